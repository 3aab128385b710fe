<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About OES Desktop</source>
        <translation>О программе OES Desktop</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Лицензии</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Скопировать</translation>
    </message>
    <message>
        <source>Review recorded exams: fast, offline, encrypted</source>
        <translation>Проверка записанных экзаменов: быстро, без сети, зашифровано</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>не найдено</translation>
    </message>
    <message>
        <source>OES Desktop is free software: GNU General Public License, version 3 or later.</source>
        <translation>OES Desktop — свободная программа: GNU General Public License версии 3 или новее.</translation>
    </message>
</context>
<context>
    <name>ActWords</name>
    <message>
        <source>To the archive</source>
        <translation>В архив</translation>
    </message>
    <message>
        <source>Out of the archive</source>
        <translation>Из архива</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Просмотрено</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>Не просмотрено</translation>
    </message>
    <message>
        <source>Yours, {when}: {what}</source>
        <translation>Ваше, {when}: {what}</translation>
    </message>
    <message>
        <source>A mark removed</source>
        <translation>Отметка удалена</translation>
    </message>
    <message>
        <source>A note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>An own violation: {kind}</source>
        <translation>Своё нарушение: {kind}</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Ждёт отправки</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>Отправляется</translation>
    </message>
    <message>
        <source>In conflict: choose</source>
        <translation>Конфликт: выберите</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Отклонено сервером</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Принято</translation>
    </message>
    <message>
        <source>Replaced by a newer one</source>
        <translation>Заменено более новым</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Отменено</translation>
    </message>
    <message>
        <source>In conflict: theirs was kept</source>
        <translation>Конфликт: оставлено чужое</translation>
    </message>
    <message>
        <source>Refused, withdrawn</source>
        <translation>Отклонено, отозвано</translation>
    </message>
    <message>
        <source>Made again as a new one</source>
        <translation>Сделано заново</translation>
    </message>
    <message>
        <source>Sent again upon a newer version</source>
        <translation>Отправлено снова к новой версии</translation>
    </message>
    <message>
        <source>Settled; how is not known here</source>
        <translation>Завершено; как — здесь не известно</translation>
    </message>
    <message>
        <source>version {version}, {when}</source>
        <translation>версия {version}, {when}</translation>
    </message>
    <message>
        <source>met the one of {who}</source>
        <translation>столкнулось с решением: {who}</translation>
    </message>
    <message>
        <source>You have no right to this exam any more.</source>
        <translation>У вас больше нет права на этот экзамен.</translation>
    </message>
    <message>
        <source>The exam was archived or removed on the server.</source>
        <translation>Экзамен на сервере убран в архив или удалён.</translation>
    </message>
    <message>
        <source>The server does not know this exam.</source>
        <translation>Сервер не знает этого экзамена.</translation>
    </message>
    <message>
        <source>The server does not know this value.</source>
        <translation>Сервер не знает такого значения.</translation>
    </message>
    <message>
        <source>The server asks for a comment with it.</source>
        <translation>Сервер требует к нему комментарий.</translation>
    </message>
    <message>
        <source>The text is too long for the server.</source>
        <translation>Текст слишком длинный для сервера.</translation>
    </message>
    <message>
        <source>The server does not accept it in this form.</source>
        <translation>Сервер не принимает его в таком виде.</translation>
    </message>
    <message>
        <source>The server misses the version it is based on.</source>
        <translation>Серверу не хватает версии, на которой оно основано.</translation>
    </message>
    <message>
        <source>The server took it for something sent before.</source>
        <translation>Сервер принял его за отправленное раньше.</translation>
    </message>
    <message>
        <source>The server refused it.</source>
        <translation>Сервер его отклонил.</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Вы</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
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
        <source>Verdict</source>
        <translation>Вердикт</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Отметка</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Решение</translation>
    </message>
    <message>
        <source>A violation confirmed</source>
        <translation>Нарушение подтверждено</translation>
    </message>
    <message>
        <source>A violation dismissed</source>
        <translation>Нарушение снято</translation>
    </message>
    <message>
        <source>A verdict taken back</source>
        <translation>Вердикт снят</translation>
    </message>
</context>
<context>
    <name>Acting</name>
    <message numerus="yes">
        <source>%n exam(s) put into the queue of downloads.</source>
        <translation>
            <numerusform>%n экзамен поставлен в очередь загрузок.</numerusform>
            <numerusform>%n экзамена поставлены в очередь загрузок.</numerusform>
            <numerusform>%n экзаменов поставлены в очередь загрузок.</numerusform>
        </translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Загрузки</translation>
    </message>
    <message>
        <source>These exams are on this computer already, or on their way.</source>
        <translation>Эти экзамены уже на этом компьютере или загружаются.</translation>
    </message>
    <message numerus="yes">
        <source>%n exam(s) to review put into the queue of downloads.</source>
        <translation>
            <numerusform>%n экзамен к проверке поставлен в очередь загрузок.</numerusform>
            <numerusform>%n экзамена к проверке поставлены в очередь загрузок.</numerusform>
            <numerusform>%n экзаменов к проверке поставлены в очередь загрузок.</numerusform>
        </translation>
    </message>
    <message>
        <source>All exams to review are here already, or on their way.</source>
        <translation>Все экзамены к проверке уже здесь или загружаются.</translation>
    </message>
    <message numerus="yes">
        <source>%n exam(s) taken out of the queue.</source>
        <translation>
            <numerusform>%n экзамен убран из очереди.</numerusform>
            <numerusform>%n экзамена убраны из очереди.</numerusform>
            <numerusform>%n экзаменов убраны из очереди.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message numerus="yes">
        <source>%n exam(s) erased from this computer.</source>
        <translation>
            <numerusform>%n экзамен стёрт с этого компьютера.</numerusform>
            <numerusform>%n экзамена стёрты с этого компьютера.</numerusform>
            <numerusform>%n экзаменов стёрты с этого компьютера.</numerusform>
        </translation>
    </message>
    <message>
        <source>Download again</source>
        <translation>Скачать снова</translation>
    </message>
    <message>
        <source>There is no room: {needed} are needed, {free} are free. Nothing was added.</source>
        <translation>Нет места: нужно {needed}, свободно {free}. Ничего не добавлено.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Правка</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Вид</translation>
    </message>
    <message>
        <source>E&amp;xam</source>
        <translation>&amp;Запись</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Окно</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Справка</translation>
    </message>
    <message>
        <source>&amp;Update now</source>
        <translation>&amp;Обновить сейчас</translation>
    </message>
    <message>
        <source>&amp;Downloads</source>
        <translation>&amp;Загрузки</translation>
    </message>
    <message>
        <source>Un&amp;delivered decisions…</source>
        <translation>&amp;Неотправленные решения…</translation>
    </message>
    <message>
        <source>&amp;All I did here…</source>
        <translation>&amp;Все мои действия…</translation>
    </message>
    <message>
        <source>&amp;Lock now</source>
        <translation>&amp;Заблокировать</translation>
    </message>
    <message>
        <source>&amp;Sign out</source>
        <translation>&amp;Выйти</translation>
    </message>
    <message>
        <source>Sign out and &amp;erase this computer&apos;s copy…</source>
        <translation>Выйти и &amp;стереть копию на этом компьютере…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Завершить</translation>
    </message>
    <message>
        <source>&amp;Undo decision</source>
        <translation>&amp;Отменить решение</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Поиск</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>&amp;Команды…</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>&amp;Настройки…</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>Во &amp;весь экран</translation>
    </message>
    <message>
        <source>&amp;Minimise</source>
        <translation>&amp;Свернуть</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>&amp;Закрыть окно</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Клавиши</translation>
    </message>
    <message>
        <source>&amp;About OES Desktop</source>
        <translation>&amp;О программе OES Desktop</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Язык</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Тема</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлая</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмная</translation>
    </message>
</context>
<context>
    <name>AnewPage</name>
    <message>
        <source>Erase the copy on this computer</source>
        <translation>Стереть копию на этом компьютере</translation>
    </message>
    <message>
        <source>Its key is destroyed first, then the list, the reports and the recordings. Nothing on the server changes.</source>
        <translation>Сначала уничтожается её ключ, затем список, отчёты и записи. На сервере ничего не меняется.</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Стереть</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>Начать заново</translation>
    </message>
    <message>
        <source>Without its key this copy cannot be opened. It is set aside, and after the next sign-in everything that the server has is fetched again.</source>
        <translation>Без ключа эту копию не открыть. Она будет отложена в сторону, а после следующего входа всё, что есть на сервере, загрузится снова.</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) in it have not reached the server.</source>
        <translation>
            <numerusform>%n решение в ней не дошло до сервера.</numerusform>
            <numerusform>%n решения в ней не дошли до сервера.</numerusform>
            <numerusform>%n решений в ней не дошли до сервера.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Give up %n decision(s)</source>
        <translation>
            <numerusform>Отказаться от %n решения</numerusform>
            <numerusform>Отказаться от %n решений</numerusform>
            <numerusform>Отказаться от %n решений</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to sign-in</source>
        <translation>К входу</translation>
    </message>
</context>
<context>
    <name>AskDialog</name>
    <message>
        <source>Download</source>
        <translation>Скачать</translation>
    </message>
    <message>
        <source>&amp;Whole recordings: camera and screen</source>
        <translation>Записи &amp;целиком: камера и экран</translation>
    </message>
    <message>
        <source>&amp;Moments only: 30 s around every moment, all snapshots</source>
        <translation>Только &amp;моменты: 30 с вокруг каждого и все снимки</translation>
    </message>
    <message>
        <source>Change the limit…</source>
        <translation>Изменить лимит…</translation>
    </message>
    <message numerus="yes">
        <source>Download %n exam(s)?</source>
        <translation>
            <numerusform>Скачать %n экзамен?</numerusform>
            <numerusform>Скачать %n экзамена?</numerusform>
            <numerusform>Скачать %n экзаменов?</numerusform>
        </translation>
    </message>
    <message>
        <source>These are the first {most} of {count}: more cannot be asked for at once.</source>
        <translation>Это первые {most} из {count}: больше за один раз нельзя.</translation>
    </message>
    <message>
        <source>Free on the disk</source>
        <translation>Свободно на диске</translation>
    </message>
    <message>
        <source>{left} of {limit}</source>
        <translation>{left} из {limit}</translation>
    </message>
    <message>
        <source>Left of the room for downloads</source>
        <translation>Осталось места для загрузок</translation>
    </message>
    <message>
        <source>The disk has too little room: {lacking} more are needed.</source>
        <translation>На диске мало места: нужно ещё {lacking}.</translation>
    </message>
    <message>
        <source>As much is fetched as the room for downloads allows; the rest waits in the queue.</source>
        <translation>Загрузится столько, сколько позволит место для загрузок; остальное подождёт в очереди.</translation>
    </message>
    <message>
        <source>Everything is encrypted on this computer.</source>
        <translation>На этом компьютере всё зашифровано.</translation>
    </message>
</context>
<context>
    <name>CheckList</name>
    <message>
        <source>Clear</source>
        <translation>Очистить</translation>
    </message>
</context>
<context>
    <name>ChoiceList</name>
    <message>
        <source>{title}: search</source>
        <translation>{title}: поиск</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Ничего не найдено</translation>
    </message>
    <message>
        <source>Exclude (−)</source>
        <translation>Исключить (−)</translation>
    </message>
</context>
<context>
    <name>ChoiceModel</name>
    <message>
        <source>{choice}, excluded</source>
        <translation>{choice}, исключено</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Команды</translation>
    </message>
    <message>
        <source>Find a student, group, exam, view or command</source>
        <translation>Найти студента, группу, экзамен, вид или команду</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Что нужно сделать?</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Действия</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;View report</source>
        <translation>&amp;Смотреть отчёт</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Пауза</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>Про&amp;должить</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Повт&amp;орить</translation>
    </message>
    <message>
        <source>&amp;Earlier</source>
        <translation>&amp;Раньше</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>По&amp;зже</translation>
    </message>
    <message>
        <source>To the &amp;beginning of the queue</source>
        <translation>В &amp;начало очереди</translation>
    </message>
    <message>
        <source>Take &amp;out of the queue</source>
        <translation>&amp;Убрать из очереди</translation>
    </message>
    <message>
        <source>E&amp;rase from this computer</source>
        <translation>С&amp;тереть с этого компьютера</translation>
    </message>
    <message>
        <source>Download the &amp;next 50 to review</source>
        <translation>Скачать с&amp;ледующие 50 к проверке</translation>
    </message>
    <message>
        <source>R&amp;ules of downloads…</source>
        <translation>Пра&amp;вила загрузок…</translation>
    </message>
    <message>
        <source>All downloads &amp;go on</source>
        <translation>Про&amp;должить все загрузки</translation>
    </message>
    <message>
        <source>Pause &amp;all downloads</source>
        <translation>П&amp;ауза всех загрузок</translation>
    </message>
    <message>
        <source>&amp;Limits of downloads…</source>
        <translation>Л&amp;имиты загрузок…</translation>
    </message>
    <message>
        <source>&amp;Back to the results</source>
        <translation>На&amp;зад к результатам</translation>
    </message>
</context>
<context>
    <name>ConflictSides</name>
    <message>
        <source>On the server</source>
        <translation>На сервере</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Ваше</translation>
    </message>
    <message>
        <source>Both differ here</source>
        <translation>Здесь есть различие</translation>
    </message>
    <message>
        <source>{name}: on the server {theirs}, yours {mine}</source>
        <translation>{name}: на сервере {theirs}, ваше {mine}</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Скопировать подробности</translation>
    </message>
    <message>
        <source>Open the folder of logs</source>
        <translation>Открыть папку журналов</translation>
    </message>
</context>
<context>
    <name>DateRangePopup</name>
    <message>
        <source>Clear</source>
        <translation>Очистить</translation>
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
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Вчера</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 дней</translation>
    </message>
    <message>
        <source>This term</source>
        <translation>Этот семестр</translation>
    </message>
</context>
<context>
    <name>DecisionPanel</name>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Комментарий</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>— none —</source>
        <translation>— нет —</translation>
    </message>
    <message>
        <source>Required; an appeal will quote it</source>
        <translation>Обязательно; его увидят при апелляции</translation>
    </message>
    <message>
        <source>Optional; the student&apos;s appeal will quote it</source>
        <translation>Необязательно; его увидят при апелляции</translation>
    </message>
    <message>
        <source>“%1” needs a comment.</source>
        <translation>Для решения «%1» нужен комментарий.</translation>
    </message>
    <message numerus="yes">
        <source>Too long by %n letter(s)</source>
        <translation>
            <numerusform>Длиннее на %n знак</numerusform>
            <numerusform>Длиннее на %n знака</numerusform>
            <numerusform>Длиннее на %n знаков</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) left</source>
        <translation>
            <numerusform>Остался %n знак</numerusform>
            <numerusform>Осталось %n знака</numerusform>
            <numerusform>Осталось %n знаков</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DecisionRow</name>
    <message>
        <source>Comment…</source>
        <translation>Комментарий…</translation>
    </message>
    <message>
        <source>This exam is in the archive; its decision can no longer change</source>
        <translation>Экзамен в архиве: решение уже не изменить</translation>
    </message>
    <message>
        <source>No decision yet</source>
        <translation>Решения ещё нет</translation>
    </message>
    <message>
        <source>Saved on this computer, waits to be sent</source>
        <translation>Сохранено на этом компьютере, ждёт отправки</translation>
    </message>
</context>
<context>
    <name>DownloadsButton</name>
    <message>
        <source>Downloads</source>
        <translation>Загрузки</translation>
    </message>
    <message numerus="yes">
        <source>%n download(s)</source>
        <translation>
            <numerusform>%n загрузка</numerusform>
            <numerusform>%n загрузки</numerusform>
            <numerusform>%n загрузок</numerusform>
        </translation>
    </message>
    <message>
        <source>{downloads} · waiting</source>
        <translation>{downloads} · ждут</translation>
    </message>
    <message>
        <source>Downloads, and back ({keys})</source>
        <translation>Загрузки и обратно ({keys})</translation>
    </message>
</context>
<context>
    <name>DownloadsPage</name>
    <message>
        <source>Downloads</source>
        <translation>Загрузки</translation>
    </message>
    <message>
        <source>Nothing is on this computer yet, and there is no connection</source>
        <translation>На этом компьютере пока ничего нет, и связи нет</translation>
    </message>
    <message>
        <source>When it is back, have exams downloaded here: then they open without a network.</source>
        <translation>Когда связь вернётся, скачайте сюда экзамены: тогда они откроются без сети.</translation>
    </message>
    <message>
        <source>Nothing is downloaded yet</source>
        <translation>Пока ничего не скачано</translation>
    </message>
    <message>
        <source>Downloaded exams open without a network and at once. Choose them in the results, take the next ones to review, or keep a rule that does it by itself.</source>
        <translation>Скачанные экзамены открываются без сети и сразу. Выберите их в результатах, возьмите следующие к проверке или заведите правило, которое делает это само.</translation>
    </message>
    <message>
        <source>Next 50 to review</source>
        <translation>Следующие 50 к проверке</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Правила</translation>
    </message>
    <message>
        <source>in the queue: {count}</source>
        <translation>в очереди: {count}</translation>
    </message>
    <message>
        <source>The window may be closed: what is missing comes after the next start.</source>
        <translation>Окно можно закрыть: недостающее загрузится после следующего запуска.</translation>
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
        <source>view</source>
        <translation>смотреть</translation>
    </message>
    <message>
        <source>pause, go on</source>
        <translation>пауза, продолжить</translation>
    </message>
    <message>
        <source>order</source>
        <translation>порядок</translation>
    </message>
    <message>
        <source>take away</source>
        <translation>убрать</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>View report</source>
        <translation>Смотреть отчёт</translation>
    </message>
    <message>
        <source>Take out of the queue</source>
        <translation>Убрать из очереди</translation>
    </message>
    <message>
        <source>Erase from this computer</source>
        <translation>Стереть с этого компьютера</translation>
    </message>
</context>
<context>
    <name>DownloadsPart</name>
    <message numerus="yes">
        <source>%n exam(s) were removed from this computer: their time was over.</source>
        <translation>
            <numerusform>%n экзамен удалён с этого компьютера: его срок вышел.</numerusform>
            <numerusform>%n экзамена удалены с этого компьютера: их срок вышел.</numerusform>
            <numerusform>%n экзаменов удалены с этого компьютера: их срок вышел.</numerusform>
        </translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Загрузки</translation>
    </message>
</context>
<context>
    <name>DownloadsSection</name>
    <message>
        <source>Downloads</source>
        <translation>Загрузки</translation>
    </message>
    <message>
        <source>&amp;What is taken</source>
        <translation>&amp;Что скачивать</translation>
    </message>
    <message>
        <source>Whole recordings</source>
        <translation>Записи целиком</translation>
    </message>
    <message>
        <source>Moments only</source>
        <translation>Только моменты</translation>
    </message>
    <message>
        <source>Exams at the same &amp;time</source>
        <translation>Экзаменов &amp;одновременно</translation>
    </message>
    <message>
        <source>&amp;Speed, at most</source>
        <translation>С&amp;корость не выше</translation>
    </message>
    <message>
        <source> Mbit/s</source>
        <translation> Мбит/с</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>без ограничения</translation>
    </message>
    <message>
        <source>&amp;Room on the disk, at most</source>
        <translation>&amp;Место на диске не больше</translation>
    </message>
    <message>
        <source> GB</source>
        <translation> ГБ</translation>
    </message>
    <message>
        <source>Also over a connection that is &amp;paid by the byte</source>
        <translation>И по связи с &amp;платным трафиком</translation>
    </message>
    <message>
        <source>Moments only: every moment with 30 seconds before and after it, and all snapshots. What is not there is fetched when it is watched, as long as there is a connection.</source>
        <translation>Только моменты: каждый момент с 30 секундами до и после и все снимки. Чего нет, загрузится при просмотре, если есть связь.</translation>
    </message>
</context>
<context>
    <name>EntryWords</name>
    <message>
        <source>An exam that is not in the list any more</source>
        <translation>Экзамен, которого больше нет в списке</translation>
    </message>
    <message>
        <source>moments only</source>
        <translation>только моменты</translation>
    </message>
    <message>
        <source>camera and screen</source>
        <translation>камера и экран</translation>
    </message>
    <message>
        <source>Not downloaded: {why}</source>
        <translation>Не загружено: {why}</translation>
    </message>
    <message>
        <source>The server does not keep up, goes on by itself</source>
        <translation>Сервер не успевает, продолжится само</translation>
    </message>
    <message>
        <source>No connection, goes on by itself</source>
        <translation>Нет связи, продолжится само</translation>
    </message>
    <message>
        <source>Block {block} of {count} is damaged, fetched again</source>
        <translation>Повреждён блок {block} из {count}, загружается заново</translation>
    </message>
    <message>
        <source>Moments open without a network</source>
        <translation>Моменты доступны без сети</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>В очереди</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Загружается</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>На паузе</translation>
    </message>
    <message>
        <source>Opens without a network</source>
        <translation>Доступен без сети</translation>
    </message>
    <message>
        <source>Signing in is needed, then it goes on</source>
        <translation>Нужно войти, затем продолжится</translation>
    </message>
    <message>
        <source>No safe connection to the server, tried again by itself</source>
        <translation>Нет защищённого соединения с сервером, повторится само</translation>
    </message>
    <message>
        <source>The server does not answer in time, goes on by itself</source>
        <translation>Сервер не отвечает вовремя, продолжится само</translation>
    </message>
    <message>
        <source>The connection broke off, goes on by itself</source>
        <translation>Связь оборвалась, продолжится само</translation>
    </message>
    <message>
        <source>The server is not ready with it, goes on by itself</source>
        <translation>Сервер ещё не закончил, продолжится само</translation>
    </message>
    <message>
        <source>Something else answers for the server, tried again by itself</source>
        <translation>Вместо сервера отвечает что-то другое, повторится само</translation>
    </message>
    <message>
        <source>Another server answers at this address, tried again by itself</source>
        <translation>По этому адресу отвечает другой сервер, повторится само</translation>
    </message>
    <message>
        <source>The server points to another address, tried again by itself</source>
        <translation>Сервер указывает на другой адрес, повторится само</translation>
    </message>
    <message>
        <source>The proxy asks for a password, tried again by itself</source>
        <translation>Прокси просит пароль, повторится само</translation>
    </message>
    <message>
        <source>The clock of this computer is wrong, tried again by itself</source>
        <translation>Часы этого компьютера неверны, повторится само</translation>
    </message>
    <message>
        <source>This account is switched off, tried again by itself</source>
        <translation>Учётная запись отключена, повторится само</translation>
    </message>
    <message>
        <source>The disk is full, goes on when there is room</source>
        <translation>Диск заполнен, продолжится, когда появится место</translation>
    </message>
    <message>
        <source>Another program holds the file, goes on by itself</source>
        <translation>Файл занят другой программой, продолжится само</translation>
    </message>
    <message>
        <source>It did not work, tried again by itself</source>
        <translation>Не получилось, повторится само</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>диск заполнен</translation>
    </message>
    <message>
        <source>the disk does not work as it should</source>
        <translation>диск работает с ошибками</translation>
    </message>
    <message>
        <source>the folder cannot be written</source>
        <translation>в папку нельзя писать</translation>
    </message>
    <message>
        <source>the folder of recordings is not there</source>
        <translation>папки с записями нет</translation>
    </message>
    <message>
        <source>a recording is longer than a file may be on this disk (FAT32: 4 GiB)</source>
        <translation>запись длиннее, чем может быть файл на этом диске (FAT32: 4 ГиБ)</translation>
    </message>
    <message>
        <source>the recording is not the one of the report</source>
        <translation>запись не та, что в отчёте</translation>
    </message>
    <message>
        <source>parts of it are missing again and again</source>
        <translation>частей снова и снова не хватает</translation>
    </message>
    <message>
        <source>what lies here is damaged</source>
        <translation>то, что лежит здесь, повреждено</translation>
    </message>
    <message>
        <source>the server sends other parts than were asked for</source>
        <translation>сервер присылает не те части, что запрошены</translation>
    </message>
    <message>
        <source>the answer of the server makes no sense</source>
        <translation>ответ сервера не имеет смысла</translation>
    </message>
    <message>
        <source>the server points to a place that was not agreed on</source>
        <translation>сервер указывает на место, о котором не договаривались</translation>
    </message>
    <message>
        <source>the server has another recording by now</source>
        <translation>на сервере уже другая запись</translation>
    </message>
    <message>
        <source>you may not see this exam any more</source>
        <translation>этот экзамен вам больше не доступен</translation>
    </message>
    <message>
        <source>it was removed on the server</source>
        <translation>удалён на сервере</translation>
    </message>
    <message>
        <source>signing in is needed</source>
        <translation>нужно войти</translation>
    </message>
    <message>
        <source>a file is too large</source>
        <translation>файл слишком большой</translation>
    </message>
    <message>
        <source>a file is no photo and no recording</source>
        <translation>файл не фото и не запись</translation>
    </message>
    <message>
        <source>it did not work</source>
        <translation>не получилось</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} из {total}</translation>
    </message>
    <message>
        <source>stays until you erase it</source>
        <translation>останется, пока не сотрёте</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>до {date}</translation>
    </message>
    <message>
        <source>what has come is kept; try again when the cause is gone</source>
        <translation>полученное сохранено; повторите, когда причина исчезнет</translation>
    </message>
    <message>
        <source>by the rule of downloads</source>
        <translation>по правилу загрузок</translation>
    </message>
    <message>
        <source>the rest is checked</source>
        <translation>остальное проверено</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>осталось {time}</translation>
    </message>
    <message>
        <source>can be watched already</source>
        <translation>можно смотреть уже сейчас</translation>
    </message>
    <message>
        <source>{size} received, nothing is lost</source>
        <translation>получено {size}, ничего не потеряно</translation>
    </message>
    <message>
        <source>next try in {time}</source>
        <translation>попытка через {time}</translation>
    </message>
    <message>
        <source>next try in its turn</source>
        <translation>следующая попытка в порядке очереди</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Erase downloads</source>
        <translation>Стереть загрузки</translation>
    </message>
    <message numerus="yes">
        <source>Erase %n exam(s) from this computer?</source>
        <translation>
            <numerusform>Стереть %n экзамен с этого компьютера?</numerusform>
            <numerusform>Стереть %n экзамена с этого компьютера?</numerusform>
            <numerusform>Стереть %n экзаменов с этого компьютера?</numerusform>
        </translation>
    </message>
    <message>
        <source>Recordings and photos go, decisions stay. The server still has everything.</source>
        <translation>Записи и фото сотрутся, решения останутся. На сервере всё сохраняется.</translation>
    </message>
    <message>
        <source>Recordings and photos go, decisions stay. There is no connection now: until it is back they cannot be watched.</source>
        <translation>Записи и фото сотрутся, решения останутся. Сейчас нет связи: пока она не вернётся, смотреть их нельзя.</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Стереть</translation>
    </message>
</context>
<context>
    <name>ExplanationPage</name>
    <message>
        <source>The OES review API</source>
        <translation>API проверки OES</translation>
    </message>
    <message>
        <source>For the administrator of your institution</source>
        <translation>Для администратора вашей организации</translation>
    </message>
    <message>
        <source>OES Desktop talks to a server in an open way of its own: results, reports, recordings and decisions over HTTPS. A web page for proctors alone is not enough.</source>
        <translation>OES Desktop говорит с сервером по открытому протоколу: результаты, отчёты, записи и решения по HTTPS. Одной веб-страницы для прокторов недостаточно.</translation>
    </message>
    <message>
        <source>A server that speaks it comes with the program. The institution runs it where the recordings are:</source>
        <translation>Такой сервер входит в программу. Организация запускает его там, где лежат записи:</translation>
    </message>
    <message>
        <source>The README says how to add proctors, set up TLS and import exams. /api/v1/meta answers when a server speaks the API.</source>
        <translation>В README сказано, как добавить прокторов, настроить TLS и загрузить экзамены. Если сервер понимает API, отвечает адрес /api/v1/meta.</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Команда</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Скопировать команду</translation>
    </message>
    <message>
        <source>Back to sign-in</source>
        <translation>Назад ко входу</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} с</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} мин</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} мин {seconds} с</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} ч {minutes} мин</translation>
    </message>
    <message>
        <source>{size}/s</source>
        <translation>{size}/с</translation>
    </message>
</context>
<context>
    <name>GeneralSection</name>
    <message>
        <source>General</source>
        <translation>Общие</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Язык</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Тема</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлая</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмная</translation>
    </message>
    <message>
        <source>&amp;Compact rows</source>
        <translation>&amp;Плотные строки</translation>
    </message>
    <message>
        <source>&amp;Stay signed in on this computer</source>
        <translation>О&amp;ставаться в системе на этом компьютере</translation>
    </message>
</context>
<context>
    <name>GivingUp</name>
    <message>
        <source>Erasing…</source>
        <translation>Стираем…</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Выполняется…</translation>
    </message>
</context>
<context>
    <name>GoneLine</name>
    <message numerus="yes">
        <source>%n exam(s) were removed from this computer: their time was over.</source>
        <translation>
            <numerusform>%n экзамен удалён с этого компьютера: его срок вышел.</numerusform>
            <numerusform>%n экзамена удалены с этого компьютера: их срок вышел.</numerusform>
            <numerusform>%n экзаменов удалены с этого компьютера: их срок вышел.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Downloads may stay for %n day(s).</source>
        <translation>
            <numerusform>Загрузки могут храниться %n день.</numerusform>
            <numerusform>Загрузки могут храниться %n дня.</numerusform>
            <numerusform>Загрузки могут храниться %n дней.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>Закрыть уведомление</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>Пауза всех</translation>
    </message>
    <message>
        <source>No connection, they go on by themselves</source>
        <translation>Нет связи, продолжатся сами</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Ждут</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Готовятся</translation>
    </message>
    <message>
        <source>{rate} · {time} left</source>
        <translation>{rate} · осталось {time}</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Результаты</translation>
    </message>
    <message>
        <source>Back to the results (Esc)</source>
        <translation>Назад к результатам (Esc)</translation>
    </message>
    <message>
        <source>Next 50 to review</source>
        <translation>Следующие 50 к проверке</translation>
    </message>
    <message>
        <source>Whole recordings or moments only</source>
        <translation>Записи целиком или только моменты</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Правила</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Loading: {had} of {expected}</source>
        <translation>Загрузка списка: {had} из {expected}</translation>
    </message>
    <message>
        <source>Loading: {had}</source>
        <translation>Загрузка списка: {had}</translation>
    </message>
    <message numerus="yes">
        <source>Offline · %n decision(s) waiting to be sent</source>
        <translation>
            <numerusform>Без сети · %n решение ждёт отправки</numerusform>
            <numerusform>Без сети · %n решения ждут отправки</numerusform>
            <numerusform>Без сети · %n решений ждут отправки</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) without an answer for too long</source>
        <translation>
            <numerusform>%n решение слишком долго без ответа</numerusform>
            <numerusform>%n решения слишком долго без ответа</numerusform>
            <numerusform>%n решений слишком долго без ответа</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Без сети</translation>
    </message>
    <message numerus="yes">
        <source>Online · %n decision(s) waiting to be sent</source>
        <translation>
            <numerusform>На связи · %n решение ждёт отправки</numerusform>
            <numerusform>На связи · %n решения ждут отправки</numerusform>
            <numerusform>На связи · %n решений ждут отправки</numerusform>
        </translation>
    </message>
    <message>
        <source>Online · {age}</source>
        <translation>На связи · {age}</translation>
    </message>
    <message>
        <source>updated just now</source>
        <translation>обновлено только что</translation>
    </message>
    <message numerus="yes">
        <source>updated %n s ago</source>
        <translation>
            <numerusform>обновлено %n с назад</numerusform>
            <numerusform>обновлено %n с назад</numerusform>
            <numerusform>обновлено %n с назад</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>updated %n min ago</source>
        <translation>
            <numerusform>обновлено %n мин назад</numerusform>
            <numerusform>обновлено %n мин назад</numerusform>
            <numerusform>обновлено %n мин назад</numerusform>
        </translation>
    </message>
    <message>
        <source>Account: {name}</source>
        <translation>Учётная запись: {name}</translation>
    </message>
</context>
<context>
    <name>HeldLine</name>
    <message>
        <source>{used} of {limit} are taken. What is here can be watched.</source>
        <translation>Занято {used} из {limit}. Скачанное можно смотреть.</translation>
    </message>
    <message>
        <source>{free} are free, {needed} more are needed. Nothing that has come is lost.</source>
        <translation>Свободно {free}, нужно ещё {needed}. Полученное не потеряно.</translation>
    </message>
    <message>
        <source>All downloads are paused</source>
        <translation>Все загрузки на паузе</translation>
    </message>
    <message>
        <source>What has come stays, and they go on where they stopped.</source>
        <translation>Полученное остаётся, загрузка продолжится с того же места.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>There is no connection</source>
        <translation>Нет связи</translation>
    </message>
    <message>
        <source>Downloads go on by themselves when it is back. What is here can be watched.</source>
        <translation>Загрузки продолжатся сами, когда она вернётся. Скачанное можно смотреть.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Проверить сейчас</translation>
    </message>
    <message>
        <source>This connection is paid by the byte</source>
        <translation>Трафик этой связи платный</translation>
    </message>
    <message>
        <source>Downloads wait for another one.</source>
        <translation>Загрузки ждут другой связи.</translation>
    </message>
    <message>
        <source>Download all the same</source>
        <translation>Всё равно скачать</translation>
    </message>
    <message>
        <source>The room for downloads is used up</source>
        <translation>Место для загрузок кончилось</translation>
    </message>
    <message>
        <source>Raise the limit…</source>
        <translation>Увеличить лимит…</translation>
    </message>
    <message>
        <source>The disk has too little room</source>
        <translation>На диске мало места</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>Judging</name>
    <message>
        <source>Saved: %1. Nothing of this report was looked at yet; you can undo.</source>
        <translation>Сохранено: %1. Отчёт ещё не просматривали; решение можно отменить.</translation>
    </message>
    <message>
        <source>Saved: %1. None of the violations was on your screen; you can undo.</source>
        <translation>Сохранено: %1. Ни одно из нарушений не было на вашем экране; можно отменить.</translation>
    </message>
    <message numerus="yes">
        <source>Saved: %1. %n violation(s) that it stands on never were on your screen; you can undo.</source>
        <translation>
            <numerusform>Сохранено: %1. %n нарушение, на котором оно стоит, не было на вашем экране; можно отменить.</numerusform>
            <numerusform>Сохранено: %1. %n нарушения, на которых оно стоит, не были на вашем экране; можно отменить.</numerusform>
            <numerusform>Сохранено: %1. %n нарушений, на которых оно стоит, не были на вашем экране; можно отменить.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved on this computer: %1</source>
        <translation>Сохранено на этом компьютере: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Undone.</source>
        <translation>Отменено.</translation>
    </message>
    <message>
        <source>There is nothing to undo; set a new decision.</source>
        <translation>Отменять нечего; укажите новое решение.</translation>
    </message>
    <message numerus="yes">
        <source>%n violation(s) confirmed</source>
        <translation>
            <numerusform>Подтверждено: %n нарушение</numerusform>
            <numerusform>Подтверждено: %n нарушения</numerusform>
            <numerusform>Подтверждено: %n нарушений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n violation(s) dismissed</source>
        <translation>
            <numerusform>Снято: %n нарушение</numerusform>
            <numerusform>Снято: %n нарушения</numerusform>
            <numerusform>Снято: %n нарушений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n verdict(s) taken back</source>
        <translation>
            <numerusform>Отменён %n вердикт</numerusform>
            <numerusform>Отменено %n вердикта</numerusform>
            <numerusform>Отменено %n вердиктов</numerusform>
        </translation>
    </message>
    <message>
        <source>The mark is removed.</source>
        <translation>Отметка удалена.</translation>
    </message>
</context>
<context>
    <name>KeyringPage</name>
    <message>
        <source>Waiting for the keyring…</source>
        <translation>Ждём хранилище ключей…</translation>
    </message>
    <message>
        <source>Waiting for the keyring</source>
        <translation>Ждём хранилище ключей</translation>
    </message>
    <message>
        <source>The key of your data lies in the keyring of the system, and the system has not given it yet. Perhaps a window asks for its password. Nothing is changed meanwhile.</source>
        <translation>Ключ ваших данных лежит в хранилище ключей системы, и система его ещё не отдала. Возможно, где-то открыто окно с вопросом о пароле. Пока ничего не меняется.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Repair and open</source>
        <translation>Починить и открыть</translation>
    </message>
    <message>
        <source>Set the old profile aside and start anew</source>
        <translation>Отложить старый профиль и начать заново</translation>
    </message>
    <message>
        <source>Use a passphrase instead</source>
        <translation>Взять парольную фразу</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Завершить</translation>
    </message>
    <message>
        <source>Back to sign-in</source>
        <translation>Назад ко входу</translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Everywhere</source>
        <translation>Везде</translation>
    </message>
    <message>
        <source>search</source>
        <translation>поиск</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>команды</translation>
    </message>
    <message>
        <source>downloads, and back</source>
        <translation>загрузки и обратно</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>настройки</translation>
    </message>
    <message>
        <source>lock the program</source>
        <translation>заблокировать программу</translation>
    </message>
    <message>
        <source>update now</source>
        <translation>обновить сейчас</translation>
    </message>
    <message>
        <source>this sheet</source>
        <translation>эта памятка</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Результаты</translation>
    </message>
    <message>
        <source>row</source>
        <translation>строка</translation>
    </message>
    <message>
        <source>open the report</source>
        <translation>открыть отчёт</translation>
    </message>
    <message>
        <source>preview beside the table</source>
        <translation>просмотр рядом с таблицей</translation>
    </message>
    <message>
        <source>collapse, expand the group</source>
        <translation>свернуть, раскрыть группу</translation>
    </message>
    <message>
        <source>expand, collapse all groups</source>
        <translation>раскрыть, свернуть все группы</translation>
    </message>
    <message>
        <source>heads of the columns</source>
        <translation>заголовки столбцов</translation>
    </message>
    <message>
        <source>decision for the selected exams</source>
        <translation>решение для выбранных экзаменов</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Загрузки</translation>
    </message>
    <message>
        <source>pause, go on</source>
        <translation>пауза, продолжить</translation>
    </message>
    <message>
        <source>earlier, later in the queue</source>
        <translation>раньше, позже в очереди</translation>
    </message>
    <message>
        <source>out of the queue, or erase</source>
        <translation>убрать из очереди или стереть</translation>
    </message>
    <message>
        <source>Report: watching</source>
        <translation>Отчёт: просмотр</translation>
    </message>
    <message>
        <source>one frame, K held down</source>
        <translation>один кадр, держа K</translation>
    </message>
    <message>
        <source>slower, faster</source>
        <translation>медленнее, быстрее</translation>
    </message>
    <message>
        <source>normal speed</source>
        <translation>обычная скорость</translation>
    </message>
    <message>
        <source>next, previous moment</source>
        <translation>следующий, предыдущий момент</translation>
    </message>
    <message>
        <source>next, previous snapshot</source>
        <translation>следующий, предыдущий снимок</translation>
    </message>
    <message>
        <source>next, previous attempt</source>
        <translation>следующая, предыдущая попытка</translation>
    </message>
    <message>
        <source>beginning, end</source>
        <translation>начало, конец</translation>
    </message>
    <message>
        <source>go to a time</source>
        <translation>перейти ко времени</translation>
    </message>
    <message>
        <source>loop from here, to here, none</source>
        <translation>повтор отсюда, досюда, без повтора</translation>
    </message>
    <message>
        <source>Report: paper</source>
        <translation>Отчёт: бумага</translation>
    </message>
    <message>
        <source>print, save as PDF</source>
        <translation>печать, сохранить PDF</translation>
    </message>
    <message>
        <source>appeal package</source>
        <translation>пакет апелляции</translation>
    </message>
    <message>
        <source>Report: pictures</source>
        <translation>Отчёт: картинки</translation>
    </message>
    <message>
        <source>layout, swap the pictures</source>
        <translation>расположение, поменять местами</translation>
    </message>
    <message>
        <source>pictures in a window of their own</source>
        <translation>картинки в отдельном окне</translation>
    </message>
    <message>
        <source>zoom in, out, whole picture</source>
        <translation>крупнее, мельче, целиком</translation>
    </message>
    <message>
        <source>move the zoomed picture</source>
        <translation>сдвинуть увеличенную картинку</translation>
    </message>
    <message>
        <source>brightness, contrast</source>
        <translation>яркость, контраст</translation>
    </message>
    <message>
        <source>save the picture</source>
        <translation>сохранить кадр</translation>
    </message>
    <message>
        <source>Report: judging</source>
        <translation>Отчёт: решение</translation>
    </message>
    <message>
        <source>the same for the whole moment</source>
        <translation>то же для всего момента</translation>
    </message>
    <message>
        <source>note to the verdict</source>
        <translation>заметка к вердикту</translation>
    </message>
    <message>
        <source>own mark from here; again: to here</source>
        <translation>своя отметка отсюда; ещё раз — досюда</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>решение</translation>
    </message>
    <message>
        <source>select all</source>
        <translation>выделить все</translation>
    </message>
    <message>
        <source>copy the rows</source>
        <translation>скопировать строки</translation>
    </message>
    <message>
        <source>undo the decision</source>
        <translation>отменить решение</translation>
    </message>
    <message>
        <source>play, pause</source>
        <translation>пуск, пауза</translation>
    </message>
    <message>
        <source>back, stop, forward; again is faster</source>
        <translation>назад, стоп, вперёд; ещё раз — быстрее</translation>
    </message>
    <message>
        <source>5 seconds</source>
        <translation>5 секунд</translation>
    </message>
    <message>
        <source>1 second</source>
        <translation>1 секунда</translation>
    </message>
    <message>
        <source>one frame</source>
        <translation>один кадр</translation>
    </message>
    <message>
        <source>next, previous violation</source>
        <translation>следующее, предыдущее нарушение</translation>
    </message>
    <message>
        <source>confirm, dismiss the violation</source>
        <translation>подтвердить, снять нарушение</translation>
    </message>
    <message>
        <source>violations only</source>
        <translation>только нарушения</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>комментарий</translation>
    </message>
    <message>
        <source>full screen</source>
        <translation>во весь экран</translation>
    </message>
    <message>
        <source>undo the last verdict, mark or decision</source>
        <translation>отменить последний вердикт, отметку или решение</translation>
    </message>
    <message>
        <source>previous, next report</source>
        <translation>предыдущий, следующий отчёт</translation>
    </message>
    <message>
        <source>next to review</source>
        <translation>следующий на проверку</translation>
    </message>
    <message>
        <source>close the report</source>
        <translation>закрыть отчёт</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Клавиши</translation>
    </message>
    <message>
        <source>Letters and digits work by their place on the keyboard in every layout, and are off while you type in a field.</source>
        <translation>Буквы и цифры работают по месту на клавиатуре при любой раскладке и выключены, пока вы печатаете в поле.</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message numerus="yes">
        <source>%n decision(s) written to the file, readable by anyone.</source>
        <translation>
            <numerusform>%n решение записано в файл, его может прочитать любой.</numerusform>
            <numerusform>%n решения записаны в файл, его может прочитать любой.</numerusform>
            <numerusform>%n решений записаны в файл, его может прочитать любой.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LockCard</name>
    <message>
        <source>Fill this in.</source>
        <translation>Заполните это поле.</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Заблокировано</translation>
    </message>
    <message>
        <source>Type the passphrase to go on where you were.</source>
        <translation>Введите парольную фразу, чтобы продолжить с того же места.</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Парольная фраза</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Разблокировать</translation>
    </message>
    <message>
        <source>Forgot the passphrase?</source>
        <translation>Забыли парольную фразу?</translation>
    </message>
    <message>
        <source>Sign in as somebody else</source>
        <translation>Войти под другим именем</translation>
    </message>
    <message>
        <source>Sending and downloads pause while the program is locked.</source>
        <translation>Пока программа заблокирована, отправка и загрузки приостановлены.</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) wait here, encrypted.</source>
        <translation>
            <numerusform>%n решение ждёт здесь в зашифрованном виде.</numerusform>
            <numerusform>%n решения ждут здесь в зашифрованном виде.</numerusform>
            <numerusform>%n решений ждут здесь в зашифрованном виде.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Locking</name>
    <message>
        <source>Locked</source>
        <translation>Заблокировано</translation>
    </message>
    <message>
        <source>Locking…</source>
        <translation>Блокируем…</translation>
    </message>
    <message>
        <source>Preparing the key, this takes a moment…</source>
        <translation>Готовим ключ, это займёт мгновение…</translation>
    </message>
    <message>
        <source>The institution takes this copy back. Erasing…</source>
        <translation>Учреждение отзывает эту копию. Стираем…</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Copy details</source>
        <translation>Скопировать подробности</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>Закрыть сообщение</translation>
    </message>
</context>
<context>
    <name>OfflineBanner</name>
    <message>
        <source>Try now</source>
        <translation>Попробовать сейчас</translation>
    </message>
</context>
<context>
    <name>OutboxDialog</name>
    <message>
        <source>Undelivered decisions</source>
        <translation>Неотправленные решения</translation>
    </message>
    <message>
        <source>Everything has reached the server</source>
        <translation>Всё дошло до сервера</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Копировать всё</translation>
    </message>
    <message>
        <source>All I did here…</source>
        <translation>Все мои действия…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message numerus="yes">
        <source>%n more wait to be sent</source>
        <translation>
            <numerusform>Ещё %n ждёт отправки</numerusform>
            <numerusform>Ещё %n ждут отправки</numerusform>
            <numerusform>Ещё %n ждут отправки</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n other(s)</source>
        <translation>
            <numerusform>Показать ещё %n</numerusform>
            <numerusform>Показать ещё %n</numerusform>
            <numerusform>Показать ещё %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Really withdraw %n?</source>
        <translation>
            <numerusform>Точно отозвать %n?</numerusform>
            <numerusform>Точно отозвать %n?</numerusform>
            <numerusform>Точно отозвать %n?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Withdraw all refused (%n)</source>
        <translation>
            <numerusform>Отозвать все отклонённые (%n)</numerusform>
            <numerusform>Отозвать все отклонённые (%n)</numerusform>
            <numerusform>Отозвать все отклонённые (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Their words stay in the list of all you did</source>
        <translation>Их текст останется в списке ваших действий</translation>
    </message>
    <message>
        <source>Already decided the same way: nothing to do.</source>
        <translation>Уже решено так же: делать ничего не нужно.</translation>
    </message>
    <message>
        <source>An exam that is no longer here</source>
        <translation>Экзамен, которого здесь больше нет</translation>
    </message>
    <message>
        <source>Make again</source>
        <translation>Сделать заново</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Отозвать</translation>
    </message>
    <message>
        <source>Nothing to do: done</source>
        <translation>Понятно, убрать</translation>
    </message>
    <message>
        <source>Keep theirs</source>
        <translation>Оставить чужое</translation>
    </message>
    <message>
        <source>Send mine again</source>
        <translation>Отправить моё снова</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Отозвать</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Копировать текст</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Открыть отчёт</translation>
    </message>
</context>
<context>
    <name>OwnActsDialog</name>
    <message>
        <source>All I did here</source>
        <translation>Все мои действия</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Открыть отчёт</translation>
    </message>
    <message>
        <source>Compare and choose…</source>
        <translation>Сравнить и выбрать…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Экспорт…</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Чтение…</translation>
    </message>
    <message>
        <source>Student, exam, decision, comment</source>
        <translation>Студент, экзамен, решение, комментарий</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Что с ним стало</translation>
    </message>
    <message>
        <source>Whatever became of it</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Not answered yet</source>
        <translation>Ещё без ответа</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Приняты</translation>
    </message>
    <message>
        <source>In conflict</source>
        <translation>Конфликты</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Отклонены сервером</translation>
    </message>
    <message>
        <source>Replaced or taken back</source>
        <translation>Заменены или отменены</translation>
    </message>
    <message>
        <source>Kept encrypted on this computer for 400 days, for you to look up. The evidence is the server&apos;s record: every report shows it under History.</source>
        <translation>Хранится на этом компьютере 400 дней в зашифрованном виде, для вашей справки. Доказательством служит журнал сервера: он есть в каждом отчёте, на вкладке «История».</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message numerus="yes">
        <source>%n act(s)</source>
        <translation>
            <numerusform>%n действие</numerusform>
            <numerusform>%n действия</numerusform>
            <numerusform>%n действий</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing of that kind</source>
        <translation>Ничего такого нет</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Пока ничего</translation>
    </message>
    <message>
        <source>Decisions, verdicts, marks and reviews that you make here will stand in this list.</source>
        <translation>Здесь будут ваши решения, вердикты, отметки и просмотры, сделанные на этом компьютере.</translation>
    </message>
    <message>
        <source>Table, UTF-8 (*.csv)</source>
        <translation>Таблица, UTF-8 (*.csv)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Экспорт</translation>
    </message>
    <message>
        <source>Student id</source>
        <translation>Номер студента</translation>
    </message>
    <message>
        <source>Exam id</source>
        <translation>Номер экзамена</translation>
    </message>
    <message numerus="yes">
        <source>%n act(s) written to {name}, readable by anyone.</source>
        <translation>
            <numerusform>%n действие записано в {name}; прочесть его может любой.</numerusform>
            <numerusform>%n действия записаны в {name}; прочесть их может любой.</numerusform>
            <numerusform>%n действий записано в {name}; прочесть их может любой.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwnActsModel</name>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Exam</source>
        <translation>Экзамен</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Действие</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Что с ним стало</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Подробнее</translation>
    </message>
    <message>
        <source>Reason and comment</source>
        <translation>Причина и комментарий</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Remove the passphrase</source>
        <translation>Убрать парольную фразу</translation>
    </message>
    <message>
        <source>The key goes back into the keyring of the system. The program opens without a question then, and cannot be locked.</source>
        <translation>Ключ вернётся в хранилище ключей системы. Тогда программа открывается без вопроса и заблокировать её нельзя.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Придумать парольную фразу</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Сменить парольную фразу</translation>
    </message>
    <message>
        <source>It opens the program when it is locked and at every start, in place of the keyring. Nobody can restore it: without it the copy here is lost, what the server has stays.</source>
        <translation>Она открывает программу после блокировки и при каждом запуске вместо хранилища ключей. Восстановить её никто не сможет: без неё копия здесь пропадёт, а то, что есть на сервере, останется.</translation>
    </message>
    <message>
        <source>Use this passphrase</source>
        <translation>Использовать эту фразу</translation>
    </message>
    <message>
        <source>&amp;Passphrase now</source>
        <translation>&amp;Нынешняя парольная фраза</translation>
    </message>
    <message>
        <source>&amp;New passphrase</source>
        <translation>&amp;Новая парольная фраза</translation>
    </message>
    <message>
        <source>New passphrase &amp;again</source>
        <translation>Новая парольная фраза &amp;ещё раз</translation>
    </message>
    <message>
        <source>Preparing the key, this takes a moment…</source>
        <translation>Готовим ключ, это займёт мгновение…</translation>
    </message>
    <message>
        <source>Fill this in.</source>
        <translation>Заполните это поле.</translation>
    </message>
    <message numerus="yes">
        <source>At least %n characters, please.</source>
        <translation>
            <numerusform>Не менее %n символа.</numerusform>
            <numerusform>Не менее %n символов.</numerusform>
            <numerusform>Не менее %n символов.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>Фразы не совпадают.</translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Caps Lock is on</source>
        <translation>Включён Caps Lock</translation>
    </message>
    <message>
        <source>Cyrillic letters</source>
        <translation>Кириллица</translation>
    </message>
    <message>
        <source>Latin letters</source>
        <translation>Латиница</translation>
    </message>
    <message>
        <source>Keyboard: {name}</source>
        <translation>Раскладка: {name}</translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <translation>Показать фразу</translation>
    </message>
    <message>
        <source>Hide the passphrase</source>
        <translation>Скрыть фразу</translation>
    </message>
</context>
<context>
    <name>PassphrasePage</name>
    <message numerus="yes">
        <source>At least %n characters, please.</source>
        <translation>
            <numerusform>Нужно не меньше %n знака.</numerusform>
            <numerusform>Нужно не меньше %n знаков.</numerusform>
            <numerusform>Нужно не меньше %n знаков.</numerusform>
        </translation>
    </message>
    <message>
        <source>Fill this in.</source>
        <translation>Заполните это поле.</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>Фразы не совпадают.</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Придумайте парольную фразу</translation>
    </message>
    <message>
        <source>It encrypts recordings and decisions on this computer and is asked for at every start. Nobody can restore it: without it the copy here is lost, what the server has stays.</source>
        <translation>Она шифрует записи и решения на этом компьютере, и программа спросит её при каждом запуске. Восстановить её никто не может: без неё здешняя копия пропадёт, а то, что есть на сервере, останется.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Парольная фраза</translation>
    </message>
    <message>
        <source>Type the passphrase that opens your data on this computer.</source>
        <translation>Введите фразу, которая открывает ваши данные на этом компьютере.</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Парольная фраза</translation>
    </message>
    <message>
        <source>Passphrase &amp;again</source>
        <translation>Фраза ещё &amp;раз</translation>
    </message>
    <message>
        <source>Forgot the passphrase?</source>
        <translation>Забыли парольную фразу?</translation>
    </message>
    <message>
        <source>Use this passphrase</source>
        <translation>Использовать эту фразу</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Back to sign-in</source>
        <translation>Назад ко входу</translation>
    </message>
</context>
<context>
    <name>Pause</name>
    <message numerus="yes">
        <source>Try again in %n s</source>
        <translation>
            <numerusform>Повторить через %n с</numerusform>
            <numerusform>Повторить через %n с</numerusform>
            <numerusform>Повторить через %n с</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoView</name>
    <message>
        <source>The photo is damaged</source>
        <translation>Фото повреждено</translation>
    </message>
    <message>
        <source>Not on this computer</source>
        <translation>Нет на этом компьютере</translation>
    </message>
    <message>
        <source>Too large to show</source>
        <translation>Слишком большое</translation>
    </message>
    <message>
        <source>This is not a picture</source>
        <translation>Это не изображение</translation>
    </message>
</context>
<context>
    <name>ProfilesPage</name>
    <message>
        <source>Erase the copy on this computer</source>
        <translation>Стереть копию на этом компьютере</translation>
    </message>
    <message>
        <source>Whose should be erased?</source>
        <translation>Чью стереть?</translation>
    </message>
    <message>
        <source>Downloaded reports</source>
        <translation>Скачанные отчёты</translation>
    </message>
    <message>
        <source>Whose should be opened without the network?</source>
        <translation>Чьи отчёты открыть без сети?</translation>
    </message>
    <message>
        <source>Back to sign-in</source>
        <translation>Назад ко входу</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message numerus="yes">
        <source>%n decision(s) came back from the second copy and will be sent.</source>
        <translation>
            <numerusform>%n решение восстановлено из второй копии и будет отправлено.</numerusform>
            <numerusform>%n решения восстановлены из второй копии и будут отправлены.</numerusform>
            <numerusform>%n решений восстановлены из второй копии и будут отправлены.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to undo here.</source>
        <translation>Здесь нечего отменять.</translation>
    </message>
    <message>
        <source>Signing out…</source>
        <translation>Выходим…</translation>
    </message>
</context>
<context>
    <name>QuitDialog</name>
    <message>
        <source>Downloads are running</source>
        <translation>Идёт загрузка</translation>
    </message>
    <message numerus="yes">
        <source>%n exam(s) are still to come</source>
        <translation>
            <numerusform>Осталось загрузить %n экзамен</numerusform>
            <numerusform>Осталось загрузить %n экзамена</numerusform>
            <numerusform>Осталось загрузить %n экзаменов</numerusform>
        </translation>
    </message>
    <message>
        <source>What has come is kept. The rest comes after the next start, from where it stopped.</source>
        <translation>Полученное сохранится. Остальное загрузится после следующего запуска с того же места.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Остаться</translation>
    </message>
</context>
<context>
    <name>RangeFields</name>
    <message>
        <source>to</source>
        <translation>до</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Очистить</translation>
    </message>
    <message>
        <source>{title}: clear</source>
        <translation>{title}: очистить</translation>
    </message>
    <message>
        <source>{title}: from</source>
        <translation>{title}: от</translation>
    </message>
    <message>
        <source>{title}: to</source>
        <translation>{title}: до</translation>
    </message>
</context>
<context>
    <name>RecoverPage</name>
    <message>
        <source>Fill this in.</source>
        <translation>Заполните это поле.</translation>
    </message>
    <message>
        <source>Forgot login or password?</source>
        <translation>Забыли логин или пароль?</translation>
    </message>
    <message>
        <source>Type your login or e-mail. A mail will name your login and bring a code for a new password.</source>
        <translation>Введите логин или почту. В письме будет ваш логин и код для нового пароля.</translation>
    </message>
    <message>
        <source>&amp;Login or e-mail</source>
        <translation>&amp;Логин или почта</translation>
    </message>
    <message>
        <source>Send the mail</source>
        <translation>Отправить письмо</translation>
    </message>
    <message>
        <source>I have a code already</source>
        <translation>Код уже есть</translation>
    </message>
    <message>
        <source>Back to sign-in</source>
        <translation>Назад ко входу</translation>
    </message>
</context>
<context>
    <name>ResetPage</name>
    <message>
        <source>Fill this in.</source>
        <translation>Заполните это поле.</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>Пароли не совпадают.</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Новый пароль</translation>
    </message>
    <message>
        <source>If the server knows you, a mail with a code is on its way. It is good for 30 minutes, once.</source>
        <translation>Если сервер вас знает, письмо с кодом уже в пути. Код действует 30 минут и один раз.</translation>
    </message>
    <message>
        <source>&amp;Code from the mail</source>
        <translation>&amp;Код из письма</translation>
    </message>
    <message>
        <source>&amp;New password</source>
        <translation>&amp;Новый пароль</translation>
    </message>
    <message>
        <source>New password &amp;again</source>
        <translation>Новый пароль ещё &amp;раз</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Показать пароль</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>Скрыть пароль</translation>
    </message>
    <message>
        <source>Save and sign in</source>
        <translation>Сохранить и войти</translation>
    </message>
    <message>
        <source>Back to sign-in</source>
        <translation>Назад ко входу</translation>
    </message>
</context>
<context>
    <name>ReviewSection</name>
    <message>
        <source>Review</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>&amp;Undo a decision for</source>
        <translation>&amp;Отмена решения в течение</translation>
    </message>
    <message>
        <source> s</source>
        <translation> с</translation>
    </message>
    <message>
        <source>&amp;Volume of recordings</source>
        <translation>&amp;Громкость записей</translation>
    </message>
    <message>
        <source>&amp;Between moments</source>
        <translation>&amp;Между моментами</translation>
    </message>
    <message>
        <source>Skip what lies between</source>
        <translation>Пропускать остальное</translation>
    </message>
    <message>
        <source>Run through it 16 times faster</source>
        <translation>Прокручивать в 16 раз быстрее</translation>
    </message>
    <message>
        <source>After a decision, &amp;open the next report to review</source>
        <translation>После решения &amp;открывать следующий отчёт к проверке</translation>
    </message>
    <message>
        <source>A decision is kept on this computer at once and sent to the server after this time; until then it can be taken back.</source>
        <translation>Решение сразу сохраняется на этом компьютере и отправляется на сервер по истечении этого времени; до тех пор его можно отменить.</translation>
    </message>
</context>
<context>
    <name>RoomLine</name>
    <message>
        <source>{used} of {limit} used</source>
        <translation>Занято {used} из {limit}</translation>
    </message>
    <message>
        <source>{used} used</source>
        <translation>Занято {used}</translation>
    </message>
    <message>
        <source>{free} free on the disk</source>
        <translation>на диске свободно {free}</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) open without a network</source>
        <translation>
            <numerusform>%n отчёт доступен без сети</numerusform>
            <numerusform>%n отчёта доступны без сети</numerusform>
            <numerusform>%n отчётов доступны без сети</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>removed %n day(s) after decision or download</source>
        <translation>
            <numerusform>удаляются через %n день после решения или загрузки</numerusform>
            <numerusform>удаляются через %n дня после решения или загрузки</numerusform>
            <numerusform>удаляются через %n дней после решения или загрузки</numerusform>
        </translation>
    </message>
    <message>
        <source>Room for downloads</source>
        <translation>Место для загрузок</translation>
    </message>
    <message>
        <source>encrypted on this computer</source>
        <translation>зашифровано на этом компьютере</translation>
    </message>
</context>
<context>
    <name>RuleEditor</name>
    <message>
        <source>all exams</source>
        <translation>все экзамены</translation>
    </message>
    <message numerus="yes">
        <source>It finds %n exam(s) now.</source>
        <translation>
            <numerusform>Сейчас находит %n экзамен.</numerusform>
            <numerusform>Сейчас находит %n экзамена.</numerusform>
            <numerusform>Сейчас находит %n экзаменов.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Keep these exams downloaded</source>
        <translation>&amp;Держать эти экзамены скачанными</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Название</translation>
    </message>
    <message>
        <source>Exams</source>
        <translation>Экзамены</translation>
    </message>
    <message>
        <source>Of the &amp;last</source>
        <translation>За &amp;последние</translation>
    </message>
    <message>
        <source>At &amp;most</source>
        <translation>Не &amp;больше</translation>
    </message>
    <message>
        <source>&amp;What is taken</source>
        <translation>&amp;Что скачивать</translation>
    </message>
    <message>
        <source> days</source>
        <translation> дн.</translation>
    </message>
    <message>
        <source>all days</source>
        <translation>все дни</translation>
    </message>
    <message>
        <source> exams</source>
        <translation> экз.</translation>
    </message>
    <message>
        <source>Whole recordings</source>
        <translation>Записи целиком</translation>
    </message>
    <message>
        <source>Moments only</source>
        <translation>Только моменты</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>on</source>
        <translation>включено</translation>
    </message>
    <message>
        <source>off</source>
        <translation>выключено</translation>
    </message>
    <message>
        <source>Rules of downloads</source>
        <translation>Правила загрузок</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Правила</translation>
    </message>
    <message>
        <source>Add the present view</source>
        <translation>Добавить открытый вид</translation>
    </message>
    <message>
        <source>Delete the rule</source>
        <translation>Удалить правило</translation>
    </message>
    <message>
        <source>No rule yet</source>
        <translation>Правил пока нет</translation>
    </message>
    <message>
        <source>A rule keeps what a view of the results finds on this computer, by itself.</source>
        <translation>Правило само держит на этом компьютере то, что находит вид результатов.</translation>
    </message>
    <message>
        <source>Exams that wait for a decision come first. What a rule finds no longer is not fetched on; what is here stays until its date.</source>
        <translation>Сначала идут экзамены, которые ждут решения. Чего правило больше не находит, дальше не загружается; что уже здесь, остаётся до своего срока.</translation>
    </message>
</context>
<context>
    <name>SecuritySection</name>
    <message>
        <source>Security</source>
        <translation>Безопасность</translation>
    </message>
    <message>
        <source>&amp;Lock by itself</source>
        <translation>&amp;Автоблокировка</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Парольная фраза</translation>
    </message>
    <message>
        <source>Locked, nothing of a student is on the screen and the key is not in memory; sending and downloads pause. The passphrase then replaces the keyring: it is asked for at every start too, and nobody can restore it.</source>
        <translation>Под замком на экране нет ничего о студентах, а ключа нет в памяти; отправка и загрузки приостановлены. Парольная фраза тогда заменяет хранилище ключей: её спрашивают и при каждом запуске, и восстановить её никто не сможет.</translation>
    </message>
    <message numerus="yes">
        <source>after %n min</source>
        <translation>
            <numerusform>через %n мин</numerusform>
            <numerusform>через %n мин</numerusform>
            <numerusform>через %n мин</numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <translation>никогда</translation>
    </message>
    <message>
        <source>After so long without a key or the mouse in the program, and at once when the screen is locked or the computer goes to sleep. A recording that plays keeps it open.</source>
        <translation>После стольких минут без клавиш и мыши в программе и сразу, когда заблокирован экран или компьютер засыпает. Пока идёт запись, программа не блокируется.</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Сменить…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Придумать…</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Сменить парольную фразу</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Придумать парольную фразу</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Убрать…</translation>
    </message>
    <message>
        <source>Remove the passphrase</source>
        <translation>Убрать парольную фразу</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
</context>
<context>
    <name>SignInForm</name>
    <message>
        <source>Fill this in.</source>
        <translation>Заполните это поле.</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>Без шифрования</translation>
    </message>
    <message>
        <source>The connection will be encrypted</source>
        <translation>Соединение будет зашифровано</translation>
    </message>
    <message>
        <source>Sign-in for proctors</source>
        <translation>Вход для проктора</translation>
    </message>
    <message>
        <source>OES administration</source>
        <translation>Администрирование OES</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Сервер</translation>
    </message>
    <message>
        <source>&amp;Login</source>
        <translation>&amp;Логин</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Пароль</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Показать пароль</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>Скрыть пароль</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>Включён Caps Lock</translation>
    </message>
    <message>
        <source>Stay signed in</source>
        <translation>Оставаться в системе</translation>
    </message>
    <message>
        <source>Forgot password?</source>
        <translation>Забыли пароль?</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Войти</translation>
    </message>
    <message>
        <source>No network?</source>
        <translation>Нет сети?</translation>
    </message>
    <message>
        <source>Open downloaded reports</source>
        <translation>Открыть скачанные отчёты</translation>
    </message>
    <message>
        <source>Erase the copy on this computer…</source>
        <translation>Стереть копию на этом компьютере…</translation>
    </message>
    <message>
        <source>The server must speak the OES review API.</source>
        <translation>Сервер должен понимать API проверки OES.</translation>
    </message>
    <message>
        <source>What is that?</source>
        <translation>Что это такое?</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Opening…</source>
        <translation>Открываем…</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Входим…</translation>
    </message>
    <message>
        <source>Preparing the key, this takes a moment…</source>
        <translation>Готовим ключ, это займёт немного времени…</translation>
    </message>
    <message>
        <source>Trying again…</source>
        <translation>Пробуем ещё раз…</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Выполняем…</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Спрашиваем сервер…</translation>
    </message>
    <message>
        <source>Nobody has signed in on this computer yet, so there are no downloaded reports.</source>
        <translation>На этом компьютере ещё никто не входил, поэтому скачанных отчётов нет.</translation>
    </message>
</context>
<context>
    <name>SignOutDialog</name>
    <message>
        <source>Sign out and erase</source>
        <translation>Выйти и стереть</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Выйти</translation>
    </message>
    <message numerus="yes">
        <source>Discard %n decision(s) that nobody has received</source>
        <translation>
            <numerusform>Выбросить %n решение, которого никто не получил</numerusform>
            <numerusform>Выбросить %n решения, которых никто не получил</numerusform>
            <numerusform>Выбросить %n решений, которых никто не получил</numerusform>
        </translation>
    </message>
    <message>
        <source>Erase and sign out</source>
        <translation>Стереть и выйти</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Остаться</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Отправить сейчас</translation>
    </message>
    <message>
        <source>Save to a file…</source>
        <translation>Сохранить в файл…</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) have not reached the server yet.</source>
        <translation>
            <numerusform>%n решение ещё не дошло до сервера.</numerusform>
            <numerusform>%n решения ещё не дошли до сервера.</numerusform>
            <numerusform>%n решений ещё не дошли до сервера.</numerusform>
        </translation>
    </message>
    <message>
        <source>The key of this computer&apos;s copy is destroyed first, then the list, the reports and the recordings. Nothing on the server changes.</source>
        <translation>Сначала уничтожается ключ копии на этом компьютере, затем список, отчёты и записи. На сервере ничего не меняется.</translation>
    </message>
    <message>
        <source>They stay on this computer, encrypted, and leave after your next sign-in.</source>
        <translation>Они остаются на этом компьютере зашифрованными и уйдут после следующего входа.</translation>
    </message>
    <message>
        <source>Save unsent decisions</source>
        <translation>Сохранить неотправленные решения</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message numerus="yes">
        <source>%n download(s)</source>
        <translation>
            <numerusform>%n загрузка</numerusform>
            <numerusform>%n загрузки</numerusform>
            <numerusform>%n загрузок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exam(s) downloaded: they open without a network now.</source>
        <translation>
            <numerusform>Загружен %n экзамен: теперь он открывается без сети.</numerusform>
            <numerusform>Загружено %n экзамена: теперь они открываются без сети.</numerusform>
            <numerusform>Загружено %n экзаменов: теперь они открываются без сети.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exam(s) could not be downloaded.</source>
        <translation>
            <numerusform>Не удалось загрузить %n экзамен.</numerusform>
            <numerusform>Не удалось загрузить %n экзамена.</numerusform>
            <numerusform>Не удалось загрузить %n экзаменов.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UndeliveredWatch</name>
    <message numerus="yes">
        <source>%n decision(s) met another proctor&apos;s; nothing was overwritten.</source>
        <translation>
            <numerusform>%n ваше решение встретилось с решением другого проктора; ничего не перезаписано.</numerusform>
            <numerusform>%n ваших решения встретились с решениями других прокторов; ничего не перезаписано.</numerusform>
            <numerusform>%n ваших решений встретились с решениями других прокторов; ничего не перезаписано.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) could not be delivered; they are kept.</source>
        <translation>
            <numerusform>%n решение не удалось доставить; оно сохранено.</numerusform>
            <numerusform>%n решения не удалось доставить; они сохранены.</numerusform>
            <numerusform>%n решений не удалось доставить; они сохранены.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Посмотреть</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) have had no answer from the server for too long. They are kept and sent on.</source>
        <translation>
            <numerusform>%n решение слишком долго остаётся без ответа сервера. Оно сохранено и отправляется дальше.</numerusform>
            <numerusform>%n решения слишком долго остаются без ответа сервера. Они сохранены и отправляются дальше.</numerusform>
            <numerusform>%n решений слишком долго остаются без ответа сервера. Они сохранены и отправляются дальше.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server was put back to an earlier state. The list is new; %n decision(s) that it may have lost are sent again.</source>
        <translation>
            <numerusform>Сервер возвращён к более раннему состоянию. Список обновлён; %n решение, которое он мог потерять, отправляется снова.</numerusform>
            <numerusform>Сервер возвращён к более раннему состоянию. Список обновлён; %n решения, которые он мог потерять, отправляются снова.</numerusform>
            <numerusform>Сервер возвращён к более раннему состоянию. Список обновлён; %n решений, которые он мог потерять, отправляются снова.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server was put back to an earlier state. The list is new; yours were not lost.</source>
        <translation>Сервер возвращён к более раннему состоянию. Список обновлён; ваши решения не потеряны.</translation>
    </message>
</context>
<context>
    <name>What</name>
    <message>
        <source>Download &amp;moments only</source>
        <translation>Скачать только &amp;моменты</translation>
    </message>
    <message>
        <source>Download &amp;whole recordings</source>
        <translation>Скачать записи &amp;целиком</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Войти</translation>
    </message>
    <message>
        <source>Use a passphrase</source>
        <translation>Взять парольную фразу</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>Начать заново</translation>
    </message>
    <message>
        <source>About this version</source>
        <translation>Об этой версии</translation>
    </message>
    <message>
        <source>Change the address</source>
        <translation>Изменить адрес</translation>
    </message>
    <message>
        <source>The local data is damaged</source>
        <translation>Данные на этом компьютере повреждены</translation>
    </message>
    <message>
        <source>The list can be fetched again from the server, and unsent decisions are kept in a second place.</source>
        <translation>Список можно получить с сервера заново, а неотправленные решения хранятся и во втором месте.</translation>
    </message>
    <message>
        <source>The profile on this computer is damaged</source>
        <translation>Профиль на этом компьютере повреждён</translation>
    </message>
    <message>
        <source>It was left untouched. You can start anew: the old profile is set aside, not deleted.</source>
        <translation>Он не тронут. Можно начать заново: старый профиль будет отложен, а не удалён.</translation>
    </message>
    <message>
        <source>A stored piece of a recording is damaged</source>
        <translation>Повреждена сохранённая часть записи</translation>
    </message>
    <message>
        <source>It is fetched again from the server when there is a connection.</source>
        <translation>Она загрузится с сервера заново, когда будет связь.</translation>
    </message>
    <message>
        <source>The recording is damaged</source>
        <translation>Запись повреждена</translation>
    </message>
    <message>
        <source>It plays up to the damage. The rest of the report is not touched.</source>
        <translation>Она проигрывается до места повреждения. Остальной отчёт не затронут.</translation>
    </message>
    <message>
        <source>The recording is not the one of the report</source>
        <translation>Запись не та, что в отчёте</translation>
    </message>
    <message>
        <source>Its bytes do not fit the fingerprint in the report, so it is not shown as complete. Tell the administrator.</source>
        <translation>Её содержимое не совпадает с отпечатком в отчёте, поэтому она не показана как полная. Сообщите администратору.</translation>
    </message>
    <message>
        <source>The second copy of unsent decisions is damaged</source>
        <translation>Повреждена вторая копия неотправленных решений</translation>
    </message>
    <message>
        <source>The first copy is in use and is written anew. Nothing was lost so far.</source>
        <translation>Работает первая копия, вторая записывается заново. Пока ничего не потеряно.</translation>
    </message>
    <message>
        <source>The server&apos;s catalogue is damaged</source>
        <translation>Каталог сервера повреждён</translation>
    </message>
    <message>
        <source>Restore it from a backup. Nothing was overwritten.</source>
        <translation>Восстановите его из резервной копии. Ничего не перезаписано.</translation>
    </message>
    <message>
        <source>The disk does not work as it should</source>
        <translation>Диск работает с ошибками</translation>
    </message>
    <message>
        <source>Reading or writing failed. What was saved before is kept. Check the disk.</source>
        <translation>Не удалось прочитать или записать. Сохранённое раньше цело. Проверьте диск.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Диск заполнен</translation>
    </message>
    <message>
        <source>The last change could not be saved. Free some room, then try again.</source>
        <translation>Последнее изменение не сохранено. Освободите место и повторите.</translation>
    </message>
    <message>
        <source>The folder cannot be written</source>
        <translation>В папку нельзя записать</translation>
    </message>
    <message>
        <source>The disk or folder is read-only for you. The last change was not saved.</source>
        <translation>Диск или папка доступны вам только для чтения. Последнее изменение не сохранено.</translation>
    </message>
    <message>
        <source>A file is in use</source>
        <translation>Файл занят</translation>
    </message>
    <message>
        <source>Another program, perhaps a virus scanner, holds it. Try again in a moment.</source>
        <translation>Его держит другая программа, возможно антивирус. Повторите чуть позже.</translation>
    </message>
    <message>
        <source>A file is missing</source>
        <translation>Файла нет</translation>
    </message>
    <message>
        <source>It was there before. If it is on another disk, connect that disk.</source>
        <translation>Раньше он был. Если он на другом диске, подключите этот диск.</translation>
    </message>
    <message>
        <source>The name is taken</source>
        <translation>Имя занято</translation>
    </message>
    <message>
        <source>A folder has this name. Nothing was written: choose another one.</source>
        <translation>Так называется папка. Ничего не записано: выберите другое имя.</translation>
    </message>
    <message>
        <source>The file would be too long for this disk</source>
        <translation>Файл был бы слишком длинным для этого диска</translation>
    </message>
    <message>
        <source>Disks with the file system FAT32 take no file longer than 4 GiB. Use a disk with another one.</source>
        <translation>Диски с файловой системой FAT32 не принимают файлы длиннее 4 ГиБ. Используйте диск с другой файловой системой.</translation>
    </message>
    <message>
        <source>This folder is not fit for your data</source>
        <translation>Эта папка не подходит для ваших данных</translation>
    </message>
    <message>
        <source>Its disk or network share knows no locks, or its path is too long. Nothing was written: use a folder on a disk of this computer.</source>
        <translation>Её диск или сетевая папка не знает блокировок, или путь к ней слишком длинный. Ничего не записано: используйте папку на диске этого компьютера.</translation>
    </message>
    <message>
        <source>VLC is not installed</source>
        <translation>VLC не установлен</translation>
    </message>
    <message>
        <source>Recordings are played through VLC 3. Install VLC media player; everything but video works without it.</source>
        <translation>Записи проигрываются через VLC 3. Установите VLC media player; без него работает всё, кроме видео.</translation>
    </message>
    <message>
        <source>VLC is incomplete</source>
        <translation>VLC установлен не полностью</translation>
    </message>
    <message>
        <source>Its plugins were not found. Install VLC again; everything but video works.</source>
        <translation>Не найдены его модули. Переустановите VLC; всё, кроме видео, работает.</translation>
    </message>
    <message>
        <source>VLC is too old</source>
        <translation>VLC слишком старый</translation>
    </message>
    <message>
        <source>Version 3 is needed. Update VLC; everything but video works meanwhile.</source>
        <translation>Нужна версия 3. Обновите VLC; пока работает всё, кроме видео.</translation>
    </message>
    <message>
        <source>This computer has no keyring</source>
        <translation>На этом компьютере нет хранилища ключей</translation>
    </message>
    <message>
        <source>The key of your data needs a safe place. Choose a passphrase: it takes the keyring&apos;s place.</source>
        <translation>Ключу ваших данных нужно надёжное место. Придумайте парольную фразу: она заменит хранилище.</translation>
    </message>
    <message>
        <source>The keyring is locked</source>
        <translation>Хранилище ключей заперто</translation>
    </message>
    <message>
        <source>Unlock it when the system asks, then try again. Your data is untouched.</source>
        <translation>Отоприте его, когда спросит система, и повторите. Данные не тронуты.</translation>
    </message>
    <message>
        <source>The keyring refused</source>
        <translation>Хранилище ключей отказало</translation>
    </message>
    <message>
        <source>The system did not let the program in. Allow it and try again. Your data is untouched.</source>
        <translation>Система не пустила программу. Разрешите доступ и повторите. Данные не тронуты.</translation>
    </message>
    <message>
        <source>The key of this profile is not in the keyring</source>
        <translation>Ключа этого профиля нет в хранилище</translation>
    </message>
    <message>
        <source>Perhaps it is in another keyring. Nothing was overwritten. Starting anew sets the old profile aside.</source>
        <translation>Возможно, он в другом хранилище. Ничего не перезаписано. Если начать заново, старый профиль будет отложен.</translation>
    </message>
    <message>
        <source>The keyring holds another key</source>
        <translation>В хранилище лежит другой ключ</translation>
    </message>
    <message>
        <source>It does not fit the data on this computer: the data is not damaged, and nothing was overwritten.</source>
        <translation>Он не подходит к данным на этом компьютере: данные целы, ничего не перезаписано.</translation>
    </message>
    <message>
        <source>The passphrase is wrong</source>
        <translation>Фраза неверна</translation>
    </message>
    <message>
        <source>Check the keyboard layout and Caps Lock. There is no limit of tries.</source>
        <translation>Проверьте раскладку клавиатуры и Caps Lock. Число попыток не ограничено.</translation>
    </message>
    <message>
        <source>Too many wrong passphrases</source>
        <translation>Слишком много неверных фраз</translation>
    </message>
    <message>
        <source>Wait {retry_after_s} s, then try again. Your data is untouched.</source>
        <translation>Подождите {retry_after_s} с и повторите. Ваши данные не тронуты.</translation>
    </message>
    <message>
        <source>Passphrase needed</source>
        <translation>Нужна парольная фраза</translation>
    </message>
    <message>
        <source>This profile is protected by a passphrase. Type it to open your data.</source>
        <translation>Этот профиль защищён парольной фразой. Введите её, чтобы открыть данные.</translation>
    </message>
    <message>
        <source>The server is newer than this program</source>
        <translation>Сервер новее этой программы</translation>
    </message>
    <message>
        <source>Reading may go on, decisions are kept here. Update the program to send them.</source>
        <translation>Смотреть можно, решения хранятся здесь. Чтобы их отправить, обновите программу.</translation>
    </message>
    <message>
        <source>The profile was made by a newer version</source>
        <translation>Профиль создан более новой версией</translation>
    </message>
    <message>
        <source>It has format {found}, this version knows formats up to {known} and does not touch it. Update the program.</source>
        <translation>Формат — {found}, эта версия знает форматы до {known} и ничего не трогает. Обновите программу.</translation>
    </message>
    <message>
        <source>The local data was made by a newer version</source>
        <translation>Данные на этом компьютере созданы более новой версией</translation>
    </message>
    <message>
        <source>The catalogue was made by a newer version</source>
        <translation>Каталог создан более новой версией</translation>
    </message>
    <message>
        <source>This version does not touch it. Update the server.</source>
        <translation>Эта версия его не трогает. Обновите сервер.</translation>
    </message>
    <message>
        <source>The views were saved by a newer version</source>
        <translation>Виды сохранены более новой версией</translation>
    </message>
    <message>
        <source>Nothing of the file was imported. Update the program.</source>
        <translation>Из файла ничего не импортировано. Обновите программу.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Что-то пошло не так</translation>
    </message>
    <message>
        <source>The program could go on. Copy the details if you ask for help.</source>
        <translation>Программа смогла продолжить. Если нужна помощь, скопируйте подробности.</translation>
    </message>
    <message>
        <source>A fault of the program</source>
        <translation>Ошибка программы</translation>
    </message>
    <message>
        <source>Something happened that should not. Your decisions are safe on this computer. Copy the details and send them to the administrator.</source>
        <translation>Случилось то, чего быть не должно. Ваши решения целы на этом компьютере. Скопируйте подробности и отправьте администратору.</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Нет связи</translation>
    </message>
    <message>
        <source>The server does not answer. Everything on this computer still works, and your decisions are kept and will be sent by themselves when the connection is back.</source>
        <translation>Сервер не отвечает. Всё на этом компьютере работает, решения сохранены и уйдут сами, когда связь вернётся.</translation>
    </message>
    <message>
        <source>The server does not answer in time</source>
        <translation>Сервер не отвечает вовремя</translation>
    </message>
    <message>
        <source>The connection is there, but nothing comes. Nothing is lost; the program keeps trying.</source>
        <translation>Связь есть, но ничего не приходит. Ничего не потеряно, программа продолжает пробовать.</translation>
    </message>
    <message>
        <source>The connection broke off</source>
        <translation>Связь прервалась</translation>
    </message>
    <message>
        <source>The answer ended half way. What had arrived is kept, and the rest is asked for again.</source>
        <translation>Ответ оборвался на половине. Полученное сохранено, остальное запросится снова.</translation>
    </message>
    <message>
        <source>This is not an OES server</source>
        <translation>Это не сервер OES</translation>
    </message>
    <message>
        <source>Something answers at this address, but it does not speak the OES review API: another site, or the sign-in page of a network. Check the address, or open a browser and sign in to the network first.</source>
        <translation>По этому адресу кто-то отвечает, но API проверки OES он не понимает: это другой сайт или страница входа в сеть. Проверьте адрес или сначала войдите в сеть через браузер.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate has expired</source>
        <translation>Сертификат сервера просрочен</translation>
    </message>
    <message>
        <source>The connection would not be safe, so nothing was sent. Tell the administrator of the server.</source>
        <translation>Соединение было бы небезопасным, поэтому ничего не отправлено. Сообщите администратору сервера.</translation>
    </message>
    <message>
        <source>The certificate belongs to another address</source>
        <translation>Сертификат выдан другому адресу</translation>
    </message>
    <message>
        <source>The server shows a certificate made for another name, so nothing was sent. Check the address.</source>
        <translation>Сервер показывает сертификат на другое имя, поэтому ничего не отправлено. Проверьте адрес.</translation>
    </message>
    <message>
        <source>The certificate&apos;s authority is not known</source>
        <translation>Издатель сертификата неизвестен</translation>
    </message>
    <message>
        <source>This computer does not trust whoever signed the server&apos;s certificate, so nothing was sent. If your institution has a root of its own, it must be installed in the system.</source>
        <translation>Этот компьютер не доверяет тому, кто подписал сертификат сервера, поэтому ничего не отправлено. Если у организации свой корневой сертификат, его нужно установить в систему.</translation>
    </message>
    <message>
        <source>No safe connection</source>
        <translation>Нет безопасного соединения</translation>
    </message>
    <message>
        <source>The encrypted connection could not be set up, so nothing was sent. Tell the administrator.</source>
        <translation>Не удалось установить шифрованное соединение, ничего не отправлено. Сообщите администратору.</translation>
    </message>
    <message>
        <source>The clock of this computer is wrong</source>
        <translation>Часы этого компьютера идут неверно</translation>
    </message>
    <message>
        <source>It is off by about {minutes} min, so certificates cannot be checked. Set date and time, then try again.</source>
        <translation>Они ошибаются примерно на {minutes} мин, поэтому сертификаты не проверить. Установите дату и время и повторите.</translation>
    </message>
    <message>
        <source>The proxy asks for a password</source>
        <translation>Прокси требует пароль</translation>
    </message>
    <message>
        <source>The network&apos;s proxy does not let the program through. Enter the proxy&apos;s password in the settings of the system.</source>
        <translation>Прокси сети не пропускает программу. Введите пароль прокси в настройках системы.</translation>
    </message>
    <message>
        <source>The server sends us elsewhere</source>
        <translation>Сервер отправляет в другое место</translation>
    </message>
    <message>
        <source>It points to {host}, which was not agreed on, so the program did not follow and nothing was sent.</source>
        <translation>Он указывает на {host}, о чём договорённости не было: программа туда не пошла и ничего не отправила.</translation>
    </message>
    <message>
        <source>The server is busy</source>
        <translation>Сервер занят</translation>
    </message>
    <message>
        <source>It asks for a pause of {retry_after_s} s. Nothing is lost; the program tries again by itself.</source>
        <translation>Он просит подождать {retry_after_s} с. Ничего не потеряно, программа повторит сама.</translation>
    </message>
    <message>
        <source>The server sends wrong parts of a recording</source>
        <translation>Сервер присылает не те части записи</translation>
    </message>
    <message>
        <source>What came does not fit what was asked for, so nothing of it was kept. Tell the administrator.</source>
        <translation>Пришло не то, что просили, поэтому ничего не сохранено. Сообщите администратору.</translation>
    </message>
    <message>
        <source>Another server at the same address</source>
        <translation>По этому адресу другой сервер</translation>
    </message>
    <message>
        <source>The server was replaced or restored from a backup. Your decisions are kept; the list is fetched anew.</source>
        <translation>Сервер заменили или восстановили из копии. Ваши решения сохранены, список загружается заново.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Остановлено</translation>
    </message>
    <message>
        <source>The work was stopped before its end. Nothing is lost.</source>
        <translation>Работа остановлена до конца. Ничего не потеряно.</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Войдите снова</translation>
    </message>
    <message>
        <source>The server no longer knows this sign-in. Everything here stays as it is, decisions wait to be sent.</source>
        <translation>Сервер больше не помнит этот вход. Здесь всё остаётся как есть, решения ждут отправки.</translation>
    </message>
    <message>
        <source>Login or password is wrong</source>
        <translation>Неверный логин или пароль</translation>
    </message>
    <message>
        <source>Check the keyboard layout and Caps Lock, then try again.</source>
        <translation>Проверьте раскладку клавиатуры и Caps Lock и повторите.</translation>
    </message>
    <message>
        <source>Too many tries</source>
        <translation>Слишком много попыток</translation>
    </message>
    <message>
        <source>The server asks you to wait {retry_after_s} s before the next try. You are not locked out.</source>
        <translation>Сервер просит подождать {retry_after_s} с до следующей попытки. Вас не заблокировали.</translation>
    </message>
    <message>
        <source>This account is switched off</source>
        <translation>Эта учётная запись отключена</translation>
    </message>
    <message>
        <source>The server does not let this account in. What is on this computer stays encrypted and kept. Ask the administrator.</source>
        <translation>Сервер не пускает эту учётную запись. Всё на этом компьютере остаётся зашифрованным и целым. Обратитесь к администратору.</translation>
    </message>
    <message>
        <source>The code is not right</source>
        <translation>Код не подходит</translation>
    </message>
    <message>
        <source>It works once and for 30 minutes. Check it in the mail, or have a new one sent.</source>
        <translation>Код действует один раз и 30 минут. Сверьте его с письмом или запросите новый.</translation>
    </message>
    <message>
        <source>Not without the server</source>
        <translation>Без сервера нельзя</translation>
    </message>
    <message>
        <source>The institution lets reports be opened only while its server can be reached. Nothing was deleted: connect, then try again.</source>
        <translation>Учреждение разрешает открывать отчёты, только пока доступен его сервер. Ничего не удалено: подключитесь и повторите.</translation>
    </message>
    <message>
        <source>The institution had this copy erased</source>
        <translation>Учреждение велело стереть эту копию</translation>
    </message>
    <message>
        <source>An administrator took this computer back: the key, the list, the reports and the recordings are gone from it. Decisions that had not been sent and went with them: {count}.</source>
        <translation>Администратор отозвал этот компьютер: ключ, список, отчёты и записи с него удалены. Неотправленных решений, пропавших вместе с ними: {count}.</translation>
    </message>
    <message>
        <source>Too long without the server</source>
        <translation>Слишком долго без сервера</translation>
    </message>
    <message>
        <source>The institution lets reports open offline for a limited time, and it is over. Nothing was deleted: connect and sign in.</source>
        <translation>Организация разрешает открывать отчёты без сети ограниченное время, и оно истекло. Ничего не удалено: подключитесь и войдите.</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>Нет права</translation>
    </message>
    <message>
        <source>Your account does not have the right to do this. Nothing was changed. Ask the administrator.</source>
        <translation>У вашей учётной записи нет на это права. Ничего не изменено. Обратитесь к администратору.</translation>
    </message>
    <message>
        <source>No right to this exam any more</source>
        <translation>Больше нет права на этот экзамен</translation>
    </message>
    <message>
        <source>The exam is not, or no longer, among the groups given to you. Other exams are not touched.</source>
        <translation>Экзамен не входит (или уже не входит) в ваши группы. Другие экзамены не затронуты.</translation>
    </message>
    <message>
        <source>Somebody else has decided meanwhile</source>
        <translation>Тем временем решение принял другой</translation>
    </message>
    <message>
        <source>The server holds a decision by {by}. Yours was not sent over it and is kept: compare, then choose.</source>
        <translation>На сервере стоит решение: {by}. Ваше его не заменило и сохранено: сравните и выберите.</translation>
    </message>
    <message>
        <source>The server is still at it</source>
        <translation>Сервер ещё занят этим</translation>
    </message>
    <message>
        <source>It has your decision and has not finished with it. The program asks again.</source>
        <translation>Он получил ваше решение и ещё не обработал. Программа спросит снова.</translation>
    </message>
    <message>
        <source>This cannot be accepted</source>
        <translation>Это нельзя принять</translation>
    </message>
    <message>
        <source>Something in it is not right: {what} ({path}). Nothing was changed.</source>
        <translation>Что-то в нём неверно: {what} ({path}). Ничего не изменено.</translation>
    </message>
    <message>
        <source>The server&apos;s answer makes no sense</source>
        <translation>Ответ сервера непонятен</translation>
    </message>
    <message>
        <source>The answer to “{call}” was thrown away, what was known stays. Tell the administrator.</source>
        <translation>Ответ на «{call}» отброшен, известное остаётся. Сообщите администратору.</translation>
    </message>
    <message>
        <source>This is not an address</source>
        <translation>Это не адрес</translation>
    </message>
    <message>
        <source>Type it as your institution gave it, such as https://htii.oes.kz.</source>
        <translation>Введите его так, как дала организация, например https://htii.oes.kz.</translation>
    </message>
    <message>
        <source>Only encrypted connections</source>
        <translation>Только шифрованные соединения</translation>
    </message>
    <message>
        <source>The address must begin with https://. Plain http would show passwords to the whole network.</source>
        <translation>Адрес должен начинаться с https://. При простом http пароль увидит вся сеть.</translation>
    </message>
    <message>
        <source>No password in the address</source>
        <translation>Пароль в адресе не нужен</translation>
    </message>
    <message>
        <source>Take login and password out of the address and type them below.</source>
        <translation>Уберите логин и пароль из адреса и введите их ниже.</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Не найдено</translation>
    </message>
    <message>
        <source>The server does not know it, or not for you. Nothing else is touched.</source>
        <translation>Сервер этого не знает или не показывает вам. Остальное не затронуто.</translation>
    </message>
    <message>
        <source>It has changed on the server</source>
        <translation>На сервере это изменилось</translation>
    </message>
    <message>
        <source>The recording is not the one that the report named. Update the report.</source>
        <translation>Запись уже не та, что названа в отчёте. Обновите отчёт.</translation>
    </message>
    <message>
        <source>The recording is said to lie elsewhere</source>
        <translation>Запись якобы лежит в другом месте</translation>
    </message>
    <message>
        <source>The server points to {host}, which was not agreed on, so nothing was fetched from there. Tell the administrator.</source>
        <translation>Сервер указывает на {host}, о котором не договаривались, поэтому оттуда ничего не получено. Сообщите администратору.</translation>
    </message>
    <message>
        <source>It is gone</source>
        <translation>Этого больше нет</translation>
    </message>
    <message>
        <source>The server has removed it. What you wrote is kept and can be copied.</source>
        <translation>Сервер это удалил. Написанное вами сохранено, его можно скопировать.</translation>
    </message>
    <message>
        <source>The server does not accept this value</source>
        <translation>Сервер не принимает это значение</translation>
    </message>
    <message>
        <source>Your entry is kept here and is not sent again. Choose another value.</source>
        <translation>Ваша запись сохранена здесь и больше не отправляется. Выберите другое значение.</translation>
    </message>
    <message>
        <source>The server took it for something sent before</source>
        <translation>Сервер принял это за отправленное раньше</translation>
    </message>
    <message>
        <source>This is a fault of the program. Your entry is kept and is not sent again by itself: make it again.</source>
        <translation>Это ошибка программы. Ваша запись сохранена и сама больше не отправляется: сделайте её заново.</translation>
    </message>
    <message>
        <source>The server refuses the decision</source>
        <translation>Сервер не принимает решение</translation>
    </message>
    <message>
        <source>It was sent without the version that it is based on. It is kept; update the list.</source>
        <translation>Оно ушло без версии, на которой основано. Решение сохранено, обновите список.</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Слишком велико</translation>
    </message>
    <message>
        <source>{what} is larger than the limit of {limit}. Nothing was changed.</source>
        <translation>{what}: больше предела {limit}. Ничего не изменено.</translation>
    </message>
    <message>
        <source>This is not a good exam package</source>
        <translation>Это неправильный пакет экзамена</translation>
    </message>
    <message>
        <source>Wrong at {path}: {what}. Nothing of it was imported.</source>
        <translation>Ошибка в {path}: {what}. Из пакета ничего не загружено.</translation>
    </message>
    <message>
        <source>This is not a file of views</source>
        <translation>Это не файл видов</translation>
    </message>
    <message>
        <source>{path} is damaged or something else. Nothing of it was imported.</source>
        <translation>{path} повреждён или это другой файл. Ничего из него не импортировано.</translation>
    </message>
    <message>
        <source>The package points outside itself</source>
        <translation>Пакет указывает за свои пределы</translation>
    </message>
    <message>
        <source>A name in it is not safe: {path}. Nothing of it was imported.</source>
        <translation>Небезопасное имя внутри: {path}. Из пакета ничего не загружено.</translation>
    </message>
    <message>
        <source>This file is not a recording</source>
        <translation>Этот файл — не запись</translation>
    </message>
    <message>
        <source>Its first bytes are not those of a video or photo, so it is not opened.</source>
        <translation>Первые байты не похожи на видео или фото, поэтому файл не открыт.</translation>
    </message>
    <message>
        <source>This kind of recording cannot be played</source>
        <translation>Такую запись не проиграть</translation>
    </message>
    <message>
        <source>It is made in a way that the program does not know: {what}.</source>
        <translation>Она сделана неизвестным программе способом: {what}.</translation>
    </message>
    <message>
        <source>This password is too weak</source>
        <translation>Пароль слишком простой</translation>
    </message>
    <message>
        <source>Take at least {limit} characters that are not easily guessed.</source>
        <translation>Возьмите не меньше {limit} знаков, которые трудно угадать.</translation>
    </message>
    <message>
        <source>A comment is needed</source>
        <translation>Нужен комментарий</translation>
    </message>
    <message>
        <source>The institution asks for a comment with this decision. Nothing was sent yet.</source>
        <translation>Организация просит комментарий к этому решению. Пока ничего не отправлено.</translation>
    </message>
    <message>
        <source>Already open</source>
        <translation>Уже открыто</translation>
    </message>
    <message>
        <source>Another window of the program works with this account. Close it first.</source>
        <translation>С этой учётной записью работает другое окно программы. Сначала закройте его.</translation>
    </message>
    <message>
        <source>Not on this computer</source>
        <translation>Нет на этом компьютере</translation>
    </message>
    <message>
        <source>This part was not downloaded, and there is no connection now.</source>
        <translation>Эта часть не скачана, а связи сейчас нет.</translation>
    </message>
    <message>
        <source>The server repeats itself</source>
        <translation>Сервер повторяет одно и то же</translation>
    </message>
    <message>
        <source>Its list of changes does not move on. What is here stays; the next try is automatic.</source>
        <translation>Список изменений не движется дальше. Всё здешнее на месте, следующая попытка будет сама.</translation>
    </message>
</context>
</TS>
