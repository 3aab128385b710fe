<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk_KZ">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About OES Desktop</source>
        <translation>OES Desktop туралы</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Лицензиялар</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Көшіру</translation>
    </message>
    <message>
        <source>Review recorded exams: fast, offline, encrypted</source>
        <translation>Жазылған емтихандарды тексеру: жылдам, желісіз, шифрланған</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>табылмады</translation>
    </message>
    <message>
        <source>OES Desktop is free software: GNU General Public License, version 3 or later.</source>
        <translation>OES Desktop — еркін бағдарлама: GNU General Public License, 3-нұсқа немесе одан кейінгі.</translation>
    </message>
</context>
<context>
    <name>ActWords</name>
    <message>
        <source>To the archive</source>
        <translation>Мұрағатқа</translation>
    </message>
    <message>
        <source>Out of the archive</source>
        <translation>Мұрағаттан</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Қаралды</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>Қаралмады</translation>
    </message>
    <message>
        <source>Yours, {when}: {what}</source>
        <translation>Сіздікі, {when}: {what}</translation>
    </message>
    <message>
        <source>A mark removed</source>
        <translation>Белгі жойылды</translation>
    </message>
    <message>
        <source>A note</source>
        <translation>Жазба</translation>
    </message>
    <message>
        <source>An own violation: {kind}</source>
        <translation>Өз бұзушылығы: {kind}</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Жіберуді күтуде</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>Жіберілуде</translation>
    </message>
    <message>
        <source>In conflict: choose</source>
        <translation>Қайшылық: таңдаңыз</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Сервер қабылдамады</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Қабылданды</translation>
    </message>
    <message>
        <source>Replaced by a newer one</source>
        <translation>Жаңасымен ауыстырылды</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Қайтарып алынды</translation>
    </message>
    <message>
        <source>In conflict: theirs was kept</source>
        <translation>Қайшылық: басқаның шешімі қалды</translation>
    </message>
    <message>
        <source>Refused, withdrawn</source>
        <translation>Қабылданбады, қайтарып алынды</translation>
    </message>
    <message>
        <source>Made again as a new one</source>
        <translation>Жаңадан жасалды</translation>
    </message>
    <message>
        <source>Sent again upon a newer version</source>
        <translation>Жаңа нұсқаға қайта жіберілді</translation>
    </message>
    <message>
        <source>Settled; how is not known here</source>
        <translation>Аяқталды; қалай екені мұнда белгісіз</translation>
    </message>
    <message>
        <source>version {version}, {when}</source>
        <translation>{version}-нұсқа, {when}</translation>
    </message>
    <message>
        <source>met the one of {who}</source>
        <translation>{who} шешімімен түйісті</translation>
    </message>
    <message>
        <source>You have no right to this exam any more.</source>
        <translation>Бұл емтиханға құқығыңыз енді жоқ.</translation>
    </message>
    <message>
        <source>The exam was archived or removed on the server.</source>
        <translation>Емтихан серверде мұрағатқа салынған немесе жойылған.</translation>
    </message>
    <message>
        <source>The server does not know this exam.</source>
        <translation>Сервер бұл емтиханды білмейді.</translation>
    </message>
    <message>
        <source>The server does not know this value.</source>
        <translation>Сервер мұндай мәнді білмейді.</translation>
    </message>
    <message>
        <source>The server asks for a comment with it.</source>
        <translation>Сервер оған түсініктеме талап етеді.</translation>
    </message>
    <message>
        <source>The text is too long for the server.</source>
        <translation>Мәтін сервер үшін тым ұзын.</translation>
    </message>
    <message>
        <source>The server does not accept it in this form.</source>
        <translation>Сервер оны осы түрде қабылдамайды.</translation>
    </message>
    <message>
        <source>The server misses the version it is based on.</source>
        <translation>Серверге ол негізделген нұсқа жетіспейді.</translation>
    </message>
    <message>
        <source>The server took it for something sent before.</source>
        <translation>Сервер оны бұрын жіберілген деп қабылдады.</translation>
    </message>
    <message>
        <source>The server refused it.</source>
        <translation>Сервер оны қабылдамады.</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кім</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Сіз</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Қашан</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Себеп</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Түсініктеме</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Үкім</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Белгі</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Шешім</translation>
    </message>
    <message>
        <source>A violation confirmed</source>
        <translation>Бұзушылық расталды</translation>
    </message>
    <message>
        <source>A violation dismissed</source>
        <translation>Бұзушылық алынды</translation>
    </message>
    <message>
        <source>A verdict taken back</source>
        <translation>Үкім алынды</translation>
    </message>
</context>
<context>
    <name>Acting</name>
    <message numerus="yes">
        <source>%n exam(s) put into the queue of downloads.</source>
        <translation>
            <numerusform>%n емтихан жүктеу кезегіне қойылды.</numerusform>
            <numerusform>%n емтихан жүктеу кезегіне қойылды.</numerusform>
        </translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Жүктеулер</translation>
    </message>
    <message>
        <source>These exams are on this computer already, or on their way.</source>
        <translation>Бұл емтихандар осы компьютерде бар немесе жүктелуде.</translation>
    </message>
    <message numerus="yes">
        <source>%n exam(s) to review put into the queue of downloads.</source>
        <translation>
            <numerusform>Тексерілетін %n емтихан жүктеу кезегіне қойылды.</numerusform>
            <numerusform>Тексерілетін %n емтихан жүктеу кезегіне қойылды.</numerusform>
        </translation>
    </message>
    <message>
        <source>All exams to review are here already, or on their way.</source>
        <translation>Тексерілетін емтихандардың бәрі осында немесе жүктелуде.</translation>
    </message>
    <message numerus="yes">
        <source>%n exam(s) taken out of the queue.</source>
        <translation>
            <numerusform>%n емтихан кезектен алынды.</numerusform>
            <numerusform>%n емтихан кезектен алынды.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Болдырмау</translation>
    </message>
    <message numerus="yes">
        <source>%n exam(s) erased from this computer.</source>
        <translation>
            <numerusform>%n емтихан осы компьютерден өшірілді.</numerusform>
            <numerusform>%n емтихан осы компьютерден өшірілді.</numerusform>
        </translation>
    </message>
    <message>
        <source>Download again</source>
        <translation>Қайта жүктеу</translation>
    </message>
    <message>
        <source>There is no room: {needed} are needed, {free} are free. Nothing was added.</source>
        <translation>Орын жоқ: {needed} керек, {free} бос. Ештеңе қосылмады.</translation>
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
        <translation>Ө&amp;ңдеу</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Көрініс</translation>
    </message>
    <message>
        <source>E&amp;xam</source>
        <translation>&amp;Жазба</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Терезе</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Анықтама</translation>
    </message>
    <message>
        <source>&amp;Update now</source>
        <translation>Қазір &amp;жаңарту</translation>
    </message>
    <message>
        <source>&amp;Downloads</source>
        <translation>&amp;Жүктеулер</translation>
    </message>
    <message>
        <source>Un&amp;delivered decisions…</source>
        <translation>&amp;Жіберілмеген шешімдер…</translation>
    </message>
    <message>
        <source>&amp;All I did here…</source>
        <translation>&amp;Менің барлық әрекеттерім…</translation>
    </message>
    <message>
        <source>&amp;Lock now</source>
        <translation>&amp;Құлыптау</translation>
    </message>
    <message>
        <source>&amp;Sign out</source>
        <translation>&amp;Шығу</translation>
    </message>
    <message>
        <source>Sign out and &amp;erase this computer&apos;s copy…</source>
        <translation>Шығу және осы компьютердегі көшірмені ө&amp;шіру…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Бағдарламаны жабу</translation>
    </message>
    <message>
        <source>&amp;Undo decision</source>
        <translation>Шешімді қ&amp;айтару</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Іздеу</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>Пәр&amp;мендер…</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>&amp;Баптаулар…</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Толық экран</translation>
    </message>
    <message>
        <source>&amp;Minimise</source>
        <translation>Жа&amp;сыру</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>Терезені &amp;жабу</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Пернелер</translation>
    </message>
    <message>
        <source>&amp;About OES Desktop</source>
        <translation>OES Desktop т&amp;уралы</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Тіл</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>Б&amp;езендіру</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Жүйедегідей</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Ашық</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Күңгірт</translation>
    </message>
</context>
<context>
    <name>AnewPage</name>
    <message>
        <source>Erase the copy on this computer</source>
        <translation>Осы компьютердегі көшірмені өшіру</translation>
    </message>
    <message>
        <source>Its key is destroyed first, then the list, the reports and the recordings. Nothing on the server changes.</source>
        <translation>Алдымен оның кілті, содан кейін тізім, есептер мен жазбалар жойылады. Серверде ештеңе өзгермейді.</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Өшіру</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>Қайтадан бастау</translation>
    </message>
    <message>
        <source>Without its key this copy cannot be opened. It is set aside, and after the next sign-in everything that the server has is fetched again.</source>
        <translation>Кілтсіз бұл көшірме ашылмайды. Ол шетке қойылады, ал келесі кіруден кейін серверде бардың бәрі қайта жүктеледі.</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) in it have not reached the server.</source>
        <translation>
            <numerusform>Ондағы %n шешім серверге жетпеді.</numerusform>
            <numerusform>Ондағы %n шешім серверге жетпеді.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Give up %n decision(s)</source>
        <translation>
            <numerusform>%n шешімнен бас тарту</numerusform>
            <numerusform>%n шешімнен бас тарту</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to sign-in</source>
        <translation>Кіру бетіне</translation>
    </message>
</context>
<context>
    <name>AskDialog</name>
    <message>
        <source>Download</source>
        <translation>Жүктеп алу</translation>
    </message>
    <message>
        <source>&amp;Whole recordings: camera and screen</source>
        <translation>Жазбалар &amp;толық: камера мен экран</translation>
    </message>
    <message>
        <source>&amp;Moments only: 30 s around every moment, all snapshots</source>
        <translation>Тек &amp;сәттер: әрқайсысының айналасындағы 30 с және барлық суреттер</translation>
    </message>
    <message>
        <source>Change the limit…</source>
        <translation>Шекті өзгерту…</translation>
    </message>
    <message numerus="yes">
        <source>Download %n exam(s)?</source>
        <translation>
            <numerusform>%n емтиханды жүктеп алу керек пе?</numerusform>
            <numerusform>%n емтиханды жүктеп алу керек пе?</numerusform>
        </translation>
    </message>
    <message>
        <source>These are the first {most} of {count}: more cannot be asked for at once.</source>
        <translation>Бұл {count} ішіндегі алғашқы {most}: бірден одан көп болмайды.</translation>
    </message>
    <message>
        <source>Free on the disk</source>
        <translation>Дискіде бос</translation>
    </message>
    <message>
        <source>{left} of {limit}</source>
        <translation>{limit} ішінен {left}</translation>
    </message>
    <message>
        <source>Left of the room for downloads</source>
        <translation>Жүктеулерге қалған орын</translation>
    </message>
    <message>
        <source>The disk has too little room: {lacking} more are needed.</source>
        <translation>Дискіде орын аз: тағы {lacking} керек.</translation>
    </message>
    <message>
        <source>As much is fetched as the room for downloads allows; the rest waits in the queue.</source>
        <translation>Жүктеулерге арналған орын жеткенше жүктеледі; қалғаны кезекте күтеді.</translation>
    </message>
    <message>
        <source>Everything is encrypted on this computer.</source>
        <translation>Осы компьютерде бәрі шифрланады.</translation>
    </message>
</context>
<context>
    <name>CheckList</name>
    <message>
        <source>Clear</source>
        <translation>Тазалау</translation>
    </message>
</context>
<context>
    <name>ChoiceList</name>
    <message>
        <source>{title}: search</source>
        <translation>{title}: іздеу</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Іздеу</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Ештеңе табылмады</translation>
    </message>
    <message>
        <source>Exclude (−)</source>
        <translation>Алып тастау (−)</translation>
    </message>
</context>
<context>
    <name>ChoiceModel</name>
    <message>
        <source>{choice}, excluded</source>
        <translation>{choice}, алып тасталған</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Пәрмендер</translation>
    </message>
    <message>
        <source>Find a student, group, exam, view or command</source>
        <translation>Студентті, топты, емтиханды, көріністі немесе пәрменді табу</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Не істегіңіз келеді?</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Әрекеттер</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;View report</source>
        <translation>Есепті &amp;көру</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>К&amp;ідірту</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Жалғастыру</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Қа&amp;йталау</translation>
    </message>
    <message>
        <source>&amp;Earlier</source>
        <translation>&amp;Ертерек</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>К&amp;ейінірек</translation>
    </message>
    <message>
        <source>To the &amp;beginning of the queue</source>
        <translation>Кезектің &amp;басына</translation>
    </message>
    <message>
        <source>Take &amp;out of the queue</source>
        <translation>Кезектен &amp;алу</translation>
    </message>
    <message>
        <source>E&amp;rase from this computer</source>
        <translation>Осы ко&amp;мпьютерден өшіру</translation>
    </message>
    <message>
        <source>Download the &amp;next 50 to review</source>
        <translation>Тексерілетін келесі 50-ді жү&amp;ктеп алу</translation>
    </message>
    <message>
        <source>R&amp;ules of downloads…</source>
        <translation>Жүктеу ере&amp;желері…</translation>
    </message>
    <message>
        <source>All downloads &amp;go on</source>
        <translation>Барлық жүктеулерді &amp;жалғастыру</translation>
    </message>
    <message>
        <source>Pause &amp;all downloads</source>
        <translation>Барлық жүктеулерді &amp;кідірту</translation>
    </message>
    <message>
        <source>&amp;Limits of downloads…</source>
        <translation>Жүктеу &amp;шектері…</translation>
    </message>
    <message>
        <source>&amp;Back to the results</source>
        <translation>Нәтижелерге &amp;қайту</translation>
    </message>
</context>
<context>
    <name>ConflictSides</name>
    <message>
        <source>On the server</source>
        <translation>Серверде</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Сіздікі</translation>
    </message>
    <message>
        <source>Both differ here</source>
        <translation>Мұнда айырмашылық бар</translation>
    </message>
    <message>
        <source>{name}: on the server {theirs}, yours {mine}</source>
        <translation>{name}: серверде {theirs}, сіздікі {mine}</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Details</source>
        <translation>Толығырақ</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Мәліметті көшіру</translation>
    </message>
    <message>
        <source>Open the folder of logs</source>
        <translation>Журналдар қалтасын ашу</translation>
    </message>
</context>
<context>
    <name>DateRangePopup</name>
    <message>
        <source>Clear</source>
        <translation>Тазалау</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Басы</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Соңы</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Бүгін</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Кеше</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 күн</translation>
    </message>
    <message>
        <source>This term</source>
        <translation>Осы семестр</translation>
    </message>
</context>
<context>
    <name>DecisionPanel</name>
    <message>
        <source>Reason</source>
        <translation>Себебі</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Түсініктеме</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сақтау</translation>
    </message>
    <message>
        <source>— none —</source>
        <translation>— жоқ —</translation>
    </message>
    <message>
        <source>Required; an appeal will quote it</source>
        <translation>Міндетті; апелляцияда көрсетіледі</translation>
    </message>
    <message>
        <source>Optional; the student&apos;s appeal will quote it</source>
        <translation>Міндетті емес; апелляцияда көрсетіледі</translation>
    </message>
    <message>
        <source>“%1” needs a comment.</source>
        <translation>«%1» шешіміне түсініктеме қажет.</translation>
    </message>
    <message numerus="yes">
        <source>Too long by %n letter(s)</source>
        <translation>
            <numerusform>%n таңба артық</numerusform>
            <numerusform>%n таңба артық</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) left</source>
        <translation>
            <numerusform>%n таңба қалды</numerusform>
            <numerusform>%n таңба қалды</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DecisionRow</name>
    <message>
        <source>Comment…</source>
        <translation>Түсініктеме…</translation>
    </message>
    <message>
        <source>This exam is in the archive; its decision can no longer change</source>
        <translation>Емтихан мұрағатта: шешімді енді өзгертуге болмайды</translation>
    </message>
    <message>
        <source>No decision yet</source>
        <translation>Әзірге шешім жоқ</translation>
    </message>
    <message>
        <source>Saved on this computer, waits to be sent</source>
        <translation>Осы компьютерде сақталды, жіберуді күтуде</translation>
    </message>
</context>
<context>
    <name>DownloadsButton</name>
    <message>
        <source>Downloads</source>
        <translation>Жүктеулер</translation>
    </message>
    <message numerus="yes">
        <source>%n download(s)</source>
        <translation>
            <numerusform>%n жүктеу</numerusform>
            <numerusform>%n жүктеу</numerusform>
        </translation>
    </message>
    <message>
        <source>{downloads} · waiting</source>
        <translation>{downloads} · күтуде</translation>
    </message>
    <message>
        <source>Downloads, and back ({keys})</source>
        <translation>Жүктеулер және кері ({keys})</translation>
    </message>
</context>
<context>
    <name>DownloadsPage</name>
    <message>
        <source>Downloads</source>
        <translation>Жүктеулер</translation>
    </message>
    <message>
        <source>Nothing is on this computer yet, and there is no connection</source>
        <translation>Бұл компьютерде әлі ештеңе жоқ, байланыс та жоқ</translation>
    </message>
    <message>
        <source>When it is back, have exams downloaded here: then they open without a network.</source>
        <translation>Байланыс оралғанда емтихандарды жүктеп алыңыз: сонда олар желісіз ашылады.</translation>
    </message>
    <message>
        <source>Nothing is downloaded yet</source>
        <translation>Әлі ештеңе жүктелмеген</translation>
    </message>
    <message>
        <source>Downloaded exams open without a network and at once. Choose them in the results, take the next ones to review, or keep a rule that does it by itself.</source>
        <translation>Жүктелген емтихандар желісіз бірден ашылады. Оларды нәтижелерден таңдаңыз, тексерілетін келесілерін алыңыз немесе мұны өзі істейтін ереже құрыңыз.</translation>
    </message>
    <message>
        <source>Next 50 to review</source>
        <translation>Тексерілетін келесі 50</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Ережелер</translation>
    </message>
    <message>
        <source>in the queue: {count}</source>
        <translation>кезекте: {count}</translation>
    </message>
    <message>
        <source>The window may be closed: what is missing comes after the next start.</source>
        <translation>Терезені жабуға болады: жетпегені келесі іске қосқанда жүктеледі.</translation>
    </message>
    <message numerus="yes">
        <source>%n exam(s)</source>
        <translation>
            <numerusform>%n емтихан</numerusform>
            <numerusform>%n емтихан</numerusform>
        </translation>
    </message>
    <message>
        <source>view</source>
        <translation>көру</translation>
    </message>
    <message>
        <source>pause, go on</source>
        <translation>кідірту, жалғастыру</translation>
    </message>
    <message>
        <source>order</source>
        <translation>рет</translation>
    </message>
    <message>
        <source>take away</source>
        <translation>алып тастау</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Кідірту</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Жалғастыру</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Қайталау</translation>
    </message>
    <message>
        <source>View report</source>
        <translation>Есепті көру</translation>
    </message>
    <message>
        <source>Take out of the queue</source>
        <translation>Кезектен алу</translation>
    </message>
    <message>
        <source>Erase from this computer</source>
        <translation>Осы компьютерден өшіру</translation>
    </message>
</context>
<context>
    <name>DownloadsPart</name>
    <message numerus="yes">
        <source>%n exam(s) were removed from this computer: their time was over.</source>
        <translation>
            <numerusform>%n емтихан осы компьютерден жойылды: мерзімі бітті.</numerusform>
            <numerusform>%n емтихан осы компьютерден жойылды: мерзімі бітті.</numerusform>
        </translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Жүктеулер</translation>
    </message>
</context>
<context>
    <name>DownloadsSection</name>
    <message>
        <source>Downloads</source>
        <translation>Жүктеулер</translation>
    </message>
    <message>
        <source>&amp;What is taken</source>
        <translation>&amp;Не жүктеледі</translation>
    </message>
    <message>
        <source>Whole recordings</source>
        <translation>Жазбалар толық</translation>
    </message>
    <message>
        <source>Moments only</source>
        <translation>Тек сәттер</translation>
    </message>
    <message>
        <source>Exams at the same &amp;time</source>
        <translation>&amp;Бір мезгілде емтихан</translation>
    </message>
    <message>
        <source>&amp;Speed, at most</source>
        <translation>&amp;Жылдамдық шегі</translation>
    </message>
    <message>
        <source> Mbit/s</source>
        <translation> Мбит/с</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>шектеусіз</translation>
    </message>
    <message>
        <source>&amp;Room on the disk, at most</source>
        <translation>&amp;Дискідегі орын шегі</translation>
    </message>
    <message>
        <source> GB</source>
        <translation> ГБ</translation>
    </message>
    <message>
        <source>Also over a connection that is &amp;paid by the byte</source>
        <translation>&amp;Ақылы трафикпен де</translation>
    </message>
    <message>
        <source>Moments only: every moment with 30 seconds before and after it, and all snapshots. What is not there is fetched when it is watched, as long as there is a connection.</source>
        <translation>Тек сәттер: әр сәт алдындағы және артындағы 30 секундпен, әрі барлық суреттер. Жоғы көру кезінде жүктеледі, байланыс болса.</translation>
    </message>
</context>
<context>
    <name>EntryWords</name>
    <message>
        <source>An exam that is not in the list any more</source>
        <translation>Тізімде енді жоқ емтихан</translation>
    </message>
    <message>
        <source>moments only</source>
        <translation>тек сәттер</translation>
    </message>
    <message>
        <source>camera and screen</source>
        <translation>камера мен экран</translation>
    </message>
    <message>
        <source>Not downloaded: {why}</source>
        <translation>Жүктелмеді: {why}</translation>
    </message>
    <message>
        <source>The server does not keep up, goes on by itself</source>
        <translation>Сервер үлгермейді, өзі жалғасады</translation>
    </message>
    <message>
        <source>No connection, goes on by itself</source>
        <translation>Байланыс жоқ, өзі жалғасады</translation>
    </message>
    <message>
        <source>Block {block} of {count} is damaged, fetched again</source>
        <translation>{count} блоктың {block}-блогы бүлінген, қайта жүктелуде</translation>
    </message>
    <message>
        <source>Moments open without a network</source>
        <translation>Сәттер желісіз ашылады</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Кезекте</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Жүктелуде</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Кідіртілген</translation>
    </message>
    <message>
        <source>Opens without a network</source>
        <translation>Желісіз ашылады</translation>
    </message>
    <message>
        <source>Signing in is needed, then it goes on</source>
        <translation>Кіру керек, содан кейін жалғасады</translation>
    </message>
    <message>
        <source>No safe connection to the server, tried again by itself</source>
        <translation>Сервермен қорғалған байланыс жоқ, өзі қайталайды</translation>
    </message>
    <message>
        <source>The server does not answer in time, goes on by itself</source>
        <translation>Сервер уақытында жауап бермейді, өзі жалғасады</translation>
    </message>
    <message>
        <source>The connection broke off, goes on by itself</source>
        <translation>Байланыс үзілді, өзі жалғасады</translation>
    </message>
    <message>
        <source>The server is not ready with it, goes on by itself</source>
        <translation>Сервер әлі аяқтаған жоқ, өзі жалғасады</translation>
    </message>
    <message>
        <source>Something else answers for the server, tried again by itself</source>
        <translation>Сервердің орнына басқа нәрсе жауап береді, өзі қайталайды</translation>
    </message>
    <message>
        <source>Another server answers at this address, tried again by itself</source>
        <translation>Бұл мекенжайда басқа сервер жауап береді, өзі қайталайды</translation>
    </message>
    <message>
        <source>The server points to another address, tried again by itself</source>
        <translation>Сервер басқа мекенжайды көрсетеді, өзі қайталайды</translation>
    </message>
    <message>
        <source>The proxy asks for a password, tried again by itself</source>
        <translation>Прокси құпиясөз сұрайды, өзі қайталайды</translation>
    </message>
    <message>
        <source>The clock of this computer is wrong, tried again by itself</source>
        <translation>Бұл компьютердің сағаты қате, өзі қайталайды</translation>
    </message>
    <message>
        <source>This account is switched off, tried again by itself</source>
        <translation>Бұл тіркелгі өшірілген, өзі қайталайды</translation>
    </message>
    <message>
        <source>The disk is full, goes on when there is room</source>
        <translation>Диск толы, орын болғанда жалғасады</translation>
    </message>
    <message>
        <source>Another program holds the file, goes on by itself</source>
        <translation>Файлды басқа бағдарлама ұстап тұр, өзі жалғасады</translation>
    </message>
    <message>
        <source>It did not work, tried again by itself</source>
        <translation>Болмады, өзі қайталайды</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>диск толы</translation>
    </message>
    <message>
        <source>the disk does not work as it should</source>
        <translation>диск дұрыс жұмыс істемейді</translation>
    </message>
    <message>
        <source>the folder cannot be written</source>
        <translation>қалтаға жазуға болмайды</translation>
    </message>
    <message>
        <source>the folder of recordings is not there</source>
        <translation>жазбалар қалтасы жоқ</translation>
    </message>
    <message>
        <source>a recording is longer than a file may be on this disk (FAT32: 4 GiB)</source>
        <translation>жазба осы дискідегі файлдың рұқсат етілген өлшемінен ұзын (FAT32: 4 ГиБ)</translation>
    </message>
    <message>
        <source>the recording is not the one of the report</source>
        <translation>жазба есептегі жазба емес</translation>
    </message>
    <message>
        <source>parts of it are missing again and again</source>
        <translation>бөліктері қайта-қайта жетіспейді</translation>
    </message>
    <message>
        <source>what lies here is damaged</source>
        <translation>мұнда жатқаны бүлінген</translation>
    </message>
    <message>
        <source>the server sends other parts than were asked for</source>
        <translation>сервер сұралғаннан басқа бөліктерді жібереді</translation>
    </message>
    <message>
        <source>the answer of the server makes no sense</source>
        <translation>сервердің жауабы мағынасыз</translation>
    </message>
    <message>
        <source>the server points to a place that was not agreed on</source>
        <translation>сервер келісілмеген орынды көрсетеді</translation>
    </message>
    <message>
        <source>the server has another recording by now</source>
        <translation>серверде енді басқа жазба</translation>
    </message>
    <message>
        <source>you may not see this exam any more</source>
        <translation>бұл емтихан сізге енді қолжетімсіз</translation>
    </message>
    <message>
        <source>it was removed on the server</source>
        <translation>серверде жойылған</translation>
    </message>
    <message>
        <source>signing in is needed</source>
        <translation>кіру қажет</translation>
    </message>
    <message>
        <source>a file is too large</source>
        <translation>файл тым үлкен</translation>
    </message>
    <message>
        <source>a file is no photo and no recording</source>
        <translation>файл фото да, жазба да емес</translation>
    </message>
    <message>
        <source>it did not work</source>
        <translation>болмады</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{total} ішінен {done}</translation>
    </message>
    <message>
        <source>stays until you erase it</source>
        <translation>өзіңіз өшіргенше қалады</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>{date} дейін</translation>
    </message>
    <message>
        <source>what has come is kept; try again when the cause is gone</source>
        <translation>келгені сақталды; себебі жойылғанда қайталаңыз</translation>
    </message>
    <message>
        <source>by the rule of downloads</source>
        <translation>жүктеу ережесі бойынша</translation>
    </message>
    <message>
        <source>the rest is checked</source>
        <translation>қалғаны тексерілді</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>{time} қалды</translation>
    </message>
    <message>
        <source>can be watched already</source>
        <translation>қазірдің өзінде көруге болады</translation>
    </message>
    <message>
        <source>{size} received, nothing is lost</source>
        <translation>{size} алынды, ештеңе жоғалған жоқ</translation>
    </message>
    <message>
        <source>next try in {time}</source>
        <translation>келесі әрекет {time} кейін</translation>
    </message>
    <message>
        <source>next try in its turn</source>
        <translation>келесі әрекет кезегімен</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Erase downloads</source>
        <translation>Жүктеулерді өшіру</translation>
    </message>
    <message numerus="yes">
        <source>Erase %n exam(s) from this computer?</source>
        <translation>
            <numerusform>%n емтиханды осы компьютерден өшіру керек пе?</numerusform>
            <numerusform>%n емтиханды осы компьютерден өшіру керек пе?</numerusform>
        </translation>
    </message>
    <message>
        <source>Recordings and photos go, decisions stay. The server still has everything.</source>
        <translation>Жазбалар мен фото өшеді, шешімдер қалады. Серверде бәрі сақталады.</translation>
    </message>
    <message>
        <source>Recordings and photos go, decisions stay. There is no connection now: until it is back they cannot be watched.</source>
        <translation>Жазбалар мен фото өшеді, шешімдер қалады. Қазір байланыс жоқ: ол оралғанша оларды көруге болмайды.</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Өшіру</translation>
    </message>
</context>
<context>
    <name>ExplanationPage</name>
    <message>
        <source>The OES review API</source>
        <translation>OES тексеру API-і</translation>
    </message>
    <message>
        <source>For the administrator of your institution</source>
        <translation>Мекемеңіздің әкімшісіне</translation>
    </message>
    <message>
        <source>OES Desktop talks to a server in an open way of its own: results, reports, recordings and decisions over HTTPS. A web page for proctors alone is not enough.</source>
        <translation>OES Desktop сервермен ашық хаттама арқылы сөйлеседі: нәтижелер, есептер, жазбалар және шешімдер HTTPS арқылы беріледі. Прокторларға арналған веб-беттің өзі жеткіліксіз.</translation>
    </message>
    <message>
        <source>A server that speaks it comes with the program. The institution runs it where the recordings are:</source>
        <translation>Мұндай сервер бағдарламамен бірге келеді. Мекеме оны жазбалар тұрған жерде іске қосады:</translation>
    </message>
    <message>
        <source>The README says how to add proctors, set up TLS and import exams. /api/v1/meta answers when a server speaks the API.</source>
        <translation>README-де прокторларды қосу, TLS баптау және емтихандарды жүктеу жолы жазылған. Сервер API-ді білсе, /api/v1/meta мекенжайы жауап береді.</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Пәрмен</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Пәрменді көшіру</translation>
    </message>
    <message>
        <source>Back to sign-in</source>
        <translation>Кіру бетіне оралу</translation>
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
        <translation>{hours} сағ {minutes} мин</translation>
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
        <translation>Жалпы</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Тіл</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Жүйедегідей</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>Та&amp;қырып</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Жарық</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Қараңғы</translation>
    </message>
    <message>
        <source>&amp;Compact rows</source>
        <translation>&amp;Тығыз жолдар</translation>
    </message>
    <message>
        <source>&amp;Stay signed in on this computer</source>
        <translation>Осы компьютерде жүйеде қ&amp;алу</translation>
    </message>
</context>
<context>
    <name>GivingUp</name>
    <message>
        <source>Erasing…</source>
        <translation>Өшірілуде…</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Орындалуда…</translation>
    </message>
</context>
<context>
    <name>GoneLine</name>
    <message numerus="yes">
        <source>%n exam(s) were removed from this computer: their time was over.</source>
        <translation>
            <numerusform>%n емтихан осы компьютерден жойылды: мерзімі бітті.</numerusform>
            <numerusform>%n емтихан осы компьютерден жойылды: мерзімі бітті.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Downloads may stay for %n day(s).</source>
        <translation>
            <numerusform>Жүктеулерді %n күн сақтауға болады.</numerusform>
            <numerusform>Жүктеулерді %n күн сақтауға болады.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>Хабарды жабу</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Go on</source>
        <translation>Жалғастыру</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>Бәрін кідірту</translation>
    </message>
    <message>
        <source>No connection, they go on by themselves</source>
        <translation>Байланыс жоқ, өздері жалғасады</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Күтуде</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Дайындалуда</translation>
    </message>
    <message>
        <source>{rate} · {time} left</source>
        <translation>{rate} · {time} қалды</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Нәтижелер</translation>
    </message>
    <message>
        <source>Back to the results (Esc)</source>
        <translation>Нәтижелерге қайту (Esc)</translation>
    </message>
    <message>
        <source>Next 50 to review</source>
        <translation>Тексерілетін келесі 50</translation>
    </message>
    <message>
        <source>Whole recordings or moments only</source>
        <translation>Жазбалар толық па, тек сәттер ме</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Ережелер</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Loading: {had} of {expected}</source>
        <translation>Тізім жүктелуде: {expected} ішінен {had}</translation>
    </message>
    <message>
        <source>Loading: {had}</source>
        <translation>Тізім жүктелуде: {had}</translation>
    </message>
    <message numerus="yes">
        <source>Offline · %n decision(s) waiting to be sent</source>
        <translation>
            <numerusform>Желі жоқ · %n шешім жіберілуді күтуде</numerusform>
            <numerusform>Желі жоқ · %n шешім жіберілуді күтуде</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) without an answer for too long</source>
        <translation>
            <numerusform>%n шешім тым ұзақ жауапсыз</numerusform>
            <numerusform>%n шешім тым ұзақ жауапсыз</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Желі жоқ</translation>
    </message>
    <message numerus="yes">
        <source>Online · %n decision(s) waiting to be sent</source>
        <translation>
            <numerusform>Байланыс бар · %n шешім жіберілуді күтуде</numerusform>
            <numerusform>Байланыс бар · %n шешім жіберілуді күтуде</numerusform>
        </translation>
    </message>
    <message>
        <source>Online · {age}</source>
        <translation>Байланыс бар · {age}</translation>
    </message>
    <message>
        <source>updated just now</source>
        <translation>жаңа ғана жаңартылды</translation>
    </message>
    <message numerus="yes">
        <source>updated %n s ago</source>
        <translation>
            <numerusform>%n с бұрын жаңартылды</numerusform>
            <numerusform>%n с бұрын жаңартылды</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>updated %n min ago</source>
        <translation>
            <numerusform>%n мин бұрын жаңартылды</numerusform>
            <numerusform>%n мин бұрын жаңартылды</numerusform>
        </translation>
    </message>
    <message>
        <source>Account: {name}</source>
        <translation>Тіркелгі: {name}</translation>
    </message>
</context>
<context>
    <name>HeldLine</name>
    <message>
        <source>{used} of {limit} are taken. What is here can be watched.</source>
        <translation>{limit} ішінен {used} толды. Жүктелгенін көруге болады.</translation>
    </message>
    <message>
        <source>{free} are free, {needed} more are needed. Nothing that has come is lost.</source>
        <translation>{free} бос, тағы {needed} керек. Келгені жоғалған жоқ.</translation>
    </message>
    <message>
        <source>All downloads are paused</source>
        <translation>Барлық жүктеулер кідіртілген</translation>
    </message>
    <message>
        <source>What has come stays, and they go on where they stopped.</source>
        <translation>Келгені қалады, жүктеу тоқтаған жерінен жалғасады.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Жалғастыру</translation>
    </message>
    <message>
        <source>There is no connection</source>
        <translation>Байланыс жоқ</translation>
    </message>
    <message>
        <source>Downloads go on by themselves when it is back. What is here can be watched.</source>
        <translation>Байланыс оралғанда жүктеулер өзі жалғасады. Жүктелгенін көруге болады.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Қазір тексеру</translation>
    </message>
    <message>
        <source>This connection is paid by the byte</source>
        <translation>Бұл байланыстың трафигі ақылы</translation>
    </message>
    <message>
        <source>Downloads wait for another one.</source>
        <translation>Жүктеулер басқа байланысты күтуде.</translation>
    </message>
    <message>
        <source>Download all the same</source>
        <translation>Бәрібір жүктеу</translation>
    </message>
    <message>
        <source>The room for downloads is used up</source>
        <translation>Жүктеулерге арналған орын бітті</translation>
    </message>
    <message>
        <source>Raise the limit…</source>
        <translation>Шекті көтеру…</translation>
    </message>
    <message>
        <source>The disk has too little room</source>
        <translation>Дискіде орын аз</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Қайталау</translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>Cancel</source>
        <translation>Бас тарту</translation>
    </message>
</context>
<context>
    <name>Judging</name>
    <message>
        <source>Saved: %1. Nothing of this report was looked at yet; you can undo.</source>
        <translation>Сақталды: %1. Есеп әлі қаралған жоқ; шешімді қайтаруға болады.</translation>
    </message>
    <message>
        <source>Saved: %1. None of the violations was on your screen; you can undo.</source>
        <translation>Сақталды: %1. Бұзушылықтардың ешқайсысы экраныңызда болған жоқ; болдырмауға болады.</translation>
    </message>
    <message numerus="yes">
        <source>Saved: %1. %n violation(s) that it stands on never were on your screen; you can undo.</source>
        <translation>
            <numerusform>Сақталды: %1. Негіз болған %n бұзушылық экраныңызда болған жоқ; болдырмауға болады.</numerusform>
            <numerusform>Сақталды: %1. Негіз болған %n бұзушылық экраныңызда болған жоқ; болдырмауға болады.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved on this computer: %1</source>
        <translation>Осы компьютерде сақталды: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Болдырмау</translation>
    </message>
    <message>
        <source>Undone.</source>
        <translation>Болдырылмады.</translation>
    </message>
    <message>
        <source>There is nothing to undo; set a new decision.</source>
        <translation>Қайтаратын ештеңе жоқ; жаңа шешім көрсетіңіз.</translation>
    </message>
    <message numerus="yes">
        <source>%n violation(s) confirmed</source>
        <translation>
            <numerusform>Расталды: %n бұзушылық</numerusform>
            <numerusform>Расталды: %n бұзушылық</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n violation(s) dismissed</source>
        <translation>
            <numerusform>Алып тасталды: %n бұзушылық</numerusform>
            <numerusform>Алып тасталды: %n бұзушылық</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n verdict(s) taken back</source>
        <translation>
            <numerusform>Қайтарылды: %n шешім</numerusform>
            <numerusform>Қайтарылды: %n шешім</numerusform>
        </translation>
    </message>
    <message>
        <source>The mark is removed.</source>
        <translation>Белгі жойылды.</translation>
    </message>
</context>
<context>
    <name>KeyringPage</name>
    <message>
        <source>Waiting for the keyring…</source>
        <translation>Кілттер қоймасы күтілуде…</translation>
    </message>
    <message>
        <source>Waiting for the keyring</source>
        <translation>Кілттер қоймасын күтудеміз</translation>
    </message>
    <message>
        <source>The key of your data lies in the keyring of the system, and the system has not given it yet. Perhaps a window asks for its password. Nothing is changed meanwhile.</source>
        <translation>Деректеріңіздің кілті жүйенің кілттер қоймасында, жүйе оны әлі берген жоқ. Мүмкін, құпиясөз сұраған терезе ашық тұр. Осы уақытта ештеңе өзгермейді.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Қайталау</translation>
    </message>
    <message>
        <source>Repair and open</source>
        <translation>Жөндеп, ашу</translation>
    </message>
    <message>
        <source>Set the old profile aside and start anew</source>
        <translation>Ескі профильді бөлек қойып, қайтадан бастау</translation>
    </message>
    <message>
        <source>Use a passphrase instead</source>
        <translation>Орнына құпия тіркес қолдану</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Бағдарламаны жабу</translation>
    </message>
    <message>
        <source>Back to sign-in</source>
        <translation>Кіру бетіне оралу</translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Everywhere</source>
        <translation>Барлық жерде</translation>
    </message>
    <message>
        <source>search</source>
        <translation>іздеу</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>пәрмендер</translation>
    </message>
    <message>
        <source>downloads, and back</source>
        <translation>жүктеулер және кері</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>баптаулар</translation>
    </message>
    <message>
        <source>lock the program</source>
        <translation>бағдарламаны құлыптау</translation>
    </message>
    <message>
        <source>update now</source>
        <translation>қазір жаңарту</translation>
    </message>
    <message>
        <source>this sheet</source>
        <translation>осы жадынама</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Нәтижелер</translation>
    </message>
    <message>
        <source>row</source>
        <translation>жол</translation>
    </message>
    <message>
        <source>open the report</source>
        <translation>есепті ашу</translation>
    </message>
    <message>
        <source>preview beside the table</source>
        <translation>кесте жанында алдын ала қарау</translation>
    </message>
    <message>
        <source>collapse, expand the group</source>
        <translation>топты жию, ашу</translation>
    </message>
    <message>
        <source>expand, collapse all groups</source>
        <translation>барлық топты ашу, жию</translation>
    </message>
    <message>
        <source>heads of the columns</source>
        <translation>баған тақырыптары</translation>
    </message>
    <message>
        <source>decision for the selected exams</source>
        <translation>таңдалған емтихандарға шешім</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Жүктеулер</translation>
    </message>
    <message>
        <source>pause, go on</source>
        <translation>кідірту, жалғастыру</translation>
    </message>
    <message>
        <source>earlier, later in the queue</source>
        <translation>кезекте ертерек, кейінірек</translation>
    </message>
    <message>
        <source>out of the queue, or erase</source>
        <translation>кезектен алу немесе өшіру</translation>
    </message>
    <message>
        <source>Report: watching</source>
        <translation>Есеп: қарау</translation>
    </message>
    <message>
        <source>one frame, K held down</source>
        <translation>бір кадр, K басулы</translation>
    </message>
    <message>
        <source>slower, faster</source>
        <translation>баяу, жылдам</translation>
    </message>
    <message>
        <source>normal speed</source>
        <translation>қалыпты жылдамдық</translation>
    </message>
    <message>
        <source>next, previous moment</source>
        <translation>келесі, алдыңғы сәт</translation>
    </message>
    <message>
        <source>next, previous snapshot</source>
        <translation>келесі, алдыңғы сурет</translation>
    </message>
    <message>
        <source>next, previous attempt</source>
        <translation>келесі, алдыңғы әрекет</translation>
    </message>
    <message>
        <source>beginning, end</source>
        <translation>басы, соңы</translation>
    </message>
    <message>
        <source>go to a time</source>
        <translation>уақытқа өту</translation>
    </message>
    <message>
        <source>loop from here, to here, none</source>
        <translation>қайталау: осыдан, осыған дейін, жоқ</translation>
    </message>
    <message>
        <source>Report: paper</source>
        <translation>Есеп: қағаз</translation>
    </message>
    <message>
        <source>print, save as PDF</source>
        <translation>басып шығару, PDF сақтау</translation>
    </message>
    <message>
        <source>appeal package</source>
        <translation>апелляция пакеті</translation>
    </message>
    <message>
        <source>Report: pictures</source>
        <translation>Есеп: суреттер</translation>
    </message>
    <message>
        <source>layout, swap the pictures</source>
        <translation>орналасу, орындарын ауыстыру</translation>
    </message>
    <message>
        <source>pictures in a window of their own</source>
        <translation>суреттер бөлек терезеде</translation>
    </message>
    <message>
        <source>zoom in, out, whole picture</source>
        <translation>үлкейту, кішірейту, толық</translation>
    </message>
    <message>
        <source>move the zoomed picture</source>
        <translation>үлкейтілген суретті жылжыту</translation>
    </message>
    <message>
        <source>brightness, contrast</source>
        <translation>жарықтық, контраст</translation>
    </message>
    <message>
        <source>save the picture</source>
        <translation>кадрды сақтау</translation>
    </message>
    <message>
        <source>Report: judging</source>
        <translation>Есеп: шешім</translation>
    </message>
    <message>
        <source>the same for the whole moment</source>
        <translation>бүкіл сәт үшін дәл осылай</translation>
    </message>
    <message>
        <source>note to the verdict</source>
        <translation>шешімге ескертпе</translation>
    </message>
    <message>
        <source>own mark from here; again: to here</source>
        <translation>өз белгім осы жерден; тағы бір рет — осы жерге дейін</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>шешім</translation>
    </message>
    <message>
        <source>select all</source>
        <translation>барлығын таңдау</translation>
    </message>
    <message>
        <source>copy the rows</source>
        <translation>жолдарды көшіру</translation>
    </message>
    <message>
        <source>undo the decision</source>
        <translation>шешімді қайтару</translation>
    </message>
    <message>
        <source>play, pause</source>
        <translation>ойнату, кідірту</translation>
    </message>
    <message>
        <source>back, stop, forward; again is faster</source>
        <translation>артқа, тоқта, алға; қайта бассаңыз — жылдамырақ</translation>
    </message>
    <message>
        <source>5 seconds</source>
        <translation>5 секунд</translation>
    </message>
    <message>
        <source>1 second</source>
        <translation>1 секунд</translation>
    </message>
    <message>
        <source>one frame</source>
        <translation>бір кадр</translation>
    </message>
    <message>
        <source>next, previous violation</source>
        <translation>келесі, алдыңғы бұзушылық</translation>
    </message>
    <message>
        <source>confirm, dismiss the violation</source>
        <translation>бұзушылықты растау, алып тастау</translation>
    </message>
    <message>
        <source>violations only</source>
        <translation>тек бұзушылықтар</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>түсініктеме</translation>
    </message>
    <message>
        <source>full screen</source>
        <translation>толық экран</translation>
    </message>
    <message>
        <source>undo the last verdict, mark or decision</source>
        <translation>соңғы шешімді не белгіні қайтарып алу</translation>
    </message>
    <message>
        <source>previous, next report</source>
        <translation>алдыңғы, келесі есеп</translation>
    </message>
    <message>
        <source>next to review</source>
        <translation>келесі тексерілетін</translation>
    </message>
    <message>
        <source>close the report</source>
        <translation>есепті жабу</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Пернелер</translation>
    </message>
    <message>
        <source>Letters and digits work by their place on the keyboard in every layout, and are off while you type in a field.</source>
        <translation>Әріптер мен цифрлар кез келген тіл үлгісінде пернетақтадағы орны бойынша жұмыс істейді, өріске мәтін теріп жатқанда өшірулі.</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message numerus="yes">
        <source>%n decision(s) written to the file, readable by anyone.</source>
        <translation>
            <numerusform>%n шешім файлға жазылды, оны кез келген адам оқи алады.</numerusform>
            <numerusform>%n шешім файлға жазылды, оны кез келген адам оқи алады.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LockCard</name>
    <message>
        <source>Fill this in.</source>
        <translation>Осы өрісті толтырыңыз.</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Құлыпталған</translation>
    </message>
    <message>
        <source>Type the passphrase to go on where you were.</source>
        <translation>Тоқтаған жеріңізден жалғастыру үшін құпия тіркесті енгізіңіз.</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Құпия тіркес</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Құлпын ашу</translation>
    </message>
    <message>
        <source>Forgot the passphrase?</source>
        <translation>Құпия тіркесті ұмыттыңыз ба?</translation>
    </message>
    <message>
        <source>Sign in as somebody else</source>
        <translation>Басқа атпен кіру</translation>
    </message>
    <message>
        <source>Sending and downloads pause while the program is locked.</source>
        <translation>Бағдарлама құлыпта тұрғанда жіберу мен жүктеу тоқтатылады.</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) wait here, encrypted.</source>
        <translation>
            <numerusform>%n шешім осында шифрланған күйде күтіп тұр.</numerusform>
            <numerusform>%n шешім осында шифрланған күйде күтіп тұр.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Locking</name>
    <message>
        <source>Locked</source>
        <translation>Құлыпталған</translation>
    </message>
    <message>
        <source>Locking…</source>
        <translation>Құлыпталуда…</translation>
    </message>
    <message>
        <source>Preparing the key, this takes a moment…</source>
        <translation>Кілт дайындалуда, сәл күтіңіз…</translation>
    </message>
    <message>
        <source>The institution takes this copy back. Erasing…</source>
        <translation>Мекеме бұл көшірмені қайтарып алуда. Өшірілуде…</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Copy details</source>
        <translation>Мәліметті көшіру</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>Хабарды жабу</translation>
    </message>
</context>
<context>
    <name>OfflineBanner</name>
    <message>
        <source>Try now</source>
        <translation>Қазір байқап көру</translation>
    </message>
</context>
<context>
    <name>OutboxDialog</name>
    <message>
        <source>Undelivered decisions</source>
        <translation>Жіберілмеген шешімдер</translation>
    </message>
    <message>
        <source>Everything has reached the server</source>
        <translation>Барлығы серверге жетті</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Барлығын көшіру</translation>
    </message>
    <message>
        <source>All I did here…</source>
        <translation>Менің барлық әрекеттерім…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
    <message numerus="yes">
        <source>%n more wait to be sent</source>
        <translation>
            <numerusform>Тағы %n жіберуді күтуде</numerusform>
            <numerusform>Тағы %n жіберуді күтуде</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n other(s)</source>
        <translation>
            <numerusform>Тағы %n көрсету</numerusform>
            <numerusform>Тағы %n көрсету</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Really withdraw %n?</source>
        <translation>
            <numerusform>%n шынымен қайтарып алынсын ба?</numerusform>
            <numerusform>%n шынымен қайтарып алынсын ба?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Withdraw all refused (%n)</source>
        <translation>
            <numerusform>Қабылданбағандарды қайтарып алу (%n)</numerusform>
            <numerusform>Қабылданбағандарды қайтарып алу (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Their words stay in the list of all you did</source>
        <translation>Мәтіндері әрекеттеріңіздің тізімінде қалады</translation>
    </message>
    <message>
        <source>Already decided the same way: nothing to do.</source>
        <translation>Дәл солай шешіліп қойған: ештеңе істеудің қажеті жоқ.</translation>
    </message>
    <message>
        <source>An exam that is no longer here</source>
        <translation>Мұнда енді жоқ емтихан</translation>
    </message>
    <message>
        <source>Make again</source>
        <translation>Қайта жасау</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Қайтарып алу</translation>
    </message>
    <message>
        <source>Nothing to do: done</source>
        <translation>Түсінікті, алып тастау</translation>
    </message>
    <message>
        <source>Keep theirs</source>
        <translation>Басқасын қалдыру</translation>
    </message>
    <message>
        <source>Send mine again</source>
        <translation>Менікін қайта жіберу</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Қайтарып алу</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Мәтінді көшіру</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Есепті ашу</translation>
    </message>
</context>
<context>
    <name>OwnActsDialog</name>
    <message>
        <source>All I did here</source>
        <translation>Менің барлық әрекеттерім</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Есепті ашу</translation>
    </message>
    <message>
        <source>Compare and choose…</source>
        <translation>Салыстырып таңдау…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Көшіру</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Экспорттау…</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Оқылуда…</translation>
    </message>
    <message>
        <source>Student, exam, decision, comment</source>
        <translation>Студент, емтихан, шешім, түсініктеме</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Іздеу</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Нәтижесі</translation>
    </message>
    <message>
        <source>Whatever became of it</source>
        <translation>Барлығы</translation>
    </message>
    <message>
        <source>Not answered yet</source>
        <translation>Әлі жауапсыз</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Қабылданғандар</translation>
    </message>
    <message>
        <source>In conflict</source>
        <translation>Қайшылықтар</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Сервер қабылдамағандар</translation>
    </message>
    <message>
        <source>Replaced or taken back</source>
        <translation>Ауыстырылған не қайтарылғандар</translation>
    </message>
    <message>
        <source>Kept encrypted on this computer for 400 days, for you to look up. The evidence is the server&apos;s record: every report shows it under History.</source>
        <translation>Осы компьютерде 400 күн шифрланған түрде сақталады, өзіңізге анықтама үшін. Дәлел — сервердің журналы: ол әр есептің «Тарих» бетінде бар.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
    <message numerus="yes">
        <source>%n act(s)</source>
        <translation>
            <numerusform>%n әрекет</numerusform>
            <numerusform>%n әрекет</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing of that kind</source>
        <translation>Мұндай ештеңе жоқ</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Әзірге ештеңе жоқ</translation>
    </message>
    <message>
        <source>Decisions, verdicts, marks and reviews that you make here will stand in this list.</source>
        <translation>Осы компьютерде жасаған шешімдеріңіз, үкімдеріңіз, белгілеріңіз бен қарауларыңыз осында тұрады.</translation>
    </message>
    <message>
        <source>Table, UTF-8 (*.csv)</source>
        <translation>Кесте, UTF-8 (*.csv)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Экспорттау</translation>
    </message>
    <message>
        <source>Student id</source>
        <translation>Студент нөмірі</translation>
    </message>
    <message>
        <source>Exam id</source>
        <translation>Емтихан нөмірі</translation>
    </message>
    <message numerus="yes">
        <source>%n act(s) written to {name}, readable by anyone.</source>
        <translation>
            <numerusform>%n әрекет {name} файлына жазылды; оны кез келген адам оқи алады.</numerusform>
            <numerusform>%n әрекет {name} файлына жазылды; оны кез келген адам оқи алады.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwnActsModel</name>
    <message>
        <source>When</source>
        <translation>Қашан</translation>
    </message>
    <message>
        <source>Exam</source>
        <translation>Емтихан</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Әрекет</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Нәтижесі</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Толығырақ</translation>
    </message>
    <message>
        <source>Reason and comment</source>
        <translation>Себеп пен түсініктеме</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Remove the passphrase</source>
        <translation>Құпия тіркесті алып тастау</translation>
    </message>
    <message>
        <source>The key goes back into the keyring of the system. The program opens without a question then, and cannot be locked.</source>
        <translation>Кілт жүйенің кілттер қоймасына қайтады. Сонда бағдарлама сұраусыз ашылады және оны құлыптау мүмкін емес.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Алып тастау</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Құпия тіркес ойлап табу</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Құпия тіркесті ауыстыру</translation>
    </message>
    <message>
        <source>It opens the program when it is locked and at every start, in place of the keyring. Nobody can restore it: without it the copy here is lost, what the server has stays.</source>
        <translation>Ол бағдарламаны құлыптан кейін және әр іске қосқанда кілттер қоймасының орнына ашады. Оны ешкім қалпына келтіре алмайды: онсыз осындағы көшірме жоғалады, серверде бары қалады.</translation>
    </message>
    <message>
        <source>Use this passphrase</source>
        <translation>Осы тіркесті қолдану</translation>
    </message>
    <message>
        <source>&amp;Passphrase now</source>
        <translation>&amp;Қазіргі құпия тіркес</translation>
    </message>
    <message>
        <source>&amp;New passphrase</source>
        <translation>&amp;Жаңа құпия тіркес</translation>
    </message>
    <message>
        <source>New passphrase &amp;again</source>
        <translation>Жаңа құпия тіркес &amp;тағы бір рет</translation>
    </message>
    <message>
        <source>Preparing the key, this takes a moment…</source>
        <translation>Кілт дайындалуда, сәл күтіңіз…</translation>
    </message>
    <message>
        <source>Fill this in.</source>
        <translation>Осы өрісті толтырыңыз.</translation>
    </message>
    <message numerus="yes">
        <source>At least %n characters, please.</source>
        <translation>
            <numerusform>Кемінде %n таңба болсын.</numerusform>
            <numerusform>Кемінде %n таңба болсын.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>Тіркестер бірдей емес.</translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Caps Lock is on</source>
        <translation>Caps Lock қосулы</translation>
    </message>
    <message>
        <source>Cyrillic letters</source>
        <translation>Кирилл әріптері</translation>
    </message>
    <message>
        <source>Latin letters</source>
        <translation>Латын әріптері</translation>
    </message>
    <message>
        <source>Keyboard: {name}</source>
        <translation>Пернетақта: {name}</translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <translation>Тіркесті көрсету</translation>
    </message>
    <message>
        <source>Hide the passphrase</source>
        <translation>Тіркесті жасыру</translation>
    </message>
</context>
<context>
    <name>PassphrasePage</name>
    <message numerus="yes">
        <source>At least %n characters, please.</source>
        <translation>
            <numerusform>Кемінде %n таңба керек.</numerusform>
            <numerusform>Кемінде %n таңба керек.</numerusform>
        </translation>
    </message>
    <message>
        <source>Fill this in.</source>
        <translation>Осы өрісті толтырыңыз.</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>Тіркестер бірдей емес.</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Құпия тіркес ойлап табыңыз</translation>
    </message>
    <message>
        <source>It encrypts recordings and decisions on this computer and is asked for at every start. Nobody can restore it: without it the copy here is lost, what the server has stays.</source>
        <translation>Ол осы компьютердегі жазбалар мен шешімдерді шифрлайды және әр іске қосқанда сұралады. Оны ешкім қалпына келтіре алмайды: онсыз мұндағы көшірме жоғалады, ал сервердегі деректер қалады.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Құпия тіркес</translation>
    </message>
    <message>
        <source>Type the passphrase that opens your data on this computer.</source>
        <translation>Осы компьютердегі деректеріңізді ашатын тіркесті енгізіңіз.</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>Құпия &amp;тіркес</translation>
    </message>
    <message>
        <source>Passphrase &amp;again</source>
        <translation>Тіркес та&amp;ғы бір рет</translation>
    </message>
    <message>
        <source>Forgot the passphrase?</source>
        <translation>Құпия тіркесті ұмыттыңыз ба?</translation>
    </message>
    <message>
        <source>Use this passphrase</source>
        <translation>Осы тіркесті қолдану</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ашу</translation>
    </message>
    <message>
        <source>Back to sign-in</source>
        <translation>Кіру бетіне оралу</translation>
    </message>
</context>
<context>
    <name>Pause</name>
    <message numerus="yes">
        <source>Try again in %n s</source>
        <translation>
            <numerusform>%n с кейін қайталау</numerusform>
            <numerusform>%n с кейін қайталау</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoView</name>
    <message>
        <source>The photo is damaged</source>
        <translation>Фото бүлінген</translation>
    </message>
    <message>
        <source>Not on this computer</source>
        <translation>Бұл компьютерде жоқ</translation>
    </message>
    <message>
        <source>Too large to show</source>
        <translation>Тым үлкен</translation>
    </message>
    <message>
        <source>This is not a picture</source>
        <translation>Бұл сурет емес</translation>
    </message>
</context>
<context>
    <name>ProfilesPage</name>
    <message>
        <source>Erase the copy on this computer</source>
        <translation>Осы компьютердегі көшірмені өшіру</translation>
    </message>
    <message>
        <source>Whose should be erased?</source>
        <translation>Кімдікін өшіру керек?</translation>
    </message>
    <message>
        <source>Downloaded reports</source>
        <translation>Жүктелген есептер</translation>
    </message>
    <message>
        <source>Whose should be opened without the network?</source>
        <translation>Желісіз кімнің есептерін ашу керек?</translation>
    </message>
    <message>
        <source>Back to sign-in</source>
        <translation>Кіру бетіне оралу</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message numerus="yes">
        <source>%n decision(s) came back from the second copy and will be sent.</source>
        <translation>
            <numerusform>%n шешім екінші көшірмеден қалпына келтірілді және жіберіледі.</numerusform>
            <numerusform>%n шешім екінші көшірмеден қалпына келтірілді және жіберіледі.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to undo here.</source>
        <translation>Мұнда қайтаратын ештеңе жоқ.</translation>
    </message>
    <message>
        <source>Signing out…</source>
        <translation>Шығу…</translation>
    </message>
</context>
<context>
    <name>QuitDialog</name>
    <message>
        <source>Downloads are running</source>
        <translation>Жүктеу жүріп жатыр</translation>
    </message>
    <message numerus="yes">
        <source>%n exam(s) are still to come</source>
        <translation>
            <numerusform>Тағы %n емтихан жүктелуі керек</numerusform>
            <numerusform>Тағы %n емтихан жүктелуі керек</numerusform>
        </translation>
    </message>
    <message>
        <source>What has come is kept. The rest comes after the next start, from where it stopped.</source>
        <translation>Келгені сақталады. Қалғаны келесі іске қосқанда тоқтаған жерінен жүктеледі.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Шығу</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Қалу</translation>
    </message>
</context>
<context>
    <name>RangeFields</name>
    <message>
        <source>to</source>
        <translation>дейін</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Тазалау</translation>
    </message>
    <message>
        <source>{title}: clear</source>
        <translation>{title}: тазалау</translation>
    </message>
    <message>
        <source>{title}: from</source>
        <translation>{title}: бастап</translation>
    </message>
    <message>
        <source>{title}: to</source>
        <translation>{title}: дейін</translation>
    </message>
</context>
<context>
    <name>RecoverPage</name>
    <message>
        <source>Fill this in.</source>
        <translation>Осы өрісті толтырыңыз.</translation>
    </message>
    <message>
        <source>Forgot login or password?</source>
        <translation>Логинді не құпиясөзді ұмыттыңыз ба?</translation>
    </message>
    <message>
        <source>Type your login or e-mail. A mail will name your login and bring a code for a new password.</source>
        <translation>Логинді не поштаны енгізіңіз. Хатта логиніңіз бен жаңа құпиясөзге арналған код болады.</translation>
    </message>
    <message>
        <source>&amp;Login or e-mail</source>
        <translation>&amp;Логин не пошта</translation>
    </message>
    <message>
        <source>Send the mail</source>
        <translation>Хат жіберу</translation>
    </message>
    <message>
        <source>I have a code already</source>
        <translation>Код бар</translation>
    </message>
    <message>
        <source>Back to sign-in</source>
        <translation>Кіру бетіне оралу</translation>
    </message>
</context>
<context>
    <name>ResetPage</name>
    <message>
        <source>Fill this in.</source>
        <translation>Осы өрісті толтырыңыз.</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>Құпиясөздер бірдей емес.</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Жаңа құпиясөз</translation>
    </message>
    <message>
        <source>If the server knows you, a mail with a code is on its way. It is good for 30 minutes, once.</source>
        <translation>Сервер сізді білсе, коды бар хат жолда. Код 30 минут, бір рет жарамды.</translation>
    </message>
    <message>
        <source>&amp;Code from the mail</source>
        <translation>Хаттағы &amp;код</translation>
    </message>
    <message>
        <source>&amp;New password</source>
        <translation>&amp;Жаңа құпиясөз</translation>
    </message>
    <message>
        <source>New password &amp;again</source>
        <translation>Жаңа құпиясөз та&amp;ғы бір рет</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Құпиясөзді көрсету</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>Құпиясөзді жасыру</translation>
    </message>
    <message>
        <source>Save and sign in</source>
        <translation>Сақтап, кіру</translation>
    </message>
    <message>
        <source>Back to sign-in</source>
        <translation>Кіру бетіне оралу</translation>
    </message>
</context>
<context>
    <name>ReviewSection</name>
    <message>
        <source>Review</source>
        <translation>Тексеру</translation>
    </message>
    <message>
        <source>&amp;Undo a decision for</source>
        <translation>&amp;Шешімді қайтару мерзімі</translation>
    </message>
    <message>
        <source> s</source>
        <translation> с</translation>
    </message>
    <message>
        <source>&amp;Volume of recordings</source>
        <translation>&amp;Жазбалардың дыбысы</translation>
    </message>
    <message>
        <source>&amp;Between moments</source>
        <translation>&amp;Сәттер арасында</translation>
    </message>
    <message>
        <source>Skip what lies between</source>
        <translation>Қалғанын өткізіп жіберу</translation>
    </message>
    <message>
        <source>Run through it 16 times faster</source>
        <translation>16 есе жылдам өткізу</translation>
    </message>
    <message>
        <source>After a decision, &amp;open the next report to review</source>
        <translation>Шешімнен кейін тексерілетін келесі есепті &amp;ашу</translation>
    </message>
    <message>
        <source>A decision is kept on this computer at once and sent to the server after this time; until then it can be taken back.</source>
        <translation>Шешім осы компьютерде бірден сақталады және осы уақыт өткен соң серверге жіберіледі; оған дейін оны қайтаруға болады.</translation>
    </message>
</context>
<context>
    <name>RoomLine</name>
    <message>
        <source>{used} of {limit} used</source>
        <translation>{limit} ішінен {used} толды</translation>
    </message>
    <message>
        <source>{used} used</source>
        <translation>{used} толды</translation>
    </message>
    <message>
        <source>{free} free on the disk</source>
        <translation>дискіде {free} бос</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) open without a network</source>
        <translation>
            <numerusform>%n есеп желісіз ашылады</numerusform>
            <numerusform>%n есеп желісіз ашылады</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>removed %n day(s) after decision or download</source>
        <translation>
            <numerusform>шешімнен не жүктеуден кейін %n күнде жойылады</numerusform>
            <numerusform>шешімнен не жүктеуден кейін %n күнде жойылады</numerusform>
        </translation>
    </message>
    <message>
        <source>Room for downloads</source>
        <translation>Жүктеулерге арналған орын</translation>
    </message>
    <message>
        <source>encrypted on this computer</source>
        <translation>осы компьютерде шифрланған</translation>
    </message>
</context>
<context>
    <name>RuleEditor</name>
    <message>
        <source>all exams</source>
        <translation>барлық емтихандар</translation>
    </message>
    <message numerus="yes">
        <source>It finds %n exam(s) now.</source>
        <translation>
            <numerusform>Қазір %n емтихан табады.</numerusform>
            <numerusform>Қазір %n емтихан табады.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Keep these exams downloaded</source>
        <translation>Бұл емтихандарды жүктелген күйде &amp;ұстау</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Атауы</translation>
    </message>
    <message>
        <source>Exams</source>
        <translation>Емтихандар</translation>
    </message>
    <message>
        <source>Of the &amp;last</source>
        <translation>&amp;Соңғы</translation>
    </message>
    <message>
        <source>At &amp;most</source>
        <translation>Е&amp;ң көбі</translation>
    </message>
    <message>
        <source>&amp;What is taken</source>
        <translation>&amp;Не жүктеледі</translation>
    </message>
    <message>
        <source> days</source>
        <translation> күн</translation>
    </message>
    <message>
        <source>all days</source>
        <translation>барлық күн</translation>
    </message>
    <message>
        <source> exams</source>
        <translation> емтихан</translation>
    </message>
    <message>
        <source>Whole recordings</source>
        <translation>Жазбалар толық</translation>
    </message>
    <message>
        <source>Moments only</source>
        <translation>Тек сәттер</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>on</source>
        <translation>қосулы</translation>
    </message>
    <message>
        <source>off</source>
        <translation>өшірулі</translation>
    </message>
    <message>
        <source>Rules of downloads</source>
        <translation>Жүктеу ережелері</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Ережелер</translation>
    </message>
    <message>
        <source>Add the present view</source>
        <translation>Ашық көріністі қосу</translation>
    </message>
    <message>
        <source>Delete the rule</source>
        <translation>Ережені жою</translation>
    </message>
    <message>
        <source>No rule yet</source>
        <translation>Ереже әлі жоқ</translation>
    </message>
    <message>
        <source>A rule keeps what a view of the results finds on this computer, by itself.</source>
        <translation>Ереже нәтижелер көрінісі табатын емтихандарды осы компьютерде өзі сақтап тұрады.</translation>
    </message>
    <message>
        <source>Exams that wait for a decision come first. What a rule finds no longer is not fetched on; what is here stays until its date.</source>
        <translation>Алдымен шешім күтіп тұрған емтихандар жүктеледі. Ереже енді таппайтыны әрі қарай жүктелмейді; осындағысы мерзіміне дейін қалады.</translation>
    </message>
</context>
<context>
    <name>SecuritySection</name>
    <message>
        <source>Security</source>
        <translation>Қауіпсіздік</translation>
    </message>
    <message>
        <source>&amp;Lock by itself</source>
        <translation>&amp;Автоқұлыптау</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Құпия тіркес</translation>
    </message>
    <message>
        <source>Locked, nothing of a student is on the screen and the key is not in memory; sending and downloads pause. The passphrase then replaces the keyring: it is asked for at every start too, and nobody can restore it.</source>
        <translation>Құлыпта тұрғанда экранда студент туралы ештеңе болмайды, кілт жадта сақталмайды; жіберу мен жүктеу тоқтатылады. Құпия тіркес сонда кілттер қоймасын алмастырады: ол әр іске қосқанда да сұралады, оны ешкім қалпына келтіре алмайды.</translation>
    </message>
    <message numerus="yes">
        <source>after %n min</source>
        <translation>
            <numerusform>%n мин кейін</numerusform>
            <numerusform>%n мин кейін</numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <translation>ешқашан</translation>
    </message>
    <message>
        <source>After so long without a key or the mouse in the program, and at once when the screen is locked or the computer goes to sleep. A recording that plays keeps it open.</source>
        <translation>Бағдарламада перне мен тінтуір сонша уақыт қозғалмаса және экран құлыпталғанда не компьютер ұйқыға кеткенде бірден. Жазба ойнап тұрса, құлыпталмайды.</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ауыстыру…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Ойлап табу…</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Құпия тіркесті ауыстыру</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Құпия тіркес ойлап табу</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Алып тастау…</translation>
    </message>
    <message>
        <source>Remove the passphrase</source>
        <translation>Құпия тіркесті алып тастау</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Баптаулар</translation>
    </message>
</context>
<context>
    <name>SignInForm</name>
    <message>
        <source>Fill this in.</source>
        <translation>Осы өрісті толтырыңыз.</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>Шифрланбаған</translation>
    </message>
    <message>
        <source>The connection will be encrypted</source>
        <translation>Байланыс шифрланады</translation>
    </message>
    <message>
        <source>Sign-in for proctors</source>
        <translation>Проктор ретінде кіру</translation>
    </message>
    <message>
        <source>OES administration</source>
        <translation>OES әкімшілендіру</translation>
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
        <translation>&amp;Құпиясөз</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Құпиясөзді көрсету</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>Құпиясөзді жасыру</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>Caps Lock қосулы</translation>
    </message>
    <message>
        <source>Stay signed in</source>
        <translation>Жүйеде қалу</translation>
    </message>
    <message>
        <source>Forgot password?</source>
        <translation>Құпиясөзді ұмыттыңыз ба?</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Кіру</translation>
    </message>
    <message>
        <source>No network?</source>
        <translation>Желі жоқ па?</translation>
    </message>
    <message>
        <source>Open downloaded reports</source>
        <translation>Жүктелген есептерді ашу</translation>
    </message>
    <message>
        <source>Erase the copy on this computer…</source>
        <translation>Осы компьютердегі көшірмені өшіру…</translation>
    </message>
    <message>
        <source>The server must speak the OES review API.</source>
        <translation>Сервер OES тексеру API-ін білуі керек.</translation>
    </message>
    <message>
        <source>What is that?</source>
        <translation>Бұл не?</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Opening…</source>
        <translation>Ашылуда…</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Кіруде…</translation>
    </message>
    <message>
        <source>Preparing the key, this takes a moment…</source>
        <translation>Кілт дайындалуда, біраз уақыт алады…</translation>
    </message>
    <message>
        <source>Trying again…</source>
        <translation>Қайта байқап көрудеміз…</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Орындалуда…</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Серверден сұралуда…</translation>
    </message>
    <message>
        <source>Nobody has signed in on this computer yet, so there are no downloaded reports.</source>
        <translation>Бұл компьютерде әлі ешкім кірген жоқ, сондықтан жүктелген есептер де жоқ.</translation>
    </message>
</context>
<context>
    <name>SignOutDialog</name>
    <message>
        <source>Sign out and erase</source>
        <translation>Шығып, өшіру</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Шығу</translation>
    </message>
    <message numerus="yes">
        <source>Discard %n decision(s) that nobody has received</source>
        <translation>
            <numerusform>Ешкім алмаған %n шешімді тастау</numerusform>
            <numerusform>Ешкім алмаған %n шешімді тастау</numerusform>
        </translation>
    </message>
    <message>
        <source>Erase and sign out</source>
        <translation>Өшіріп, шығу</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Қалу</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Қазір жіберу</translation>
    </message>
    <message>
        <source>Save to a file…</source>
        <translation>Файлға сақтау…</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) have not reached the server yet.</source>
        <translation>
            <numerusform>%n шешім серверге әлі жеткен жоқ.</numerusform>
            <numerusform>%n шешім серверге әлі жеткен жоқ.</numerusform>
        </translation>
    </message>
    <message>
        <source>The key of this computer&apos;s copy is destroyed first, then the list, the reports and the recordings. Nothing on the server changes.</source>
        <translation>Алдымен осы компьютердегі көшірменің кілті жойылады, содан кейін тізім, есептер мен жазбалар. Серверде ештеңе өзгермейді.</translation>
    </message>
    <message>
        <source>They stay on this computer, encrypted, and leave after your next sign-in.</source>
        <translation>Олар осы компьютерде шифрланған күйде қалады және келесі кіруден кейін жіберіледі.</translation>
    </message>
    <message>
        <source>Save unsent decisions</source>
        <translation>Жіберілмеген шешімдерді сақтау</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message numerus="yes">
        <source>%n download(s)</source>
        <translation>
            <numerusform>%n жүктеу</numerusform>
            <numerusform>%n жүктеу</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exam(s) downloaded: they open without a network now.</source>
        <translation>
            <numerusform>%n емтихан жүктелді: енді желісіз ашылады.</numerusform>
            <numerusform>%n емтихан жүктелді: енді желісіз ашылады.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exam(s) could not be downloaded.</source>
        <translation>
            <numerusform>%n емтихан жүктелмеді.</numerusform>
            <numerusform>%n емтихан жүктелмеді.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UndeliveredWatch</name>
    <message numerus="yes">
        <source>%n decision(s) met another proctor&apos;s; nothing was overwritten.</source>
        <translation>
            <numerusform>%n шешіміңіз басқа проктордың шешімімен түйісті; ештеңе қайта жазылмады.</numerusform>
            <numerusform>%n шешіміңіз басқа проктордың шешімімен түйісті; ештеңе қайта жазылмады.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) could not be delivered; they are kept.</source>
        <translation>
            <numerusform>%n шешімді жеткізу мүмкін болмады; олар сақталды.</numerusform>
            <numerusform>%n шешімді жеткізу мүмкін болмады; олар сақталды.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Қарау</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) have had no answer from the server for too long. They are kept and sent on.</source>
        <translation>
            <numerusform>%n шешім тым ұзақ жауапсыз тұр. Ол сақталған және жіберіле береді.</numerusform>
            <numerusform>%n шешім тым ұзақ жауапсыз тұр. Олар сақталған және жіберіле береді.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server was put back to an earlier state. The list is new; %n decision(s) that it may have lost are sent again.</source>
        <translation>
            <numerusform>Сервер бұрынғы күйіне қайтарылды. Тізім жаңартылды; ол жоғалтуы мүмкін %n шешім қайта жіберілуде.</numerusform>
            <numerusform>Сервер бұрынғы күйіне қайтарылды. Тізім жаңартылды; ол жоғалтуы мүмкін %n шешім қайта жіберілуде.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server was put back to an earlier state. The list is new; yours were not lost.</source>
        <translation>Сервер бұрынғы күйіне қайтарылды. Тізім жаңартылды; сіздің шешімдеріңіз жоғалған жоқ.</translation>
    </message>
</context>
<context>
    <name>What</name>
    <message>
        <source>Download &amp;moments only</source>
        <translation>Тек сәт&amp;терді жүктеп алу</translation>
    </message>
    <message>
        <source>Download &amp;whole recordings</source>
        <translation>Жазбаларды &amp;толық жүктеп алу</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Try again</source>
        <translation>Қайталау</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Кіру</translation>
    </message>
    <message>
        <source>Use a passphrase</source>
        <translation>Құпия тіркес қолдану</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>Қайтадан бастау</translation>
    </message>
    <message>
        <source>About this version</source>
        <translation>Осы нұсқа туралы</translation>
    </message>
    <message>
        <source>Change the address</source>
        <translation>Мекенжайды өзгерту</translation>
    </message>
    <message>
        <source>The local data is damaged</source>
        <translation>Осы компьютердегі деректер бүлінген</translation>
    </message>
    <message>
        <source>The list can be fetched again from the server, and unsent decisions are kept in a second place.</source>
        <translation>Тізімді серверден қайта алуға болады, ал жіберілмеген шешімдер екінші жерде де сақтаулы.</translation>
    </message>
    <message>
        <source>The profile on this computer is damaged</source>
        <translation>Осы компьютердегі профиль бүлінген</translation>
    </message>
    <message>
        <source>It was left untouched. You can start anew: the old profile is set aside, not deleted.</source>
        <translation>Оған тиіспедік. Қайтадан бастауға болады: ескі профиль жойылмайды, бөлек қойылады.</translation>
    </message>
    <message>
        <source>A stored piece of a recording is damaged</source>
        <translation>Жазбаның сақталған бөлігі бүлінген</translation>
    </message>
    <message>
        <source>It is fetched again from the server when there is a connection.</source>
        <translation>Байланыс болғанда ол серверден қайта жүктеледі.</translation>
    </message>
    <message>
        <source>The recording is damaged</source>
        <translation>Жазба бүлінген</translation>
    </message>
    <message>
        <source>It plays up to the damage. The rest of the report is not touched.</source>
        <translation>Ол бүлінген жерге дейін ойнатылады. Есептің қалған бөлігіне әсер етпейді.</translation>
    </message>
    <message>
        <source>The recording is not the one of the report</source>
        <translation>Жазба есептегі жазба емес</translation>
    </message>
    <message>
        <source>Its bytes do not fit the fingerprint in the report, so it is not shown as complete. Tell the administrator.</source>
        <translation>Оның мазмұны есептегі таңбаға сәйкес емес, сондықтан толық деп көрсетілмейді. Әкімшіге хабарлаңыз.</translation>
    </message>
    <message>
        <source>The second copy of unsent decisions is damaged</source>
        <translation>Жіберілмеген шешімдердің екінші көшірмесі бүлінген</translation>
    </message>
    <message>
        <source>The first copy is in use and is written anew. Nothing was lost so far.</source>
        <translation>Бірінші көшірме жұмыс істеп тұр, екіншісі қайта жазылуда. Әзірге ештеңе жоғалған жоқ.</translation>
    </message>
    <message>
        <source>The server&apos;s catalogue is damaged</source>
        <translation>Сервер каталогы бүлінген</translation>
    </message>
    <message>
        <source>Restore it from a backup. Nothing was overwritten.</source>
        <translation>Оны сақтық көшірмеден қалпына келтіріңіз. Ештеңе қайта жазылмады.</translation>
    </message>
    <message>
        <source>The disk does not work as it should</source>
        <translation>Диск дұрыс жұмыс істемейді</translation>
    </message>
    <message>
        <source>Reading or writing failed. What was saved before is kept. Check the disk.</source>
        <translation>Оқу немесе жазу сәтсіз болды. Бұрын сақталғаны бүтін. Дискіні тексеріңіз.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Диск толы</translation>
    </message>
    <message>
        <source>The last change could not be saved. Free some room, then try again.</source>
        <translation>Соңғы өзгеріс сақталмады. Орын босатып, қайталаңыз.</translation>
    </message>
    <message>
        <source>The folder cannot be written</source>
        <translation>Қалтаға жазу мүмкін емес</translation>
    </message>
    <message>
        <source>The disk or folder is read-only for you. The last change was not saved.</source>
        <translation>Диск немесе қалта сізге тек оқуға ашық. Соңғы өзгеріс сақталмады.</translation>
    </message>
    <message>
        <source>A file is in use</source>
        <translation>Файл бос емес</translation>
    </message>
    <message>
        <source>Another program, perhaps a virus scanner, holds it. Try again in a moment.</source>
        <translation>Оны басқа бағдарлама, мүмкін антивирус ұстап тұр. Сәл кейін қайталаңыз.</translation>
    </message>
    <message>
        <source>A file is missing</source>
        <translation>Файл жоқ</translation>
    </message>
    <message>
        <source>It was there before. If it is on another disk, connect that disk.</source>
        <translation>Бұрын ол бар еді. Басқа дискіде болса, сол дискіні қосыңыз.</translation>
    </message>
    <message>
        <source>The name is taken</source>
        <translation>Атау бос емес</translation>
    </message>
    <message>
        <source>A folder has this name. Nothing was written: choose another one.</source>
        <translation>Бұл атаумен қалта бар. Ештеңе жазылған жоқ: басқа атау таңдаңыз.</translation>
    </message>
    <message>
        <source>The file would be too long for this disk</source>
        <translation>Файл бұл диск үшін тым ұзын болар еді</translation>
    </message>
    <message>
        <source>Disks with the file system FAT32 take no file longer than 4 GiB. Use a disk with another one.</source>
        <translation>FAT32 файлдық жүйесі бар дискілер 4 ГиБ-тан ұзын файлды қабылдамайды. Басқа файлдық жүйесі бар дискіні пайдаланыңыз.</translation>
    </message>
    <message>
        <source>This folder is not fit for your data</source>
        <translation>Бұл қалта деректеріңізге жарамайды</translation>
    </message>
    <message>
        <source>Its disk or network share knows no locks, or its path is too long. Nothing was written: use a folder on a disk of this computer.</source>
        <translation>Оның дискісі немесе желілік қалтасы бұғаттауды білмейді, немесе жолы тым ұзын. Ештеңе жазылмады: осы компьютердің дискісіндегі қалтаны пайдаланыңыз.</translation>
    </message>
    <message>
        <source>VLC is not installed</source>
        <translation>VLC орнатылмаған</translation>
    </message>
    <message>
        <source>Recordings are played through VLC 3. Install VLC media player; everything but video works without it.</source>
        <translation>Жазбалар VLC 3 арқылы ойнатылады. VLC media player орнатыңыз; онсыз бейнеден басқасының бәрі жұмыс істейді.</translation>
    </message>
    <message>
        <source>VLC is incomplete</source>
        <translation>VLC толық орнатылмаған</translation>
    </message>
    <message>
        <source>Its plugins were not found. Install VLC again; everything but video works.</source>
        <translation>Модульдері табылмады. VLC-ді қайта орнатыңыз; бейнеден басқасының бәрі жұмыс істейді.</translation>
    </message>
    <message>
        <source>VLC is too old</source>
        <translation>VLC тым ескі</translation>
    </message>
    <message>
        <source>Version 3 is needed. Update VLC; everything but video works meanwhile.</source>
        <translation>3-нұсқа керек. VLC-ді жаңартыңыз; әзірге бейнеден басқасының бәрі жұмыс істейді.</translation>
    </message>
    <message>
        <source>This computer has no keyring</source>
        <translation>Бұл компьютерде кілттер қоймасы жоқ</translation>
    </message>
    <message>
        <source>The key of your data needs a safe place. Choose a passphrase: it takes the keyring&apos;s place.</source>
        <translation>Деректеріңіздің кілтіне сенімді орын керек. Құпия тіркес ойлап табыңыз: ол қойманың орнын басады.</translation>
    </message>
    <message>
        <source>The keyring is locked</source>
        <translation>Кілттер қоймасы жабық</translation>
    </message>
    <message>
        <source>Unlock it when the system asks, then try again. Your data is untouched.</source>
        <translation>Жүйе сұрағанда оны ашып, қайталаңыз. Деректеріңізге тиіспедік.</translation>
    </message>
    <message>
        <source>The keyring refused</source>
        <translation>Кілттер қоймасы рұқсат бермеді</translation>
    </message>
    <message>
        <source>The system did not let the program in. Allow it and try again. Your data is untouched.</source>
        <translation>Жүйе бағдарламаны кіргізбеді. Рұқсат беріп, қайталаңыз. Деректеріңізге тиіспедік.</translation>
    </message>
    <message>
        <source>The key of this profile is not in the keyring</source>
        <translation>Бұл профильдің кілті қоймада жоқ</translation>
    </message>
    <message>
        <source>Perhaps it is in another keyring. Nothing was overwritten. Starting anew sets the old profile aside.</source>
        <translation>Мүмкін, ол басқа қоймада. Ештеңе қайта жазылмады. Қайтадан бастасаңыз, ескі профиль бөлек қойылады.</translation>
    </message>
    <message>
        <source>The keyring holds another key</source>
        <translation>Қоймада басқа кілт тұр</translation>
    </message>
    <message>
        <source>It does not fit the data on this computer: the data is not damaged, and nothing was overwritten.</source>
        <translation>Ол осы компьютердегі деректерге сәйкес емес: деректер бүтін, ештеңе қайта жазылмады.</translation>
    </message>
    <message>
        <source>The passphrase is wrong</source>
        <translation>Тіркес қате</translation>
    </message>
    <message>
        <source>Check the keyboard layout and Caps Lock. There is no limit of tries.</source>
        <translation>Пернетақта тілі мен Caps Lock-ты тексеріңіз. Әрекет саны шектелмеген.</translation>
    </message>
    <message>
        <source>Too many wrong passphrases</source>
        <translation>Қате тіркес тым көп</translation>
    </message>
    <message>
        <source>Wait {retry_after_s} s, then try again. Your data is untouched.</source>
        <translation>{retry_after_s} с күтіп, қайталаңыз. Деректеріңіз сол күйінде.</translation>
    </message>
    <message>
        <source>Passphrase needed</source>
        <translation>Құпия тіркес керек</translation>
    </message>
    <message>
        <source>This profile is protected by a passphrase. Type it to open your data.</source>
        <translation>Бұл профиль құпия тіркеспен қорғалған. Деректерді ашу үшін оны енгізіңіз.</translation>
    </message>
    <message>
        <source>The server is newer than this program</source>
        <translation>Сервер бұл бағдарламадан жаңарақ</translation>
    </message>
    <message>
        <source>Reading may go on, decisions are kept here. Update the program to send them.</source>
        <translation>Қарай беруге болады, шешімдер осында сақталады. Оларды жіберу үшін бағдарламаны жаңартыңыз.</translation>
    </message>
    <message>
        <source>The profile was made by a newer version</source>
        <translation>Профильді жаңарақ нұсқа жасаған</translation>
    </message>
    <message>
        <source>It has format {found}, this version knows formats up to {known} and does not touch it. Update the program.</source>
        <translation>Пішімі — {found}, бұл нұсқа {known} дейінгі пішімдерді ғана біледі және ештеңеге тиіспейді. Бағдарламаны жаңартыңыз.</translation>
    </message>
    <message>
        <source>The local data was made by a newer version</source>
        <translation>Осы компьютердегі деректерді жаңарақ нұсқа жасаған</translation>
    </message>
    <message>
        <source>The catalogue was made by a newer version</source>
        <translation>Каталогты жаңарақ нұсқа жасаған</translation>
    </message>
    <message>
        <source>This version does not touch it. Update the server.</source>
        <translation>Бұл нұсқа оған тиіспейді. Серверді жаңартыңыз.</translation>
    </message>
    <message>
        <source>The views were saved by a newer version</source>
        <translation>Көріністер жаңарақ нұсқада сақталған</translation>
    </message>
    <message>
        <source>Nothing of the file was imported. Update the program.</source>
        <translation>Файлдан ештеңе импортталмады. Бағдарламаны жаңартыңыз.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Бірдеңе дұрыс болмады</translation>
    </message>
    <message>
        <source>The program could go on. Copy the details if you ask for help.</source>
        <translation>Бағдарлама жұмысын жалғастыра алды. Көмек керек болса, мәліметті көшіріңіз.</translation>
    </message>
    <message>
        <source>A fault of the program</source>
        <translation>Бағдарлама қатесі</translation>
    </message>
    <message>
        <source>Something happened that should not. Your decisions are safe on this computer. Copy the details and send them to the administrator.</source>
        <translation>Болмауы керек нәрсе болды. Шешімдеріңіз осы компьютерде аман. Мәліметті көшіріп, әкімшіге жіберіңіз.</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Байланыс жоқ</translation>
    </message>
    <message>
        <source>The server does not answer. Everything on this computer still works, and your decisions are kept and will be sent by themselves when the connection is back.</source>
        <translation>Сервер жауап бермейді. Осы компьютердегінің бәрі жұмыс істейді, шешімдеріңіз сақталды және байланыс оралғанда өздері жіберіледі.</translation>
    </message>
    <message>
        <source>The server does not answer in time</source>
        <translation>Сервер уақытында жауап бермейді</translation>
    </message>
    <message>
        <source>The connection is there, but nothing comes. Nothing is lost; the program keeps trying.</source>
        <translation>Байланыс бар, бірақ ештеңе келмейді. Ештеңе жоғалған жоқ, бағдарлама әрекетін жалғастырады.</translation>
    </message>
    <message>
        <source>The connection broke off</source>
        <translation>Байланыс үзілді</translation>
    </message>
    <message>
        <source>The answer ended half way. What had arrived is kept, and the rest is asked for again.</source>
        <translation>Жауап жарты жолда үзілді. Келгені сақталды, қалғаны қайта сұралады.</translation>
    </message>
    <message>
        <source>This is not an OES server</source>
        <translation>Бұл OES сервері емес</translation>
    </message>
    <message>
        <source>Something answers at this address, but it does not speak the OES review API: another site, or the sign-in page of a network. Check the address, or open a browser and sign in to the network first.</source>
        <translation>Бұл мекенжайда әлдене жауап береді, бірақ OES тексеру API-ін білмейді: басқа сайт немесе желіге кіру беті. Мекенжайды тексеріңіз немесе алдымен браузер арқылы желіге кіріңіз.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate has expired</source>
        <translation>Сервер сертификатының мерзімі өткен</translation>
    </message>
    <message>
        <source>The connection would not be safe, so nothing was sent. Tell the administrator of the server.</source>
        <translation>Байланыс қауіпсіз болмас еді, сондықтан ештеңе жіберілмеді. Сервер әкімшісіне хабарлаңыз.</translation>
    </message>
    <message>
        <source>The certificate belongs to another address</source>
        <translation>Сертификат басқа мекенжайға берілген</translation>
    </message>
    <message>
        <source>The server shows a certificate made for another name, so nothing was sent. Check the address.</source>
        <translation>Сервер басқа атауға берілген сертификатты көрсетеді, сондықтан ештеңе жіберілмеді. Мекенжайды тексеріңіз.</translation>
    </message>
    <message>
        <source>The certificate&apos;s authority is not known</source>
        <translation>Сертификатты берген орталық белгісіз</translation>
    </message>
    <message>
        <source>This computer does not trust whoever signed the server&apos;s certificate, so nothing was sent. If your institution has a root of its own, it must be installed in the system.</source>
        <translation>Бұл компьютер сервер сертификатына қол қойған орталыққа сенбейді, сондықтан ештеңе жіберілмеді. Мекеменің өз түбірлік сертификаты болса, оны жүйеге орнату керек.</translation>
    </message>
    <message>
        <source>No safe connection</source>
        <translation>Қауіпсіз байланыс жоқ</translation>
    </message>
    <message>
        <source>The encrypted connection could not be set up, so nothing was sent. Tell the administrator.</source>
        <translation>Шифрланған байланыс орнатылмады, ештеңе жіберілмеді. Әкімшіге хабарлаңыз.</translation>
    </message>
    <message>
        <source>The clock of this computer is wrong</source>
        <translation>Бұл компьютердің сағаты қате</translation>
    </message>
    <message>
        <source>It is off by about {minutes} min, so certificates cannot be checked. Set date and time, then try again.</source>
        <translation>Олар шамамен {minutes} мин қате көрсетеді, сондықтан сертификаттарды тексеру мүмкін емес. Күн мен уақытты дұрыстап, қайталаңыз.</translation>
    </message>
    <message>
        <source>The proxy asks for a password</source>
        <translation>Прокси құпиясөз сұрайды</translation>
    </message>
    <message>
        <source>The network&apos;s proxy does not let the program through. Enter the proxy&apos;s password in the settings of the system.</source>
        <translation>Желі проксиі бағдарламаны өткізбейді. Прокси құпиясөзін жүйе баптауларына енгізіңіз.</translation>
    </message>
    <message>
        <source>The server sends us elsewhere</source>
        <translation>Сервер басқа жерге жібереді</translation>
    </message>
    <message>
        <source>It points to {host}, which was not agreed on, so the program did not follow and nothing was sent.</source>
        <translation>Ол келісілмеген {host} мекенжайын көрсетеді, сондықтан бағдарлама оған бармады және ештеңе жібермеді.</translation>
    </message>
    <message>
        <source>The server is busy</source>
        <translation>Сервер бос емес</translation>
    </message>
    <message>
        <source>It asks for a pause of {retry_after_s} s. Nothing is lost; the program tries again by itself.</source>
        <translation>Ол {retry_after_s} с күтуді сұрайды. Ештеңе жоғалған жоқ, бағдарлама өзі қайталайды.</translation>
    </message>
    <message>
        <source>The server sends wrong parts of a recording</source>
        <translation>Сервер жазбаның басқа бөліктерін жібереді</translation>
    </message>
    <message>
        <source>What came does not fit what was asked for, so nothing of it was kept. Tell the administrator.</source>
        <translation>Сұралғаннан басқа нәрсе келді, сондықтан ештеңе сақталмады. Әкімшіге хабарлаңыз.</translation>
    </message>
    <message>
        <source>Another server at the same address</source>
        <translation>Осы мекенжайда басқа сервер тұр</translation>
    </message>
    <message>
        <source>The server was replaced or restored from a backup. Your decisions are kept; the list is fetched anew.</source>
        <translation>Сервер ауыстырылған немесе көшірмеден қалпына келтірілген. Шешімдеріңіз сақталды, тізім қайта жүктеледі.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Тоқтатылды</translation>
    </message>
    <message>
        <source>The work was stopped before its end. Nothing is lost.</source>
        <translation>Жұмыс аяқталмай тоқтатылды. Ештеңе жоғалған жоқ.</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Қайта кіріңіз</translation>
    </message>
    <message>
        <source>The server no longer knows this sign-in. Everything here stays as it is, decisions wait to be sent.</source>
        <translation>Сервер бұл кіруді енді танымайды. Мұндағының бәрі сол қалпында, шешімдер жіберілуді күтуде.</translation>
    </message>
    <message>
        <source>Login or password is wrong</source>
        <translation>Логин немесе құпиясөз қате</translation>
    </message>
    <message>
        <source>Check the keyboard layout and Caps Lock, then try again.</source>
        <translation>Пернетақта тілі мен Caps Lock-ты тексеріп, қайталаңыз.</translation>
    </message>
    <message>
        <source>Too many tries</source>
        <translation>Әрекет тым көп</translation>
    </message>
    <message>
        <source>The server asks you to wait {retry_after_s} s before the next try. You are not locked out.</source>
        <translation>Сервер келесі әрекетке дейін {retry_after_s} с күтуді сұрайды. Сіз бұғатталған жоқсыз.</translation>
    </message>
    <message>
        <source>This account is switched off</source>
        <translation>Бұл тіркелгі өшірілген</translation>
    </message>
    <message>
        <source>The server does not let this account in. What is on this computer stays encrypted and kept. Ask the administrator.</source>
        <translation>Сервер бұл тіркелгіні кіргізбейді. Осы компьютердегінің бәрі шифрланған күйде сақталады. Әкімшіге хабарласыңыз.</translation>
    </message>
    <message>
        <source>The code is not right</source>
        <translation>Код дұрыс емес</translation>
    </message>
    <message>
        <source>It works once and for 30 minutes. Check it in the mail, or have a new one sent.</source>
        <translation>Код бір рет, 30 минут жарамды. Хаттан тексеріңіз немесе жаңасын сұраңыз.</translation>
    </message>
    <message>
        <source>Not without the server</source>
        <translation>Серверсіз болмайды</translation>
    </message>
    <message>
        <source>The institution lets reports be opened only while its server can be reached. Nothing was deleted: connect, then try again.</source>
        <translation>Мекеме есептерді сервері қолжетімді кезде ғана ашуға рұқсат береді. Ештеңе жойылған жоқ: желіге қосылып, қайталаңыз.</translation>
    </message>
    <message>
        <source>The institution had this copy erased</source>
        <translation>Мекеме бұл көшірмені өшіртті</translation>
    </message>
    <message>
        <source>An administrator took this computer back: the key, the list, the reports and the recordings are gone from it. Decisions that had not been sent and went with them: {count}.</source>
        <translation>Әкімші бұл компьютерді қайтарып алды: кілт, тізім, есептер мен жазбалар одан жойылды. Олармен бірге жоғалған жіберілмеген шешімдер: {count}.</translation>
    </message>
    <message>
        <source>Too long without the server</source>
        <translation>Серверсіз тым ұзақ</translation>
    </message>
    <message>
        <source>The institution lets reports open offline for a limited time, and it is over. Nothing was deleted: connect and sign in.</source>
        <translation>Мекеме есептерді желісіз ашуға шектеулі уақыт береді, ол бітті. Ештеңе жойылған жоқ: желіге қосылып, кіріңіз.</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>Құқық жоқ</translation>
    </message>
    <message>
        <source>Your account does not have the right to do this. Nothing was changed. Ask the administrator.</source>
        <translation>Тіркелгіңіздің бұған құқығы жоқ. Ештеңе өзгертілмеді. Әкімшіге хабарласыңыз.</translation>
    </message>
    <message>
        <source>No right to this exam any more</source>
        <translation>Бұл емтиханға енді құқық жоқ</translation>
    </message>
    <message>
        <source>The exam is not, or no longer, among the groups given to you. Other exams are not touched.</source>
        <translation>Емтихан сізге берілген топтарда жоқ немесе енді жоқ. Басқа емтихандарға әсер етпейді.</translation>
    </message>
    <message>
        <source>Somebody else has decided meanwhile</source>
        <translation>Осы арада басқа адам шешім қабылдады</translation>
    </message>
    <message>
        <source>The server holds a decision by {by}. Yours was not sent over it and is kept: compare, then choose.</source>
        <translation>Серверде шешім тұр: {by}. Сіздікі оның орнын басқан жоқ, сақталды: салыстырып, таңдаңыз.</translation>
    </message>
    <message>
        <source>The server is still at it</source>
        <translation>Сервер мұны әлі өңдеп жатыр</translation>
    </message>
    <message>
        <source>It has your decision and has not finished with it. The program asks again.</source>
        <translation>Ол шешіміңізді алды, бірақ әлі өңдеп болған жоқ. Бағдарлама қайта сұрайды.</translation>
    </message>
    <message>
        <source>This cannot be accepted</source>
        <translation>Мұны қабылдау мүмкін емес</translation>
    </message>
    <message>
        <source>Something in it is not right: {what} ({path}). Nothing was changed.</source>
        <translation>Мұнда бірдеңе дұрыс емес: {what} ({path}). Ештеңе өзгертілмеді.</translation>
    </message>
    <message>
        <source>The server&apos;s answer makes no sense</source>
        <translation>Сервердің жауабы түсініксіз</translation>
    </message>
    <message>
        <source>The answer to “{call}” was thrown away, what was known stays. Tell the administrator.</source>
        <translation>«{call}» сұрауының жауабы қабылданбады, белгілі деректер қалды. Әкімшіге хабарлаңыз.</translation>
    </message>
    <message>
        <source>This is not an address</source>
        <translation>Бұл мекенжай емес</translation>
    </message>
    <message>
        <source>Type it as your institution gave it, such as https://htii.oes.kz.</source>
        <translation>Оны мекеме бергендей енгізіңіз, мысалы https://htii.oes.kz.</translation>
    </message>
    <message>
        <source>Only encrypted connections</source>
        <translation>Тек шифрланған байланыс</translation>
    </message>
    <message>
        <source>The address must begin with https://. Plain http would show passwords to the whole network.</source>
        <translation>Мекенжай https:// деп басталуы керек. Жай http арқылы құпиясөзді бүкіл желі көреді.</translation>
    </message>
    <message>
        <source>No password in the address</source>
        <translation>Мекенжайға құпиясөз жазбаңыз</translation>
    </message>
    <message>
        <source>Take login and password out of the address and type them below.</source>
        <translation>Логин мен құпиясөзді мекенжайдан алып тастап, төменге енгізіңіз.</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Табылмады</translation>
    </message>
    <message>
        <source>The server does not know it, or not for you. Nothing else is touched.</source>
        <translation>Сервер мұны білмейді немесе сізге көрсетпейді. Қалғанына әсер етпейді.</translation>
    </message>
    <message>
        <source>It has changed on the server</source>
        <translation>Серверде бұл өзгерген</translation>
    </message>
    <message>
        <source>The recording is not the one that the report named. Update the report.</source>
        <translation>Жазба есепте аталғаннан басқа. Есепті жаңартыңыз.</translation>
    </message>
    <message>
        <source>The recording is said to lie elsewhere</source>
        <translation>Жазба басқа жерде жатыр делінеді</translation>
    </message>
    <message>
        <source>The server points to {host}, which was not agreed on, so nothing was fetched from there. Tell the administrator.</source>
        <translation>Сервер келісілмеген {host} мекенжайын көрсетеді, сондықтан ол жерден ештеңе алынбады. Әкімшіге хабарлаңыз.</translation>
    </message>
    <message>
        <source>It is gone</source>
        <translation>Бұл енді жоқ</translation>
    </message>
    <message>
        <source>The server has removed it. What you wrote is kept and can be copied.</source>
        <translation>Сервер мұны жойды. Жазғаныңыз сақталды, оны көшіріп алуға болады.</translation>
    </message>
    <message>
        <source>The server does not accept this value</source>
        <translation>Сервер бұл мәнді қабылдамайды</translation>
    </message>
    <message>
        <source>Your entry is kept here and is not sent again. Choose another value.</source>
        <translation>Жазбаңыз осында сақталды және қайта жіберілмейді. Басқа мән таңдаңыз.</translation>
    </message>
    <message>
        <source>The server took it for something sent before</source>
        <translation>Сервер мұны бұрын жіберілген деп қабылдады</translation>
    </message>
    <message>
        <source>This is a fault of the program. Your entry is kept and is not sent again by itself: make it again.</source>
        <translation>Бұл — бағдарламаның қатесі. Жазбаңыз сақталды, өздігінен қайта жіберілмейді: оны қайта жасаңыз.</translation>
    </message>
    <message>
        <source>The server refuses the decision</source>
        <translation>Сервер шешімді қабылдамайды</translation>
    </message>
    <message>
        <source>It was sent without the version that it is based on. It is kept; update the list.</source>
        <translation>Ол негізделген нұсқасыз жіберілді. Шешім сақталды, тізімді жаңартыңыз.</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Тым үлкен</translation>
    </message>
    <message>
        <source>{what} is larger than the limit of {limit}. Nothing was changed.</source>
        <translation>{what}: {limit} шегінен үлкен. Ештеңе өзгертілмеді.</translation>
    </message>
    <message>
        <source>This is not a good exam package</source>
        <translation>Бұл дұрыс емтихан пакеті емес</translation>
    </message>
    <message>
        <source>Wrong at {path}: {what}. Nothing of it was imported.</source>
        <translation>{path} ішінде қате: {what}. Пакеттен ештеңе жүктелмеді.</translation>
    </message>
    <message>
        <source>This is not a file of views</source>
        <translation>Бұл көріністер файлы емес</translation>
    </message>
    <message>
        <source>{path} is damaged or something else. Nothing of it was imported.</source>
        <translation>{path} бүлінген немесе басқа файл. Одан ештеңе импортталмады.</translation>
    </message>
    <message>
        <source>The package points outside itself</source>
        <translation>Пакет өзінен тыс жерді көрсетеді</translation>
    </message>
    <message>
        <source>A name in it is not safe: {path}. Nothing of it was imported.</source>
        <translation>Ішінде қауіпті атау бар: {path}. Пакеттен ештеңе жүктелмеді.</translation>
    </message>
    <message>
        <source>This file is not a recording</source>
        <translation>Бұл файл жазба емес</translation>
    </message>
    <message>
        <source>Its first bytes are not those of a video or photo, so it is not opened.</source>
        <translation>Алғашқы байттары бейнеге не суретке ұқсамайды, сондықтан файл ашылмады.</translation>
    </message>
    <message>
        <source>This kind of recording cannot be played</source>
        <translation>Мұндай жазба ойнатылмайды</translation>
    </message>
    <message>
        <source>It is made in a way that the program does not know: {what}.</source>
        <translation>Ол бағдарламаға белгісіз тәсілмен жасалған: {what}.</translation>
    </message>
    <message>
        <source>This password is too weak</source>
        <translation>Құпиясөз тым оңай</translation>
    </message>
    <message>
        <source>Take at least {limit} characters that are not easily guessed.</source>
        <translation>Кемінде {limit} таңбадан тұратын, табуға қиын құпиясөз алыңыз.</translation>
    </message>
    <message>
        <source>A comment is needed</source>
        <translation>Түсініктеме керек</translation>
    </message>
    <message>
        <source>The institution asks for a comment with this decision. Nothing was sent yet.</source>
        <translation>Мекеме бұл шешімге түсініктеме жазуды сұрайды. Әзірге ештеңе жіберілмеді.</translation>
    </message>
    <message>
        <source>Already open</source>
        <translation>Ашық тұр</translation>
    </message>
    <message>
        <source>Another window of the program works with this account. Close it first.</source>
        <translation>Бұл тіркелгімен бағдарламаның басқа терезесі жұмыс істеп тұр. Алдымен соны жабыңыз.</translation>
    </message>
    <message>
        <source>Not on this computer</source>
        <translation>Бұл компьютерде жоқ</translation>
    </message>
    <message>
        <source>This part was not downloaded, and there is no connection now.</source>
        <translation>Бұл бөлік жүктелмеген, ал қазір байланыс жоқ.</translation>
    </message>
    <message>
        <source>The server repeats itself</source>
        <translation>Сервер бір нәрсені қайталай береді</translation>
    </message>
    <message>
        <source>Its list of changes does not move on. What is here stays; the next try is automatic.</source>
        <translation>Өзгерістер тізімі алға жылжымай тұр. Мұндағының бәрі орнында, келесі әрекет өзі болады.</translation>
    </message>
</context>
</TS>
