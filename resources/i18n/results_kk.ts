<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk_KZ" sourcelanguage="en">
<context>
    <name>FilterBar</name>
    <message numerus="yes">
        <source>%n exam(s) left</source>
        <translation>
            <numerusform>%n емтихан қалады</numerusform>
            <numerusform>%n емтихан қалады</numerusform>
        </translation>
    </message>
    <message>
        <source>from {date}</source>
        <translation>{date} бастап</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>{date} дейін</translation>
    </message>
    <message>
        <source>Without grouping</source>
        <translation>Студент бойынша топтаусыз</translation>
    </message>
    <message>
        <source>Group by student</source>
        <translation>Студент бойынша топтау</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Топ</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Күйі</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Шешім</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Жүйе</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Күні</translation>
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
        <source>Only exams that were closed because the violation limit was exceeded</source>
        <translation>Тек жүйе жапқан жазбалар: бұзушылық саны асқан</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Мұрағат</translation>
    </message>
    <message>
        <source>Show archived exams instead of current ones</source>
        <translation>Ағымдағылардың орнына мұрағаттағы жазбаларды көрсету</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Тазарту</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>Іздеу мен сүзгілерді тазарту</translation>
    </message>
    <message>
        <source>Search: student, group</source>
        <translation>Іздеу: студент, топ</translation>
    </message>
    <message>
        <source>Search by student, id, group or exam</source>
        <translation>Студент, нөмір, топ немесе емтихан бойынша іздеу</translation>
    </message>
</context>
<context>
    <name>PageFrame</name>
    <message>
        <source>row</source>
        <translation>жол</translation>
    </message>
    <message>
        <source>view</source>
        <translation>көру</translation>
    </message>
    <message>
        <source>search</source>
        <translation>іздеу</translation>
    </message>
    <message>
        <source>clear search</source>
        <translation>іздеуді тазарту</translation>
    </message>
    <message>
        <source>of {total}</source>
        <translation>барлығы {total}</translation>
    </message>
    <message numerus="yes">
        <source>%n student(s)</source>
        <translation>
            <numerusform>%n студент</numerusform>
            <numerusform>%n студент</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exam(s)</source>
        <translation>
            <numerusform>%n емтихан</numerusform>
            <numerusform>%n емтихан</numerusform>
        </translation>
    </message>
    <message>
        <source>without decision: {count}</source>
        <translation>шешім көрсетілмеген: {count}</translation>
    </message>
    <message>
        <source>mean honesty {percent}</source>
        <translation>орташа адалдық {percent}</translation>
    </message>
    <message>
        <source>&amp;View report</source>
        <translation>Есепті &amp;көру</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>Жолдарды к&amp;өшіру</translation>
    </message>
    <message>
        <source>&amp;Reset filters</source>
        <translation>Сүзгілерді &amp;тазарту</translation>
    </message>
    <message>
        <source>&amp;Group by student</source>
        <translation>&amp;Студент бойынша топтау</translation>
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
        <translation>Топ</translation>
    </message>
    <message>
        <source>Exam</source>
        <translation>Емтихан</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Жүйе</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Басталуы</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Күйі</translation>
    </message>
    <message>
        <source>Honesty</source>
        <translation>Адалдық</translation>
    </message>
    <message>
        <source>Violations</source>
        <translation>Бұзушылықтар</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Әрекеттер</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Шешім</translation>
    </message>
    <message>
        <source>Downloaded</source>
        <translation>Жүктелген</translation>
    </message>
    <message>
        <source>Att.</source>
        <translation>Әр.</translation>
    </message>
    <message>
        <source>PKN</source>
        <translation>БСА</translation>
    </message>
    <message>
        <source>{decision} (waits to be sent)</source>
        <translation>{decision} (жіберілуін күтуде)</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Көру</translation>
    </message>
    <message>
        <source>Exam {number}</source>
        <translation>{number}-емтихан</translation>
    </message>
    <message>
        <source>last {time}</source>
        <translation>соңғысы {time}</translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation>Жию</translation>
    </message>
    <message>
        <source>Expand</source>
        <translation>Ашу</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>Тексеруге</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Барлығы</translation>
    </message>
    <message>
        <source>In progress now</source>
        <translation>Қазір тапсыруда</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>Даулы</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Жүктелгендер</translation>
    </message>
</context>
<context>
    <name>ResultsHeader</name>
    <message>
        <source>Sort ascending</source>
        <translation>Өсу ретімен сұрыптау</translation>
    </message>
    <message>
        <source>Sort descending</source>
        <translation>Кему ретімен сұрыптау</translation>
    </message>
    <message>
        <source>Columns as at first</source>
        <translation>Бағандар бастапқыдай</translation>
    </message>
</context>
<context>
    <name>ResultsPage</name>
    <message>
        <source>Results</source>
        <translation>Нәтижелер</translation>
    </message>
    <message numerus="yes">
        <source>At most %n row(s) can be copied at once.</source>
        <translation>
            <numerusform>Бір жолы ең көбі %n жолды көшіруге болады.</numerusform>
            <numerusform>Бір жолы ең көбі %n жолды көшіруге болады.</numerusform>
        </translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Көріністер</translation>
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <source>There is no connection, and nothing was loaded yet</source>
        <translation>Байланыс жоқ, тізім әлі жүктелмеген</translation>
    </message>
    <message>
        <source>The list comes by itself as soon as the server can be reached.</source>
        <translation>Сервер қолжетімді болғанда тізім өзі пайда болады.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Қазір байқап көру</translation>
    </message>
    <message>
        <source>There are no exams yet</source>
        <translation>Әзірге емтихан жоқ</translation>
    </message>
    <message>
        <source>They appear here by themselves when students begin.</source>
        <translation>Студенттер тапсыра бастағанда олар осында өзі пайда болады.</translation>
    </message>
    <message>
        <source>The archive is empty</source>
        <translation>Мұрағат бос</translation>
    </message>
    <message>
        <source>Back to current exams</source>
        <translation>Ағымдағы емтихандарға</translation>
    </message>
    <message>
        <source>No exam matches</source>
        <translation>Ештеңе табылмады</translation>
    </message>
    <message>
        <source>Try another word, or take filters away.</source>
        <translation>Басқа сөзді байқап көріңіз немесе сүзгілерді алып тастаңыз.</translation>
    </message>
    <message>
        <source>Reset filters</source>
        <translation>Сүзгілерді тазарту</translation>
    </message>
    <message>
        <source>Opening the results…</source>
        <translation>Нәтижелер ашылуда…</translation>
    </message>
    <message>
        <source>The list is being loaded: {done} of {expected}</source>
        <translation>Тізім жүктелуде: {expected} ішінен {done}</translation>
    </message>
    <message>
        <source>The list is being loaded: {done}</source>
        <translation>Тізім жүктелуде: {done}</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n exam(s)</source>
        <translation>
            <numerusform>%n емтихан</numerusform>
            <numerusform>%n емтихан</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without decision</source>
        <translation>
            <numerusform>%n шешімсіз</numerusform>
            <numerusform>%n шешімсіз</numerusform>
        </translation>
    </message>
</context>
</TS>
