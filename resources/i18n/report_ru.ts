<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>Apart</name>
    <message>
        <source>The pictures are in a window of their own.</source>
        <translation>Картинки показаны в отдельном окне.</translation>
    </message>
    <message>
        <source>Bring them back</source>
        <translation>Вернуть сюда</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Запись</translation>
    </message>
</context>
<context>
    <name>Appeals</name>
    <message>
        <source>&amp;Appeal package…</source>
        <translation>Пакет &amp;апелляции…</translation>
    </message>
    <message>
        <source>Appeal package</source>
        <translation>Пакет апелляции</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Выбрать файл…</translation>
    </message>
    <message numerus="yes">
        <source>The report goes in as PDF and JSON, with frames and clips of %n confirmed violation(s), from 3 s before to 3 s after, and a list of hashes.</source>
        <translation>
            <numerusform>В пакет входят отчёт в PDF и JSON, кадры и отрывки записей %n подтверждённого нарушения, от 3 с до и до 3 с после, и список хешей.</numerusform>
            <numerusform>В пакет входят отчёт в PDF и JSON, кадры и отрывки записей %n подтверждённых нарушений, от 3 с до и до 3 с после, и список хешей.</numerusform>
            <numerusform>В пакет входят отчёт в PDF и JSON, кадры и отрывки записей %n подтверждённых нарушений, от 3 с до и до 3 с после, и список хешей.</numerusform>
        </translation>
    </message>
    <message>
        <source>No violation is confirmed: the report goes in as PDF and JSON with a list of hashes, but without frames and clips.</source>
        <translation>Ни одно нарушение не подтверждено: в пакет войдут отчёт в PDF и JSON и список хешей, но без кадров и отрывков.</translation>
    </message>
    <message>
        <source>The server signs the list, so that anybody can check the package later.</source>
        <translation>Список подпишет сервер, и потом любой сможет проверить пакет.</translation>
    </message>
    <message>
        <source>The server cannot sign now: the package will say of itself that it is NOT SIGNED.</source>
        <translation>Сервер сейчас не может подписать: пакет будет помечен как НЕ ПОДПИСАННЫЙ.</translation>
    </message>
    <message>
        <source>The file lies outside the program&apos;s encryption: whoever gets it can read everything and see the student.</source>
        <translation>Файл лежит вне шифрования программы: любой, к кому он попадёт, прочтёт всё и увидит студента.</translation>
    </message>
    <message>
        <source>Your decision has not reached the server yet; the package says so.</source>
        <translation>Ваше решение ещё не дошло до сервера; в пакете это указано.</translation>
    </message>
    <message>
        <source>Appeal package (*.zip)</source>
        <translation>Пакет апелляции (*.zip)</translation>
    </message>
    <message>
        <source>Packing {name}</source>
        <translation>Составление пакета {name}</translation>
    </message>
    <message>
        <source>{name} is written and signed by the server. It is not encrypted.</source>
        <translation>Файл {name} записан и подписан сервером. Он не зашифрован.</translation>
    </message>
    <message>
        <source>{name} is written, but NOT SIGNED. It is not encrypted.</source>
        <translation>Файл {name} записан, но НЕ ПОДПИСАН. Он не зашифрован.</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) here are not those of the report.</source>
        <translation>
            <numerusform>%n запись здесь не та, что в отчёте.</numerusform>
            <numerusform>%n записи здесь не те, что в отчёте.</numerusform>
            <numerusform>%n записей здесь не те, что в отчёте.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) or clip(s) could not be had.</source>
        <translation>
            <numerusform>Не удалось получить %n кадр или отрывок.</numerusform>
            <numerusform>Не удалось получить %n кадра или отрывка.</numerusform>
            <numerusform>Не удалось получить %n кадров или отрывков.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BreakEvidence</name>
    <message>
        <source>The last picture before</source>
        <translation>Последний кадр до разрыва</translation>
    </message>
    <message>
        <source>The first picture after</source>
        <translation>Первый кадр после</translation>
    </message>
    <message>
        <source>Back to the video</source>
        <translation>К видео</translation>
    </message>
    <message>
        <source>Previous break</source>
        <translation>Предыдущий разрыв</translation>
    </message>
    <message>
        <source>Next break</source>
        <translation>Следующий разрыв</translation>
    </message>
    <message>
        <source>Connection lost for {length}</source>
        <translation>Связи не было {length}</translation>
    </message>
    <message>
        <source>{start} – {end}, between attempt {before} and attempt {after}</source>
        <translation>{start} – {end}, между попытками {before} и {after}</translation>
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
        <source>There is no recording before the break</source>
        <translation>Записи до разрыва нет</translation>
    </message>
    <message>
        <source>There is no recording after the break</source>
        <translation>Записи после разрыва нет</translation>
    </message>
    <message>
        <source>Looking for the picture…</source>
        <translation>Ищем кадр…</translation>
    </message>
    <message>
        <source>There is no picture here</source>
        <translation>Кадра здесь нет</translation>
    </message>
    <message>
        <source>{time}, {length} before the break</source>
        <translation>{time}, за {length} до разрыва</translation>
    </message>
    <message>
        <source>{time}, {length} after the break</source>
        <translation>{time}, через {length} после разрыва</translation>
    </message>
</context>
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
        <source>Slide show</source>
        <translation>Слайд-шоу</translation>
    </message>
    <message>
        <source>One after the other, beside the photos of the identity check</source>
        <translation>Один за другим, рядом с фото проверки личности</translation>
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
        <source>Photo · %1</source>
        <translation>Фото · %1</translation>
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
    <name>Coverage</name>
    <message>
        <source>watched {percent}%</source>
        <translation>просмотрено {percent}%</translation>
    </message>
    <message>
        <source>{side}, attempt {number}: {seen} of {length} ({percent}%)</source>
        <translation>{side}, попытка {number}: {seen} из {length} ({percent}%)</translation>
    </message>
    <message>
        <source>single pictures</source>
        <translation>отдельные кадры</translation>
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
    <name>FrameSaving</name>
    <message>
        <source>There is no picture to save.</source>
        <translation>Сохранять нечего: картинки нет.</translation>
    </message>
    <message>
        <source>Save the picture: the file will not be encrypted</source>
        <translation>Сохранить кадр: файл не будет зашифрован</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Изображение (*.png)</translation>
    </message>
    <message>
        <source>The picture is in {name}. That file lies outside the encryption, readable by anyone who opens this computer&apos;s files.</source>
        <translation>Кадр сохранён в {name}. Этот файл не зашифрован: его прочтёт любой, кто откроет файлы этого компьютера.</translation>
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
        <source>Watched</source>
        <translation>Просмотрено</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Почему</translation>
    </message>
    <message>
        <source>{what} (not sent yet)</source>
        <translation>{what} (ещё не отправлено)</translation>
    </message>
    <message>
        <source>Decision: %1</source>
        <translation>Решение: %1</translation>
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
    <name>HonestyExplained</name>
    <message>
        <source>Without the dismissed: {percent}</source>
        <translation>Без снятых: {percent}</translation>
    </message>
    <message>
        <source>Honesty</source>
        <translation>Честность</translation>
    </message>
    <message>
        <source>What the honesty is made of</source>
        <translation>Из чего складывается честность</translation>
    </message>
</context>
<context>
    <name>HonestyPanel</name>
    <message>
        <source>Honesty: {percent}, as the server counts it</source>
        <translation>Честность: {percent} — так считает сервер</translation>
    </message>
    <message>
        <source>From 100%</source>
        <translation>Начало: 100%</translation>
    </message>
    <message>
        <source>{count} × {points}</source>
        <translation>{count} × {points}</translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>%n прочее</numerusform>
            <numerusform>%n прочих</numerusform>
            <numerusform>%n прочих</numerusform>
        </translation>
    </message>
    <message>
        <source>Together: {points}</source>
        <translation>Всего: {points}</translation>
    </message>
    <message>
        <source>Honesty is never below 0%.</source>
        <translation>Ниже 0% честность не опускается.</translation>
    </message>
    <message>
        <source>{points} more were taken off that these violations do not explain.</source>
        <translation>Снято ещё {points}: эти нарушения их не объясняют.</translation>
    </message>
    <message>
        <source>The server took off {points} less than these violations weigh.</source>
        <translation>Сервер снял на {points} меньше, чем весят эти нарушения.</translation>
    </message>
    <message>
        <source>The server&apos;s figure leaves the dismissed ones out already.</source>
        <translation>Сервер уже не учитывает снятые нарушения.</translation>
    </message>
    <message>
        <source>Without the dismissed ones ({points}): {percent}</source>
        <translation>Без снятых ({points}): {percent}</translation>
    </message>
    <message numerus="yes">
        <source>Own violations: %n. They are not in the figure and would weigh {points}.</source>
        <translation>
            <numerusform>Свои нарушения: %n. В честность не входит, весило бы {points}.</numerusform>
            <numerusform>Свои нарушения: %n. В честность не входят, весили бы {points}.</numerusform>
            <numerusform>Свои нарушения: %n. В честность не входят, весили бы {points}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hovering</name>
    <message>
        <source>Camera</source>
        <translation>Камера</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Экран</translation>
    </message>
</context>
<context>
    <name>KindChips</name>
    <message>
        <source>Own</source>
        <translation>Свои</translation>
    </message>
    <message>
        <source>Own violations and notes</source>
        <translation>Свои нарушения и заметки</translation>
    </message>
    <message>
        <source>Breaks</source>
        <translation>Разрывы</translation>
    </message>
    <message>
        <source>Lost connections</source>
        <translation>Разрывы соединения</translation>
    </message>
    <message>
        <source>Show or hide: %1. More with the right button.</source>
        <translation>Показать или скрыть: %1. Ещё — правой кнопкой.</translation>
    </message>
</context>
<context>
    <name>MarkEditor</name>
    <message>
        <source>Kind of violation</source>
        <translation>Вид нарушения</translation>
    </message>
    <message>
        <source>From</source>
        <translation>С</translation>
    </message>
    <message>
        <source>To</source>
        <translation>По</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>без конца</translation>
    </message>
    <message>
        <source>What you saw</source>
        <translation>Что вы увидели</translation>
    </message>
    <message>
        <source>Begins where the playhead is</source>
        <translation>Начало — где сейчас видео</translation>
    </message>
    <message>
        <source>Ends where the playhead is (M)</source>
        <translation>Конец — где сейчас видео (M)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>A mark of your own</source>
        <translation>Своя отметка</translation>
    </message>
    <message>
        <source>Your mark</source>
        <translation>Ваша отметка</translation>
    </message>
    <message>
        <source>Mark by {name}</source>
        <translation>Отметка: {name}</translation>
    </message>
    <message>
        <source>Note, no violation</source>
        <translation>Заметка, не нарушение</translation>
    </message>
    <message>
        <source>A time of the exam, such as 09:31:05</source>
        <translation>Время экзамена, например 09:31:05</translation>
    </message>
    <message>
        <source>It ends before it begins</source>
        <translation>Конец раньше начала</translation>
    </message>
    <message>
        <source>Choose a kind, or write what you saw</source>
        <translation>Выберите вид или напишите, что увидели</translation>
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
    <name>OwnTrouble</name>
    <message>
        <source>Compare</source>
        <translation>Сравнить</translation>
    </message>
    <message numerus="yes">
        <source>%n of your acts on this exam met somebody else&apos;s; nothing was overwritten.</source>
        <translation>
            <numerusform>%n ваше действие по этому экзамену столкнулось с чужим; ничего не перезаписано.</numerusform>
            <numerusform>%n ваших действия по этому экзамену столкнулись с чужими; ничего не перезаписано.</numerusform>
            <numerusform>%n ваших действий по этому экзамену столкнулись с чужими; ничего не перезаписано.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your acts on this exam could not be delivered.</source>
        <translation>
            <numerusform>%n ваше действие по этому экзамену не удалось доставить.</numerusform>
            <numerusform>%n ваших действия по этому экзамену не удалось доставить.</numerusform>
            <numerusform>%n ваших действий по этому экзамену не удалось доставить.</numerusform>
        </translation>
    </message>
    <message>
        <source>Meanwhile {who} decided: {what}. What you have typed stays.</source>
        <translation>Тем временем {who} решил(а): {what}. Набранный вами текст остаётся.</translation>
    </message>
</context>
<context>
    <name>PaneMessages</name>
    <message>
        <source>Not observed: {what}</source>
        <translation>Не видно: {what}</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Brief report</source>
        <translation>Краткий отчёт</translation>
    </message>
    <message>
        <source>Detailed report</source>
        <translation>Подробный отчёт</translation>
    </message>
    <message>
        <source>Made {time} by {name}</source>
        <translation>Составлено {time}: {name}</translation>
    </message>
    <message>
        <source>page {page} of {pages}</source>
        <translation>стр. {page} из {pages}</translation>
    </message>
    <message>
        <source>This picture could not be had.</source>
        <translation>Этот снимок получить не удалось.</translation>
    </message>
    <message>
        <source>times in {zone} ({offset})</source>
        <translation>время: {zone} ({offset})</translation>
    </message>
    <message>
        <source>NOT SIGNED. This paper belongs to an appeal package that was made without the server: nobody has attested the list of its hashes.</source>
        <translation>НЕ ПОДПИСАНО. Этот документ входит в пакет апелляции, составленный без сервера: список его хешей никем не заверен.</translation>
    </message>
    <message>
        <source>Belongs to an appeal package. The server signed the list of its hashes: see README.txt in the package for how to check that.</source>
        <translation>Входит в пакет апелляции. Список хешей подписан сервером: как это проверить, сказано в README.txt пакета.</translation>
    </message>
    <message>
        <source>yes: the violation limit was exceeded</source>
        <translation>да: превышено количество нарушений</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Студент</translation>
    </message>
    <message>
        <source>Student&apos;s number</source>
        <translation>Номер студента</translation>
    </message>
    <message>
        <source>Exam</source>
        <translation>Экзамен</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Группа</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Длительность</translation>
    </message>
    <message>
        <source>Testing system</source>
        <translation>Система тестирования</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Попытки</translation>
    </message>
    <message>
        <source>PKN</source>
        <translation>ПКН</translation>
    </message>
    <message>
        <source>Honesty</source>
        <translation>Честность</translation>
    </message>
    <message>
        <source>Exam&apos;s number on the server</source>
        <translation>Номер на сервере</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Решение</translation>
    </message>
    <message>
        <source>{decision} (not sent to the server yet)</source>
        <translation>{decision} (ещё не отправлено на сервер)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Комментарий</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Решил(а)</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Когда решено</translation>
    </message>
    <message>
        <source>Violations reviewed</source>
        <translation>Нарушения просмотрены</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Попытка</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Подключение</translation>
    </message>
    <message>
        <source>Connection ended</source>
        <translation>Конец связи</translation>
    </message>
    <message>
        <source>All violations</source>
        <translation>Все нарушения</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>№</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Тяжесть</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Вердикт</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Nobody has decided anything yet.</source>
        <translation>Решений ещё нет.</translation>
    </message>
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
        <source>Watched</source>
        <translation>Просмотрено</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Почему</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Записи</translation>
    </message>
    <message>
        <source>This exam has no recordings.</source>
        <translation>У этого экзамена нет записей.</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Начало</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Байт</translation>
    </message>
    <message>
        <source>{what}, attempt {number}: shifted by hand, {length} ms later than it says.</source>
        <translation>{what}, попытка {number}: сдвинуто вручную, на {length} мс позже, чем указано в записи.</translation>
    </message>
    <message>
        <source>{what}, attempt {number}: shifted by hand, {length} ms earlier than it says.</source>
        <translation>{what}, попытка {number}: сдвинуто вручную, на {length} мс раньше, чем указано в записи.</translation>
    </message>
    <message>
        <source>Whoever has a recording can compute its SHA-256 and compare it with the one above: the slightest change of the recording changes it.</source>
        <translation>Имея запись, любой может вычислить её SHA-256 и сравнить с указанным выше: малейшее изменение записи меняет его.</translation>
    </message>
    <message>
        <source>low</source>
        <translation>низкая</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>средняя</translation>
    </message>
    <message>
        <source>high</source>
        <translation>высокая</translation>
    </message>
    <message>
        <source>Photo at the start</source>
        <translation>Фото в начале</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Документ</translation>
    </message>
    <message>
        <source>Identity check</source>
        <translation>Проверка личности</translation>
    </message>
    <message>
        <source>There is neither a photo at the start nor one of a document.</source>
        <translation>Нет ни фото в начале, ни фото документа.</translation>
    </message>
    <message>
        <source>Lost connections</source>
        <translation>Разрывы связи</translation>
    </message>
    <message>
        <source>{begin} – {end}: no connection for {length}</source>
        <translation>{begin} – {end}: нет связи {length}</translation>
    </message>
    <message>
        <source>last frame before</source>
        <translation>последний кадр до</translation>
    </message>
    <message>
        <source>first frame after</source>
        <translation>первый кадр после</translation>
    </message>
    <message>
        <source>and %n more, see the attempts</source>
        <translation>и ещё %n, см. попытки</translation>
    </message>
    <message>
        <source>Moments</source>
        <translation>Моменты</translation>
    </message>
    <message>
        <source>Violations near each other are one moment; what was dismissed is left out.</source>
        <translation>Близкие нарушения составляют один момент; снятые не показаны.</translation>
    </message>
    <message>
        <source>Shown are {shown} of {all} moments: those with a confirmed violation, then the gravest.</source>
        <translation>Показано моментов: {shown} из {all}: с подтверждёнными нарушениями, затем самые тяжёлые.</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Снимки</translation>
    </message>
    <message>
        <source>Shown are {shown} of {all}: those with violations first.</source>
        <translation>Показано {shown} из {all}: сначала с нарушениями.</translation>
    </message>
    <message>
        <source>and %n more nearby</source>
        <translation>и ещё %n рядом</translation>
    </message>
    <message>
        <source>No recording shows this moment.</source>
        <translation>Этот момент не попал ни в одну запись.</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>камера</translation>
    </message>
    <message>
        <source>screen</source>
        <translation>экран</translation>
    </message>
    <message>
        <source>Violations by kind</source>
        <translation>Нарушения по видам</translation>
    </message>
    <message>
        <source>The system noticed no violations.</source>
        <translation>Система не заметила нарушений.</translation>
    </message>
    <message>
        <source>Noticed</source>
        <translation>Замечено</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Подтверждено</translation>
    </message>
    <message>
        <source>Dismissed</source>
        <translation>Снято</translation>
    </message>
    <message>
        <source>Without a verdict</source>
        <translation>Без вердикта</translation>
    </message>
    <message>
        <source>{figure}; without the dismissed ones {other}</source>
        <translation>{figure}; без снятых {other}</translation>
    </message>
    <message>
        <source>What honesty is made of</source>
        <translation>Из чего сложилась честность</translation>
    </message>
    <message>
        <source>Points for one</source>
        <translation>Баллов за одно</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Сколько</translation>
    </message>
    <message>
        <source>Points taken off</source>
        <translation>Снято баллов</translation>
    </message>
    <message>
        <source>Of these dismissed</source>
        <translation>Из них по снятым</translation>
    </message>
    <message>
        <source>The server&apos;s figure differs by {points} point(s) from what the violations explain.</source>
        <translation>Число сервера отличается от суммы по нарушениям на {points} балл(ов).</translation>
    </message>
    <message>
        <source>The server&apos;s figure is without the dismissed ones already.</source>
        <translation>Число сервера уже без снятых нарушений.</translation>
    </message>
    <message>
        <source>Marks of the proctors</source>
        <translation>Отметки проктора</translation>
    </message>
    <message>
        <source>note</source>
        <translation>заметка</translation>
    </message>
    <message>
        <source>What was watched</source>
        <translation>Что было просмотрено</translation>
    </message>
    <message>
        <source>Before the decision of {time} by {name}, {percent} of all recordings was on screen.</source>
        <translation>До решения {time} ({name}) на экране было {percent} всех записей.</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Запись</translation>
    </message>
    <message>
        <source>of</source>
        <translation>из</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Доля</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>Detailed report</source>
        <translation>Подробный отчёт</translation>
    </message>
    <message>
        <source>Brief report</source>
        <translation>Краткий отчёт</translation>
    </message>
    <message>
        <source>Which report</source>
        <translation>Какой отчёт</translation>
    </message>
    <message>
        <source>With &amp;photos of the student</source>
        <translation>С &amp;фото студента</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>Print and save</source>
        <translation>Печать и сохранение</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Печать…</translation>
    </message>
    <message>
        <source>Save as P&amp;DF…</source>
        <translation>Сохранить P&amp;DF…</translation>
    </message>
    <message>
        <source>Save the report as PDF</source>
        <translation>Сохранить отчёт в PDF</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Выбрать файл…</translation>
    </message>
    <message>
        <source>Print the report</source>
        <translation>Печать отчёта</translation>
    </message>
    <message>
        <source>Choose a printer…</source>
        <translation>Выбрать принтер…</translation>
    </message>
    <message>
        <source>What you print or save lies outside the program&apos;s encryption: whoever gets it can read the name, the decision and the pictures.</source>
        <translation>Напечатанное и сохранённое лежит вне шифрования программы: имя, решение и снимки прочтёт любой, к кому оно попадёт.</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Writing {name}</source>
        <translation>Запись файла {name}</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Печать…</translation>
    </message>
    <message>
        <source>Cancelled; no file was written.</source>
        <translation>Отменено; файл не записан.</translation>
    </message>
    <message>
        <source>{name} is written. It is not encrypted: keep it where only those may read it who should.</source>
        <translation>Файл {name} записан. Он не зашифрован: храните его там, где прочтут только те, кому можно.</translation>
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
    <name>PictureArea</name>
    <message>
        <source>Size of the pictures</source>
        <translation>Размер картинок</translation>
    </message>
    <message>
        <source>Size of the pictures: drag, or the arrows when it has the focus</source>
        <translation>Размер изображений: тяните, или стрелками, когда выделено</translation>
    </message>
</context>
<context>
    <name>PicturePopup</name>
    <message>
        <source>Pictures</source>
        <translation>Картинка</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Яркость</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Контраст</translation>
    </message>
    <message>
        <source>Zoom with the wheel or with + and −, move the picture by dragging it or with Alt and the arrows; a double click or 0 shows it whole. Only what you see changes, not the recording.</source>
        <translation>Масштаб: колесо мыши или + и −; сдвинуть картинку: перетащить или Alt со стрелками; двойной щелчок или 0 показывает её целиком. Меняется только то, что вы видите, запись остаётся прежней.</translation>
    </message>
    <message>
        <source>As recorded</source>
        <translation>Как записано</translation>
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
        <source>{length} that is not downloaded left out</source>
        <translation>Пропущено: {length}, не скачано</translation>
    </message>
    <message>
        <source>Back {rate}×, in jumps: VLC cannot play backwards</source>
        <translation>Назад {rate}×, скачками: VLC не умеет играть назад</translation>
    </message>
    <message>
        <source>Fast to the next moment</source>
        <translation>Быстро к следующему моменту</translation>
    </message>
    <message>
        <source>All moments were played</source>
        <translation>Все моменты показаны</translation>
    </message>
    <message>
        <source>connection lost</source>
        <translation>связь потеряна</translation>
    </message>
    <message>
        <source>no recording</source>
        <translation>нет записи</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>повреждено</translation>
    </message>
    <message>
        <source>black picture</source>
        <translation>чёрная картинка</translation>
    </message>
    <message>
        <source>the picture stands still</source>
        <translation>картинка застыла</translation>
    </message>
    <message>
        <source>no sound at all</source>
        <translation>звука нет совсем</translation>
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
        <source>The recording has no picture; what is said in it can be heard.</source>
        <translation>В записи нет изображения; слышно, что в ней говорят.</translation>
    </message>
    <message>
        <source>Sound without a picture</source>
        <translation>Звук без изображения</translation>
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
        <source>What is fetched is kept on this computer first, and that cannot be done now. It is tried again by itself.</source>
        <translation>Полученное сначала сохраняется на этом компьютере, а сейчас это невозможно. Попытка повторится сама.</translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation>Сервер не отвечает</translation>
    </message>
    <message>
        <source>This place of the recording could not be fetched. It is tried again by itself.</source>
        <translation>Это место записи не удалось получить. Попытка повторится сама.</translation>
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
    <name>PlayerMenus</name>
    <message>
        <source>A time…</source>
        <translation>Время…</translation>
    </message>
    <message>
        <source>Next violation</source>
        <translation>Следующее нарушение</translation>
    </message>
    <message>
        <source>Previous violation</source>
        <translation>Предыдущее нарушение</translation>
    </message>
    <message>
        <source>Next moment</source>
        <translation>Следующий момент</translation>
    </message>
    <message>
        <source>Previous moment</source>
        <translation>Предыдущий момент</translation>
    </message>
    <message>
        <source>Next snapshot</source>
        <translation>Следующий снимок</translation>
    </message>
    <message>
        <source>Previous snapshot</source>
        <translation>Предыдущий снимок</translation>
    </message>
    <message>
        <source>Next attempt</source>
        <translation>Следующая попытка</translation>
    </message>
    <message>
        <source>Previous attempt</source>
        <translation>Предыдущая попытка</translation>
    </message>
    <message>
        <source>Beginning of the exam</source>
        <translation>Начало экзамена</translation>
    </message>
    <message>
        <source>End of the exam</source>
        <translation>Конец экзамена</translation>
    </message>
    <message>
        <source>Not observed</source>
        <translation>Не наблюдалось</translation>
    </message>
    <message>
        <source>All of the exam can be seen and heard</source>
        <translation>Весь экзамен виден и слышен</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Loop from here</source>
        <translation>Повторять отсюда</translation>
    </message>
    <message>
        <source>Loop to here</source>
        <translation>Повторять досюда</translation>
    </message>
    <message>
        <source>Go to its beginning</source>
        <translation>К началу отрезка</translation>
    </message>
    <message>
        <source>Go to its end</source>
        <translation>К концу отрезка</translation>
    </message>
    <message>
        <source>No loop</source>
        <translation>Без повтора</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Рядом</translation>
    </message>
    <message>
        <source>Camera large, screen inset</source>
        <translation>Камера крупно, экран вставкой</translation>
    </message>
    <message>
        <source>Screen large, camera inset</source>
        <translation>Экран крупно, камера вставкой</translation>
    </message>
    <message>
        <source>Camera only</source>
        <translation>Только камера</translation>
    </message>
    <message>
        <source>Screen only</source>
        <translation>Только экран</translation>
    </message>
    <message>
        <source>Next layout</source>
        <translation>Следующее расположение</translation>
    </message>
    <message>
        <source>Swap the pictures</source>
        <translation>Поменять местами</translation>
    </message>
    <message>
        <source>In a window of its own</source>
        <translation>В отдельном окне</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Во весь экран</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Перейти</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Повтор отрезка</translation>
    </message>
    <message>
        <source>Save the picture…</source>
        <translation>Сохранить кадр…</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Крупнее</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Мельче</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Целиком</translation>
    </message>
    <message>
        <source>Brightness and contrast…</source>
        <translation>Яркость и контраст…</translation>
    </message>
    <message>
        <source>{side} large</source>
        <translation>Крупно: {side}</translation>
    </message>
</context>
<context>
    <name>ReportFoot</name>
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
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>остался %n</numerusform>
            <numerusform>осталось %n</numerusform>
            <numerusform>осталось %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>≈ {each} a decision · %n left, ≈ {rest}</source>
        <translation>
            <numerusform>≈ {each} на решение · остался %n, ≈ {rest}</numerusform>
            <numerusform>≈ {each} на решение · осталось %n, ≈ {rest}</numerusform>
            <numerusform>≈ {each} на решение · осталось %n, ≈ {rest}</numerusform>
        </translation>
    </message>
    <message>
        <source>Undecided exams of this list; your pace of the last 20 decisions</source>
        <translation>Экзамены этого списка без решения; ваш темп за последние 20 решений</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
</context>
<context>
    <name>ReportPages</name>
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
    <name>ReportWindow</name>
    <message>
        <source>Report — %1 — %2</source>
        <translation>Отчёт — %1 — %2</translation>
    </message>
    <message>
        <source>The disk cannot be written: the report is shown, but not kept on this computer.</source>
        <translation>На диск нельзя записать: отчёт показан, но не сохранён на этом компьютере.</translation>
    </message>
    <message>
        <source>The disk is full: the report is shown, but not kept on this computer.</source>
        <translation>Диск заполнен: отчёт показан, но не сохранён на этом компьютере.</translation>
    </message>
</context>
<context>
    <name>ScreenShift</name>
    <message>
        <source>Shift the screen against the camera</source>
        <translation>Сдвинуть экран относительно камеры</translation>
    </message>
</context>
<context>
    <name>ShiftPanel</name>
    <message>
        <source>{number} s</source>
        <translation>{number} с</translation>
    </message>
    <message>
        <source>{number} ms</source>
        <translation>{number} мс</translation>
    </message>
    <message>
        <source>Shift of the screen</source>
        <translation>Сдвиг экрана</translation>
    </message>
    <message>
        <source>For a screen that shows a moment earlier or later than the camera does. + is later. Kept for this recording, on this computer.</source>
        <translation>Если экран показывает момент раньше или позже камеры. + — позже. Сохраняется для этой записи на этом компьютере.</translation>
    </message>
    <message>
        <source>Screen {amount} earlier</source>
        <translation>Экран на {amount} раньше</translation>
    </message>
    <message>
        <source>Screen {amount} later</source>
        <translation>Экран на {amount} позже</translation>
    </message>
    <message>
        <source>As recorded</source>
        <translation>Как записано</translation>
    </message>
</context>
<context>
    <name>Slides</name>
    <message>
        <source>Nearer (+)</source>
        <translation>Ближе (+)</translation>
    </message>
    <message>
        <source>Farther (−)</source>
        <translation>Дальше (−)</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Снимок целиком</translation>
    </message>
    <message>
        <source>Back to all snapshots (Esc)</source>
        <translation>Ко всем снимкам (Esc)</translation>
    </message>
    <message>
        <source>Previous snapshot (←)</source>
        <translation>Предыдущий снимок (←)</translation>
    </message>
    <message>
        <source>Next snapshot (→)</source>
        <translation>Следующий снимок (→)</translation>
    </message>
    <message>
        <source>Show in the video</source>
        <translation>Показать в записи</translation>
    </message>
    <message>
        <source>This moment in the recording (Enter)</source>
        <translation>Этот момент в записи (Enter)</translation>
    </message>
    <message>
        <source>Snapshot {place} of {total} · {time}</source>
        <translation>Снимок {place} из {total} · {time}</translation>
    </message>
    <message>
        <source>Photo of the check · {time}</source>
        <translation>Фото проверки · {time}</translation>
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
        <translation>Нет документа</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Slide show</source>
        <translation>Слайд-шоу</translation>
    </message>
    <message>
        <source>Photo after photo by itself (Space)</source>
        <translation>Снимок за снимком сами (Пробел)</translation>
    </message>
</context>
<context>
    <name>SoundMeter</name>
    <message>
        <source>Loudness of the recording</source>
        <translation>Громкость записи</translation>
    </message>
</context>
<context>
    <name>StillView</name>
    <message>
        <source>Beside the others again</source>
        <translation>Снова рядом с другими</translation>
    </message>
    <message>
        <source>Alone, larger</source>
        <translation>Отдельно, крупнее</translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation>Смотреть отсюда</translation>
    </message>
</context>
<context>
    <name>TimePopup</name>
    <message>
        <source>{time} · {passed} into the exam</source>
        <translation>{time} · {passed} от начала экзамена</translation>
    </message>
    <message>
        <source>The exam was from {start} to {end}, {length} long.</source>
        <translation>Экзамен шёл с {start} до {end}, его длина {length}.</translation>
    </message>
    <message>
        <source>This is no time. Type it as 09:31:08, or 0:24:01 for a place in the exam.</source>
        <translation>Это не время. Введите его как 09:31:08 или как 0:24:01, если это место в экзамене.</translation>
    </message>
    <message>
        <source>A time of day, as 09:31:08, or a place in the exam, as 0:24:01 or +24:01.</source>
        <translation>Время суток, например 09:31:08, или место в экзамене, например 0:24:01 или +24:01.</translation>
    </message>
    <message>
        <source>Go to a time</source>
        <translation>Перейти ко времени</translation>
    </message>
    <message>
        <source>Time to go to</source>
        <translation>Время, к которому перейти</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Перейти</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>not downloaded</source>
        <translation>не скачано</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Звук</translation>
    </message>
    <message>
        <source>Not observed</source>
        <translation>Не наблюдалось</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Остальные</translation>
    </message>
    <message>
        <source>Own marks</source>
        <translation>Свои пометки</translation>
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
    <name>TimelineWords</name>
    <message>
        <source>Not observed: {reason}</source>
        <translation>Не наблюдалось: {reason}</translation>
    </message>
    <message>
        <source>Break of {length}: a click or Enter shows the pictures before and after</source>
        <translation>Перерыв {length}: щелчок или Enter покажет кадры до и после</translation>
    </message>
    <message>
        <source>and {count} more here</source>
        <translation>и ещё {count} здесь</translation>
    </message>
</context>
<context>
    <name>TimelineZoom</name>
    <message>
        <source>Show more of the exam (−)</source>
        <translation>Показать больше экзамена (−)</translation>
    </message>
    <message>
        <source>Show less of the exam, larger (+, or Ctrl with the wheel)</source>
        <translation>Показать крупнее (+ или Ctrl и колесо мыши)</translation>
    </message>
    <message>
        <source>Show the whole exam (0)</source>
        <translation>Показать весь экзамен (0)</translation>
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
        <source>Back {rate}</source>
        <translation>Назад {rate}</translation>
    </message>
    <message>
        <source>Play the moments and leave out what lies between (V)</source>
        <translation>Показать только моменты, остальное пропустить (V)</translation>
    </message>
    <message>
        <source>All moments were played</source>
        <translation>Все моменты показаны</translation>
    </message>
    <message numerus="yes">
        <source>%n moment(s) left · {time}</source>
        <translation>
            <numerusform>остался %n момент · {time}</numerusform>
            <numerusform>осталось %n момента · {time}</numerusform>
            <numerusform>осталось %n моментов · {time}</numerusform>
        </translation>
    </message>
    <message>
        <source>Violations only: {what}</source>
        <translation>Только нарушения: {what}</translation>
    </message>
    <message numerus="yes">
        <source>%n stretch(es) ahead cannot be seen or heard:</source>
        <translation>
            <numerusform>впереди %n отрезок, который нельзя увидеть или услышать:</numerusform>
            <numerusform>впереди %n отрезка, которые нельзя увидеть или услышать:</numerusform>
            <numerusform>впереди %n отрезков, которые нельзя увидеть или услышать:</numerusform>
        </translation>
    </message>
    <message>
        <source>A right click lists all that was not observed</source>
        <translation>Щелчок правой кнопкой: список всего, что не наблюдалось</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Повтор отрезка</translation>
    </message>
    <message>
        <source>Loop: {start} – {end}</source>
        <translation>Повтор: {start} – {end}</translation>
    </message>
    <message>
        <source>Time {time}, go to another</source>
        <translation>Время {time}, перейти к другому</translation>
    </message>
    <message>
        <source>{passed} of {length}</source>
        <translation>{passed} из {length}</translation>
    </message>
    <message>
        <source>Previous attempt (Shift+A)</source>
        <translation>Предыдущая попытка (Shift+A)</translation>
    </message>
    <message>
        <source>Previous violation (P)</source>
        <translation>Предыдущее нарушение (P)</translation>
    </message>
    <message>
        <source>Next violation (N)</source>
        <translation>Следующее нарушение (N)</translation>
    </message>
    <message>
        <source>Next attempt (A)</source>
        <translation>Следующая попытка (A)</translation>
    </message>
    <message>
        <source>Full screen (F)</source>
        <translation>Во весь экран (F)</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Перейти</translation>
    </message>
    <message>
        <source>Layout of the pictures</source>
        <translation>Расположение картинок</translation>
    </message>
    <message>
        <source>Brightness, contrast, zoom (B)</source>
        <translation>Яркость, контраст, масштаб (B)</translation>
    </message>
    <message>
        <source>Save the picture as a file</source>
        <translation>Сохранить кадр в файл</translation>
    </message>
    <message>
        <source>Go to a time (Ctrl+G)</source>
        <translation>Перейти ко времени (Ctrl+G)</translation>
    </message>
    <message>
        <source>Violations only</source>
        <translation>Только нарушения</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Громкость</translation>
    </message>
</context>
<context>
    <name>Unkept</name>
    <message>
        <source>The disk is full: the recording plays, but is not kept on this computer.</source>
        <translation>Диск заполнен: запись воспроизводится, но на этом компьютере не сохраняется.</translation>
    </message>
    <message>
        <source>The recording is longer than a file may be on this disk: it plays, but is not kept on this computer.</source>
        <translation>Запись длиннее, чем может быть файл на этом диске: она воспроизводится, но на этом компьютере не сохраняется.</translation>
    </message>
    <message>
        <source>The disk cannot be written: the recording plays, but is not kept on this computer.</source>
        <translation>На диск нельзя записать: запись воспроизводится, но на этом компьютере не сохраняется.</translation>
    </message>
</context>
<context>
    <name>VerdictBar</name>
    <message>
        <source>Confirm (Y); the whole moment: Shift Y</source>
        <translation>Подтвердить (Y); весь момент: Shift Y</translation>
    </message>
    <message>
        <source>Dismiss (X); the whole moment: Shift X</source>
        <translation>Снять (X); весь момент: Shift X</translation>
    </message>
    <message>
        <source>A note to the verdict (T)</source>
        <translation>Заметка к вердикту (T)</translation>
    </message>
    <message>
        <source>Note: Enter keeps it, Shift Enter dismisses</source>
        <translation>Заметка: Enter — сохранить, Shift Enter — снять</translation>
    </message>
    <message>
        <source>Note to the verdict</source>
        <translation>Заметка к вердикту</translation>
    </message>
    <message>
        <source>Own mark</source>
        <translation>Своя отметка</translation>
    </message>
    <message>
        <source>A violation that you saw, or a note, at the playhead (M)</source>
        <translation>Нарушение, которое увидели вы, или заметка — в текущем месте (M)</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Проверено</translation>
    </message>
    <message>
        <source>Mark that the violations were gone through</source>
        <translation>Отметить, что нарушения просмотрены</translation>
    </message>
    <message numerus="yes">
        <source>Confirm: %n</source>
        <translation>
            <numerusform>Подтвердить: %n</numerusform>
            <numerusform>Подтвердить: %n</numerusform>
            <numerusform>Подтвердить: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Подтвердить</translation>
    </message>
    <message numerus="yes">
        <source>Dismiss: %n</source>
        <translation>
            <numerusform>Снять: %n</numerusform>
            <numerusform>Снять: %n</numerusform>
            <numerusform>Снять: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Снять</translation>
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
    <name>ViolationMenus</name>
    <message>
        <source>Change…</source>
        <translation>Изменить…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Before and after the break</source>
        <translation>До и после разрыва</translation>
    </message>
    <message>
        <source>Own mark at the playhead</source>
        <translation>Своя отметка в текущем месте</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Подтвердить</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Снять</translation>
    </message>
    <message>
        <source>Take the verdict back</source>
        <translation>Отменить вердикт</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>Заметка…</translation>
    </message>
    <message>
        <source>Confirm the whole moment</source>
        <translation>Подтвердить весь момент</translation>
    </message>
    <message>
        <source>Dismiss the whole moment</source>
        <translation>Снять весь момент</translation>
    </message>
    <message>
        <source>Only these, or all again</source>
        <translation>Только эти или снова все</translation>
    </message>
    <message>
        <source>Confirm all of this kind</source>
        <translation>Подтвердить все этого вида</translation>
    </message>
    <message>
        <source>Dismiss all of this kind</source>
        <translation>Снять все этого вида</translation>
    </message>
</context>
<context>
    <name>ViolationModel</name>
    <message>
        <source>Connection lost</source>
        <translation>Разрыв соединения</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>{length} → attempt {number}</source>
        <translation>{length} → попытка {number}</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} из {count}</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>ваша</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>не отправлено</translation>
    </message>
    <message>
        <source>The last picture before and the first after it: Enter</source>
        <translation>Последний кадр до и первый после: Enter</translation>
    </message>
    <message>
        <source>By {name}</source>
        <translation>Автор: {name}</translation>
    </message>
    <message>
        <source>Kept on this computer, not sent yet</source>
        <translation>Сохранено на этом компьютере, ещё не отправлено</translation>
    </message>
</context>
<context>
    <name>ViolationPanel</name>
    <message>
        <source>Violations</source>
        <translation>Нарушения</translation>
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
        <source>{moments} · {violations}</source>
        <translation>{moments} · {violations}</translation>
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
