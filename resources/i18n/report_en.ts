<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>BriefReport</name>
    <message numerus="yes">
        <source>Snapshots: %n</source>
        <translation>
            <numerusform>Snapshots: %n</numerusform>
            <numerusform>Snapshots: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportHeader</name>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n attempt</numerusform>
            <numerusform>%n attempts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ViolationPanel</name>
    <message numerus="yes">
        <source>Violations: %n</source>
        <translation>
            <numerusform>Violations: %n</numerusform>
            <numerusform>Violations: %n</numerusform>
        </translation>
    </message>
</context>
</TS>
