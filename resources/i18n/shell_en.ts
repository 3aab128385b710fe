<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About OES Desktop</source>
        <translation>About OES Desktop</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licences</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Review recorded exams: fast, offline, encrypted</source>
        <translation>Review recorded exams: fast, offline, encrypted</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>not found</translation>
    </message>
    <message>
        <source>OES Desktop is free software: GNU General Public License, version 3 or later.</source>
        <translation>OES Desktop is free software: GNU General Public License, version 3 or later.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>E&amp;xam</source>
        <translation>E&amp;xam</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Window</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>&amp;Update now</source>
        <translation>&amp;Update now</translation>
    </message>
    <message>
        <source>&amp;Sign out</source>
        <translation>&amp;Sign out</translation>
    </message>
    <message>
        <source>Sign out and &amp;erase this computer's copy…</source>
        <translation>Sign out and &amp;erase this computer's copy…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quit</translation>
    </message>
    <message>
        <source>&amp;Undo decision</source>
        <translation>&amp;Undo decision</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Search</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>&amp;Commands…</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>Se&amp;ttings…</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Full screen</translation>
    </message>
    <message>
        <source>&amp;Minimise</source>
        <translation>&amp;Minimise</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>&amp;Close window</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Keys</translation>
    </message>
    <message>
        <source>&amp;About OES Desktop</source>
        <translation>&amp;About OES Desktop</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Language</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Theme</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
</context>
<context>
    <name>CheckList</name>
    <message>
        <source>Clear</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Commands</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>What do you want to do?</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copy details</translation>
    </message>
    <message>
        <source>Open the folder of logs</source>
        <translation>Open the folder of logs</translation>
    </message>
</context>
<context>
    <name>DateRangePopup</name>
    <message>
        <source>Clear</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>From</source>
        <translation>From</translation>
    </message>
    <message>
        <source>To</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 days</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 days</translation>
    </message>
</context>
<context>
    <name>ExplanationPage</name>
    <message>
        <source>The OES review API</source>
        <translation>The OES review API</translation>
    </message>
    <message>
        <source>For the administrator of your institution</source>
        <translation>For the administrator of your institution</translation>
    </message>
    <message>
        <source>OES Desktop talks to a server in an open way of its own: results, reports, recordings and decisions over HTTPS. A web page for proctors alone is not enough.</source>
        <translation>OES Desktop talks to a server in an open way of its own: results, reports, recordings and decisions over HTTPS. A web page for proctors alone is not enough.</translation>
    </message>
    <message>
        <source>A server that speaks it comes with the program. The institution runs it where the recordings are:</source>
        <translation>A server that speaks it comes with the program. The institution runs it where the recordings are:</translation>
    </message>
    <message>
        <source>The README says how to add proctors, set up TLS and import exams. /api/v1/meta answers when a server speaks the API.</source>
        <translation>The README says how to add proctors, set up TLS and import exams. /api/v1/meta answers when a server speaks the API.</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Command</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Copy the command</translation>
    </message>
    <message>
        <source>Back to sign-in</source>
        <translation>Back to sign-in</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Loading: {had} of {expected}</source>
        <translation>Loading: {had} of {expected}</translation>
    </message>
    <message>
        <source>Loading: {had}</source>
        <translation>Loading: {had}</translation>
    </message>
    <message numerus="yes">
        <source>Offline · %n decision(s) waiting to be sent</source>
        <translation>
                <numerusform>Offline · %n decision waiting to be sent</numerusform>
                <numerusform>Offline · %n decisions waiting to be sent</numerusform>
            </translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message numerus="yes">
        <source>Online · %n decision(s) waiting to be sent</source>
        <translation>
                <numerusform>Online · %n decision waiting to be sent</numerusform>
                <numerusform>Online · %n decisions waiting to be sent</numerusform>
            </translation>
    </message>
    <message>
        <source>Online · {age}</source>
        <translation>Online · {age}</translation>
    </message>
    <message>
        <source>updated just now</source>
        <translation>updated just now</translation>
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
    <message>
        <source>Account: {name}</source>
        <translation>Account: {name}</translation>
    </message>
</context>
<context>
    <name>KeyringPage</name>
    <message>
        <source>Waiting for the keyring…</source>
        <translation>Waiting for the keyring…</translation>
    </message>
    <message>
        <source>Waiting for the keyring</source>
        <translation>Waiting for the keyring</translation>
    </message>
    <message>
        <source>The key of your data lies in the keyring of the system, and the system has not given it yet. Perhaps a window asks for its password. Nothing is changed meanwhile.</source>
        <translation>The key of your data lies in the keyring of the system, and the system has not given it yet. Perhaps a window asks for its password. Nothing is changed meanwhile.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Repair and open</source>
        <translation>Repair and open</translation>
    </message>
    <message>
        <source>Set the old profile aside and start anew</source>
        <translation>Set the old profile aside and start anew</translation>
    </message>
    <message>
        <source>Use a passphrase instead</source>
        <translation>Use a passphrase instead</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Back to sign-in</source>
        <translation>Back to sign-in</translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Everywhere</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>search</source>
        <translation>search</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>commands</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>settings</translation>
    </message>
    <message>
        <source>update now</source>
        <translation>update now</translation>
    </message>
    <message>
        <source>this sheet</source>
        <translation>this sheet</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>row</source>
        <translation>row</translation>
    </message>
    <message>
        <source>open the report</source>
        <translation>open the report</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>preview</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>decision</translation>
    </message>
    <message>
        <source>select all</source>
        <translation>select all</translation>
    </message>
    <message>
        <source>undo the decision</source>
        <translation>undo the decision</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>play, pause</source>
        <translation>play, pause</translation>
    </message>
    <message>
        <source>back, stop, forward; again is faster</source>
        <translation>back, stop, forward; again is faster</translation>
    </message>
    <message>
        <source>5 seconds</source>
        <translation>5 seconds</translation>
    </message>
    <message>
        <source>1 second</source>
        <translation>1 second</translation>
    </message>
    <message>
        <source>one frame</source>
        <translation>one frame</translation>
    </message>
    <message>
        <source>next, previous violation</source>
        <translation>next, previous violation</translation>
    </message>
    <message>
        <source>confirm, dismiss the violation</source>
        <translation>confirm, dismiss the violation</translation>
    </message>
    <message>
        <source>violations only</source>
        <translation>violations only</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>comment</translation>
    </message>
    <message>
        <source>previous, next report</source>
        <translation>previous, next report</translation>
    </message>
    <message>
        <source>close the report</source>
        <translation>close the report</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Letters and digits work by their place on the keyboard in every layout, and are off while you type in a field.</source>
        <translation>Letters and digits work by their place on the keyboard in every layout, and are off while you type in a field.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Copy details</source>
        <translation>Copy details</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>Close this notice</translation>
    </message>
</context>
<context>
    <name>OfflineBanner</name>
    <message>
        <source>Try now</source>
        <translation>Try now</translation>
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
    <message>
        <source>Fill this in.</source>
        <translation>Fill this in.</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>The two passphrases differ.</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Choose a passphrase</translation>
    </message>
    <message>
        <source>It encrypts recordings and decisions on this computer and is asked for at every start. Nobody can restore it: without it the copy here is lost, what the server has stays.</source>
        <translation>It encrypts recordings and decisions on this computer and is asked for at every start. Nobody can restore it: without it the copy here is lost, what the server has stays.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Type the passphrase that opens your data on this computer.</source>
        <translation>Type the passphrase that opens your data on this computer.</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Passphrase</translation>
    </message>
    <message>
        <source>Passphrase &amp;again</source>
        <translation>Passphrase &amp;again</translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <translation>Show the passphrase</translation>
    </message>
    <message>
        <source>Hide the passphrase</source>
        <translation>Hide the passphrase</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>Caps Lock is on</translation>
    </message>
    <message>
        <source>Use this passphrase</source>
        <translation>Use this passphrase</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Back to sign-in</source>
        <translation>Back to sign-in</translation>
    </message>
</context>
<context>
    <name>ProfilesPage</name>
    <message>
        <source>Downloaded reports</source>
        <translation>Downloaded reports</translation>
    </message>
    <message>
        <source>Whose should be opened without the network?</source>
        <translation>Whose should be opened without the network?</translation>
    </message>
    <message>
        <source>Back to sign-in</source>
        <translation>Back to sign-in</translation>
    </message>
</context>
<context>
    <name>RangePopup</name>
    <message>
        <source>to</source>
        <translation>to</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>{title}: from</source>
        <translation>{title}: from</translation>
    </message>
    <message>
        <source>{title}: to</source>
        <translation>{title}: to</translation>
    </message>
</context>
<context>
    <name>RecoverPage</name>
    <message>
        <source>Fill this in.</source>
        <translation>Fill this in.</translation>
    </message>
    <message>
        <source>Forgot login or password?</source>
        <translation>Forgot login or password?</translation>
    </message>
    <message>
        <source>Type your login or e-mail. A mail will name your login and bring a code for a new password.</source>
        <translation>Type your login or e-mail. A mail will name your login and bring a code for a new password.</translation>
    </message>
    <message>
        <source>&amp;Login or e-mail</source>
        <translation>&amp;Login or e-mail</translation>
    </message>
    <message>
        <source>Send the mail</source>
        <translation>Send the mail</translation>
    </message>
    <message>
        <source>I have a code already</source>
        <translation>I have a code already</translation>
    </message>
    <message>
        <source>Back to sign-in</source>
        <translation>Back to sign-in</translation>
    </message>
</context>
<context>
    <name>ResetPage</name>
    <message>
        <source>Fill this in.</source>
        <translation>Fill this in.</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>The two passwords differ.</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>If the server knows you, a mail with a code is on its way. It is good for 30 minutes, once.</source>
        <translation>If the server knows you, a mail with a code is on its way. It is good for 30 minutes, once.</translation>
    </message>
    <message>
        <source>&amp;Code from the mail</source>
        <translation>&amp;Code from the mail</translation>
    </message>
    <message>
        <source>&amp;New password</source>
        <translation>&amp;New password</translation>
    </message>
    <message>
        <source>New password &amp;again</source>
        <translation>New password &amp;again</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Show the password</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>Hide the password</translation>
    </message>
    <message>
        <source>Save and sign in</source>
        <translation>Save and sign in</translation>
    </message>
    <message>
        <source>Back to sign-in</source>
        <translation>Back to sign-in</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Language</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Theme</translation>
    </message>
    <message>
        <source>&amp;Undo a decision for</source>
        <translation>&amp;Undo a decision for</translation>
    </message>
    <message>
        <source>&amp;Volume of recordings</source>
        <translation>&amp;Volume of recordings</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>&amp;Compact rows</source>
        <translation>&amp;Compact rows</translation>
    </message>
    <message>
        <source>&amp;Stay signed in on this computer</source>
        <translation>&amp;Stay signed in on this computer</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>A decision is kept on this computer at once and sent to the server after this time; until then it can be taken back.</source>
        <translation>A decision is kept on this computer at once and sent to the server after this time; until then it can be taken back.</translation>
    </message>
</context>
<context>
    <name>SignInForm</name>
    <message>
        <source>Fill this in.</source>
        <translation>Fill this in.</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>Not encrypted</translation>
    </message>
    <message>
        <source>The connection will be encrypted</source>
        <translation>The connection will be encrypted</translation>
    </message>
    <message>
        <source>Sign-in for proctors</source>
        <translation>Sign-in for proctors</translation>
    </message>
    <message>
        <source>OES administration</source>
        <translation>OES administration</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>&amp;Login</source>
        <translation>&amp;Login</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Password</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Show the password</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>Hide the password</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>Caps Lock is on</translation>
    </message>
    <message>
        <source>Stay signed in</source>
        <translation>Stay signed in</translation>
    </message>
    <message>
        <source>Forgot password?</source>
        <translation>Forgot password?</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>No network?</source>
        <translation>No network?</translation>
    </message>
    <message>
        <source>Open downloaded reports</source>
        <translation>Open downloaded reports</translation>
    </message>
    <message>
        <source>The server must speak the OES review API.</source>
        <translation>The server must speak the OES review API.</translation>
    </message>
    <message>
        <source>What is that?</source>
        <translation>What is that?</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Opening…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Signing in…</translation>
    </message>
    <message>
        <source>Preparing the key, this takes a moment…</source>
        <translation>Preparing the key, this takes a moment…</translation>
    </message>
    <message>
        <source>Trying again…</source>
        <translation>Trying again…</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Working…</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Asking the server…</translation>
    </message>
    <message>
        <source>Nobody has signed in on this computer yet, so there are no downloaded reports.</source>
        <translation>Nobody has signed in on this computer yet, so there are no downloaded reports.</translation>
    </message>
</context>
<context>
    <name>SignOutDialog</name>
    <message>
        <source>Sign out and erase</source>
        <translation>Sign out and erase</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
    <message numerus="yes">
        <source>Discard %n decision(s) that nobody has received</source>
        <translation>
                <numerusform>Discard %n decision that nobody has received</numerusform>
                <numerusform>Discard %n decisions that nobody has received</numerusform>
            </translation>
    </message>
    <message>
        <source>Erase and sign out</source>
        <translation>Erase and sign out</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Stay</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Send now</translation>
    </message>
    <message>
        <source>Save to a file…</source>
        <translation>Save to a file…</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) have not reached the server yet.</source>
        <translation>
                <numerusform>%n decision has not reached the server yet.</numerusform>
                <numerusform>%n decisions have not reached the server yet.</numerusform>
            </translation>
    </message>
    <message>
        <source>The key of this computer's copy is destroyed first, then the list, the reports and the recordings. Nothing on the server changes.</source>
        <translation>The key of this computer's copy is destroyed first, then the list, the reports and the recordings. Nothing on the server changes.</translation>
    </message>
    <message>
        <source>They stay on this computer, encrypted, and leave after your next sign-in.</source>
        <translation>They stay on this computer, encrypted, and leave after your next sign-in.</translation>
    </message>
    <message>
        <source>Save unsent decisions</source>
        <translation>Save unsent decisions</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Use a passphrase</source>
        <translation>Use a passphrase</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>Start anew</translation>
    </message>
    <message>
        <source>About this version</source>
        <translation>About this version</translation>
    </message>
    <message>
        <source>Change the address</source>
        <translation>Change the address</translation>
    </message>
    <message>
        <source>The local data is damaged</source>
        <translation>The local data is damaged</translation>
    </message>
    <message>
        <source>The list can be fetched again from the server, and unsent decisions are kept in a second place.</source>
        <translation>The list can be fetched again from the server, and unsent decisions are kept in a second place.</translation>
    </message>
    <message>
        <source>The profile on this computer is damaged</source>
        <translation>The profile on this computer is damaged</translation>
    </message>
    <message>
        <source>It was left untouched. You can start anew: the old profile is set aside, not deleted.</source>
        <translation>It was left untouched. You can start anew: the old profile is set aside, not deleted.</translation>
    </message>
    <message>
        <source>A stored piece of a recording is damaged</source>
        <translation>A stored piece of a recording is damaged</translation>
    </message>
    <message>
        <source>It is fetched again from the server when there is a connection.</source>
        <translation>It is fetched again from the server when there is a connection.</translation>
    </message>
    <message>
        <source>The recording is damaged</source>
        <translation>The recording is damaged</translation>
    </message>
    <message>
        <source>It plays up to the damage. The rest of the report is not touched.</source>
        <translation>It plays up to the damage. The rest of the report is not touched.</translation>
    </message>
    <message>
        <source>The recording is not the one of the report</source>
        <translation>The recording is not the one of the report</translation>
    </message>
    <message>
        <source>Its bytes do not fit the fingerprint in the report, so it is not shown as complete.</source>
        <translation>Its bytes do not fit the fingerprint in the report, so it is not shown as complete.</translation>
    </message>
    <message>
        <source>The second copy of unsent decisions is damaged</source>
        <translation>The second copy of unsent decisions is damaged</translation>
    </message>
    <message>
        <source>The first copy is in use and is written anew. Nothing was lost so far.</source>
        <translation>The first copy is in use and is written anew. Nothing was lost so far.</translation>
    </message>
    <message>
        <source>The server's catalogue is damaged</source>
        <translation>The server's catalogue is damaged</translation>
    </message>
    <message>
        <source>Restore it from a backup. Nothing was overwritten.</source>
        <translation>Restore it from a backup. Nothing was overwritten.</translation>
    </message>
    <message>
        <source>The disk does not work as it should</source>
        <translation>The disk does not work as it should</translation>
    </message>
    <message>
        <source>Reading or writing failed. What was saved before is kept. Check the disk.</source>
        <translation>Reading or writing failed. What was saved before is kept. Check the disk.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>The disk is full</translation>
    </message>
    <message>
        <source>The last change could not be saved. Free some room, then try again.</source>
        <translation>The last change could not be saved. Free some room, then try again.</translation>
    </message>
    <message>
        <source>The folder cannot be written</source>
        <translation>The folder cannot be written</translation>
    </message>
    <message>
        <source>The disk or folder is read-only for you. The last change was not saved.</source>
        <translation>The disk or folder is read-only for you. The last change was not saved.</translation>
    </message>
    <message>
        <source>A file is in use</source>
        <translation>A file is in use</translation>
    </message>
    <message>
        <source>Another program, perhaps a virus scanner, holds it. Try again in a moment.</source>
        <translation>Another program, perhaps a virus scanner, holds it. Try again in a moment.</translation>
    </message>
    <message>
        <source>A file is missing</source>
        <translation>A file is missing</translation>
    </message>
    <message>
        <source>It was there before. If it is on another disk, connect that disk.</source>
        <translation>It was there before. If it is on another disk, connect that disk.</translation>
    </message>
    <message>
        <source>VLC is not installed</source>
        <translation>VLC is not installed</translation>
    </message>
    <message>
        <source>Recordings are played through VLC 3. Install VLC media player; everything but video works without it.</source>
        <translation>Recordings are played through VLC 3. Install VLC media player; everything but video works without it.</translation>
    </message>
    <message>
        <source>VLC is incomplete</source>
        <translation>VLC is incomplete</translation>
    </message>
    <message>
        <source>Its plugins were not found. Install VLC again; everything but video works.</source>
        <translation>Its plugins were not found. Install VLC again; everything but video works.</translation>
    </message>
    <message>
        <source>VLC is too old</source>
        <translation>VLC is too old</translation>
    </message>
    <message>
        <source>Version 3 is needed. Update VLC; everything but video works meanwhile.</source>
        <translation>Version 3 is needed. Update VLC; everything but video works meanwhile.</translation>
    </message>
    <message>
        <source>This computer has no keyring</source>
        <translation>This computer has no keyring</translation>
    </message>
    <message>
        <source>The key of your data needs a safe place. Choose a passphrase: it takes the keyring's place.</source>
        <translation>The key of your data needs a safe place. Choose a passphrase: it takes the keyring's place.</translation>
    </message>
    <message>
        <source>The keyring is locked</source>
        <translation>The keyring is locked</translation>
    </message>
    <message>
        <source>Unlock it when the system asks, then try again. Your data is untouched.</source>
        <translation>Unlock it when the system asks, then try again. Your data is untouched.</translation>
    </message>
    <message>
        <source>The keyring refused</source>
        <translation>The keyring refused</translation>
    </message>
    <message>
        <source>The system did not let the program in. Allow it and try again. Your data is untouched.</source>
        <translation>The system did not let the program in. Allow it and try again. Your data is untouched.</translation>
    </message>
    <message>
        <source>The key of this profile is not in the keyring</source>
        <translation>The key of this profile is not in the keyring</translation>
    </message>
    <message>
        <source>Perhaps it is in another keyring. Nothing was overwritten. Starting anew sets the old profile aside.</source>
        <translation>Perhaps it is in another keyring. Nothing was overwritten. Starting anew sets the old profile aside.</translation>
    </message>
    <message>
        <source>The keyring holds another key</source>
        <translation>The keyring holds another key</translation>
    </message>
    <message>
        <source>It does not fit the data on this computer: the data is not damaged, and nothing was overwritten.</source>
        <translation>It does not fit the data on this computer: the data is not damaged, and nothing was overwritten.</translation>
    </message>
    <message>
        <source>The passphrase is wrong</source>
        <translation>The passphrase is wrong</translation>
    </message>
    <message>
        <source>Check the keyboard layout and Caps Lock. There is no limit of tries.</source>
        <translation>Check the keyboard layout and Caps Lock. There is no limit of tries.</translation>
    </message>
    <message>
        <source>Passphrase needed</source>
        <translation>Passphrase needed</translation>
    </message>
    <message>
        <source>This profile is protected by a passphrase. Type it to open your data.</source>
        <translation>This profile is protected by a passphrase. Type it to open your data.</translation>
    </message>
    <message>
        <source>The server is newer than this program</source>
        <translation>The server is newer than this program</translation>
    </message>
    <message>
        <source>Reading may go on, decisions are kept here. Update the program to send them.</source>
        <translation>Reading may go on, decisions are kept here. Update the program to send them.</translation>
    </message>
    <message>
        <source>The profile was made by a newer version</source>
        <translation>The profile was made by a newer version</translation>
    </message>
    <message>
        <source>This version does not touch it. Update the program.</source>
        <translation>This version does not touch it. Update the program.</translation>
    </message>
    <message>
        <source>The local data was made by a newer version</source>
        <translation>The local data was made by a newer version</translation>
    </message>
    <message>
        <source>The catalogue was made by a newer version</source>
        <translation>The catalogue was made by a newer version</translation>
    </message>
    <message>
        <source>This version does not touch it. Update the server.</source>
        <translation>This version does not touch it. Update the server.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Something went wrong</translation>
    </message>
    <message>
        <source>The program could go on. Copy the details if you ask for help.</source>
        <translation>The program could go on. Copy the details if you ask for help.</translation>
    </message>
    <message>
        <source>A fault of the program</source>
        <translation>A fault of the program</translation>
    </message>
    <message>
        <source>Something happened that should not. Your decisions are safe on this computer. Copy the details and send them to the administrator.</source>
        <translation>Something happened that should not. Your decisions are safe on this computer. Copy the details and send them to the administrator.</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>No connection</translation>
    </message>
    <message>
        <source>The server does not answer. Everything on this computer still works, and your decisions are kept and will be sent by themselves when the connection is back.</source>
        <translation>The server does not answer. Everything on this computer still works, and your decisions are kept and will be sent by themselves when the connection is back.</translation>
    </message>
    <message>
        <source>The server does not answer in time</source>
        <translation>The server does not answer in time</translation>
    </message>
    <message>
        <source>The connection is there, but nothing comes. Nothing is lost; the program keeps trying.</source>
        <translation>The connection is there, but nothing comes. Nothing is lost; the program keeps trying.</translation>
    </message>
    <message>
        <source>The connection broke off</source>
        <translation>The connection broke off</translation>
    </message>
    <message>
        <source>The answer ended half way. What had arrived is kept, and the rest is asked for again.</source>
        <translation>The answer ended half way. What had arrived is kept, and the rest is asked for again.</translation>
    </message>
    <message>
        <source>This is not an OES server</source>
        <translation>This is not an OES server</translation>
    </message>
    <message>
        <source>Something answers at this address, but it does not speak the OES review API: another site, or the sign-in page of a network. Check the address, or open a browser and sign in to the network first.</source>
        <translation>Something answers at this address, but it does not speak the OES review API: another site, or the sign-in page of a network. Check the address, or open a browser and sign in to the network first.</translation>
    </message>
    <message>
        <source>The server's certificate has expired</source>
        <translation>The server's certificate has expired</translation>
    </message>
    <message>
        <source>The connection would not be safe, so nothing was sent. Tell the administrator of the server.</source>
        <translation>The connection would not be safe, so nothing was sent. Tell the administrator of the server.</translation>
    </message>
    <message>
        <source>The certificate belongs to another address</source>
        <translation>The certificate belongs to another address</translation>
    </message>
    <message>
        <source>The server shows a certificate made for another name, so nothing was sent. Check the address.</source>
        <translation>The server shows a certificate made for another name, so nothing was sent. Check the address.</translation>
    </message>
    <message>
        <source>The certificate's authority is not known</source>
        <translation>The certificate's authority is not known</translation>
    </message>
    <message>
        <source>This computer does not trust whoever signed the server's certificate, so nothing was sent. If your institution has a root of its own, it must be installed in the system.</source>
        <translation>This computer does not trust whoever signed the server's certificate, so nothing was sent. If your institution has a root of its own, it must be installed in the system.</translation>
    </message>
    <message>
        <source>No safe connection</source>
        <translation>No safe connection</translation>
    </message>
    <message>
        <source>The encrypted connection could not be set up, so nothing was sent. Tell the administrator.</source>
        <translation>The encrypted connection could not be set up, so nothing was sent. Tell the administrator.</translation>
    </message>
    <message>
        <source>The clock of this computer is wrong</source>
        <translation>The clock of this computer is wrong</translation>
    </message>
    <message>
        <source>It is off by about {minutes} min, so certificates cannot be checked. Set date and time, then try again.</source>
        <translation>It is off by about {minutes} min, so certificates cannot be checked. Set date and time, then try again.</translation>
    </message>
    <message>
        <source>The proxy asks for a password</source>
        <translation>The proxy asks for a password</translation>
    </message>
    <message>
        <source>The network's proxy does not let the program through. Enter the proxy's password in the settings of the system.</source>
        <translation>The network's proxy does not let the program through. Enter the proxy's password in the settings of the system.</translation>
    </message>
    <message>
        <source>The server sends us elsewhere</source>
        <translation>The server sends us elsewhere</translation>
    </message>
    <message>
        <source>It points to {host}, which was not agreed on, so the program did not follow and nothing was sent.</source>
        <translation>It points to {host}, which was not agreed on, so the program did not follow and nothing was sent.</translation>
    </message>
    <message>
        <source>The server is busy</source>
        <translation>The server is busy</translation>
    </message>
    <message>
        <source>It asks for a pause of {retry_after_s} s. Nothing is lost; the program tries again by itself.</source>
        <translation>It asks for a pause of {retry_after_s} s. Nothing is lost; the program tries again by itself.</translation>
    </message>
    <message>
        <source>The server sends wrong parts of a recording</source>
        <translation>The server sends wrong parts of a recording</translation>
    </message>
    <message>
        <source>What came does not fit what was asked for, so nothing of it was kept. Tell the administrator.</source>
        <translation>What came does not fit what was asked for, so nothing of it was kept. Tell the administrator.</translation>
    </message>
    <message>
        <source>Another server at the same address</source>
        <translation>Another server at the same address</translation>
    </message>
    <message>
        <source>The server was replaced or restored from a backup. Your decisions are kept; the list is fetched anew.</source>
        <translation>The server was replaced or restored from a backup. Your decisions are kept; the list is fetched anew.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>The work was stopped before its end. Nothing is lost.</source>
        <translation>The work was stopped before its end. Nothing is lost.</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Sign in again</translation>
    </message>
    <message>
        <source>The server no longer knows this sign-in. Everything here stays as it is, decisions wait to be sent.</source>
        <translation>The server no longer knows this sign-in. Everything here stays as it is, decisions wait to be sent.</translation>
    </message>
    <message>
        <source>Login or password is wrong</source>
        <translation>Login or password is wrong</translation>
    </message>
    <message>
        <source>Check the keyboard layout and Caps Lock, then try again.</source>
        <translation>Check the keyboard layout and Caps Lock, then try again.</translation>
    </message>
    <message>
        <source>Too many tries</source>
        <translation>Too many tries</translation>
    </message>
    <message>
        <source>The server asks you to wait {retry_after_s} s before the next try. You are not locked out.</source>
        <translation>The server asks you to wait {retry_after_s} s before the next try. You are not locked out.</translation>
    </message>
    <message>
        <source>This account is switched off</source>
        <translation>This account is switched off</translation>
    </message>
    <message>
        <source>The server does not let this account in. What is on this computer stays encrypted and kept. Ask the administrator.</source>
        <translation>The server does not let this account in. What is on this computer stays encrypted and kept. Ask the administrator.</translation>
    </message>
    <message>
        <source>The code is not right</source>
        <translation>The code is not right</translation>
    </message>
    <message>
        <source>It works once and for 30 minutes. Check it in the mail, or have a new one sent.</source>
        <translation>It works once and for 30 minutes. Check it in the mail, or have a new one sent.</translation>
    </message>
    <message>
        <source>Too long without the server</source>
        <translation>Too long without the server</translation>
    </message>
    <message>
        <source>The institution lets reports open offline for a limited time, and it is over. Nothing was deleted: connect and sign in.</source>
        <translation>The institution lets reports open offline for a limited time, and it is over. Nothing was deleted: connect and sign in.</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>Not allowed</translation>
    </message>
    <message>
        <source>Your account does not have the right to do this. Nothing was changed. Ask the administrator.</source>
        <translation>Your account does not have the right to do this. Nothing was changed. Ask the administrator.</translation>
    </message>
    <message>
        <source>No right to this exam any more</source>
        <translation>No right to this exam any more</translation>
    </message>
    <message>
        <source>The exam is not, or no longer, among the groups given to you. Other exams are not touched.</source>
        <translation>The exam is not, or no longer, among the groups given to you. Other exams are not touched.</translation>
    </message>
    <message>
        <source>Somebody else has decided meanwhile</source>
        <translation>Somebody else has decided meanwhile</translation>
    </message>
    <message>
        <source>The server holds a decision by {by}. Yours was not sent over it and is kept: compare, then choose.</source>
        <translation>The server holds a decision by {by}. Yours was not sent over it and is kept: compare, then choose.</translation>
    </message>
    <message>
        <source>The server is still at it</source>
        <translation>The server is still at it</translation>
    </message>
    <message>
        <source>It has your decision and has not finished with it. The program asks again.</source>
        <translation>It has your decision and has not finished with it. The program asks again.</translation>
    </message>
    <message>
        <source>This cannot be accepted</source>
        <translation>This cannot be accepted</translation>
    </message>
    <message>
        <source>Something in it is not right: {what} ({path}). Nothing was changed.</source>
        <translation>Something in it is not right: {what} ({path}). Nothing was changed.</translation>
    </message>
    <message>
        <source>The server's answer makes no sense</source>
        <translation>The server's answer makes no sense</translation>
    </message>
    <message>
        <source>The answer to “{call}” was thrown away, what was known stays. Tell the administrator.</source>
        <translation>The answer to “{call}” was thrown away, what was known stays. Tell the administrator.</translation>
    </message>
    <message>
        <source>This is not an address</source>
        <translation>This is not an address</translation>
    </message>
    <message>
        <source>Type it as your institution gave it, such as https://htii.oes.kz.</source>
        <translation>Type it as your institution gave it, such as https://htii.oes.kz.</translation>
    </message>
    <message>
        <source>Only encrypted connections</source>
        <translation>Only encrypted connections</translation>
    </message>
    <message>
        <source>The address must begin with https://. Plain http would show passwords to the whole network.</source>
        <translation>The address must begin with https://. Plain http would show passwords to the whole network.</translation>
    </message>
    <message>
        <source>No password in the address</source>
        <translation>No password in the address</translation>
    </message>
    <message>
        <source>Take login and password out of the address and type them below.</source>
        <translation>Take login and password out of the address and type them below.</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Not found</translation>
    </message>
    <message>
        <source>The server does not know it, or not for you. Nothing else is touched.</source>
        <translation>The server does not know it, or not for you. Nothing else is touched.</translation>
    </message>
    <message>
        <source>It has changed on the server</source>
        <translation>It has changed on the server</translation>
    </message>
    <message>
        <source>The recording is not the one that the report named. Update the report.</source>
        <translation>The recording is not the one that the report named. Update the report.</translation>
    </message>
    <message>
        <source>It is gone</source>
        <translation>It is gone</translation>
    </message>
    <message>
        <source>The server has removed it. What you wrote is kept and can be copied.</source>
        <translation>The server has removed it. What you wrote is kept and can be copied.</translation>
    </message>
    <message>
        <source>The server does not accept this value</source>
        <translation>The server does not accept this value</translation>
    </message>
    <message>
        <source>Your entry is kept here and is not sent again. Choose another value.</source>
        <translation>Your entry is kept here and is not sent again. Choose another value.</translation>
    </message>
    <message>
        <source>The server refuses the decision</source>
        <translation>The server refuses the decision</translation>
    </message>
    <message>
        <source>It was sent without the version that it is based on. It is kept; update the list.</source>
        <translation>It was sent without the version that it is based on. It is kept; update the list.</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Too large</translation>
    </message>
    <message>
        <source>{what} is larger than the limit of {limit}. Nothing was changed.</source>
        <translation>{what} is larger than the limit of {limit}. Nothing was changed.</translation>
    </message>
    <message>
        <source>This is not a good exam package</source>
        <translation>This is not a good exam package</translation>
    </message>
    <message>
        <source>Wrong at {path}: {what}. Nothing of it was imported.</source>
        <translation>Wrong at {path}: {what}. Nothing of it was imported.</translation>
    </message>
    <message>
        <source>The package points outside itself</source>
        <translation>The package points outside itself</translation>
    </message>
    <message>
        <source>A name in it is not safe: {path}. Nothing of it was imported.</source>
        <translation>A name in it is not safe: {path}. Nothing of it was imported.</translation>
    </message>
    <message>
        <source>This file is not a recording</source>
        <translation>This file is not a recording</translation>
    </message>
    <message>
        <source>Its first bytes are not those of a video or photo, so it is not opened.</source>
        <translation>Its first bytes are not those of a video or photo, so it is not opened.</translation>
    </message>
    <message>
        <source>This kind of recording cannot be played</source>
        <translation>This kind of recording cannot be played</translation>
    </message>
    <message>
        <source>It is made in a way that the program does not know: {what}.</source>
        <translation>It is made in a way that the program does not know: {what}.</translation>
    </message>
    <message>
        <source>This password is too weak</source>
        <translation>This password is too weak</translation>
    </message>
    <message>
        <source>Take at least {limit} characters that are not easily guessed.</source>
        <translation>Take at least {limit} characters that are not easily guessed.</translation>
    </message>
    <message>
        <source>A comment is needed</source>
        <translation>A comment is needed</translation>
    </message>
    <message>
        <source>The institution asks for a comment with this decision. Nothing was sent yet.</source>
        <translation>The institution asks for a comment with this decision. Nothing was sent yet.</translation>
    </message>
    <message>
        <source>Already open</source>
        <translation>Already open</translation>
    </message>
    <message>
        <source>Another window of the program works with this account. Close it first.</source>
        <translation>Another window of the program works with this account. Close it first.</translation>
    </message>
    <message>
        <source>Not on this computer</source>
        <translation>Not on this computer</translation>
    </message>
    <message>
        <source>This part was not downloaded, and there is no connection now.</source>
        <translation>This part was not downloaded, and there is no connection now.</translation>
    </message>
    <message>
        <source>The server repeats itself</source>
        <translation>The server repeats itself</translation>
    </message>
    <message>
        <source>Its list of changes does not move on. What is here stays; the next try is automatic.</source>
        <translation>Its list of changes does not move on. What is here stays; the next try is automatic.</translation>
    </message>
</context>
</TS>
