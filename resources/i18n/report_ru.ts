<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>BriefReport</name>
    <message>
        <source>Identity check</source>
        <translation>Проверка личности</translation>
    </message>
    <message>
        <source>Violations</source>
        <translation>Нарушения</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>With violations</source>
        <translation>С нарушениями</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Камера</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Экран</translation>
    </message>
    <message>
        <source>Photo at the start · %1</source>
        <translation>Фото в начале экзамена · %1</translation>
    </message>
    <message>
        <source>No photo at the start</source>
        <translation>Нет фото в начале</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Документ</translation>
    </message>
    <message>
        <source>No document</source>
        <translation>Документа нет</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Всего</translation>
    </message>
    <message numerus="yes">
        <source>Snapshots: %n</source>
        <translation>
            <numerusform>Снимков: %n</numerusform>
            <numerusform>Снимков: %n</numerusform>
            <numerusform>Снимков: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>No snapshot fits this filter.</source>
        <translation>Под этот фильтр не подходит ни один снимок.</translation>
    </message>
    <message>
        <source>No snapshots were taken in this exam.</source>
        <translation>На этом экзамене снимков не делали.</translation>
    </message>
    <message>
        <source>Outside every attempt</source>
        <translation>Вне всех попыток</translation>
    </message>
    <message>
        <source>Attempt %1 · %2 – %3</source>
        <translation>Попытка %1 · %2 – %3</translation>
    </message>
    <message>
        <source>Attempt %1 · from %2, goes on</source>
        <translation>Попытка %1 · с %2, идёт</translation>
    </message>
</context>
<context>
    <name>DecisionButton</name>
    <message>
        <source>not set</source>
        <translation>не указано</translation>
    </message>
    <message>
        <source>Decision: %1</source>
        <translation>Решение: %1</translation>
    </message>
    <message>
        <source>Set the decision (number keys; C for a comment)</source>
        <translation>Указать решение (цифры; C — комментарий)</translation>
    </message>
    <message>
        <source>This exam is in the archive; its decision can no longer change</source>
        <translation>Экзамен в архиве: решение уже не изменить</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Почему</translation>
    </message>
    <message>
        <source>Decision: %1</source>
        <translation>Решение: %1</translation>
    </message>
    <message>
        <source>Decision: %1 (not sent yet)</source>
        <translation>Решение: %1 (ещё не отправлено)</translation>
    </message>
    <message>
        <source>Marked as reviewed</source>
        <translation>Отмечено как просмотренное</translation>
    </message>
    <message>
        <source>No longer reviewed</source>
        <translation>Отметка о просмотре снята</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Перенесено в архив</translation>
    </message>
    <message>
        <source>Taken out of the archive</source>
        <translation>Возвращено из архива</translation>
    </message>
    <message>
        <source>Own mark</source>
        <translation>Своя отметка</translation>
    </message>
    <message>
        <source>Confirmed: %1</source>
        <translation>Подтверждено: %1</translation>
    </message>
    <message>
        <source>Dismissed: %1</source>
        <translation>Снято: %1</translation>
    </message>
    <message>
        <source>Verdict taken back: %1</source>
        <translation>Оценка отозвана: %1</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Nobody has decided yet</source>
        <translation>Решения ещё нет</translation>
    </message>
    <message>
        <source>Decisions and verdicts will stand here: who, when and why.</source>
        <translation>Здесь будут решения и оценки: кто, когда и почему.</translation>
    </message>
</context>
<context>
    <name>KindChips</name>
    <message>
        <source>Show or hide: %1</source>
        <translation>Показать или скрыть: %1</translation>
    </message>
</context>
<context>
    <name>Onward</name>
    <message>
        <source>Nothing else in this list waits for a decision, or others have it open.</source>
        <translation>В этом списке больше нечего проверять: решений не ждёт ни один экзамен, либо их уже смотрят другие.</translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <source>Camera</source>
        <translation>Камера</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Экран</translation>
    </message>
    <message>
        <source>{length} without a recording left out</source>
        <translation>Пропущено {length} без записи</translation>
    </message>
    <message>
        <source>Loading the recording…</source>
        <translation>Запись загружается…</translation>
    </message>
    <message>
        <source>Waiting for data…</source>
        <translation>Ожидание данных…</translation>
    </message>
    <message>
        <source>No camera recording</source>
        <translation>Нет записи с камеры</translation>
    </message>
    <message>
        <source>The server has no camera recording of this exam.</source>
        <translation>На сервере нет записи с камеры для этого экзамена.</translation>
    </message>
    <message>
        <source>No screen recording</source>
        <translation>Нет записи экрана</translation>
    </message>
    <message>
        <source>The server has no screen recording of this exam.</source>
        <translation>На сервере нет записи экрана для этого экзамена.</translation>
    </message>
    <message>
        <source>Attempt {number} begins at {time}.</source>
        <translation>Попытка {number} начинается в {time}.</translation>
    </message>
    <message>
        <source>The connection was lost</source>
        <translation>Связь была прервана</translation>
    </message>
    <message>
        <source>The next recording begins at {time}.</source>
        <translation>Следующая запись начинается в {time}.</translation>
    </message>
    <message>
        <source>Nothing was recorded at this moment</source>
        <translation>В этот момент записи нет</translation>
    </message>
    <message>
        <source>VLC is needed to play video</source>
        <translation>Для видео нужен VLC</translation>
    </message>
    <message>
        <source>The recording is damaged</source>
        <translation>Запись повреждена</translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation>Сервер не отвечает</translation>
    </message>
    <message>
        <source>This place of the recording could not be fetched. Go elsewhere to try again.</source>
        <translation>Не удалось получить это место записи. Перейдите в другое место, чтобы повторить.</translation>
    </message>
    <message>
        <source>You may no longer watch this recording</source>
        <translation>Доступ к этой записи закрыт</translation>
    </message>
    <message>
        <source>The recording cannot be shown</source>
        <translation>Запись не удаётся показать</translation>
    </message>
    <message>
        <source>Damaged from {place} of this recording on. Other places can be watched.</source>
        <translation>Повреждено с {place} этой записи. Другие места можно смотреть.</translation>
    </message>
    <message>
        <source>Not downloaded</source>
        <translation>Не скачано</translation>
    </message>
    <message>
        <source>This place is not on this computer, and there is no connection.</source>
        <translation>Этого места нет на компьютере, а сети нет.</translation>
    </message>
    <message>
        <source>The server no longer has this recording</source>
        <translation>Этой записи больше нет на сервере</translation>
    </message>
    <message>
        <source>This file is not a video that can be played</source>
        <translation>Этот файл — не видео, которое можно воспроизвести</translation>
    </message>
    <message>
        <source>The installed VLC is too old. Version 3 or newer is needed.</source>
        <translation>Установленный VLC устарел. Нужна версия 3 или новее.</translation>
    </message>
    <message>
        <source>VLC was found, but its plug-ins do not work. Install VLC 3 again.</source>
        <translation>VLC найден, но его модули не работают. Установите VLC 3 заново.</translation>
    </message>
    <message>
        <source>Install VLC 3 (64 bit) from videolan.org, then open the report again.</source>
        <translation>Установите VLC 3 (64 бит) с videolan.org и откройте отчёт снова.</translation>
    </message>
    <message>
        <source>Put VLC 3 into Applications, then open the report again.</source>
        <translation>Поместите VLC 3 в «Программы» и откройте отчёт снова.</translation>
    </message>
    <message>
        <source>Install the packages libvlc5 and vlc-plugin-base, then open the report again.</source>
        <translation>Установите пакеты libvlc5 и vlc-plugin-base и откройте отчёт снова.</translation>
    </message>
</context>
<context>
    <name>ReportHeader</name>
    <message>
        <source>Detailed report</source>
        <translation>Подробный отчёт</translation>
    </message>
    <message>
        <source>Brief report</source>
        <translation>Краткий отчёт</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Close the report (Esc)</source>
        <translation>Закрыть отчёт (Esc)</translation>
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
        <source>Violation limit exceeded: proctoring closed itself</source>
        <translation>Превышено количество нарушений: прокторинг закрылся автоматически</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>В процессе</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Архив</translation>
    </message>
    <message>
        <source>Previous report</source>
        <translation>Предыдущий отчёт</translation>
    </message>
    <message>
        <source>Next report</source>
        <translation>Следующий отчёт</translation>
    </message>
    <message>
        <source>Next to review, passing by what others have open</source>
        <translation>Следующий на проверку, кроме открытых у других</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Нет связи</translation>
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
        <source>{name} has this report open too</source>
        <translation>Сейчас смотрит и {name}</translation>
    </message>
    <message>
        <source>So that two of you do not judge the same exam</source>
        <translation>Чтобы вы вдвоём не проверяли один и тот же экзамен</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
</context>
<context>
    <name>ReportWindow</name>
    <message>
        <source>play</source>
        <translation>пуск</translation>
    </message>
    <message>
        <source>back · stop · forward</source>
        <translation>назад · стоп · вперёд</translation>
    </message>
    <message>
        <source>violation</source>
        <translation>нарушение</translation>
    </message>
    <message>
        <source>confirm · dismiss</source>
        <translation>подтвердить · снять</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>решение</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>комментарий</translation>
    </message>
    <message>
        <source>close</source>
        <translation>закрыть</translation>
    </message>
    <message>
        <source>Report — %1 — %2</source>
        <translation>Отчёт — %1 — %2</translation>
    </message>
    <message>
        <source>Opening the report…</source>
        <translation>Открываем отчёт…</translation>
    </message>
    <message>
        <source>It was removed on the server, or is no longer yours to see. What you decided is kept.</source>
        <translation>Его удалили на сервере, или он вам больше не доступен. Ваши решения сохранены.</translation>
    </message>
    <message>
        <source>This exam is gone</source>
        <translation>Этого экзамена больше нет</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Others</source>
        <translation>Остальные</translation>
    </message>
    <message>
        <source>Timeline of the exam</source>
        <translation>Шкала времени экзамена</translation>
    </message>
    <message>
        <source>break</source>
        <translation>разрыв</translation>
    </message>
    <message>
        <source>Attempt {number}</source>
        <translation>Попытка {number}</translation>
    </message>
    <message>
        <source>running</source>
        <translation>идёт</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Sound on</source>
        <translation>Включить звук</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Выключить звук</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Воспроизвести</translation>
    </message>
    <message>
        <source>Speed {rate}</source>
        <translation>Скорость {rate}</translation>
    </message>
    <message>
        <source>{passed} of {length}</source>
        <translation>{passed} из {length}</translation>
    </message>
    <message>
        <source>Previous attempt</source>
        <translation>Предыдущая попытка</translation>
    </message>
    <message>
        <source>Previous violation</source>
        <translation>Предыдущее нарушение</translation>
    </message>
    <message>
        <source>Next violation</source>
        <translation>Следующее нарушение</translation>
    </message>
    <message>
        <source>Next attempt</source>
        <translation>Следующая попытка</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Во весь экран</translation>
    </message>
    <message>
        <source>Violations only</source>
        <translation>Только нарушения</translation>
    </message>
    <message>
        <source>Play the violations and leave out what lies between them</source>
        <translation>Показывать нарушения и пропускать всё между ними</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Громкость</translation>
    </message>
</context>
<context>
    <name>ViolationList</name>
    <message>
        <source>confirmed</source>
        <translation>подтверждено</translation>
    </message>
    <message>
        <source>dismissed</source>
        <translation>снято</translation>
    </message>
</context>
<context>
    <name>ViolationPanel</name>
    <message>
        <source>Confirm</source>
        <translation>Подтвердить</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Снять</translation>
    </message>
    <message>
        <source>Confirm this violation (Y)</source>
        <translation>Подтвердить это нарушение (Y)</translation>
    </message>
    <message>
        <source>Dismiss this violation (X)</source>
        <translation>Снять это нарушение (X)</translation>
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
        <source>Violations</source>
        <translation>Нарушения</translation>
    </message>
    <message numerus="yes">
        <source>Violations: %n</source>
        <translation>
            <numerusform>Нарушений: %n</numerusform>
            <numerusform>Нарушений: %n</numerusform>
            <numerusform>Нарушений: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 judged</source>
        <translation>проверено %1 из %2</translation>
    </message>
    <message>
        <source>All kinds are hidden.</source>
        <translation>Все виды скрыты.</translation>
    </message>
    <message>
        <source>No violations were noticed in this exam.</source>
        <translation>На этом экзамене нарушений не замечено.</translation>
    </message>
</context>
</TS>
