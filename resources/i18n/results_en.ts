<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>BatchBar</name>
    <message numerus="yes">
        <source>All {count} that match are selected</source>
        <translation>
            <numerusform>All {count} that match is selected</numerusform>
            <numerusform>All {count} that match are selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} selected</source>
        <translation>
            <numerusform>{count} selected</numerusform>
            <numerusform>{count} selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batching</name>
    <message numerus="yes">
        <source>{count} exams are selected; at most {most} can be changed at once. Nothing was changed.</source>
        <translation>
            <numerusform>{count} exam is selected; at most {most} can be changed at once. Nothing was changed.</numerusform>
            <numerusform>{count} exams are selected; at most {most} can be changed at once. Nothing was changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message numerus="yes">
        <source>At most %n row(s) can be copied at once.</source>
        <translation>
            <numerusform>At most %n row can be copied at once.</numerusform>
            <numerusform>At most %n rows can be copied at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExamPage</name>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n attempt</numerusform>
            <numerusform>%n attempts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n violation(s)</source>
        <translation>
            <numerusform>%n violation</numerusform>
            <numerusform>%n violations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moment(s)</source>
        <translation>
            <numerusform>%n moment</numerusform>
            <numerusform>%n moments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message numerus="yes">
        <source>%n row(s) written to {name}, readable by anyone.</source>
        <translation>
            <numerusform>%n row written to {name}, readable by anyone.</numerusform>
            <numerusform>%n rows written to {name}, readable by anyone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message numerus="yes">
        <source>%n exam(s) left</source>
        <translation>
            <numerusform>%n exam left</numerusform>
            <numerusform>%n exams left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exam(s)</source>
        <translation>
            <numerusform>%n exam</numerusform>
            <numerusform>%n exams</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message numerus="yes">
        <source>%n exam(s)</source>
        <translation>
            <numerusform>%n exam</numerusform>
            <numerusform>%n exams</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupPage</name>
    <message numerus="yes">
        <source>%n more exam(s) in the table</source>
        <translation>
            <numerusform>%n more exam in the table</numerusform>
            <numerusform>%n more exams in the table</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupWords</name>
    <message numerus="yes">
        <source>%n exam(s)</source>
        <translation>
            <numerusform>%n exam</numerusform>
            <numerusform>%n exams</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without decision</source>
        <translation>
            <numerusform>%n without decision</numerusform>
            <numerusform>%n without decision</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageFrame</name>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n group</numerusform>
            <numerusform>%n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exam name(s)</source>
        <translation>
            <numerusform>%n exam name</numerusform>
            <numerusform>%n exam names</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n system(s)</source>
        <translation>
            <numerusform>%n system</numerusform>
            <numerusform>%n systems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n student(s)</source>
        <translation>
            <numerusform>%n student</numerusform>
            <numerusform>%n students</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exam(s)</source>
        <translation>
            <numerusform>%n exam</numerusform>
            <numerusform>%n exams</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message numerus="yes">
        <source>%n row(s) selected</source>
        <translation>
            <numerusform>%n row selected</numerusform>
            <numerusform>%n rows selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message numerus="yes">
        <source>At most %n row(s) can be printed at once; more go into a file (Export).</source>
        <translation>
            <numerusform>At most %n row can be printed at once; more go into a file (Export).</numerusform>
            <numerusform>At most %n rows can be printed at once; more go into a file (Export).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) sent to the printer.</source>
        <translation>
            <numerusform>%n page sent to the printer.</numerusform>
            <numerusform>%n pages sent to the printer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ViewExchange</name>
    <message numerus="yes">
        <source>%n view(s) written to the file.</source>
        <translation>
            <numerusform>%n view written to the file.</numerusform>
            <numerusform>%n views written to the file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n view(s) added.</source>
        <translation>
            <numerusform>%n view added.</numerusform>
            <numerusform>%n views added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: it makes no sense.</source>
        <translation>
            <numerusform>%n left out: it makes no sense.</numerusform>
            <numerusform>%n left out: they make no sense.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: there is no more room.</source>
        <translation>
            <numerusform>%n left out: there is no more room.</numerusform>
            <numerusform>%n left out: there is no more room.</numerusform>
        </translation>
    </message>
</context>
</TS>
