<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk_KZ" sourcelanguage="en">
<context>
    <name>BatchBar</name>
    <message>
        <source>Selected exams</source>
        <translation>Таңдалған емтихандар</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Шешім</translation>
    </message>
    <message>
        <source>Set one decision for all selected exams (number keys)</source>
        <translation>Барлық таңдалған емтиханға бір шешім (сан пернелері)</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Қаралды</translation>
    </message>
    <message>
        <source>Say whether the violations were gone through</source>
        <translation>Бұзушылықтардың қаралғанын белгілеу</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>Қаралмаған</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Жүктеп алу</translation>
    </message>
    <message>
        <source>Whole recordings or moments only</source>
        <translation>Жазбалар толық па, тек сәттер ме</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Экспорт</translation>
    </message>
    <message>
        <source>Clear the selection (Esc)</source>
        <translation>Таңдауды алып тастау (Esc)</translation>
    </message>
    <message>
        <source>Select the first {most}</source>
        <translation>Алғашқы {most} таңдау</translation>
    </message>
    <message>
        <source>Out of the archive</source>
        <translation>Мұрағаттан</translation>
    </message>
    <message>
        <source>To the archive</source>
        <translation>Мұрағатқа</translation>
    </message>
    <message numerus="yes">
        <source>All {count} that match are selected</source>
        <translation>
            <numerusform>Сәйкес {count} емтиханның бәрі таңдалды</numerusform>
            <numerusform>Сәйкес {count} емтиханның бәрі таңдалды</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} selected</source>
        <translation>
            <numerusform>{count} емтихан таңдалды</numerusform>
            <numerusform>{count} емтихан таңдалды</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchDetails</name>
    <message>
        <source>Undo all</source>
        <translation>Бәрін болдырмау</translation>
    </message>
    <message>
        <source>Copy list</source>
        <translation>Тізімді көшіру</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
    <message>
        <source>What happened to each exam</source>
        <translation>Әр емтиханға не болды</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Студент</translation>
    </message>
    <message>
        <source>Exam</source>
        <translation>Емтихан</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Нәтиже</translation>
    </message>
</context>
<context>
    <name>BatchSummary</name>
    <message>
        <source>{count} set</source>
        <translation>{count} көрсетілді</translation>
    </message>
    <message>
        <source>{count} unchanged</source>
        <translation>{count} өзгеріссіз</translation>
    </message>
    <message>
        <source>{count} not possible</source>
        <translation>{count} мүмкін емес</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Қойылды</translation>
    </message>
    <message>
        <source>Unchanged: it stood so already</source>
        <translation>Өзгеріссіз: бұрыннан солай</translation>
    </message>
    <message>
        <source>Not possible: the exam is in the archive</source>
        <translation>Мүмкін емес: емтихан мұрағатта</translation>
    </message>
    <message>
        <source>Not possible: first settle what another proctor decided</source>
        <translation>Мүмкін емес: алдымен басқа проктордың шешімін анықтаңыз</translation>
    </message>
    <message>
        <source>Not possible: the exam is gone</source>
        <translation>Мүмкін емес: емтихан енді жоқ</translation>
    </message>
</context>
<context>
    <name>Batching</name>
    <message>
        <source>Reviewed</source>
        <translation>Қаралды</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>Қаралмаған</translation>
    </message>
    <message>
        <source>To the archive</source>
        <translation>Мұрағатқа</translation>
    </message>
    <message>
        <source>Out of the archive</source>
        <translation>Мұрағаттан</translation>
    </message>
    <message numerus="yes">
        <source>{count} exams are selected; at most {most} can be changed at once. Nothing was changed.</source>
        <translation>
            <numerusform>{count} емтихан таңдалды; бір жолы {most} артық өзгертуге болмайды. Ештеңе өзгерген жоқ.</numerusform>
            <numerusform>{count} емтихан таңдалды; бір жолы {most} артық өзгертуге болмайды. Ештеңе өзгерген жоқ.</numerusform>
        </translation>
    </message>
    <message>
        <source>Select the first {most}</source>
        <translation>Алғашқы {most} таңдау</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Болдырмау</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Толығырақ</translation>
    </message>
    <message>
        <source>Saved on this computer: {what}</source>
        <translation>Осы компьютерде сақталды: {what}</translation>
    </message>
    <message>
        <source>It is too late to undo: everything was sent. Set a new decision.</source>
        <translation>Болдырмауға кеш: бәрі жіберілген. Жаңа шешім қойыңыз.</translation>
    </message>
    <message>
        <source>Undone for {taken} of {made} exams; the others were sent already.</source>
        <translation>{made} емтиханның {taken} үшін болдырылмады; қалғандары жіберіліп қойған.</translation>
    </message>
    <message>
        <source>Undone.</source>
        <translation>Болдырылмады.</translation>
    </message>
</context>
<context>
    <name>ColumnChooser</name>
    <message>
        <source>C&amp;olumns…</source>
        <translation>&amp;Бағандар…</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Бағандар</translation>
    </message>
    <message>
        <source>Move up (Alt+↑)</source>
        <translation>Жоғары (Alt+↑)</translation>
    </message>
    <message>
        <source>Move down (Alt+↓)</source>
        <translation>Төмен (Alt+↓)</translation>
    </message>
    <message>
        <source>As at first</source>
        <translation>Бастапқыдай</translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message numerus="yes">
        <source>At most %n row(s) can be copied at once.</source>
        <translation>
            <numerusform>Бір жолы ең көбі %n жолды көшіруге болады.</numerusform>
            <numerusform>Бір жолы ең көбі %n жолды көшіруге болады.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Downloading</name>
    <message>
        <source>&amp;Download all of this view…</source>
        <translation>Осы көріністі түгел жүкт&amp;еп алу…</translation>
    </message>
    <message>
        <source>&amp;Keep this view downloaded…</source>
        <translation>Осы көріністі жүктелген күйде ұста&amp;у…</translation>
    </message>
    <message>
        <source>Download the next &amp;50 to review</source>
        <translation>Тексерілетін келесі &amp;50-ді жүктеп алу</translation>
    </message>
</context>
<context>
    <name>ExamPage</name>
    <message>
        <source>Honesty</source>
        <translation>Адалдық</translation>
    </message>
    <message>
        <source>Worst moments</source>
        <translation>Ең ауыр сәттер</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Қайталау</translation>
    </message>
    <message>
        <source>Face photo</source>
        <translation>Бет фотосы</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Құжат</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n әрекет</numerusform>
            <numerusform>%n әрекет</numerusform>
        </translation>
    </message>
    <message>
        <source>Violation limit exceeded: proctoring closed itself</source>
        <translation>Бұзушылық саны асты: прокторинг автоматты түрде жабылды</translation>
    </message>
    <message>
        <source>PKN</source>
        <translation>БСА</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Мұрағат</translation>
    </message>
    <message>
        <source>Downloaded</source>
        <translation>Жүктелген</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>Ашық: %1</translation>
    </message>
    <message>
        <source>No photo at the start</source>
        <translation>Басында фото жоқ</translation>
    </message>
    <message>
        <source>No document</source>
        <translation>Құжат жоқ</translation>
    </message>
    <message>
        <source>No violations</source>
        <translation>Бұзушылық жоқ</translation>
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
        <source>The report is not on this computer, and there is no connection now.</source>
        <translation>Есеп бұл компьютерде жоқ, қазір байланыс та жоқ.</translation>
    </message>
    <message>
        <source>Opening the report…</source>
        <translation>Есеп ашылуда…</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Spreadsheet (*.xlsx)</source>
        <translation>Excel кестесі (*.xlsx)</translation>
    </message>
    <message>
        <source>Text, UTF-8 (*.csv)</source>
        <translation>Мәтін, UTF-8 (*.csv)</translation>
    </message>
    <message>
        <source>Export {count} row(s)</source>
        <translation>Экспорт, жол саны: {count}</translation>
    </message>
    <message>
        <source>Writing {name}</source>
        <translation>Жазылып жатыр: {name}</translation>
    </message>
    <message>
        <source>The export was cancelled; no file was written.</source>
        <translation>Экспорт тоқтатылды, файл жазылған жоқ.</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Экспорт…</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written to {name}, readable by anyone.</source>
        <translation>
            <numerusform>%n жол {name} файлына жазылды; оны кез келген адам оқи алады.</numerusform>
            <numerusform>%n жол {name} файлына жазылды; оны кез келген адам оқи алады.</numerusform>
        </translation>
    </message>
</context>
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
        <source>Only exams that were closed because the violation limit was exceeded</source>
        <translation>Тек жүйе жапқан жазбалар: бұзушылық саны асқан</translation>
    </message>
    <message>
        <source>Show archived exams instead of current ones</source>
        <translation>Ағымдағылардың орнына мұрағаттағы жазбаларды көрсету</translation>
    </message>
    <message numerus="yes">
        <source>%n exam(s)</source>
        <translation>
            <numerusform>%n емтихан</numerusform>
            <numerusform>%n емтихан</numerusform>
        </translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>Тағы сүзгілер</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Тазарту</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>Іздеу мен сүзгілерді тазарту</translation>
    </message>
</context>
<context>
    <name>FilterWords</name>
    <message>
        <source>Search</source>
        <translation>Іздеу</translation>
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
        <source>Archive</source>
        <translation>Мұрағат</translation>
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
        <source>Kinds of violation</source>
        <translation>Бұзушылық түрлері</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Тексерген</translation>
    </message>
    <message>
        <source>Number of violations</source>
        <translation>Бұзушылықтар саны</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Әрекеттер</translation>
    </message>
    <message>
        <source>Duration, min</source>
        <translation>Ұзақтығы, мин</translation>
    </message>
    <message>
        <source>PKN</source>
        <translation>БСА</translation>
    </message>
    <message>
        <source>Downloaded</source>
        <translation>Жүктелген</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Қаралды</translation>
    </message>
    <message>
        <source>Running now</source>
        <translation>Қазір жүріп жатыр</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>иә</translation>
    </message>
    <message>
        <source>no</source>
        <translation>жоқ</translation>
    </message>
    <message>
        <source>{filter}: {value}</source>
        <translation>{filter}: {value}</translation>
    </message>
    <message>
        <source>except: {what}</source>
        <translation>мынадан басқа: {what}</translation>
    </message>
    <message>
        <source>from {date}</source>
        <translation>{date} бастап</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>{date} дейін</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>Views</source>
        <translation>Көріністер</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>Студенттер</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Топтар</translation>
    </message>
    <message>
        <source>Exams</source>
        <translation>Емтихандар</translation>
    </message>
    <message numerus="yes">
        <source>%n exam(s)</source>
        <translation>
            <numerusform>%n емтихан</numerusform>
            <numerusform>%n емтихан</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupPage</name>
    <message>
        <source>Exams</source>
        <translation>Емтихандар</translation>
    </message>
    <message>
        <source>Without decision</source>
        <translation>Шешімсіз</translation>
    </message>
    <message>
        <source>Worst honesty</source>
        <translation>Ең төмен адалдық</translation>
    </message>
    <message>
        <source>Mean honesty</source>
        <translation>Орташа адалдық</translation>
    </message>
    <message numerus="yes">
        <source>%n more exam(s) in the table</source>
        <translation>
            <numerusform>Кестеде тағы %n емтихан</numerusform>
            <numerusform>Кестеде тағы %n емтихан</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupWords</name>
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
    <message>
        <source>No system</source>
        <translation>Жүйесіз</translation>
    </message>
    <message>
        <source>Start not known</source>
        <translation>Басталуы белгісіз</translation>
    </message>
    <message>
        <source>No group</source>
        <translation>Топсыз</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>Атаусыз</translation>
    </message>
    <message>
        <source>mean {percent}</source>
        <translation>орт. {percent}</translation>
    </message>
</context>
<context>
    <name>GroupingChoice</name>
    <message>
        <source>Without grouping</source>
        <translation>Топтамай</translation>
    </message>
    <message>
        <source>Group by student</source>
        <translation>Студент бойынша топтау</translation>
    </message>
    <message>
        <source>Group by study group</source>
        <translation>Оқу тобы бойынша топтау</translation>
    </message>
    <message>
        <source>Group by exam</source>
        <translation>Емтихан бойынша топтау</translation>
    </message>
    <message>
        <source>Group by system</source>
        <translation>Жүйе бойынша топтау</translation>
    </message>
    <message>
        <source>Group by day</source>
        <translation>Күн бойынша топтау</translation>
    </message>
    <message>
        <source>&amp;Grouping</source>
        <translation>&amp;Топтау</translation>
    </message>
    <message>
        <source>Expand all groups</source>
        <translation>Барлығын ашу</translation>
    </message>
    <message>
        <source>Collapse all groups</source>
        <translation>Барлығын жию</translation>
    </message>
    <message>
        <source>By group</source>
        <translation>Топ бойынша</translation>
    </message>
    <message>
        <source>By exam</source>
        <translation>Емтихан бойынша</translation>
    </message>
    <message>
        <source>By system</source>
        <translation>Жүйе бойынша</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Күн бойынша</translation>
    </message>
    <message>
        <source>Other groupings</source>
        <translation>Басқа топтау</translation>
    </message>
</context>
<context>
    <name>MoreFilters</name>
    <message>
        <source>More filters</source>
        <translation>Тағы сүзгілер</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Бәрін тазалау</translation>
    </message>
</context>
<context>
    <name>NamePopup</name>
    <message>
        <source>Name of the view</source>
        <translation>Көріністің атауы</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сақтау</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Бас тарту</translation>
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
        <source>preview</source>
        <translation>алдын ала қарау</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>шешім</translation>
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
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n топ</numerusform>
            <numerusform>%n топ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exam name(s)</source>
        <translation>
            <numerusform>%n емтихан атауы</numerusform>
            <numerusform>%n емтихан атауы</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n system(s)</source>
        <translation>
            <numerusform>%n жүйе</numerusform>
            <numerusform>%n жүйе</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n күн</numerusform>
            <numerusform>%n күн</numerusform>
        </translation>
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
        <source>&amp;Reset filters</source>
        <translation>Сүзгілерді &amp;тазарту</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview</source>
        <translation>Алдын ала қарау</translation>
    </message>
    <message>
        <source>Close the preview (Space)</source>
        <translation>Алдын ала қарауды жабу (бос орын)</translation>
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
        <source>View</source>
        <translation>Көру</translation>
    </message>
    <message>
        <source>Download: then it opens without a network</source>
        <translation>Жүктеп алу: сонда желісіз ашылады</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) selected</source>
        <translation>
            <numerusform>%n жол таңдалды</numerusform>
            <numerusform>%n жол таңдалды</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose one row to look into it.</source>
        <translation>Толығырақ қарау үшін бір жолды таңдаңыз.</translation>
    </message>
    <message>
        <source>No exam chosen</source>
        <translation>Емтихан таңдалмаған</translation>
    </message>
    <message>
        <source>Choose a row in the table.</source>
        <translation>Кестеден жолды таңдаңыз.</translation>
    </message>
</context>
<context>
    <name>PreviewTimeline</name>
    <message>
        <source>Violations over the time of the exam</source>
        <translation>Емтихан уақытындағы бұзушылықтар</translation>
    </message>
</context>
<context>
    <name>Previewing</name>
    <message>
        <source>&amp;Preview beside the table</source>
        <translation>&amp;Кесте жанында алдын ала қарау</translation>
    </message>
    <message>
        <source>Preview beside the table (Space)</source>
        <translation>Кесте жанында алдын ала қарау (бос орын)</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message numerus="yes">
        <source>At most %n row(s) can be printed at once; more go into a file (Export).</source>
        <translation>
            <numerusform>Бір жолда ең көбі %n жол басып шығаруға болады; көбірегі файлға сыяды (Экспорт).</numerusform>
            <numerusform>Бір жолда ең көбі %n жол басып шығаруға болады; көбірегі файлға сыяды (Экспорт).</numerusform>
        </translation>
    </message>
    <message>
        <source>page {page}</source>
        <translation>{page}-бет</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Басып шығарылуда…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Басып шығару…</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) sent to the printer.</source>
        <translation>
            <numerusform>%n бет принтерге жіберілді.</numerusform>
            <numerusform>%n бет принтерге жіберілді.</numerusform>
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
        <source>Duration</source>
        <translation>Ұзақтығы</translation>
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
        <source>Reviewer</source>
        <translation>Тексерген</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Қаралды</translation>
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
        <source>{decision} (yours was not delivered)</source>
        <translation>{decision} (сіздікі жеткізілмеді)</translation>
    </message>
    <message>
        <source>{decision} (waits to be sent)</source>
        <translation>{decision} (жіберілуін күтуде)</translation>
    </message>
    <message>
        <source>{when} (waits to be sent)</source>
        <translation>{when} (жіберуді күтуде)</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Көру</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Үзілді</translation>
    </message>
    <message>
        <source>No connection {time}</source>
        <translation>Үзілді {time}</translation>
    </message>
    <message>
        <source>{name} has the report open</source>
        <translation>Қазір қарап отыр: {name}</translation>
    </message>
    <message>
        <source>no connection since {time}</source>
        <translation>{time} бастап байланыс жоқ</translation>
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
    <message>
        <source>There is no such filter. To search for these letters, put them in quotes.</source>
        <translation>Мұндай сүзгі жоқ. Осы әріптердің өзін іздеу үшін оларды тырнақшаға алыңыз.</translation>
    </message>
    <message>
        <source>There is no such value, so it is left out.</source>
        <translation>Мұндай мән жоқ, сондықтан ол ескерілмейді.</translation>
    </message>
    <message>
        <source>Something is missing here: a value or a closing quote.</source>
        <translation>Мұнда бірдеңе жетіспейді: мән немесе жабатын тырнақша.</translation>
    </message>
    <message>
        <source>A number belongs here: 5, or a range: 5..10.</source>
        <translation>Мұнда сан керек: 5, немесе аралық: 5..10.</translation>
    </message>
    <message>
        <source>A date belongs here: 13.11.2026, 2026-11-13, with time 13.11.2026T09:30.</source>
        <translation>Мұнда күн керек: 13.11.2026, 2026-11-13, уақытымен 13.11.2026T09:30.</translation>
    </message>
    <message>
        <source>Yes or no belongs here.</source>
        <translation>Мұнда иә немесе жоқ керек.</translation>
    </message>
    <message>
        <source>Only numbers and dates can be compared: use a colon here.</source>
        <translation>Тек сандар мен күндерді салыстыруға болады: мұнда қос нүкте қойыңыз.</translation>
    </message>
    <message>
        <source>No exam can have such a number.</source>
        <translation>Ешбір емтиханда мұндай сан болуы мүмкін емес.</translation>
    </message>
    <message>
        <source>The range ends before it begins.</source>
        <translation>Аралық басталмай тұрып аяқталады.</translation>
    </message>
    <message>
        <source>This contradicts what stands before it.</source>
        <translation>Бұл алдында тұрғанға қайшы келеді.</translation>
    </message>
    <message>
        <source>Numbers and dates are not excluded with a minus: turn the sign round.</source>
        <translation>Сандар мен күндер минуспен алынып тасталмайды: салыстыру белгісін аударыңыз.</translation>
    </message>
    <message>
        <source>today</source>
        <translation>бүгін</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>кеше</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 күн</translation>
    </message>
</context>
<context>
    <name>ResultsHeader</name>
    <message>
        <source>Columns</source>
        <translation>Бағандар</translation>
    </message>
    <message>
        <source>descending</source>
        <translation>кему бойынша</translation>
    </message>
    <message>
        <source>ascending</source>
        <translation>өсу бойынша</translation>
    </message>
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
</context>
<context>
    <name>Reviewing</name>
    <message>
        <source>&amp;Next to review</source>
        <translation>&amp;Келесі тексерілетін</translation>
    </message>
    <message>
        <source>Nothing else in this list waits for a decision, or others have it open.</source>
        <translation>Бұл тізімде тексеретін ештеңе қалмады: шешім күтетіні жоқ немесе оларды басқалар қарап отыр.</translation>
    </message>
</context>
<context>
    <name>RowActions</name>
    <message>
        <source>Show &amp;only</source>
        <translation>Т&amp;ек көрсету</translation>
    </message>
    <message>
        <source>Student: {name}</source>
        <translation>Студент: {name}</translation>
    </message>
    <message>
        <source>Group: {name}</source>
        <translation>Топ: {name}</translation>
    </message>
    <message>
        <source>Exam: {name}</source>
        <translation>Емтихан: {name}</translation>
    </message>
    <message>
        <source>System: {name}</source>
        <translation>Жүйе: {name}</translation>
    </message>
    <message>
        <source>Decision: {name}</source>
        <translation>Шешім: {name}</translation>
    </message>
    <message>
        <source>Restore from the a&amp;rchive</source>
        <translation>Мұ&amp;рағаттан қайтару</translation>
    </message>
    <message>
        <source>To the a&amp;rchive</source>
        <translation>Мұ&amp;рағатқа</translation>
    </message>
    <message>
        <source>&amp;Undelivered decision…</source>
        <translation>&amp;Жеткізілмеген шешім…</translation>
    </message>
    <message>
        <source>&amp;Decision</source>
        <translation>&amp;Шешім</translation>
    </message>
    <message>
        <source>Re&amp;viewed</source>
        <translation>Қара&amp;лды</translation>
    </message>
    <message>
        <source>Do&amp;wnload</source>
        <translation>Жүк&amp;теп алу</translation>
    </message>
    <message>
        <source>With a &amp;comment…</source>
        <translation>Түсіні&amp;ктемемен…</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search: student, group</source>
        <translation>Іздеу: студент, топ</translation>
    </message>
    <message>
        <source>Search by student, id, group or exam</source>
        <translation>Студент, нөмір, топ немесе емтихан бойынша іздеу</translation>
    </message>
    <message>
        <source>What can be typed here</source>
        <translation>Мұнда не теруге болады</translation>
    </message>
    <message>
        <source>What can be typed here ({keys})</source>
        <translation>Мұнда не теруге болады ({keys})</translation>
    </message>
</context>
<context>
    <name>SearchHelp</name>
    <message>
        <source>What can be typed here</source>
        <translation>Мұнда не теруге болады</translation>
    </message>
    <message>
        <source>Russian, Kazakh and English words are all understood. {keys} offers what fits.</source>
        <translation>Орыс, қазақ және ағылшын сөздерінің бәрі түсінікті. {keys}: сәйкес келетінін көрсету.</translation>
    </message>
    <message>
        <source>kim &quot;data analysis&quot; -philosophy</source>
        <translation>ким &quot;мат анализ&quot; -философия</translation>
    </message>
    <message>
        <source>words, a phrase, a word to leave out</source>
        <translation>сөздер, тіркес, болмауы тиіс сөз</translation>
    </message>
    <message>
        <source>at most; also &lt; &gt; &gt;= and ranges: 40..60</source>
        <translation>көп дегенде; сондай-ақ &lt; &gt; &gt;= және аралық: 40..60</translation>
    </message>
    <message>
        <source>both must be so</source>
        <translation>екеуі де орындалады</translation>
    </message>
    <message>
        <source>one or the other</source>
        <translation>осылардың бірі</translation>
    </message>
    <message>
        <source>names with spaces stand in quotes</source>
        <translation>бос орны бар атаулар тырнақшаға алынады</translation>
    </message>
    <message>
        <source>all but this</source>
        <translation>осыдан басқаның бәрі</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>иә немесе жоқ</translation>
    </message>
    <message>
        <source>from this day on; also a range, or a time of day: T09:30</source>
        <translation>осы күннен бастап; сондай-ақ аралық немесе уақыт: T09:30</translation>
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
        <source>Remove the last filter: {what}</source>
        <translation>Соңғы сүзгіні алып тастау: {what}</translation>
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
    <name>TakingOut</name>
    <message>
        <source>&amp;Copy rows</source>
        <translation>Жолдарды &amp;көшіру</translation>
    </message>
    <message>
        <source>Copy rows with &amp;head</source>
        <translation>Жолдарды &amp;тақырыбымен көшіру</translation>
    </message>
    <message>
        <source>Copy ce&amp;ll</source>
        <translation>&amp;Ұяшықты көшіру</translation>
    </message>
</context>
<context>
    <name>ThreeWays</name>
    <message>
        <source>any</source>
        <translation>бәрі</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>иә</translation>
    </message>
    <message>
        <source>no</source>
        <translation>жоқ</translation>
    </message>
</context>
<context>
    <name>ViewCommands</name>
    <message>
        <source>Filters, order, grouping and columns are kept.</source>
        <translation>Сүзгілер, рет, топтау және бағандар сақталады.</translation>
    </message>
    <message>
        <source>New view</source>
        <translation>Жаңа көрініс</translation>
    </message>
    <message>
        <source>Rename view</source>
        <translation>Көріністің атауын өзгерту</translation>
    </message>
    <message>
        <source>The view “{name}” was deleted.</source>
        <translation>«{name}» көрінісі жойылды.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Болдырмау</translation>
    </message>
    <message>
        <source>Save &amp;changes to the view</source>
        <translation>Көріністің &amp;өзгерістерін сақтау</translation>
    </message>
    <message>
        <source>&amp;Reset view</source>
        <translation>Көріністі &amp;қайтару</translation>
    </message>
    <message>
        <source>Re&amp;name view…</source>
        <translation>Көріністің &amp;атауын өзгерту…</translation>
    </message>
    <message>
        <source>Move view &amp;left</source>
        <translation>&amp;Солға жылжыту</translation>
    </message>
    <message>
        <source>Move view r&amp;ight</source>
        <translation>&amp;Оңға жылжыту</translation>
    </message>
    <message>
        <source>&amp;Open with this view at start</source>
        <translation>&amp;Іске қосқанда ашу</translation>
    </message>
    <message>
        <source>&amp;Delete view</source>
        <translation>Көріністі &amp;жою</translation>
    </message>
    <message>
        <source>&amp;Views</source>
        <translation>&amp;Көріністер</translation>
    </message>
    <message>
        <source>&amp;Compact rows</source>
        <translation>&amp;Тығыз жолдар</translation>
    </message>
    <message>
        <source>&amp;Save as a new view…</source>
        <translation>&amp;Жаңа көрініс ретінде сақтау…</translation>
    </message>
    <message>
        <source>&amp;Export my views…</source>
        <translation>Өз көріністерімді &amp;экспорттау…</translation>
    </message>
    <message>
        <source>I&amp;mport views…</source>
        <translation>Көріністерді &amp;импорттау…</translation>
    </message>
</context>
<context>
    <name>ViewExchange</name>
    <message>
        <source>Export my views</source>
        <translation>Өз көріністерімді экспорттау</translation>
    </message>
    <message>
        <source>Import views</source>
        <translation>Көріністерді импорттау</translation>
    </message>
    <message>
        <source>Views of OES Desktop (*.{suffix})</source>
        <translation>OES Desktop көріністері (*.{suffix})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Барлық файлдар (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n view(s) written to the file.</source>
        <translation>
            <numerusform>%n көрініс файлға жазылды.</numerusform>
            <numerusform>%n көрініс файлға жазылды.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n view(s) added.</source>
        <translation>
            <numerusform>%n көрініс қосылды.</numerusform>
            <numerusform>%n көрініс қосылды.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: it makes no sense.</source>
        <translation>
            <numerusform>%n өткізіп жіберілді: мағынасы жоқ.</numerusform>
            <numerusform>%n өткізіп жіберілді: мағынасы жоқ.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: there is no more room.</source>
        <translation>
            <numerusform>%n қосылмады: орын қалмады.</numerusform>
            <numerusform>%n қосылмады: орын қалмады.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ViewTabs</name>
    <message>
        <source>changed, not saved</source>
        <translation>өзгертілген, сақталмаған</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Көріністер</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Көріністі сақтау</translation>
    </message>
    <message>
        <source>Keep these filters, order and columns as a view of your own</source>
        <translation>Осы сүзгілерді, ретті және бағандарды өз көрінісіңіз етіп сақтау</translation>
    </message>
    <message>
        <source>Reset view</source>
        <translation>Көріністі қайтару</translation>
    </message>
    <message>
        <source>Back to the filters and the order of this view</source>
        <translation>Осы көріністің сүзгілері мен ретіне оралу</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Өзгерістерді сақтау</translation>
    </message>
    <message>
        <source>This view has these filters and this order from now on</source>
        <translation>Енді бұл көріністің сүзгілері мен реті осындай болады</translation>
    </message>
</context>
</TS>
