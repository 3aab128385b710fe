<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk_KZ">
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
        <source>Why</source>
        <translation>Неліктен</translation>
    </message>
    <message>
        <source>Decision: %1</source>
        <translation>Шешім: %1</translation>
    </message>
    <message>
        <source>Decision: %1 (not sent yet)</source>
        <translation>Шешім: %1 (әлі жіберілмеген)</translation>
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
    <name>KindChips</name>
    <message>
        <source>Show or hide: %1</source>
        <translation>Көрсету не жасыру: %1</translation>
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
        <source>Loading the recording…</source>
        <translation>Жазба жүктелуде…</translation>
    </message>
    <message>
        <source>Waiting for data…</source>
        <translation>Деректер күтілуде…</translation>
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
        <source>The server does not answer</source>
        <translation>Сервер жауап бермейді</translation>
    </message>
    <message>
        <source>This place of the recording could not be fetched. Go elsewhere to try again.</source>
        <translation>Жазбаның бұл жерін алу мүмкін болмады. Қайталау үшін басқа жерге өтіңіз.</translation>
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
        <source>Honesty</source>
        <translation>Адалдық</translation>
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
    <message>
        <source>%1 of %2</source>
        <translation>%2 ішінен %1</translation>
    </message>
</context>
<context>
    <name>ReportWindow</name>
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
    <message>
        <source>Report — %1 — %2</source>
        <translation>Есеп — %1 — %2</translation>
    </message>
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
    <name>Timeline</name>
    <message>
        <source>Others</source>
        <translation>Қалғандары</translation>
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
        <source>{passed} of {length}</source>
        <translation>{passed} / {length}</translation>
    </message>
    <message>
        <source>Previous attempt</source>
        <translation>Алдыңғы әрекет</translation>
    </message>
    <message>
        <source>Previous violation</source>
        <translation>Алдыңғы бұзушылық</translation>
    </message>
    <message>
        <source>Next violation</source>
        <translation>Келесі бұзушылық</translation>
    </message>
    <message>
        <source>Next attempt</source>
        <translation>Келесі әрекет</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Толық экран</translation>
    </message>
    <message>
        <source>Violations only</source>
        <translation>Тек бұзушылықтар</translation>
    </message>
    <message>
        <source>Play the violations and leave out what lies between them</source>
        <translation>Бұзушылықтарды көрсетіп, арасын өткізіп жіберу</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Дыбыс деңгейі</translation>
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
    <name>ViolationPanel</name>
    <message>
        <source>Confirm</source>
        <translation>Растау</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Алу</translation>
    </message>
    <message>
        <source>Confirm this violation (Y)</source>
        <translation>Бұл бұзушылықты растау (Y)</translation>
    </message>
    <message>
        <source>Dismiss this violation (X)</source>
        <translation>Бұл бұзушылықты алу (X)</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Қаралды</translation>
    </message>
    <message>
        <source>Mark that the violations were gone through</source>
        <translation>Бұзушылықтар қаралды деп белгілеу</translation>
    </message>
    <message>
        <source>Violations</source>
        <translation>Бұзушылықтар</translation>
    </message>
    <message numerus="yes">
        <source>Violations: %n</source>
        <translation>
            <numerusform>Бұзушылықтар: %n</numerusform>
            <numerusform>Бұзушылықтар: %n</numerusform>
        </translation>
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
