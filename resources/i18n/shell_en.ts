<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Acting</name>
    <message numerus="yes">
        <source>%n exam(s) put into the queue of downloads.</source>
        <translation>
            <numerusform>%n exam put into the queue of downloads.</numerusform>
            <numerusform>%n exams put into the queue of downloads.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exam(s) to review put into the queue of downloads.</source>
        <translation>
            <numerusform>%n exam to review put into the queue of downloads.</numerusform>
            <numerusform>%n exams to review put into the queue of downloads.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exam(s) taken out of the queue.</source>
        <translation>
            <numerusform>%n exam taken out of the queue.</numerusform>
            <numerusform>%n exams taken out of the queue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exam(s) erased from this computer.</source>
        <translation>
            <numerusform>%n exam erased from this computer.</numerusform>
            <numerusform>%n exams erased from this computer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnewPage</name>
    <message numerus="yes">
        <source>%n decision(s) in it have not reached the server.</source>
        <translation>
            <numerusform>%n decision in it has not reached the server.</numerusform>
            <numerusform>%n decisions in it have not reached the server.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Give up %n decision(s)</source>
        <translation>
            <numerusform>Give up %n decision</numerusform>
            <numerusform>Give up %n decisions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AskDialog</name>
    <message numerus="yes">
        <source>Download %n exam(s)?</source>
        <translation>
            <numerusform>Download %n exam?</numerusform>
            <numerusform>Download %n exams?</numerusform>
        </translation>
    </message>
</context>
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
    <name>DownloadsButton</name>
    <message numerus="yes">
        <source>%n download(s)</source>
        <translation>
            <numerusform>%n download</numerusform>
            <numerusform>%n downloads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DownloadsPage</name>
    <message numerus="yes">
        <source>%n exam(s)</source>
        <translation>
            <numerusform>%n exam</numerusform>
            <numerusform>%n exams</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DownloadsPart</name>
    <message numerus="yes">
        <source>%n exam(s) were removed from this computer: their time was over.</source>
        <translation>
            <numerusform>%n exam was removed from this computer: its time was over.</numerusform>
            <numerusform>%n exams were removed from this computer: their time was over.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message numerus="yes">
        <source>Erase %n exam(s) from this computer?</source>
        <translation>
            <numerusform>Erase %n exam from this computer?</numerusform>
            <numerusform>Erase %n exams from this computer?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GoneLine</name>
    <message numerus="yes">
        <source>%n exam(s) were removed from this computer: their time was over.</source>
        <translation>
            <numerusform>%n exam was removed from this computer: its time was over.</numerusform>
            <numerusform>%n exams were removed from this computer: their time was over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Downloads may stay for %n day(s).</source>
        <translation>
            <numerusform>Downloads may stay for %n day.</numerusform>
            <numerusform>Downloads may stay for %n days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message numerus="yes">
        <source>%n decision(s) without an answer for too long</source>
        <translation>
            <numerusform>%n decision without an answer for too long</numerusform>
            <numerusform>%n decisions without an answer for too long</numerusform>
        </translation>
    </message>
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
    <name>LockCard</name>
    <message numerus="yes">
        <source>%n decision(s) wait here, encrypted.</source>
        <translation>
            <numerusform>%n decision waits here, encrypted.</numerusform>
            <numerusform>%n decisions wait here, encrypted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxDialog</name>
    <message numerus="yes">
        <source>%n more wait to be sent</source>
        <translation>
            <numerusform>%n more waits to be sent</numerusform>
            <numerusform>%n more wait to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n other(s)</source>
        <translation>
            <numerusform>Show %n other</numerusform>
            <numerusform>Show %n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Really withdraw %n?</source>
        <translation>
            <numerusform>Really withdraw %n?</numerusform>
            <numerusform>Really withdraw %n?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Withdraw all refused (%n)</source>
        <translation>
            <numerusform>Withdraw all refused (%n)</numerusform>
            <numerusform>Withdraw all refused (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwnActsDialog</name>
    <message numerus="yes">
        <source>%n act(s)</source>
        <translation>
            <numerusform>%n act</numerusform>
            <numerusform>%n acts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n act(s) written to {name}, readable by anyone.</source>
        <translation>
            <numerusform>%n act written to {name}, readable by anyone.</numerusform>
            <numerusform>%n acts written to {name}, readable by anyone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message numerus="yes">
        <source>At least %n characters, please.</source>
        <translation>
            <numerusform>At least %n character, please.</numerusform>
            <numerusform>At least %n characters, please.</numerusform>
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
    <name>Pause</name>
    <message numerus="yes">
        <source>Try again in %n s</source>
        <translation>
            <numerusform>Try again in %n s</numerusform>
            <numerusform>Try again in %n s</numerusform>
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
    <name>QuitDialog</name>
    <message numerus="yes">
        <source>%n exam(s) are still to come</source>
        <translation>
            <numerusform>%n exam is still to come</numerusform>
            <numerusform>%n exams are still to come</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoomLine</name>
    <message numerus="yes">
        <source>%n report(s) open without a network</source>
        <translation>
            <numerusform>%n report opens without a network</numerusform>
            <numerusform>%n reports open without a network</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>removed %n day(s) after decision or download</source>
        <translation>
            <numerusform>removed %n day after decision or download</numerusform>
            <numerusform>removed %n days after decision or download</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleEditor</name>
    <message numerus="yes">
        <source>It finds %n exam(s) now.</source>
        <translation>
            <numerusform>It finds %n exam now.</numerusform>
            <numerusform>It finds %n exams now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SecuritySection</name>
    <message numerus="yes">
        <source>after %n min</source>
        <translation>
            <numerusform>after %n min</numerusform>
            <numerusform>after %n min</numerusform>
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
    <name>Telling</name>
    <message numerus="yes">
        <source>%n download(s)</source>
        <translation>
            <numerusform>%n download</numerusform>
            <numerusform>%n downloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exam(s) downloaded: they open without a network now.</source>
        <translation>
            <numerusform>%n exam downloaded: it opens without a network now.</numerusform>
            <numerusform>%n exams downloaded: they open without a network now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exam(s) could not be downloaded.</source>
        <translation>
            <numerusform>%n exam could not be downloaded.</numerusform>
            <numerusform>%n exams could not be downloaded.</numerusform>
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
    <message numerus="yes">
        <source>%n decision(s) have had no answer from the server for too long. They are kept and sent on.</source>
        <translation>
            <numerusform>%n decision has had no answer from the server for too long. It is kept and sent on.</numerusform>
            <numerusform>%n decisions have had no answer from the server for too long. They are kept and sent on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server was put back to an earlier state. The list is new; %n decision(s) that it may have lost are sent again.</source>
        <translation>
            <numerusform>The server was put back to an earlier state. The list is new; %n decision that it may have lost is sent again.</numerusform>
            <numerusform>The server was put back to an earlier state. The list is new; %n decisions that it may have lost are sent again.</numerusform>
        </translation>
    </message>
</context>
</TS>
