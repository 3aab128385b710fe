<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>FilterBar</name>
    <message numerus="yes">
        <source>%n exam(s) left</source>
        <translation>
            <numerusform>%n exam left</numerusform>
            <numerusform>%n exams left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageFrame</name>
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
    <name>ResultsPage</name>
    <message numerus="yes">
        <source>At most %n row(s) can be copied at once.</source>
        <translation>
            <numerusform>At most %n row can be copied at once.</numerusform>
            <numerusform>At most %n rows can be copied at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
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
</TS>
