<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>BatchBar</name>
    <message>
        <source>Selected exams</source>
        <translation>Выбранные экзамены</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Решение</translation>
    </message>
    <message>
        <source>Set one decision for all selected exams (number keys)</source>
        <translation>Одно решение для всех выбранных экзаменов (цифровые клавиши)</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Просмотрено</translation>
    </message>
    <message>
        <source>Say whether the violations were gone through</source>
        <translation>Отметить, просмотрены ли нарушения</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>Не просмотрено</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Скачать</translation>
    </message>
    <message>
        <source>Whole recordings or moments only</source>
        <translation>Записи целиком или только моменты</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Экспорт</translation>
    </message>
    <message>
        <source>Clear the selection (Esc)</source>
        <translation>Снять выделение (Esc)</translation>
    </message>
    <message>
        <source>Select the first {most}</source>
        <translation>Выбрать первые {most}</translation>
    </message>
    <message>
        <source>Out of the archive</source>
        <translation>Из архива</translation>
    </message>
    <message>
        <source>To the archive</source>
        <translation>В архив</translation>
    </message>
    <message numerus="yes">
        <source>All {count} that match are selected</source>
        <translation>
            <numerusform>Выбран {count}, все подходящие</numerusform>
            <numerusform>Выбраны все {count} подходящих</numerusform>
            <numerusform>Выбраны все {count} подходящих</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} selected</source>
        <translation>
            <numerusform>Выбран {count} экзамен</numerusform>
            <numerusform>Выбрано {count} экзамена</numerusform>
            <numerusform>Выбрано {count} экзаменов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchDetails</name>
    <message>
        <source>Undo all</source>
        <translation>Отменить всё</translation>
    </message>
    <message>
        <source>Copy list</source>
        <translation>Скопировать список</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>What happened to each exam</source>
        <translation>Что стало с каждым экзаменом</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Студент</translation>
    </message>
    <message>
        <source>Exam</source>
        <translation>Экзамен</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Итог</translation>
    </message>
</context>
<context>
    <name>BatchSummary</name>
    <message>
        <source>{count} set</source>
        <translation>указано: {count}</translation>
    </message>
    <message>
        <source>{count} unchanged</source>
        <translation>без изменений: {count}</translation>
    </message>
    <message>
        <source>{count} not possible</source>
        <translation>невозможно: {count}</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Указано</translation>
    </message>
    <message>
        <source>Unchanged: it stood so already</source>
        <translation>Без изменений: так уже было</translation>
    </message>
    <message>
        <source>Not possible: the exam is in the archive</source>
        <translation>Невозможно: экзамен в архиве</translation>
    </message>
    <message>
        <source>Not possible: first settle what another proctor decided</source>
        <translation>Невозможно: сначала разберитесь с решением другого проктора</translation>
    </message>
    <message>
        <source>Not possible: the exam is gone</source>
        <translation>Невозможно: экзамена больше нет</translation>
    </message>
</context>
<context>
    <name>Batching</name>
    <message>
        <source>Reviewed</source>
        <translation>Просмотрено</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>Не просмотрено</translation>
    </message>
    <message>
        <source>To the archive</source>
        <translation>В архив</translation>
    </message>
    <message>
        <source>Out of the archive</source>
        <translation>Из архива</translation>
    </message>
    <message numerus="yes">
        <source>{count} exams are selected; at most {most} can be changed at once. Nothing was changed.</source>
        <translation>
            <numerusform>Выбран {count} экзамен; за один раз можно изменить не больше {most}. Ничего не изменено.</numerusform>
            <numerusform>Выбрано {count} экзамена; за один раз можно изменить не больше {most}. Ничего не изменено.</numerusform>
            <numerusform>Выбрано {count} экзаменов; за один раз можно изменить не больше {most}. Ничего не изменено.</numerusform>
        </translation>
    </message>
    <message>
        <source>Select the first {most}</source>
        <translation>Выбрать первые {most}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробнее</translation>
    </message>
    <message>
        <source>Saved on this computer: {what}</source>
        <translation>Сохранено на этом компьютере: {what}</translation>
    </message>
    <message>
        <source>It is too late to undo: everything was sent. Set a new decision.</source>
        <translation>Отменять поздно: всё уже отправлено. Укажите новое решение.</translation>
    </message>
    <message>
        <source>Undone for {taken} of {made} exams; the others were sent already.</source>
        <translation>Отменено для {taken} из {made} экзаменов; остальные уже отправлены.</translation>
    </message>
    <message>
        <source>Undone.</source>
        <translation>Отменено.</translation>
    </message>
</context>
<context>
    <name>ColumnChooser</name>
    <message>
        <source>C&amp;olumns…</source>
        <translation>С&amp;толбцы…</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>Move up (Alt+↑)</source>
        <translation>Выше (Alt+↑)</translation>
    </message>
    <message>
        <source>Move down (Alt+↓)</source>
        <translation>Ниже (Alt+↓)</translation>
    </message>
    <message>
        <source>As at first</source>
        <translation>Как вначале</translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message numerus="yes">
        <source>At most %n row(s) can be copied at once.</source>
        <translation>
            <numerusform>За один раз можно скопировать не более %n строки.</numerusform>
            <numerusform>За один раз можно скопировать не более %n строк.</numerusform>
            <numerusform>За один раз можно скопировать не более %n строк.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Downloading</name>
    <message>
        <source>&amp;Download all of this view…</source>
        <translation>С&amp;качать весь этот вид…</translation>
    </message>
    <message>
        <source>&amp;Keep this view downloaded…</source>
        <translation>&amp;Держать этот вид скачанным…</translation>
    </message>
    <message>
        <source>Download the next &amp;50 to review</source>
        <translation>Скачать следующие &amp;50 к проверке</translation>
    </message>
</context>
<context>
    <name>ExamPage</name>
    <message>
        <source>Honesty</source>
        <translation>Честность</translation>
    </message>
    <message>
        <source>Worst moments</source>
        <translation>Худшие моменты</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Face photo</source>
        <translation>Фото лица</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Документ</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n попытка</numerusform>
            <numerusform>%n попытки</numerusform>
            <numerusform>%n попыток</numerusform>
        </translation>
    </message>
    <message>
        <source>Violation limit exceeded: proctoring closed itself</source>
        <translation>Превышено количество нарушений: прокторинг закрылся автоматически</translation>
    </message>
    <message>
        <source>PKN</source>
        <translation>ПКН</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Архив</translation>
    </message>
    <message>
        <source>Downloaded</source>
        <translation>Скачано</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>Открыт: %1</translation>
    </message>
    <message>
        <source>No photo at the start</source>
        <translation>Нет фото в начале</translation>
    </message>
    <message>
        <source>No document</source>
        <translation>Нет документа</translation>
    </message>
    <message>
        <source>No violations</source>
        <translation>Нарушений нет</translation>
    </message>
    <message numerus="yes">
        <source>%n violation(s)</source>
        <translation>
            <numerusform>%n нарушение</numerusform>
            <numerusform>%n нарушения</numerusform>
            <numerusform>%n нарушений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moment(s)</source>
        <translation>
            <numerusform>%n момент</numerusform>
            <numerusform>%n момента</numerusform>
            <numerusform>%n моментов</numerusform>
        </translation>
    </message>
    <message>
        <source>The report is not on this computer, and there is no connection now.</source>
        <translation>Отчёта нет на этом компьютере, а связи сейчас нет.</translation>
    </message>
    <message>
        <source>Opening the report…</source>
        <translation>Открываем отчёт…</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Spreadsheet (*.xlsx)</source>
        <translation>Таблица Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Text, UTF-8 (*.csv)</source>
        <translation>Текст, UTF-8 (*.csv)</translation>
    </message>
    <message>
        <source>Export {count} row(s)</source>
        <translation>Экспорт, строк: {count}</translation>
    </message>
    <message>
        <source>Writing {name}</source>
        <translation>Идёт запись: {name}</translation>
    </message>
    <message>
        <source>The export was cancelled; no file was written.</source>
        <translation>Экспорт отменён, файл не записан.</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Экспорт…</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written to {name}, readable by anyone.</source>
        <translation>
            <numerusform>%n строка записана в {name}; прочесть файл может кто угодно.</numerusform>
            <numerusform>%n строки записаны в {name}; прочесть файл может кто угодно.</numerusform>
            <numerusform>%n строк записано в {name}; прочесть файл может кто угодно.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message numerus="yes">
        <source>%n exam(s) left</source>
        <translation>
            <numerusform>остался %n экзамен</numerusform>
            <numerusform>осталось %n экзамена</numerusform>
            <numerusform>осталось %n экзаменов</numerusform>
        </translation>
    </message>
    <message>
        <source>Only exams that were closed because the violation limit was exceeded</source>
        <translation>Только записи, закрытые системой: превышено количество нарушений</translation>
    </message>
    <message>
        <source>Show archived exams instead of current ones</source>
        <translation>Показать архивные (прошлые) записи вместо текущих</translation>
    </message>
    <message numerus="yes">
        <source>%n exam(s)</source>
        <translation>
            <numerusform>%n экзамен</numerusform>
            <numerusform>%n экзамена</numerusform>
            <numerusform>%n экзаменов</numerusform>
        </translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>Ещё фильтры</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Сброс</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>Очистить поиск и фильтры</translation>
    </message>
</context>
<context>
    <name>FilterWords</name>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Honesty</source>
        <translation>Честность</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Архив</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Группа</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Решение</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Система</translation>
    </message>
    <message>
        <source>Kinds of violation</source>
        <translation>Виды нарушений</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Проверил</translation>
    </message>
    <message>
        <source>Number of violations</source>
        <translation>Число нарушений</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Попытки</translation>
    </message>
    <message>
        <source>Duration, min</source>
        <translation>Длительность, мин</translation>
    </message>
    <message>
        <source>PKN</source>
        <translation>ПКН</translation>
    </message>
    <message>
        <source>Downloaded</source>
        <translation>Скачано</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Просмотрено</translation>
    </message>
    <message>
        <source>Running now</source>
        <translation>Идёт сейчас</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>{filter}: {value}</source>
        <translation>{filter}: {value}</translation>
    </message>
    <message>
        <source>except: {what}</source>
        <translation>кроме: {what}</translation>
    </message>
    <message>
        <source>from {date}</source>
        <translation>с {date}</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>до {date}</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>Views</source>
        <translation>Виды</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>Студенты</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Группы</translation>
    </message>
    <message>
        <source>Exams</source>
        <translation>Экзамены</translation>
    </message>
    <message numerus="yes">
        <source>%n exam(s)</source>
        <translation>
            <numerusform>%n экзамен</numerusform>
            <numerusform>%n экзамена</numerusform>
            <numerusform>%n экзаменов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupPage</name>
    <message>
        <source>Exams</source>
        <translation>Экзамены</translation>
    </message>
    <message>
        <source>Without decision</source>
        <translation>Без решения</translation>
    </message>
    <message>
        <source>Worst honesty</source>
        <translation>Худшая честность</translation>
    </message>
    <message>
        <source>Mean honesty</source>
        <translation>Средняя честность</translation>
    </message>
    <message numerus="yes">
        <source>%n more exam(s) in the table</source>
        <translation>
            <numerusform>Ещё %n экзамен в таблице</numerusform>
            <numerusform>Ещё %n экзамена в таблице</numerusform>
            <numerusform>Ещё %n экзаменов в таблице</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupWords</name>
    <message numerus="yes">
        <source>%n exam(s)</source>
        <translation>
            <numerusform>%n экзамен</numerusform>
            <numerusform>%n экзамена</numerusform>
            <numerusform>%n экзаменов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without decision</source>
        <translation>
            <numerusform>%n без решения</numerusform>
            <numerusform>%n без решения</numerusform>
            <numerusform>%n без решения</numerusform>
        </translation>
    </message>
    <message>
        <source>No system</source>
        <translation>Без системы</translation>
    </message>
    <message>
        <source>Start not known</source>
        <translation>Начало неизвестно</translation>
    </message>
    <message>
        <source>No group</source>
        <translation>Без группы</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>Без названия</translation>
    </message>
    <message>
        <source>mean {percent}</source>
        <translation>ср. {percent}</translation>
    </message>
</context>
<context>
    <name>GroupingChoice</name>
    <message>
        <source>Without grouping</source>
        <translation>Без группировки</translation>
    </message>
    <message>
        <source>Group by student</source>
        <translation>Группировка по студенту</translation>
    </message>
    <message>
        <source>Group by study group</source>
        <translation>Группировка по учебной группе</translation>
    </message>
    <message>
        <source>Group by exam</source>
        <translation>Группировка по экзамену</translation>
    </message>
    <message>
        <source>Group by system</source>
        <translation>Группировка по системе</translation>
    </message>
    <message>
        <source>Group by day</source>
        <translation>Группировка по дню</translation>
    </message>
    <message>
        <source>&amp;Grouping</source>
        <translation>&amp;Группировка</translation>
    </message>
    <message>
        <source>Expand all groups</source>
        <translation>Раскрыть все</translation>
    </message>
    <message>
        <source>Collapse all groups</source>
        <translation>Свернуть все</translation>
    </message>
    <message>
        <source>By group</source>
        <translation>По группе</translation>
    </message>
    <message>
        <source>By exam</source>
        <translation>По экзамену</translation>
    </message>
    <message>
        <source>By system</source>
        <translation>По системе</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>По дню</translation>
    </message>
    <message>
        <source>Other groupings</source>
        <translation>Другая группировка</translation>
    </message>
</context>
<context>
    <name>MoreFilters</name>
    <message>
        <source>More filters</source>
        <translation>Ещё фильтры</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Очистить всё</translation>
    </message>
</context>
<context>
    <name>NamePopup</name>
    <message>
        <source>Name of the view</source>
        <translation>Название вида</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>PageFrame</name>
    <message>
        <source>row</source>
        <translation>строка</translation>
    </message>
    <message>
        <source>view</source>
        <translation>смотреть</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>просмотр</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>решение</translation>
    </message>
    <message>
        <source>search</source>
        <translation>поиск</translation>
    </message>
    <message>
        <source>clear search</source>
        <translation>очистить поиск</translation>
    </message>
    <message>
        <source>of {total}</source>
        <translation>из {total}</translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n группа</numerusform>
            <numerusform>%n группы</numerusform>
            <numerusform>%n групп</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exam name(s)</source>
        <translation>
            <numerusform>%n название экзамена</numerusform>
            <numerusform>%n названия экзаменов</numerusform>
            <numerusform>%n названий экзаменов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n system(s)</source>
        <translation>
            <numerusform>%n система</numerusform>
            <numerusform>%n системы</numerusform>
            <numerusform>%n систем</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n день</numerusform>
            <numerusform>%n дня</numerusform>
            <numerusform>%n дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n student(s)</source>
        <translation>
            <numerusform>%n студент</numerusform>
            <numerusform>%n студента</numerusform>
            <numerusform>%n студентов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exam(s)</source>
        <translation>
            <numerusform>%n экзамен</numerusform>
            <numerusform>%n экзамена</numerusform>
            <numerusform>%n экзаменов</numerusform>
        </translation>
    </message>
    <message>
        <source>without decision: {count}</source>
        <translation>решение не указано: {count}</translation>
    </message>
    <message>
        <source>mean honesty {percent}</source>
        <translation>средняя честность {percent}</translation>
    </message>
    <message>
        <source>&amp;View report</source>
        <translation>&amp;Смотреть отчёт</translation>
    </message>
    <message>
        <source>&amp;Reset filters</source>
        <translation>С&amp;брос фильтров</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview</source>
        <translation>Просмотр</translation>
    </message>
    <message>
        <source>Close the preview (Space)</source>
        <translation>Закрыть просмотр (пробел)</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Просмотрено</translation>
    </message>
    <message>
        <source>Mark that the violations were gone through</source>
        <translation>Отметить, что нарушения просмотрены</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Смотреть</translation>
    </message>
    <message>
        <source>Download: then it opens without a network</source>
        <translation>Скачать: тогда откроется без сети</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) selected</source>
        <translation>
            <numerusform>Выбрана %n строка</numerusform>
            <numerusform>Выбрано %n строки</numerusform>
            <numerusform>Выбрано %n строк</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose one row to look into it.</source>
        <translation>Выберите одну строку, чтобы рассмотреть её.</translation>
    </message>
    <message>
        <source>No exam chosen</source>
        <translation>Экзамен не выбран</translation>
    </message>
    <message>
        <source>Choose a row in the table.</source>
        <translation>Выберите строку в таблице.</translation>
    </message>
</context>
<context>
    <name>PreviewTimeline</name>
    <message>
        <source>Violations over the time of the exam</source>
        <translation>Нарушения по времени экзамена</translation>
    </message>
</context>
<context>
    <name>Previewing</name>
    <message>
        <source>&amp;Preview beside the table</source>
        <translation>&amp;Просмотр рядом с таблицей</translation>
    </message>
    <message>
        <source>Preview beside the table (Space)</source>
        <translation>Просмотр рядом с таблицей (пробел)</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message numerus="yes">
        <source>At most %n row(s) can be printed at once; more go into a file (Export).</source>
        <translation>
            <numerusform>За один раз можно напечатать не больше %n строки; больше поместится в файл (Экспорт).</numerusform>
            <numerusform>За один раз можно напечатать не больше %n строк; больше поместится в файл (Экспорт).</numerusform>
            <numerusform>За один раз можно напечатать не больше %n строк; больше поместится в файл (Экспорт).</numerusform>
        </translation>
    </message>
    <message>
        <source>page {page}</source>
        <translation>страница {page}</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Печать…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Печать…</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) sent to the printer.</source>
        <translation>
            <numerusform>%n страница отправлена на принтер.</numerusform>
            <numerusform>%n страницы отправлены на принтер.</numerusform>
            <numerusform>%n страниц отправлено на принтер.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>Student</source>
        <translation>Студент</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Группа</translation>
    </message>
    <message>
        <source>Exam</source>
        <translation>Экзамен</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Система</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Начало</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Длительность</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Honesty</source>
        <translation>Честность</translation>
    </message>
    <message>
        <source>Violations</source>
        <translation>Нарушения</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Попытки</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Решение</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Проверил</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Просмотрено</translation>
    </message>
    <message>
        <source>Downloaded</source>
        <translation>Скачано</translation>
    </message>
    <message>
        <source>Att.</source>
        <translation>Поп.</translation>
    </message>
    <message>
        <source>PKN</source>
        <translation>ПКН</translation>
    </message>
    <message>
        <source>{decision} (yours was not delivered)</source>
        <translation>{decision} (ваше не доставлено)</translation>
    </message>
    <message>
        <source>{decision} (waits to be sent)</source>
        <translation>{decision} (ждёт отправки)</translation>
    </message>
    <message>
        <source>{when} (waits to be sent)</source>
        <translation>{when} (ждёт отправки)</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Смотреть</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Нет связи</translation>
    </message>
    <message>
        <source>No connection {time}</source>
        <translation>Нет связи {time}</translation>
    </message>
    <message>
        <source>{name} has the report open</source>
        <translation>Сейчас смотрит: {name}</translation>
    </message>
    <message>
        <source>no connection since {time}</source>
        <translation>нет связи с {time}</translation>
    </message>
    <message>
        <source>Exam {number}</source>
        <translation>Экзамен {number}</translation>
    </message>
    <message>
        <source>last {time}</source>
        <translation>последний {time}</translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation>Свернуть</translation>
    </message>
    <message>
        <source>Expand</source>
        <translation>Раскрыть</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>К проверке</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>In progress now</source>
        <translation>Сейчас сдают</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>Спорные</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Скачанные</translation>
    </message>
    <message>
        <source>There is no such filter. To search for these letters, put them in quotes.</source>
        <translation>Такого фильтра нет. Чтобы искать сами эти буквы, возьмите их в кавычки.</translation>
    </message>
    <message>
        <source>There is no such value, so it is left out.</source>
        <translation>Такого значения нет, поэтому оно не учитывается.</translation>
    </message>
    <message>
        <source>Something is missing here: a value or a closing quote.</source>
        <translation>Здесь чего-то не хватает: значения или закрывающей кавычки.</translation>
    </message>
    <message>
        <source>A number belongs here: 5, or a range: 5..10.</source>
        <translation>Здесь нужно число: 5, или промежуток: 5..10.</translation>
    </message>
    <message>
        <source>A date belongs here: 13.11.2026, 2026-11-13, with time 13.11.2026T09:30.</source>
        <translation>Здесь нужна дата: 13.11.2026, 2026-11-13, со временем 13.11.2026T09:30.</translation>
    </message>
    <message>
        <source>Yes or no belongs here.</source>
        <translation>Здесь нужно да или нет.</translation>
    </message>
    <message>
        <source>Only numbers and dates can be compared: use a colon here.</source>
        <translation>Сравнивать можно только числа и даты: поставьте здесь двоеточие.</translation>
    </message>
    <message>
        <source>No exam can have such a number.</source>
        <translation>Такого числа не может быть ни у одного экзамена.</translation>
    </message>
    <message>
        <source>The range ends before it begins.</source>
        <translation>Промежуток кончается раньше, чем начинается.</translation>
    </message>
    <message>
        <source>This contradicts what stands before it.</source>
        <translation>Это противоречит тому, что стоит раньше.</translation>
    </message>
    <message>
        <source>Numbers and dates are not excluded with a minus: turn the sign round.</source>
        <translation>Числа и даты минусом не исключаются: поверните знак сравнения.</translation>
    </message>
    <message>
        <source>today</source>
        <translation>сегодня</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>вчера</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 дней</translation>
    </message>
</context>
<context>
    <name>ResultsHeader</name>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>descending</source>
        <translation>по убыванию</translation>
    </message>
    <message>
        <source>ascending</source>
        <translation>по возрастанию</translation>
    </message>
    <message>
        <source>Sort ascending</source>
        <translation>Сортировать по возрастанию</translation>
    </message>
    <message>
        <source>Sort descending</source>
        <translation>Сортировать по убыванию</translation>
    </message>
    <message>
        <source>Columns as at first</source>
        <translation>Столбцы как вначале</translation>
    </message>
</context>
<context>
    <name>ResultsPage</name>
    <message>
        <source>Results</source>
        <translation>Результаты</translation>
    </message>
</context>
<context>
    <name>Reviewing</name>
    <message>
        <source>&amp;Next to review</source>
        <translation>С&amp;ледующий на проверку</translation>
    </message>
    <message>
        <source>Nothing else in this list waits for a decision, or others have it open.</source>
        <translation>В этом списке больше нечего проверять: решений не ждёт ни один экзамен, либо их уже смотрят другие.</translation>
    </message>
</context>
<context>
    <name>RowActions</name>
    <message>
        <source>Show &amp;only</source>
        <translation>Показать т&amp;олько</translation>
    </message>
    <message>
        <source>Student: {name}</source>
        <translation>Студент: {name}</translation>
    </message>
    <message>
        <source>Group: {name}</source>
        <translation>Группа: {name}</translation>
    </message>
    <message>
        <source>Exam: {name}</source>
        <translation>Экзамен: {name}</translation>
    </message>
    <message>
        <source>System: {name}</source>
        <translation>Система: {name}</translation>
    </message>
    <message>
        <source>Decision: {name}</source>
        <translation>Решение: {name}</translation>
    </message>
    <message>
        <source>Restore from the a&amp;rchive</source>
        <translation>Вернуть из а&amp;рхива</translation>
    </message>
    <message>
        <source>To the a&amp;rchive</source>
        <translation>В а&amp;рхив</translation>
    </message>
    <message>
        <source>&amp;Undelivered decision…</source>
        <translation>&amp;Недоставленное решение…</translation>
    </message>
    <message>
        <source>&amp;Decision</source>
        <translation>Р&amp;ешение</translation>
    </message>
    <message>
        <source>Re&amp;viewed</source>
        <translation>&amp;Просмотрено</translation>
    </message>
    <message>
        <source>Do&amp;wnload</source>
        <translation>Ск&amp;ачать</translation>
    </message>
    <message>
        <source>With a &amp;comment…</source>
        <translation>С &amp;комментарием…</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search: student, group</source>
        <translation>Поиск: студент, группа</translation>
    </message>
    <message>
        <source>Search by student, id, group or exam</source>
        <translation>Поиск по студенту, номеру, группе или экзамену</translation>
    </message>
    <message>
        <source>What can be typed here</source>
        <translation>Что здесь можно набрать</translation>
    </message>
    <message>
        <source>What can be typed here ({keys})</source>
        <translation>Что здесь можно набрать ({keys})</translation>
    </message>
</context>
<context>
    <name>SearchHelp</name>
    <message>
        <source>What can be typed here</source>
        <translation>Что здесь можно набрать</translation>
    </message>
    <message>
        <source>Russian, Kazakh and English words are all understood. {keys} offers what fits.</source>
        <translation>Понятны русские, казахские и английские слова. {keys}: показать, что подходит.</translation>
    </message>
    <message>
        <source>kim &quot;data analysis&quot; -philosophy</source>
        <translation>ким &quot;мат анализ&quot; -философия</translation>
    </message>
    <message>
        <source>words, a phrase, a word to leave out</source>
        <translation>слова, фраза, слово, которого быть не должно</translation>
    </message>
    <message>
        <source>at most; also &lt; &gt; &gt;= and ranges: 40..60</source>
        <translation>не больше; также &lt; &gt; &gt;= и промежуток: 40..60</translation>
    </message>
    <message>
        <source>both must be so</source>
        <translation>верно и то и другое</translation>
    </message>
    <message>
        <source>one or the other</source>
        <translation>одно из этих</translation>
    </message>
    <message>
        <source>names with spaces stand in quotes</source>
        <translation>названия с пробелами берутся в кавычки</translation>
    </message>
    <message>
        <source>all but this</source>
        <translation>все, кроме этого</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>да или нет</translation>
    </message>
    <message>
        <source>from this day on; also a range, or a time of day: T09:30</source>
        <translation>с этого дня; также промежуток или время: T09:30</translation>
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <source>There is no connection, and nothing was loaded yet</source>
        <translation>Нет связи, и список ещё не загружен</translation>
    </message>
    <message>
        <source>The list comes by itself as soon as the server can be reached.</source>
        <translation>Список появится сам, как только сервер станет доступен.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Попробовать сейчас</translation>
    </message>
    <message>
        <source>There are no exams yet</source>
        <translation>Экзаменов пока нет</translation>
    </message>
    <message>
        <source>They appear here by themselves when students begin.</source>
        <translation>Они появятся здесь сами, когда студенты начнут сдавать.</translation>
    </message>
    <message>
        <source>The archive is empty</source>
        <translation>Архив пуст</translation>
    </message>
    <message>
        <source>Back to current exams</source>
        <translation>К текущим экзаменам</translation>
    </message>
    <message>
        <source>No exam matches</source>
        <translation>Ничего не найдено</translation>
    </message>
    <message>
        <source>Try another word, or take filters away.</source>
        <translation>Попробуйте другое слово или уберите фильтры.</translation>
    </message>
    <message>
        <source>Remove the last filter: {what}</source>
        <translation>Убрать последний фильтр: {what}</translation>
    </message>
    <message>
        <source>Reset filters</source>
        <translation>Сбросить фильтры</translation>
    </message>
    <message>
        <source>Opening the results…</source>
        <translation>Открываем результаты…</translation>
    </message>
    <message>
        <source>The list is being loaded: {done} of {expected}</source>
        <translation>Список загружается: {done} из {expected}</translation>
    </message>
    <message>
        <source>The list is being loaded: {done}</source>
        <translation>Список загружается: {done}</translation>
    </message>
</context>
<context>
    <name>TakingOut</name>
    <message>
        <source>&amp;Copy rows</source>
        <translation>&amp;Копировать строки</translation>
    </message>
    <message>
        <source>Copy rows with &amp;head</source>
        <translation>Копировать строки с &amp;заголовком</translation>
    </message>
    <message>
        <source>Copy ce&amp;ll</source>
        <translation>Копировать &amp;ячейку</translation>
    </message>
</context>
<context>
    <name>ThreeWays</name>
    <message>
        <source>any</source>
        <translation>все</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
</context>
<context>
    <name>ViewCommands</name>
    <message>
        <source>Filters, order, grouping and columns are kept.</source>
        <translation>Сохранятся фильтры, порядок, группировка и столбцы.</translation>
    </message>
    <message>
        <source>New view</source>
        <translation>Новый вид</translation>
    </message>
    <message>
        <source>Rename view</source>
        <translation>Переименовать вид</translation>
    </message>
    <message>
        <source>The view “{name}” was deleted.</source>
        <translation>Вид «{name}» удалён.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Save &amp;changes to the view</source>
        <translation>Сохранить &amp;изменения вида</translation>
    </message>
    <message>
        <source>&amp;Reset view</source>
        <translation>&amp;Вернуть вид</translation>
    </message>
    <message>
        <source>Re&amp;name view…</source>
        <translation>Пере&amp;именовать вид…</translation>
    </message>
    <message>
        <source>Move view &amp;left</source>
        <translation>Передвинуть в&amp;лево</translation>
    </message>
    <message>
        <source>Move view r&amp;ight</source>
        <translation>Передвинуть в&amp;право</translation>
    </message>
    <message>
        <source>&amp;Open with this view at start</source>
        <translation>&amp;Открывать при запуске</translation>
    </message>
    <message>
        <source>&amp;Delete view</source>
        <translation>&amp;Удалить вид</translation>
    </message>
    <message>
        <source>&amp;Views</source>
        <translation>&amp;Виды</translation>
    </message>
    <message>
        <source>&amp;Compact rows</source>
        <translation>&amp;Плотные строки</translation>
    </message>
    <message>
        <source>&amp;Save as a new view…</source>
        <translation>&amp;Сохранить как новый вид…</translation>
    </message>
    <message>
        <source>&amp;Export my views…</source>
        <translation>&amp;Экспорт своих видов…</translation>
    </message>
    <message>
        <source>I&amp;mport views…</source>
        <translation>И&amp;мпорт видов…</translation>
    </message>
</context>
<context>
    <name>ViewExchange</name>
    <message>
        <source>Export my views</source>
        <translation>Экспорт своих видов</translation>
    </message>
    <message>
        <source>Import views</source>
        <translation>Импорт видов</translation>
    </message>
    <message>
        <source>Views of OES Desktop (*.{suffix})</source>
        <translation>Виды OES Desktop (*.{suffix})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n view(s) written to the file.</source>
        <translation>
            <numerusform>%n вид записан в файл.</numerusform>
            <numerusform>%n вида записано в файл.</numerusform>
            <numerusform>%n видов записано в файл.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n view(s) added.</source>
        <translation>
            <numerusform>Добавлен %n вид.</numerusform>
            <numerusform>Добавлено %n вида.</numerusform>
            <numerusform>Добавлено %n видов.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: it makes no sense.</source>
        <translation>
            <numerusform>%n пропущен: в нём нет смысла.</numerusform>
            <numerusform>%n пропущено: в них нет смысла.</numerusform>
            <numerusform>%n пропущено: в них нет смысла.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: there is no more room.</source>
        <translation>
            <numerusform>%n не добавлен: больше нет места.</numerusform>
            <numerusform>%n не добавлено: больше нет места.</numerusform>
            <numerusform>%n не добавлено: больше нет места.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ViewTabs</name>
    <message>
        <source>changed, not saved</source>
        <translation>изменён, не сохранён</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Виды</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Сохранить вид</translation>
    </message>
    <message>
        <source>Keep these filters, order and columns as a view of your own</source>
        <translation>Сохранить эти фильтры, порядок и столбцы как свой вид</translation>
    </message>
    <message>
        <source>Reset view</source>
        <translation>Вернуть вид</translation>
    </message>
    <message>
        <source>Back to the filters and the order of this view</source>
        <translation>Вернуться к фильтрам и порядку этого вида</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Сохранить изменения</translation>
    </message>
    <message>
        <source>This view has these filters and this order from now on</source>
        <translation>Теперь у этого вида будут эти фильтры и этот порядок</translation>
    </message>
</context>
</TS>
