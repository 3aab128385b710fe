<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>DecisionPanel</name>
    <message numerus="yes">
        <source>Too long by %n letter(s)</source>
        <translation>
            <numerusform>Too long by %n letter</numerusform>
            <numerusform>Too long by %n letters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) left</source>
        <translation>
            <numerusform>%n letter left</numerusform>
            <numerusform>%n letters left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message numerus="yes">
        <source>Offline · %n decision(s) waiting to be sent</source>
        <translation>
            <numerusform>Offline · %n decision waiting to be sent</numerusform>
            <numerusform>Offline · %n decisions waiting to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Online · %n decision(s) waiting to be sent</source>
        <translation>
            <numerusform>Online · %n decision waiting to be sent</numerusform>
            <numerusform>Online · %n decisions waiting to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>updated %n s ago</source>
        <translation>
            <numerusform>updated %n s ago</numerusform>
            <numerusform>updated %n s ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>updated %n min ago</source>
        <translation>
            <numerusform>updated %n min ago</numerusform>
            <numerusform>updated %n min ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Judging</name>
    <message numerus="yes">
        <source>Saved: %1. %n violation(s) that it stands on never were on your screen; you can undo.</source>
        <translation>
            <numerusform>Saved: %1. %n violation that it stands on never was on your screen; you can undo.</numerusform>
            <numerusform>Saved: %1. %n violations that it stands on never were on your screen; you can undo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n violation(s) confirmed</source>
        <translation>
            <numerusform>%n violation confirmed</numerusform>
            <numerusform>%n violations confirmed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n violation(s) dismissed</source>
        <translation>
            <numerusform>%n violation dismissed</numerusform>
            <numerusform>%n violations dismissed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n verdict(s) taken back</source>
        <translation>
            <numerusform>%n verdict taken back</numerusform>
            <numerusform>%n verdicts taken back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message numerus="yes">
        <source>%n decision(s) written to the file, readable by anyone.</source>
        <translation>
            <numerusform>%n decision written to the file, readable by anyone.</numerusform>
            <numerusform>%n decisions written to the file, readable by anyone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PassphrasePage</name>
    <message numerus="yes">
        <source>At least %n characters, please.</source>
        <translation>
            <numerusform>At least %n character, please.</numerusform>
            <numerusform>At least %n characters, please.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message numerus="yes">
        <source>%n decision(s) came back from the second copy and will be sent.</source>
        <translation>
            <numerusform>%n decision came back from the second copy and will be sent.</numerusform>
            <numerusform>%n decisions came back from the second copy and will be sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignOutDialog</name>
    <message numerus="yes">
        <source>Discard %n decision(s) that nobody has received</source>
        <translation>
            <numerusform>Discard %n decision that nobody has received</numerusform>
            <numerusform>Discard %n decisions that nobody has received</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) have not reached the server yet.</source>
        <translation>
            <numerusform>%n decision has not reached the server yet.</numerusform>
            <numerusform>%n decisions have not reached the server yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UndeliveredWatch</name>
    <message numerus="yes">
        <source>%n decision(s) met another proctor&apos;s; nothing was overwritten.</source>
        <translation>
            <numerusform>%n decision met another proctor&apos;s; nothing was overwritten.</numerusform>
            <numerusform>%n decisions met another proctor&apos;s; nothing was overwritten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) could not be delivered; they are kept.</source>
        <translation>
            <numerusform>%n decision could not be delivered; it is kept.</numerusform>
            <numerusform>%n decisions could not be delivered; they are kept.</numerusform>
        </translation>
    </message>
</context>
</TS>
