<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Appeals</name>
    <message numerus="yes">
        <source>The report goes in as PDF and JSON, with frames and clips of %n confirmed violation(s), from 3 s before to 3 s after, and a list of hashes.</source>
        <translation>
            <numerusform>The report goes in as PDF and JSON, with frames and clips of %n confirmed violation, from 3 s before to 3 s after, and a list of hashes.</numerusform>
            <numerusform>The report goes in as PDF and JSON, with frames and clips of %n confirmed violations, from 3 s before to 3 s after, and a list of hashes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) here are not those of the report.</source>
        <translation>
            <numerusform>%n recording here is not that of the report.</numerusform>
            <numerusform>%n recordings here are not those of the report.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) or clip(s) could not be had.</source>
        <translation>
            <numerusform>%n frame or clip could not be had.</numerusform>
            <numerusform>%n frames or clips could not be had.</numerusform>
        </translation>
    </message>
</context>
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
    <name>HonestyPanel</name>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Own violations: %n. They are not in the figure and would weigh {points}.</source>
        <translation>
            <numerusform>Own violations: %n. It is not in the figure and would weigh {points}.</numerusform>
            <numerusform>Own violations: %n. They are not in the figure and would weigh {points}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwnTrouble</name>
    <message numerus="yes">
        <source>%n of your acts on this exam met somebody else&apos;s; nothing was overwritten.</source>
        <translation>
            <numerusform>%n of your acts on this exam met somebody else&apos;s; nothing was overwritten.</numerusform>
            <numerusform>%n of your acts on this exam met somebody else&apos;s; nothing was overwritten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your acts on this exam could not be delivered.</source>
        <translation>
            <numerusform>%n of your acts on this exam could not be delivered.</numerusform>
            <numerusform>%n of your acts on this exam could not be delivered.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaneMessages</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message numerus="yes">
        <source>%n page(s) sent to the printer.</source>
        <translation>
            <numerusform>%n page sent to the printer.</numerusform>
            <numerusform>%n pages sent to the printer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlayerMenus</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
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
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>%n left</numerusform>
            <numerusform>%n left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>≈ {each} a decision · %n left, ≈ {rest}</source>
        <translation>
            <numerusform>≈ {each} a decision · %n left, ≈ {rest}</numerusform>
            <numerusform>≈ {each} a decision · %n left, ≈ {rest}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message numerus="yes">
        <source>%n moment(s) left · {time}</source>
        <translation>
            <numerusform>%n moment left · {time}</numerusform>
            <numerusform>%n moments left · {time}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stretch(es) ahead cannot be seen or heard:</source>
        <translation>
            <numerusform>%n stretch ahead cannot be seen or heard:</numerusform>
            <numerusform>%n stretches ahead cannot be seen or heard:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerdictBar</name>
    <message numerus="yes">
        <source>Confirm: %n</source>
        <translation>
            <numerusform>Confirm: %n</numerusform>
            <numerusform>Confirm: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Dismiss: %n</source>
        <translation>
            <numerusform>Dismiss: %n</numerusform>
            <numerusform>Dismiss: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ViolationPanel</name>
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
</TS>
