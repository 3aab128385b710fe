<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk_KZ">
<context>
    <name>Apart</name>
    <message>
        <source>The pictures are in a window of their own.</source>
        <translation>Суреттер бөлек терезеде көрсетілген.</translation>
    </message>
    <message>
        <source>Bring them back</source>
        <translation>Осында қайтару</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Жазба</translation>
    </message>
</context>
<context>
    <name>Appeals</name>
    <message>
        <source>&amp;Appeal package…</source>
        <translation>&amp;Апелляция пакеті…</translation>
    </message>
    <message>
        <source>Appeal package</source>
        <translation>Апелляция пакеті</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Файлды таңдау…</translation>
    </message>
    <message numerus="yes">
        <source>The report goes in as PDF and JSON, with frames and clips of %n confirmed violation(s), from 3 s before to 3 s after, and a list of hashes.</source>
        <translation>
            <numerusform>Пакетке PDF және JSON есебі, расталған %n бұзушылықтың кадрлары мен үзінділері (3 с бұрыннан 3 с кейінге дейін) және хештер тізімі кіреді.</numerusform>
            <numerusform>Пакетке PDF және JSON есебі, расталған %n бұзушылықтың кадрлары мен үзінділері (3 с бұрыннан 3 с кейінге дейін) және хештер тізімі кіреді.</numerusform>
        </translation>
    </message>
    <message>
        <source>No violation is confirmed: the report goes in as PDF and JSON with a list of hashes, but without frames and clips.</source>
        <translation>Бірде-бір бұзушылық расталмаған: пакетке PDF және JSON есебі мен хештер тізімі кіреді, кадрлар мен үзінділер болмайды.</translation>
    </message>
    <message>
        <source>The server signs the list, so that anybody can check the package later.</source>
        <translation>Тізімге сервер қол қояды, кейін пакетті кез келген адам тексере алады.</translation>
    </message>
    <message>
        <source>The server cannot sign now: the package will say of itself that it is NOT SIGNED.</source>
        <translation>Сервер қазір қол қоя алмайды: пакет ҚОЛ ҚОЙЫЛМАҒАН деп белгіленеді.</translation>
    </message>
    <message>
        <source>The file lies outside the program&apos;s encryption: whoever gets it can read everything and see the student.</source>
        <translation>Файл бағдарлама шифрлауынан тыс жатады: қолына түскен кез келген адам бәрін оқып, студентті көре алады.</translation>
    </message>
    <message>
        <source>Your decision has not reached the server yet; the package says so.</source>
        <translation>Шешіміңіз серверге әлі жетпеген; пакетте бұл көрсетілген.</translation>
    </message>
    <message>
        <source>Appeal package (*.zip)</source>
        <translation>Апелляция пакеті (*.zip)</translation>
    </message>
    <message>
        <source>Packing {name}</source>
        <translation>{name} пакеті жасалуда</translation>
    </message>
    <message>
        <source>{name} is written and signed by the server. It is not encrypted.</source>
        <translation>{name} файлы жазылды, оған сервер қол қойды. Ол шифрланбаған.</translation>
    </message>
    <message>
        <source>{name} is written, but NOT SIGNED. It is not encrypted.</source>
        <translation>{name} файлы жазылды, бірақ ҚОЛ ҚОЙЫЛМАҒАН. Ол шифрланбаған.</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) here are not those of the report.</source>
        <translation>
            <numerusform>Мұндағы %n жазба есептегідей емес.</numerusform>
            <numerusform>Мұндағы %n жазба есептегідей емес.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) or clip(s) could not be had.</source>
        <translation>
            <numerusform>%n кадрды немесе үзіндіні алу мүмкін болмады.</numerusform>
            <numerusform>%n кадрды немесе үзіндіні алу мүмкін болмады.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BreakEvidence</name>
    <message>
        <source>The last picture before</source>
        <translation>Үзілуге дейінгі соңғы кадр</translation>
    </message>
    <message>
        <source>The first picture after</source>
        <translation>Үзілуден кейінгі алғашқы кадр</translation>
    </message>
    <message>
        <source>Back to the video</source>
        <translation>Бейнеге оралу</translation>
    </message>
    <message>
        <source>Previous break</source>
        <translation>Алдыңғы үзіліс</translation>
    </message>
    <message>
        <source>Next break</source>
        <translation>Келесі үзіліс</translation>
    </message>
    <message>
        <source>Connection lost for {length}</source>
        <translation>Байланыс болмаған уақыт: {length}</translation>
    </message>
    <message>
        <source>{start} – {end}, between attempt {before} and attempt {after}</source>
        <translation>{start} – {end}, {before}- және {after}-әрекеттер арасында</translation>
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
        <translation>Үзілуге дейінгі жазба жоқ</translation>
    </message>
    <message>
        <source>There is no recording after the break</source>
        <translation>Үзілуден кейінгі жазба жоқ</translation>
    </message>
    <message>
        <source>Looking for the picture…</source>
        <translation>Кадр ізделуде…</translation>
    </message>
    <message>
        <source>There is no picture here</source>
        <translation>Мұнда кадр жоқ</translation>
    </message>
    <message>
        <source>{time}, {length} before the break</source>
        <translation>{time}, үзілуге дейін {length} бұрын</translation>
    </message>
    <message>
        <source>{time}, {length} after the break</source>
        <translation>{time}, үзілуден кейін {length} өткен соң</translation>
    </message>
</context>
<context>
    <name>BriefReport</name>
    <message>
        <source>Identity check</source>
        <translation>Тұлғаны тексеру</translation>
    </message>
    <message>
        <source>Violations</source>
        <translation>Бұзушылықтар</translation>
    </message>
    <message>
        <source>Slide show</source>
        <translation>Слайд-шоу</translation>
    </message>
    <message>
        <source>One after the other, beside the photos of the identity check</source>
        <translation>Бірінен соң бірі, жеке басын тексеру фотоларымен қатар</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Барлығы</translation>
    </message>
    <message>
        <source>With violations</source>
        <translation>Бұзушылығы бар</translation>
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
        <translation>Емтихан басындағы фото · %1</translation>
    </message>
    <message>
        <source>Photo · %1</source>
        <translation>Фото · %1</translation>
    </message>
    <message>
        <source>No photo at the start</source>
        <translation>Басында фото жоқ</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Құжат</translation>
    </message>
    <message>
        <source>No document</source>
        <translation>Құжат жоқ</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Барлығы</translation>
    </message>
    <message numerus="yes">
        <source>Snapshots: %n</source>
        <translation>
            <numerusform>Суреттер: %n</numerusform>
            <numerusform>Суреттер: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>No snapshot fits this filter.</source>
        <translation>Бұл сүзгіге ешбір сурет сәйкес келмейді.</translation>
    </message>
    <message>
        <source>No snapshots were taken in this exam.</source>
        <translation>Бұл емтиханда суреттер түсірілмеген.</translation>
    </message>
    <message>
        <source>Outside every attempt</source>
        <translation>Әрекеттерден тыс</translation>
    </message>
    <message>
        <source>Attempt %1 · %2 – %3</source>
        <translation>%1-әрекет · %2 – %3</translation>
    </message>
    <message>
        <source>Attempt %1 · from %2, goes on</source>
        <translation>%1-әрекет · %2 бастап, жүріп жатыр</translation>
    </message>
</context>
<context>
    <name>Coverage</name>
    <message>
        <source>watched {percent}%</source>
        <translation>{percent}% көрілді</translation>
    </message>
    <message>
        <source>{side}, attempt {number}: {seen} of {length} ({percent}%)</source>
        <translation>{side}, {number}-әрекет: {length} ішінен {seen} ({percent}%)</translation>
    </message>
    <message>
        <source>single pictures</source>
        <translation>жеке кадрлар</translation>
    </message>
</context>
<context>
    <name>DecisionButton</name>
    <message>
        <source>not set</source>
        <translation>көрсетілмеген</translation>
    </message>
    <message>
        <source>Decision: %1</source>
        <translation>Шешім: %1</translation>
    </message>
    <message>
        <source>Set the decision (number keys; C for a comment)</source>
        <translation>Шешімді көрсету (цифрлар; C — түсініктеме)</translation>
    </message>
    <message>
        <source>This exam is in the archive; its decision can no longer change</source>
        <translation>Емтихан мұрағатта: шешімді енді өзгертуге болмайды</translation>
    </message>
</context>
<context>
    <name>FrameSaving</name>
    <message>
        <source>There is no picture to save.</source>
        <translation>Сақтайтын сурет жоқ.</translation>
    </message>
    <message>
        <source>Save the picture: the file will not be encrypted</source>
        <translation>Кадрды сақтау: файл шифрланбайды</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Сурет (*.png)</translation>
    </message>
    <message>
        <source>The picture is in {name}. That file lies outside the encryption, readable by anyone who opens this computer&apos;s files.</source>
        <translation>Кадр {name} файлында. Бұл файл шифрланбаған: осы компьютердің файлдарын ашқан кез келген адам оны көре алады.</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>When</source>
        <translation>Қашан</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кім</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Не</translation>
    </message>
    <message>
        <source>Watched</source>
        <translation>Көрілді</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Неліктен</translation>
    </message>
    <message>
        <source>{what} (not sent yet)</source>
        <translation>{what} (әлі жіберілген жоқ)</translation>
    </message>
    <message>
        <source>Decision: %1</source>
        <translation>Шешім: %1</translation>
    </message>
    <message>
        <source>Marked as reviewed</source>
        <translation>Қаралған деп белгіленді</translation>
    </message>
    <message>
        <source>No longer reviewed</source>
        <translation>Қаралды белгісі алынды</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Мұрағатқа көшірілді</translation>
    </message>
    <message>
        <source>Taken out of the archive</source>
        <translation>Мұрағаттан қайтарылды</translation>
    </message>
    <message>
        <source>Own mark</source>
        <translation>Өз белгісі</translation>
    </message>
    <message>
        <source>Confirmed: %1</source>
        <translation>Расталды: %1</translation>
    </message>
    <message>
        <source>Dismissed: %1</source>
        <translation>Алынды: %1</translation>
    </message>
    <message>
        <source>Verdict taken back: %1</source>
        <translation>Бағасы қайтарылды: %1</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>Тарихы</translation>
    </message>
    <message>
        <source>Nobody has decided yet</source>
        <translation>Әзірге шешім жоқ</translation>
    </message>
    <message>
        <source>Decisions and verdicts will stand here: who, when and why.</source>
        <translation>Мұнда шешімдер мен бағалар тұрады: кім, қашан және неліктен.</translation>
    </message>
</context>
<context>
    <name>HonestyExplained</name>
    <message>
        <source>Without the dismissed: {percent}</source>
        <translation>Алынғандарсыз: {percent}</translation>
    </message>
    <message>
        <source>Honesty</source>
        <translation>Адалдық</translation>
    </message>
    <message>
        <source>What the honesty is made of</source>
        <translation>Адалдық неден құралады</translation>
    </message>
</context>
<context>
    <name>HonestyPanel</name>
    <message>
        <source>Honesty: {percent}, as the server counts it</source>
        <translation>Адалдық: {percent} — сервердің есебі</translation>
    </message>
    <message>
        <source>From 100%</source>
        <translation>Басы: 100%</translation>
    </message>
    <message>
        <source>{count} × {points}</source>
        <translation>{count} × {points}</translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>тағы %n</numerusform>
            <numerusform>тағы %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Together: {points}</source>
        <translation>Барлығы: {points}</translation>
    </message>
    <message>
        <source>Honesty is never below 0%.</source>
        <translation>Адалдық 0%-дан төмен түспейді.</translation>
    </message>
    <message>
        <source>{points} more were taken off that these violations do not explain.</source>
        <translation>Тағы {points} шегерілген: бұл бұзушылықтар оны түсіндірмейді.</translation>
    </message>
    <message>
        <source>The server took off {points} less than these violations weigh.</source>
        <translation>Сервер бұл бұзушылықтардың салмағынан {points} аз шегерген.</translation>
    </message>
    <message>
        <source>The server&apos;s figure leaves the dismissed ones out already.</source>
        <translation>Сервер алынған бұзушылықтарды есепке қоспаған.</translation>
    </message>
    <message>
        <source>Without the dismissed ones ({points}): {percent}</source>
        <translation>Алынғандарсыз ({points}): {percent}</translation>
    </message>
    <message numerus="yes">
        <source>Own violations: %n. They are not in the figure and would weigh {points}.</source>
        <translation>
            <numerusform>Өз бұзушылықтары: %n. Адалдыққа кірмейді, салмағы {points} болар еді.</numerusform>
            <numerusform>Өз бұзушылықтары: %n. Адалдыққа кірмейді, салмағы {points} болар еді.</numerusform>
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
        <translation>Өзімдікі</translation>
    </message>
    <message>
        <source>Own violations and notes</source>
        <translation>Өз бұзушылықтары мен жазбалары</translation>
    </message>
    <message>
        <source>Breaks</source>
        <translation>Үзілістер</translation>
    </message>
    <message>
        <source>Lost connections</source>
        <translation>Байланыстың үзілуі</translation>
    </message>
    <message>
        <source>Show or hide: %1. More with the right button.</source>
        <translation>Көрсету не жасыру: %1. Тағысы — оң жақ батырмамен.</translation>
    </message>
</context>
<context>
    <name>MarkEditor</name>
    <message>
        <source>Kind of violation</source>
        <translation>Бұзушылық түрі</translation>
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
        <source>no end</source>
        <translation>соңы жоқ</translation>
    </message>
    <message>
        <source>What you saw</source>
        <translation>Не байқадыңыз</translation>
    </message>
    <message>
        <source>Begins where the playhead is</source>
        <translation>Басы — бейненің қазіргі орны</translation>
    </message>
    <message>
        <source>Ends where the playhead is (M)</source>
        <translation>Соңы — бейненің қазіргі орны (M)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Жою</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Бас тарту</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Сақтау</translation>
    </message>
    <message>
        <source>A mark of your own</source>
        <translation>Өз белгіңіз</translation>
    </message>
    <message>
        <source>Your mark</source>
        <translation>Сіздің белгіңіз</translation>
    </message>
    <message>
        <source>Mark by {name}</source>
        <translation>Белгі: {name}</translation>
    </message>
    <message>
        <source>Note, no violation</source>
        <translation>Жазба, бұзушылық емес</translation>
    </message>
    <message>
        <source>A time of the exam, such as 09:31:05</source>
        <translation>Емтихан уақыты, мысалы 09:31:05</translation>
    </message>
    <message>
        <source>It ends before it begins</source>
        <translation>Соңы басынан бұрын</translation>
    </message>
    <message>
        <source>Choose a kind, or write what you saw</source>
        <translation>Түрін таңдаңыз немесе не байқағаныңызды жазыңыз</translation>
    </message>
</context>
<context>
    <name>Onward</name>
    <message>
        <source>Nothing else in this list waits for a decision, or others have it open.</source>
        <translation>Бұл тізімде тексеретін ештеңе қалмады: шешім күтетіні жоқ немесе оларды басқалар қарап отыр.</translation>
    </message>
</context>
<context>
    <name>OwnTrouble</name>
    <message>
        <source>Compare</source>
        <translation>Салыстыру</translation>
    </message>
    <message numerus="yes">
        <source>%n of your acts on this exam met somebody else&apos;s; nothing was overwritten.</source>
        <translation>
            <numerusform>Осы емтихан бойынша %n әрекетіңіз басқаныкімен түйісті; ештеңе үстінен жазылған жоқ.</numerusform>
            <numerusform>Осы емтихан бойынша %n әрекетіңіз басқаныкімен түйісті; ештеңе үстінен жазылған жоқ.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your acts on this exam could not be delivered.</source>
        <translation>
            <numerusform>Осы емтихан бойынша %n әрекетіңіз жеткізілмеді.</numerusform>
            <numerusform>Осы емтихан бойынша %n әрекетіңіз жеткізілмеді.</numerusform>
        </translation>
    </message>
    <message>
        <source>Meanwhile {who} decided: {what}. What you have typed stays.</source>
        <translation>Осы арада {who} шешті: {what}. Терген мәтініңіз қалады.</translation>
    </message>
</context>
<context>
    <name>PaneMessages</name>
    <message>
        <source>Not observed: {what}</source>
        <translation>Бақыланбаған: {what}</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>және тағы %n</numerusform>
            <numerusform>және тағы %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Brief report</source>
        <translation>Қысқаша есеп</translation>
    </message>
    <message>
        <source>Detailed report</source>
        <translation>Толық есеп</translation>
    </message>
    <message>
        <source>Made {time} by {name}</source>
        <translation>{time} жасалды: {name}</translation>
    </message>
    <message>
        <source>page {page} of {pages}</source>
        <translation>{pages} беттің {page}-беті</translation>
    </message>
    <message>
        <source>This picture could not be had.</source>
        <translation>Бұл суретті алу мүмкін болмады.</translation>
    </message>
    <message>
        <source>times in {zone} ({offset})</source>
        <translation>уақыт: {zone} ({offset})</translation>
    </message>
    <message>
        <source>NOT SIGNED. This paper belongs to an appeal package that was made without the server: nobody has attested the list of its hashes.</source>
        <translation>ҚОЛ ҚОЙЫЛМАҒАН. Бұл құжат серверсіз жасалған апелляция пакетіне кіреді: хештер тізімін ешкім растаған жоқ.</translation>
    </message>
    <message>
        <source>Belongs to an appeal package. The server signed the list of its hashes: see README.txt in the package for how to check that.</source>
        <translation>Апелляция пакетіне кіреді. Хештер тізіміне сервер қол қойған: тексеру жолы пакеттегі README.txt файлында.</translation>
    </message>
    <message>
        <source>yes: the violation limit was exceeded</source>
        <translation>иә: бұзушылықтар саны асып кетті</translation>
    </message>
    <message>
        <source>no</source>
        <translation>жоқ</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Студент</translation>
    </message>
    <message>
        <source>Student&apos;s number</source>
        <translation>Студент нөмірі</translation>
    </message>
    <message>
        <source>Exam</source>
        <translation>Емтихан</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Топ</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Уақыты</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Ұзақтығы</translation>
    </message>
    <message>
        <source>Testing system</source>
        <translation>Тестілеу жүйесі</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Күйі</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Әрекеттер</translation>
    </message>
    <message>
        <source>PKN</source>
        <translation>БСА</translation>
    </message>
    <message>
        <source>Honesty</source>
        <translation>Адалдық</translation>
    </message>
    <message>
        <source>Exam&apos;s number on the server</source>
        <translation>Сервердегі нөмірі</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Шешім</translation>
    </message>
    <message>
        <source>{decision} (not sent to the server yet)</source>
        <translation>{decision} (серверге әлі жіберілген жоқ)</translation>
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
        <source>Decided by</source>
        <translation>Шешкен</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Шешілген уақыты</translation>
    </message>
    <message>
        <source>Violations reviewed</source>
        <translation>Бұзушылықтар қаралды</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Әрекет</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Қосылды</translation>
    </message>
    <message>
        <source>Connection ended</source>
        <translation>Байланыс аяқталды</translation>
    </message>
    <message>
        <source>All violations</source>
        <translation>Барлық бұзушылықтар</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>№</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Түрі</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Ауырлығы</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Үкім</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ескертпе</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Тарих</translation>
    </message>
    <message>
        <source>Nobody has decided anything yet.</source>
        <translation>Әзірге шешім жоқ.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Қашан</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кім</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Не</translation>
    </message>
    <message>
        <source>Watched</source>
        <translation>Қаралды</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Неге</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Жазбалар</translation>
    </message>
    <message>
        <source>This exam has no recordings.</source>
        <translation>Бұл емтиханның жазбалары жоқ.</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Басталуы</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Байт</translation>
    </message>
    <message>
        <source>{what}, attempt {number}: shifted by hand, {length} ms later than it says.</source>
        <translation>{what}, {number}-әрекет: қолмен жылжытылған, жазбада көрсетілгеннен {length} мс кейін.</translation>
    </message>
    <message>
        <source>{what}, attempt {number}: shifted by hand, {length} ms earlier than it says.</source>
        <translation>{what}, {number}-әрекет: қолмен жылжытылған, жазбада көрсетілгеннен {length} мс бұрын.</translation>
    </message>
    <message>
        <source>Whoever has a recording can compute its SHA-256 and compare it with the one above: the slightest change of the recording changes it.</source>
        <translation>Жазбасы бар кез келген адам оның SHA-256 мәнін есептеп, жоғарыдағымен салыстыра алады: жазба сәл өзгерсе, ол да өзгереді.</translation>
    </message>
    <message>
        <source>low</source>
        <translation>төмен</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>орташа</translation>
    </message>
    <message>
        <source>high</source>
        <translation>жоғары</translation>
    </message>
    <message>
        <source>Photo at the start</source>
        <translation>Басындағы фото</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Құжат</translation>
    </message>
    <message>
        <source>Identity check</source>
        <translation>Тұлғаны тексеру</translation>
    </message>
    <message>
        <source>There is neither a photo at the start nor one of a document.</source>
        <translation>Басындағы фото да, құжат фотосы да жоқ.</translation>
    </message>
    <message>
        <source>Lost connections</source>
        <translation>Байланыс үзілістері</translation>
    </message>
    <message>
        <source>{begin} – {end}: no connection for {length}</source>
        <translation>{begin} – {end}: байланыс болмады, {length}</translation>
    </message>
    <message>
        <source>last frame before</source>
        <translation>үзіліске дейінгі соңғы кадр</translation>
    </message>
    <message>
        <source>first frame after</source>
        <translation>үзілістен кейінгі алғашқы кадр</translation>
    </message>
    <message>
        <source>and %n more, see the attempts</source>
        <translation>және тағы %n, әрекеттерді қараңыз</translation>
    </message>
    <message>
        <source>Moments</source>
        <translation>Сәттер</translation>
    </message>
    <message>
        <source>Violations near each other are one moment; what was dismissed is left out.</source>
        <translation>Жақын бұзушылықтар бір сәтке біріктірілген; алынып тасталғандары көрсетілмеген.</translation>
    </message>
    <message>
        <source>Shown are {shown} of {all} moments: those with a confirmed violation, then the gravest.</source>
        <translation>Көрсетілген сәттер: {all} ішінен {shown}: расталған бұзушылықтары барлар, содан кейін ең ауырлары.</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Суреттер</translation>
    </message>
    <message>
        <source>Shown are {shown} of {all}: those with violations first.</source>
        <translation>{all} ішінен {shown} көрсетілген: алдымен бұзушылықтары барлар.</translation>
    </message>
    <message>
        <source>and %n more nearby</source>
        <translation>және жанында тағы %n</translation>
    </message>
    <message>
        <source>No recording shows this moment.</source>
        <translation>Бұл сәт ешбір жазбада жоқ.</translation>
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
        <translation>Түрлері бойынша бұзушылықтар</translation>
    </message>
    <message>
        <source>The system noticed no violations.</source>
        <translation>Жүйе бұзушылық байқамады.</translation>
    </message>
    <message>
        <source>Noticed</source>
        <translation>Байқалды</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Расталды</translation>
    </message>
    <message>
        <source>Dismissed</source>
        <translation>Алынып тасталды</translation>
    </message>
    <message>
        <source>Without a verdict</source>
        <translation>Үкімсіз</translation>
    </message>
    <message>
        <source>{figure}; without the dismissed ones {other}</source>
        <translation>{figure}; алынып тасталғандарсыз {other}</translation>
    </message>
    <message>
        <source>What honesty is made of</source>
        <translation>Адалдық неден құралды</translation>
    </message>
    <message>
        <source>Points for one</source>
        <translation>Біреуіне балл</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Саны</translation>
    </message>
    <message>
        <source>Points taken off</source>
        <translation>Шегерілген балл</translation>
    </message>
    <message>
        <source>Of these dismissed</source>
        <translation>Оның ішінде алынып тасталғандары</translation>
    </message>
    <message>
        <source>The server&apos;s figure differs by {points} point(s) from what the violations explain.</source>
        <translation>Сервер саны бұзушылықтар түсіндіретін саннан {points} балға өзгеше.</translation>
    </message>
    <message>
        <source>The server&apos;s figure is without the dismissed ones already.</source>
        <translation>Сервер саны алынып тасталғандарсыз есептелген.</translation>
    </message>
    <message>
        <source>Marks of the proctors</source>
        <translation>Проктор белгілері</translation>
    </message>
    <message>
        <source>note</source>
        <translation>жазба</translation>
    </message>
    <message>
        <source>What was watched</source>
        <translation>Не қаралды</translation>
    </message>
    <message>
        <source>Before the decision of {time} by {name}, {percent} of all recordings was on screen.</source>
        <translation>{time} шешіміне дейін ({name}) барлық жазбаның {percent} бөлігі экранда болды.</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Жазба</translation>
    </message>
    <message>
        <source>of</source>
        <translation>барлығы</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Үлесі</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>Detailed report</source>
        <translation>Толық есеп</translation>
    </message>
    <message>
        <source>Brief report</source>
        <translation>Қысқаша есеп</translation>
    </message>
    <message>
        <source>Which report</source>
        <translation>Қай есеп</translation>
    </message>
    <message>
        <source>With &amp;photos of the student</source>
        <translation>Студент &amp;фотоларымен</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>Print and save</source>
        <translation>Басып шығару және сақтау</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Басып шығару…</translation>
    </message>
    <message>
        <source>Save as P&amp;DF…</source>
        <translation>P&amp;DF ретінде сақтау…</translation>
    </message>
    <message>
        <source>Save the report as PDF</source>
        <translation>Есепті PDF ретінде сақтау</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Файлды таңдау…</translation>
    </message>
    <message>
        <source>Print the report</source>
        <translation>Есепті басып шығару</translation>
    </message>
    <message>
        <source>Choose a printer…</source>
        <translation>Принтерді таңдау…</translation>
    </message>
    <message>
        <source>What you print or save lies outside the program&apos;s encryption: whoever gets it can read the name, the decision and the pictures.</source>
        <translation>Басып шығарылған не сақталған нәрсе бағдарлама шифрлауынан тыс жатады: қолына түскен кез келген адам аты-жөнін, шешімді және суреттерді оқи алады.</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Writing {name}</source>
        <translation>{name} жазылуда</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Басып шығарылуда…</translation>
    </message>
    <message>
        <source>Cancelled; no file was written.</source>
        <translation>Бас тартылды; файл жазылған жоқ.</translation>
    </message>
    <message>
        <source>{name} is written. It is not encrypted: keep it where only those may read it who should.</source>
        <translation>{name} файлы жазылды. Ол шифрланбаған: тек тиісті адамдар оқи алатын жерде сақтаңыз.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) sent to the printer.</source>
        <translation>
            <numerusform>Принтерге %n бет жіберілді.</numerusform>
            <numerusform>Принтерге %n бет жіберілді.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PictureArea</name>
    <message>
        <source>Size of the pictures</source>
        <translation>Суреттердің өлшемі</translation>
    </message>
    <message>
        <source>Size of the pictures: drag, or the arrows when it has the focus</source>
        <translation>Бейнелердің өлшемі: сүйреңіз немесе бөлектелгенде бағыттаушы пернелермен</translation>
    </message>
</context>
<context>
    <name>PicturePopup</name>
    <message>
        <source>Pictures</source>
        <translation>Сурет</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Жарықтық</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Контраст</translation>
    </message>
    <message>
        <source>Zoom with the wheel or with + and −, move the picture by dragging it or with Alt and the arrows; a double click or 0 shows it whole. Only what you see changes, not the recording.</source>
        <translation>Масштаб: тінтуір дөңгелегі немесе + және −; суретті жылжыту: сүйреу немесе Alt пен бағыттауыштар; екі рет шерту не 0 оны толық көрсетеді. Тек сіз көретін сурет өзгереді, жазба өзгермейді.</translation>
    </message>
    <message>
        <source>As recorded</source>
        <translation>Жазылғандай</translation>
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
        <translation>Жазбасыз {length} өткізілді</translation>
    </message>
    <message>
        <source>{length} that is not downloaded left out</source>
        <translation>Жүктелмеген {length} өткізілді</translation>
    </message>
    <message>
        <source>Back {rate}×, in jumps: VLC cannot play backwards</source>
        <translation>Кері {rate}×, секірмелі: VLC кері ойната алмайды</translation>
    </message>
    <message>
        <source>Fast to the next moment</source>
        <translation>Келесі сәтке жылдам</translation>
    </message>
    <message>
        <source>All moments were played</source>
        <translation>Барлық сәттер көрсетілді</translation>
    </message>
    <message>
        <source>connection lost</source>
        <translation>байланыс үзілген</translation>
    </message>
    <message>
        <source>no recording</source>
        <translation>жазба жоқ</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>бүлінген</translation>
    </message>
    <message>
        <source>black picture</source>
        <translation>қара сурет</translation>
    </message>
    <message>
        <source>the picture stands still</source>
        <translation>сурет қатып қалған</translation>
    </message>
    <message>
        <source>no sound at all</source>
        <translation>дыбыс мүлде жоқ</translation>
    </message>
    <message>
        <source>Loading the recording…</source>
        <translation>Жазба жүктелуде…</translation>
    </message>
    <message>
        <source>Waiting for data…</source>
        <translation>Деректер күтілуде…</translation>
    </message>
    <message>
        <source>The recording has no picture; what is said in it can be heard.</source>
        <translation>Жазбада бейне жоқ; онда айтылғаны естіледі.</translation>
    </message>
    <message>
        <source>Sound without a picture</source>
        <translation>Бейнесіз дыбыс</translation>
    </message>
    <message>
        <source>No camera recording</source>
        <translation>Камера жазбасы жоқ</translation>
    </message>
    <message>
        <source>The server has no camera recording of this exam.</source>
        <translation>Серверде бұл емтиханның камера жазбасы жоқ.</translation>
    </message>
    <message>
        <source>No screen recording</source>
        <translation>Экран жазбасы жоқ</translation>
    </message>
    <message>
        <source>The server has no screen recording of this exam.</source>
        <translation>Серверде бұл емтиханның экран жазбасы жоқ.</translation>
    </message>
    <message>
        <source>Attempt {number} begins at {time}.</source>
        <translation>{number}-әрекет {time} басталады.</translation>
    </message>
    <message>
        <source>The connection was lost</source>
        <translation>Байланыс үзілген</translation>
    </message>
    <message>
        <source>The next recording begins at {time}.</source>
        <translation>Келесі жазба {time} басталады.</translation>
    </message>
    <message>
        <source>Nothing was recorded at this moment</source>
        <translation>Бұл сәтте жазба жоқ</translation>
    </message>
    <message>
        <source>VLC is needed to play video</source>
        <translation>Бейнені көру үшін VLC қажет</translation>
    </message>
    <message>
        <source>The recording is damaged</source>
        <translation>Жазба бүлінген</translation>
    </message>
    <message>
        <source>What is fetched is kept on this computer first, and that cannot be done now. It is tried again by itself.</source>
        <translation>Алынған нәрсе алдымен осы компьютерде сақталады, қазір бұл мүмкін емес. Әрекет өзі қайталанады.</translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation>Сервер жауап бермейді</translation>
    </message>
    <message>
        <source>This place of the recording could not be fetched. It is tried again by itself.</source>
        <translation>Жазбаның бұл жерін алу мүмкін болмады. Әрекет өзі қайталанады.</translation>
    </message>
    <message>
        <source>You may no longer watch this recording</source>
        <translation>Бұл жазбаны көруге рұқсат жоқ</translation>
    </message>
    <message>
        <source>The recording cannot be shown</source>
        <translation>Жазбаны көрсету мүмкін емес</translation>
    </message>
    <message>
        <source>Damaged from {place} of this recording on. Other places can be watched.</source>
        <translation>Жазба {place} бастап бүлінген. Басқа жерлерін көруге болады.</translation>
    </message>
    <message>
        <source>Not downloaded</source>
        <translation>Жүктелмеген</translation>
    </message>
    <message>
        <source>This place is not on this computer, and there is no connection.</source>
        <translation>Бұл жер компьютерде жоқ, желі де жоқ.</translation>
    </message>
    <message>
        <source>The server no longer has this recording</source>
        <translation>Бұл жазба серверде енді жоқ</translation>
    </message>
    <message>
        <source>This file is not a video that can be played</source>
        <translation>Бұл файл ойнатуға болатын бейне емес</translation>
    </message>
    <message>
        <source>The installed VLC is too old. Version 3 or newer is needed.</source>
        <translation>Орнатылған VLC ескірген. 3 немесе одан жаңа нұсқа қажет.</translation>
    </message>
    <message>
        <source>VLC was found, but its plug-ins do not work. Install VLC 3 again.</source>
        <translation>VLC табылды, бірақ модульдері жұмыс істемейді. VLC 3 бағдарламасын қайта орнатыңыз.</translation>
    </message>
    <message>
        <source>Install VLC 3 (64 bit) from videolan.org, then open the report again.</source>
        <translation>videolan.org сайтынан VLC 3 (64 бит) орнатып, есепті қайта ашыңыз.</translation>
    </message>
    <message>
        <source>Put VLC 3 into Applications, then open the report again.</source>
        <translation>VLC 3 бағдарламасын «Бағдарламалар» қалтасына салып, есепті қайта ашыңыз.</translation>
    </message>
    <message>
        <source>Install the packages libvlc5 and vlc-plugin-base, then open the report again.</source>
        <translation>libvlc5 және vlc-plugin-base бумаларын орнатып, есепті қайта ашыңыз.</translation>
    </message>
</context>
<context>
    <name>PlayerMenus</name>
    <message>
        <source>A time…</source>
        <translation>Уақыт…</translation>
    </message>
    <message>
        <source>Next violation</source>
        <translation>Келесі бұзушылық</translation>
    </message>
    <message>
        <source>Previous violation</source>
        <translation>Алдыңғы бұзушылық</translation>
    </message>
    <message>
        <source>Next moment</source>
        <translation>Келесі сәт</translation>
    </message>
    <message>
        <source>Previous moment</source>
        <translation>Алдыңғы сәт</translation>
    </message>
    <message>
        <source>Next snapshot</source>
        <translation>Келесі сурет</translation>
    </message>
    <message>
        <source>Previous snapshot</source>
        <translation>Алдыңғы сурет</translation>
    </message>
    <message>
        <source>Next attempt</source>
        <translation>Келесі әрекет</translation>
    </message>
    <message>
        <source>Previous attempt</source>
        <translation>Алдыңғы әрекет</translation>
    </message>
    <message>
        <source>Beginning of the exam</source>
        <translation>Емтиханның басы</translation>
    </message>
    <message>
        <source>End of the exam</source>
        <translation>Емтиханның соңы</translation>
    </message>
    <message>
        <source>Not observed</source>
        <translation>Бақыланбаған</translation>
    </message>
    <message>
        <source>All of the exam can be seen and heard</source>
        <translation>Бүкіл емтихан көрінеді және естіледі</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>және тағы %n</numerusform>
            <numerusform>және тағы %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Loop from here</source>
        <translation>Осы жерден қайталау</translation>
    </message>
    <message>
        <source>Loop to here</source>
        <translation>Осы жерге дейін қайталау</translation>
    </message>
    <message>
        <source>Go to its beginning</source>
        <translation>Бөліктің басына</translation>
    </message>
    <message>
        <source>Go to its end</source>
        <translation>Бөліктің соңына</translation>
    </message>
    <message>
        <source>No loop</source>
        <translation>Қайталаусыз</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Қатар</translation>
    </message>
    <message>
        <source>Camera large, screen inset</source>
        <translation>Камера үлкен, экран кірістірілген</translation>
    </message>
    <message>
        <source>Screen large, camera inset</source>
        <translation>Экран үлкен, камера кірістірілген</translation>
    </message>
    <message>
        <source>Camera only</source>
        <translation>Тек камера</translation>
    </message>
    <message>
        <source>Screen only</source>
        <translation>Тек экран</translation>
    </message>
    <message>
        <source>Next layout</source>
        <translation>Келесі орналасу</translation>
    </message>
    <message>
        <source>Swap the pictures</source>
        <translation>Орындарын ауыстыру</translation>
    </message>
    <message>
        <source>In a window of its own</source>
        <translation>Бөлек терезеде</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Толық экран</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Өту</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Бөлікті қайталау</translation>
    </message>
    <message>
        <source>Save the picture…</source>
        <translation>Кадрды сақтау…</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Үлкейту</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Кішірейту</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Толық сурет</translation>
    </message>
    <message>
        <source>Brightness and contrast…</source>
        <translation>Жарықтық пен контраст…</translation>
    </message>
    <message>
        <source>{side} large</source>
        <translation>Үлкен: {side}</translation>
    </message>
</context>
<context>
    <name>ReportFoot</name>
    <message>
        <source>play</source>
        <translation>ойнату</translation>
    </message>
    <message>
        <source>back · stop · forward</source>
        <translation>артқа · тоқта · алға</translation>
    </message>
    <message>
        <source>violation</source>
        <translation>бұзушылық</translation>
    </message>
    <message>
        <source>confirm · dismiss</source>
        <translation>растау · алу</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>шешім</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>түсініктеме</translation>
    </message>
    <message>
        <source>close</source>
        <translation>жабу</translation>
    </message>
</context>
<context>
    <name>ReportHeader</name>
    <message>
        <source>Detailed report</source>
        <translation>Толық есеп</translation>
    </message>
    <message>
        <source>Brief report</source>
        <translation>Қысқаша есеп</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Тарихы</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
    <message>
        <source>Close the report (Esc)</source>
        <translation>Есепті жабу (Esc)</translation>
    </message>
    <message>
        <source>PKN</source>
        <translation>БСА</translation>
    </message>
    <message>
        <source>Violation limit exceeded: proctoring closed itself</source>
        <translation>Бұзушылық саны асқан: прокторинг автоматты түрде жабылды</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>Жүріп жатыр</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Мұрағат</translation>
    </message>
    <message>
        <source>Previous report</source>
        <translation>Алдыңғы есеп</translation>
    </message>
    <message>
        <source>Next report</source>
        <translation>Келесі есеп</translation>
    </message>
    <message>
        <source>Next to review, passing by what others have open</source>
        <translation>Басқаларда ашықтарын аттап, келесі тексерілетін</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Үзілді</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n әрекет</numerusform>
            <numerusform>%n әрекет</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} has this report open too</source>
        <translation>Қазір {name} де қарап отыр</translation>
    </message>
    <message>
        <source>So that two of you do not judge the same exam</source>
        <translation>Бір емтиханды екеуіңіз қатар тексермеуіңіз үшін</translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>%n қалды</numerusform>
            <numerusform>%n қалды</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>≈ {each} a decision · %n left, ≈ {rest}</source>
        <translation>
            <numerusform>бір шешімге ≈ {each} · %n қалды, ≈ {rest}</numerusform>
            <numerusform>бір шешімге ≈ {each} · %n қалды, ≈ {rest}</numerusform>
        </translation>
    </message>
    <message>
        <source>Undecided exams of this list; your pace of the last 20 decisions</source>
        <translation>Осы тізімдегі шешімсіз емтихандар; соңғы 20 шешім бойынша қарқыныңыз</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 ішінен %1</translation>
    </message>
</context>
<context>
    <name>ReportPages</name>
    <message>
        <source>Opening the report…</source>
        <translation>Есеп ашылуда…</translation>
    </message>
    <message>
        <source>It was removed on the server, or is no longer yours to see. What you decided is kept.</source>
        <translation>Ол серверде жойылған немесе сізге енді қолжетімсіз. Шешімдеріңіз сақталды.</translation>
    </message>
    <message>
        <source>This exam is gone</source>
        <translation>Бұл емтихан енді жоқ</translation>
    </message>
</context>
<context>
    <name>ReportWindow</name>
    <message>
        <source>Report — %1 — %2</source>
        <translation>Есеп — %1 — %2</translation>
    </message>
    <message>
        <source>The disk cannot be written: the report is shown, but not kept on this computer.</source>
        <translation>Дискіге жазу мүмкін емес: есеп көрсетілді, бірақ осы компьютерде сақталмады.</translation>
    </message>
    <message>
        <source>The disk is full: the report is shown, but not kept on this computer.</source>
        <translation>Диск толы: есеп көрсетілді, бірақ осы компьютерде сақталмады.</translation>
    </message>
</context>
<context>
    <name>ScreenShift</name>
    <message>
        <source>Shift the screen against the camera</source>
        <translation>Экранды камераға қатысты жылжыту</translation>
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
        <translation>Экранды жылжыту</translation>
    </message>
    <message>
        <source>For a screen that shows a moment earlier or later than the camera does. + is later. Kept for this recording, on this computer.</source>
        <translation>Экран сәтті камерадан ерте немесе кеш көрсетсе. + — кешірек. Осы жазба үшін осы компьютерде сақталады.</translation>
    </message>
    <message>
        <source>Screen {amount} earlier</source>
        <translation>Экран {amount} ертерек</translation>
    </message>
    <message>
        <source>Screen {amount} later</source>
        <translation>Экран {amount} кешірек</translation>
    </message>
    <message>
        <source>As recorded</source>
        <translation>Жазылғандай</translation>
    </message>
</context>
<context>
    <name>Slides</name>
    <message>
        <source>Nearer (+)</source>
        <translation>Жақындату (+)</translation>
    </message>
    <message>
        <source>Farther (−)</source>
        <translation>Алыстату (−)</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Суретті толық көрсету</translation>
    </message>
    <message>
        <source>Back to all snapshots (Esc)</source>
        <translation>Барлық суреттерге қайту (Esc)</translation>
    </message>
    <message>
        <source>Previous snapshot (←)</source>
        <translation>Алдыңғы сурет (←)</translation>
    </message>
    <message>
        <source>Next snapshot (→)</source>
        <translation>Келесі сурет (→)</translation>
    </message>
    <message>
        <source>Show in the video</source>
        <translation>Жазбадан көрсету</translation>
    </message>
    <message>
        <source>This moment in the recording (Enter)</source>
        <translation>Жазбадағы осы сәт (Enter)</translation>
    </message>
    <message>
        <source>Snapshot {place} of {total} · {time}</source>
        <translation>{total} суреттің {place}-і · {time}</translation>
    </message>
    <message>
        <source>Photo of the check · {time}</source>
        <translation>Тексеру фотосы · {time}</translation>
    </message>
    <message>
        <source>No photo at the start</source>
        <translation>Басында фото жоқ</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Құжат</translation>
    </message>
    <message>
        <source>No document</source>
        <translation>Құжат жоқ</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Тоқтату</translation>
    </message>
    <message>
        <source>Slide show</source>
        <translation>Слайд-шоу</translation>
    </message>
    <message>
        <source>Photo after photo by itself (Space)</source>
        <translation>Суреттер өзі ауысады (Бос орын)</translation>
    </message>
</context>
<context>
    <name>SoundMeter</name>
    <message>
        <source>Loudness of the recording</source>
        <translation>Жазбаның дыбыс деңгейі</translation>
    </message>
</context>
<context>
    <name>StillView</name>
    <message>
        <source>Beside the others again</source>
        <translation>Қайтадан басқалармен қатар</translation>
    </message>
    <message>
        <source>Alone, larger</source>
        <translation>Жеке, үлкенірек</translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation>Осы жерден көру</translation>
    </message>
</context>
<context>
    <name>TimePopup</name>
    <message>
        <source>{time} · {passed} into the exam</source>
        <translation>{time} · емтихан басынан {passed}</translation>
    </message>
    <message>
        <source>The exam was from {start} to {end}, {length} long.</source>
        <translation>Емтихан {start} бастап {end} дейін өтті, ұзақтығы {length}.</translation>
    </message>
    <message>
        <source>This is no time. Type it as 09:31:08, or 0:24:01 for a place in the exam.</source>
        <translation>Бұл уақыт емес. Оны 09:31:08 түрінде немесе емтихандағы орын болса 0:24:01 түрінде енгізіңіз.</translation>
    </message>
    <message>
        <source>A time of day, as 09:31:08, or a place in the exam, as 0:24:01 or +24:01.</source>
        <translation>Тәулік уақыты, мысалы 09:31:08, немесе емтихандағы орын, мысалы 0:24:01 не +24:01.</translation>
    </message>
    <message>
        <source>Go to a time</source>
        <translation>Уақытқа өту</translation>
    </message>
    <message>
        <source>Time to go to</source>
        <translation>Өтетін уақыт</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Өту</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>not downloaded</source>
        <translation>жүктелмеген</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Дыбыс</translation>
    </message>
    <message>
        <source>Not observed</source>
        <translation>Бақыланбады</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Қалғандары</translation>
    </message>
    <message>
        <source>Own marks</source>
        <translation>Өз белгілері</translation>
    </message>
    <message>
        <source>Timeline of the exam</source>
        <translation>Емтиханның уақыт шкаласы</translation>
    </message>
    <message>
        <source>break</source>
        <translation>үзіліс</translation>
    </message>
    <message>
        <source>Attempt {number}</source>
        <translation>{number}-әрекет</translation>
    </message>
    <message>
        <source>running</source>
        <translation>жүріп жатыр</translation>
    </message>
</context>
<context>
    <name>TimelineWords</name>
    <message>
        <source>Not observed: {reason}</source>
        <translation>Бақыланбады: {reason}</translation>
    </message>
    <message>
        <source>Break of {length}: a click or Enter shows the pictures before and after</source>
        <translation>{length} үзіліс: шерту немесе Enter алдыңғы және кейінгі кадрларды көрсетеді</translation>
    </message>
    <message>
        <source>and {count} more here</source>
        <translation>осы жерде тағы {count}</translation>
    </message>
</context>
<context>
    <name>TimelineZoom</name>
    <message>
        <source>Show more of the exam (−)</source>
        <translation>Емтиханның көбірек бөлігін көрсету (−)</translation>
    </message>
    <message>
        <source>Show less of the exam, larger (+, or Ctrl with the wheel)</source>
        <translation>Ірірек көрсету (+ немесе Ctrl және тінтуір дөңгелегі)</translation>
    </message>
    <message>
        <source>Show the whole exam (0)</source>
        <translation>Бүкіл емтиханды көрсету (0)</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Sound on</source>
        <translation>Дыбысты қосу</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Дыбысты өшіру</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Кідірту</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Ойнату</translation>
    </message>
    <message>
        <source>Speed {rate}</source>
        <translation>Жылдамдық {rate}</translation>
    </message>
    <message>
        <source>Back {rate}</source>
        <translation>Кері {rate}</translation>
    </message>
    <message>
        <source>Play the moments and leave out what lies between (V)</source>
        <translation>Тек сәттерді көрсету, қалғанын өткізіп жіберу (V)</translation>
    </message>
    <message>
        <source>All moments were played</source>
        <translation>Барлық сәттер көрсетілді</translation>
    </message>
    <message numerus="yes">
        <source>%n moment(s) left · {time}</source>
        <translation>
            <numerusform>%n сәт қалды · {time}</numerusform>
            <numerusform>%n сәт қалды · {time}</numerusform>
        </translation>
    </message>
    <message>
        <source>Violations only: {what}</source>
        <translation>Тек бұзушылықтар: {what}</translation>
    </message>
    <message numerus="yes">
        <source>%n stretch(es) ahead cannot be seen or heard:</source>
        <translation>
            <numerusform>алда көруге не естуге болмайтын %n бөлік бар:</numerusform>
            <numerusform>алда көруге не естуге болмайтын %n бөлік бар:</numerusform>
        </translation>
    </message>
    <message>
        <source>A right click lists all that was not observed</source>
        <translation>Оң жақ түймемен шерту: бақыланбағанның тізімі</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Бөлікті қайталау</translation>
    </message>
    <message>
        <source>Loop: {start} – {end}</source>
        <translation>Қайталау: {start} – {end}</translation>
    </message>
    <message>
        <source>Time {time}, go to another</source>
        <translation>Уақыт {time}, басқасына өту</translation>
    </message>
    <message>
        <source>{passed} of {length}</source>
        <translation>{passed} / {length}</translation>
    </message>
    <message>
        <source>Previous attempt (Shift+A)</source>
        <translation>Алдыңғы әрекет (Shift+A)</translation>
    </message>
    <message>
        <source>Previous violation (P)</source>
        <translation>Алдыңғы бұзушылық (P)</translation>
    </message>
    <message>
        <source>Next violation (N)</source>
        <translation>Келесі бұзушылық (N)</translation>
    </message>
    <message>
        <source>Next attempt (A)</source>
        <translation>Келесі әрекет (A)</translation>
    </message>
    <message>
        <source>Full screen (F)</source>
        <translation>Толық экран (F)</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Өту</translation>
    </message>
    <message>
        <source>Layout of the pictures</source>
        <translation>Суреттердің орналасуы</translation>
    </message>
    <message>
        <source>Brightness, contrast, zoom (B)</source>
        <translation>Жарықтық, контраст, масштаб (B)</translation>
    </message>
    <message>
        <source>Save the picture as a file</source>
        <translation>Кадрды файлға сақтау</translation>
    </message>
    <message>
        <source>Go to a time (Ctrl+G)</source>
        <translation>Уақытқа өту (Ctrl+G)</translation>
    </message>
    <message>
        <source>Violations only</source>
        <translation>Тек бұзушылықтар</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Дыбыс деңгейі</translation>
    </message>
</context>
<context>
    <name>Unkept</name>
    <message>
        <source>The disk is full: the recording plays, but is not kept on this computer.</source>
        <translation>Диск толы: жазба ойнатылады, бірақ бұл компьютерде сақталмайды.</translation>
    </message>
    <message>
        <source>The recording is longer than a file may be on this disk: it plays, but is not kept on this computer.</source>
        <translation>Жазба осы дискідегі файлдың рұқсат етілген өлшемінен ұзын: ол ойнатылады, бірақ бұл компьютерде сақталмайды.</translation>
    </message>
    <message>
        <source>The disk cannot be written: the recording plays, but is not kept on this computer.</source>
        <translation>Дискіге жазу мүмкін емес: жазба ойнатылады, бірақ бұл компьютерде сақталмайды.</translation>
    </message>
</context>
<context>
    <name>VerdictBar</name>
    <message>
        <source>Confirm (Y); the whole moment: Shift Y</source>
        <translation>Растау (Y); бүкіл сәт: Shift Y</translation>
    </message>
    <message>
        <source>Dismiss (X); the whole moment: Shift X</source>
        <translation>Алып тастау (X); бүкіл сәт: Shift X</translation>
    </message>
    <message>
        <source>A note to the verdict (T)</source>
        <translation>Шешімге ескертпе (T)</translation>
    </message>
    <message>
        <source>Note: Enter keeps it, Shift Enter dismisses</source>
        <translation>Ескертпе: Enter — сақтау, Shift Enter — алып тастау</translation>
    </message>
    <message>
        <source>Note to the verdict</source>
        <translation>Шешімге ескертпе</translation>
    </message>
    <message>
        <source>Own mark</source>
        <translation>Өз белгім</translation>
    </message>
    <message>
        <source>A violation that you saw, or a note, at the playhead (M)</source>
        <translation>Өзіңіз байқаған бұзушылық немесе жазба — қазіргі орында (M)</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Тексерілді</translation>
    </message>
    <message>
        <source>Mark that the violations were gone through</source>
        <translation>Бұзушылықтар қаралды деп белгілеу</translation>
    </message>
    <message numerus="yes">
        <source>Confirm: %n</source>
        <translation>
            <numerusform>Растау: %n</numerusform>
            <numerusform>Растау: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Растау</translation>
    </message>
    <message numerus="yes">
        <source>Dismiss: %n</source>
        <translation>
            <numerusform>Алып тастау: %n</numerusform>
            <numerusform>Алып тастау: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Алып тастау</translation>
    </message>
</context>
<context>
    <name>ViolationList</name>
    <message>
        <source>confirmed</source>
        <translation>расталды</translation>
    </message>
    <message>
        <source>dismissed</source>
        <translation>алынды</translation>
    </message>
</context>
<context>
    <name>ViolationMenus</name>
    <message>
        <source>Change…</source>
        <translation>Өзгерту…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Жою</translation>
    </message>
    <message>
        <source>Before and after the break</source>
        <translation>Үзілуге дейін және кейін</translation>
    </message>
    <message>
        <source>Own mark at the playhead</source>
        <translation>Қазіргі орынға өз белгім</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Растау</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Алып тастау</translation>
    </message>
    <message>
        <source>Take the verdict back</source>
        <translation>Шешімді қайтарып алу</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>Ескертпе…</translation>
    </message>
    <message>
        <source>Confirm the whole moment</source>
        <translation>Бүкіл сәтті растау</translation>
    </message>
    <message>
        <source>Dismiss the whole moment</source>
        <translation>Бүкіл сәтті алып тастау</translation>
    </message>
    <message>
        <source>Only these, or all again</source>
        <translation>Тек осылар немесе қайтадан бәрі</translation>
    </message>
    <message>
        <source>Confirm all of this kind</source>
        <translation>Осы түрдің бәрін растау</translation>
    </message>
    <message>
        <source>Dismiss all of this kind</source>
        <translation>Осы түрдің бәрін алып тастау</translation>
    </message>
</context>
<context>
    <name>ViolationModel</name>
    <message>
        <source>Connection lost</source>
        <translation>Байланыс үзілді</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Жазба</translation>
    </message>
    <message>
        <source>{length} → attempt {number}</source>
        <translation>{length} → {number}-әрекет</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{count} ішінен {place}</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>сіздікі</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>жіберілмеген</translation>
    </message>
    <message>
        <source>The last picture before and the first after it: Enter</source>
        <translation>Дейінгі соңғы және кейінгі алғашқы кадр: Enter</translation>
    </message>
    <message>
        <source>By {name}</source>
        <translation>Авторы: {name}</translation>
    </message>
    <message>
        <source>Kept on this computer, not sent yet</source>
        <translation>Осы компьютерде сақталды, әлі жіберілмеді</translation>
    </message>
</context>
<context>
    <name>ViolationPanel</name>
    <message>
        <source>Violations</source>
        <translation>Бұзушылықтар</translation>
    </message>
    <message numerus="yes">
        <source>%n violation(s)</source>
        <translation>
            <numerusform>%n бұзушылық</numerusform>
            <numerusform>%n бұзушылық</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moment(s)</source>
        <translation>
            <numerusform>%n сәт</numerusform>
            <numerusform>%n сәт</numerusform>
        </translation>
    </message>
    <message>
        <source>{moments} · {violations}</source>
        <translation>{moments} · {violations}</translation>
    </message>
    <message>
        <source>%1 of %2 judged</source>
        <translation>%2 ішінен %1 тексерілді</translation>
    </message>
    <message>
        <source>All kinds are hidden.</source>
        <translation>Барлық түрлері жасырылған.</translation>
    </message>
    <message>
        <source>No violations were noticed in this exam.</source>
        <translation>Бұл емтиханда бұзушылық байқалмады.</translation>
    </message>
</context>
</TS>
