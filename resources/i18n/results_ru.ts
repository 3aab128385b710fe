<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
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
        <source>from {date}</source>
        <translation>с {date}</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>до {date}</translation>
    </message>
    <message>
        <source>Without grouping</source>
        <translation>Без группировки по студенту</translation>
    </message>
    <message>
        <source>Group by student</source>
        <translation>Группировка по студенту</translation>
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
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Honesty</source>
        <translation>Честность</translation>
    </message>
    <message>
        <source>PKN</source>
        <translation>ПКН</translation>
    </message>
    <message>
        <source>Only exams that were closed because the violation limit was exceeded</source>
        <translation>Только записи, закрытые системой: превышено количество нарушений</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Архив</translation>
    </message>
    <message>
        <source>Show archived exams instead of current ones</source>
        <translation>Показать архивные (прошлые) записи вместо текущих</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Сброс</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>Очистить поиск и фильтры</translation>
    </message>
    <message>
        <source>Search: student, group</source>
        <translation>Поиск: студент, группа</translation>
    </message>
    <message>
        <source>Search by student, id, group or exam</source>
        <translation>Поиск по студенту, номеру, группе или экзамену</translation>
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
        <source>&amp;Copy rows</source>
        <translation>&amp;Копировать строки</translation>
    </message>
    <message>
        <source>&amp;Reset filters</source>
        <translation>С&amp;брос фильтров</translation>
    </message>
    <message>
        <source>&amp;Group by student</source>
        <translation>&amp;Группировать по студенту</translation>
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
        <source>{decision} (waits to be sent)</source>
        <translation>{decision} (ждёт отправки)</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Смотреть</translation>
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
</context>
<context>
    <name>ResultsHeader</name>
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
    <message numerus="yes">
        <source>At most %n row(s) can be copied at once.</source>
        <translation>
            <numerusform>За один раз можно скопировать не более %n строки.</numerusform>
            <numerusform>За один раз можно скопировать не более %n строк.</numerusform>
            <numerusform>За один раз можно скопировать не более %n строк.</numerusform>
        </translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Виды</translation>
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
    <name>Words</name>
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
</context>
</TS>
