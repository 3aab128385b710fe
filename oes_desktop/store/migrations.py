"""The schema of the store, as numbered steps: step n brings a file from version n to n + 1.

A step that has been in anybody's hands is never changed; a new one is appended, with a stored file of the
old version for its test. Times are ms UTC. In words: `exam` is the replica (a star of integers, texts in
`student` and `word`), `act` the outbox, `exam_shown` the replica with waiting acts laid over it, `exam_row`
the same with its texts.
"""

from __future__ import annotations

_V1 = """
CREATE TABLE kept(name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO kept VALUES ('revision', 0), ('journal', 0);

CREATE TABLE student(
    key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, name TEXT NOT NULL, UNIQUE(id, name)) STRICT;
-- kind: group, exam, system, status, decision, person
CREATE TABLE word(
    key INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, text TEXT NOT NULL, UNIQUE(kind, text)) STRICT;

CREATE TABLE exam(
    key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL,
    student INTEGER NOT NULL, grp INTEGER NOT NULL, exam INTEGER NOT NULL, system INTEGER NOT NULL,
    status INTEGER NOT NULL, started INTEGER, ended INTEGER, honesty INTEGER, pkn INTEGER NOT NULL,
    archived INTEGER NOT NULL, decision INTEGER NOT NULL, decided_by INTEGER NOT NULL, decided INTEGER,
    reviewed_by INTEGER NOT NULL, reviewed INTEGER, attempts INTEGER NOT NULL, size INTEGER NOT NULL,
    violations INTEGER NOT NULL, kinds TEXT NOT NULL, strip BLOB NOT NULL, open_by INTEGER NOT NULL,
    downloaded INTEGER NOT NULL DEFAULT 0, revision INTEGER NOT NULL) STRICT;
CREATE INDEX exam_recent ON exam(started) WHERE archived = 0;
CREATE INDEX exam_revision ON exam(revision);

-- A full list on its way, beside the one in use.
CREATE TABLE incoming(
    id TEXT PRIMARY KEY, version INTEGER NOT NULL,
    student INTEGER NOT NULL, grp INTEGER NOT NULL, exam INTEGER NOT NULL, system INTEGER NOT NULL,
    status INTEGER NOT NULL, started INTEGER, ended INTEGER, honesty INTEGER, pkn INTEGER NOT NULL,
    archived INTEGER NOT NULL, decision INTEGER NOT NULL, decided_by INTEGER NOT NULL, decided INTEGER,
    reviewed_by INTEGER NOT NULL, reviewed INTEGER, attempts INTEGER NOT NULL, size INTEGER NOT NULL,
    violations INTEGER NOT NULL, kinds TEXT NOT NULL, strip BLOB NOT NULL, open_by INTEGER NOT NULL) STRICT;

-- Exams removed since the oldest snapshot, so that it can be brought up to date.
CREATE TABLE gone(id TEXT PRIMARY KEY, key INTEGER NOT NULL, revision INTEGER NOT NULL) STRICT;
CREATE TABLE snapshot(kind TEXT PRIMARY KEY, revision INTEGER NOT NULL, data BLOB NOT NULL) STRICT;

-- word: key of a decision's value; flag: 1 or 0 of reviewed and archived
CREATE TABLE act(
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, exam_id TEXT NOT NULL,
    kind TEXT NOT NULL, target TEXT NOT NULL, base_version INTEGER NOT NULL, body TEXT NOT NULL,
    made INTEGER NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL, hold_until INTEGER NOT NULL,
    next_try INTEGER NOT NULL, trouble TEXT NOT NULL, theirs TEXT NOT NULL,
    word INTEGER, flag INTEGER) STRICT;
CREATE INDEX act_exam ON act(exam_id, kind, number);

CREATE TABLE report(exam_id TEXT PRIMARY KEY, version INTEGER NOT NULL, data BLOB NOT NULL) STRICT;
CREATE TABLE recording(
    exam_id TEXT NOT NULL, id TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL,
    PRIMARY KEY(exam_id, id)) STRICT;
CREATE INDEX recording_id ON recording(id);
CREATE TABLE photo(
    exam_id TEXT NOT NULL, snapshot_id TEXT NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY(exam_id, snapshot_id)) STRICT;
-- key: of the vault file, wrapped; header: copy of the file's
CREATE TABLE media(
    number INTEGER PRIMARY KEY AUTOINCREMENT, recording_id TEXT NOT NULL UNIQUE, exam_id TEXT NOT NULL,
    file TEXT NOT NULL UNIQUE, key BLOB NOT NULL, generation INTEGER NOT NULL, sha256 TEXT NOT NULL,
    size INTEGER NOT NULL, state TEXT NOT NULL, header BLOB NOT NULL) STRICT;
CREATE INDEX media_exam ON media(exam_id);
-- 4,096 segments (256 MiB of recording) a row
CREATE TABLE media_bits(
    media INTEGER NOT NULL REFERENCES media ON DELETE CASCADE, block INTEGER NOT NULL, bits BLOB NOT NULL,
    PRIMARY KEY(media, block)) STRICT, WITHOUT ROWID;

CREATE VIEW download AS SELECT exam_id, min(EXISTS(
        SELECT 1 FROM media m WHERE m.recording_id = r.id AND m.sha256 = r.sha256 AND m.size = r.size
        AND m.state = 'complete')) AS done
    FROM recording r GROUP BY exam_id;

-- Whatever belongs to an exam goes with it; acts stay, to be shown as undeliverable.
CREATE TRIGGER exam_gone AFTER DELETE ON exam BEGIN
    INSERT OR REPLACE INTO gone VALUES (old.id, old.key, (SELECT value FROM kept WHERE name = 'revision'));
    DELETE FROM report WHERE exam_id = old.id;
    DELETE FROM recording WHERE exam_id = old.id;
    DELETE FROM photo WHERE exam_id = old.id;
    DELETE FROM media WHERE exam_id = old.id;
    UPDATE act SET state = 'parked', trouble = 'gone' WHERE exam_id = old.id;
END;

CREATE VIEW open_act AS SELECT * FROM act WHERE state IN ('waiting', 'sending');
CREATE VIEW exam_over AS SELECT e.*,
    (SELECT number FROM open_act a WHERE a.exam_id = e.id AND a.kind = 'decision'
        ORDER BY number DESC LIMIT 1) AS decision_act,
    (SELECT number FROM open_act a WHERE a.exam_id = e.id AND a.kind = 'reviewed'
        ORDER BY number DESC LIMIT 1) AS reviewed_act,
    (SELECT flag FROM open_act a WHERE a.exam_id = e.id AND a.kind = 'archived'
        ORDER BY number DESC LIMIT 1) AS archived_flag
    FROM exam e;
CREATE VIEW exam_shown AS SELECT o.key, o.id, o.version, o.student, o.grp, o.exam, o.system, o.status,
    o.started, o.ended, o.honesty, o.pkn, o.archived AS replica_archived,
    coalesce(o.archived_flag, o.archived) AS archived,
    coalesce(d.word, o.decision) AS decision, o.decided_by, coalesce(d.made, o.decided) AS decided,
    d.number IS NOT NULL AS pending,
    o.reviewed_by, iif(r.number IS NULL, o.reviewed, iif(r.flag, r.made, NULL)) AS reviewed,
    r.number IS NOT NULL AS reviewed_pending,
    o.attempts, o.size, o.violations, o.kinds, o.strip, o.open_by, o.downloaded
    FROM exam_over o LEFT JOIN act d ON d.number = o.decision_act
    LEFT JOIN act r ON r.number = o.reviewed_act;
-- For the index, in the order of ColumnsRow.
CREATE VIEW exam_columns AS SELECT key, student, grp, exam, system,
    coalesce(started, -1), coalesce(ended, -1), status, coalesce(honesty, -1), violations, attempts, pkn,
    decision, archived, reviewed IS NOT NULL,
    downloaded, size, version FROM exam;
CREATE VIEW shown_columns AS SELECT key, student, grp, exam, system,
    coalesce(started, -1), coalesce(ended, -1), status, coalesce(honesty, -1), violations, attempts, pkn,
    decision, archived, reviewed IS NOT NULL,
    downloaded, size, version FROM exam_shown;
CREATE VIEW own AS SELECT coalesce((SELECT value ->> '$.name' FROM kept WHERE name = 'account'), '') AS name;
CREATE VIEW exam_row AS SELECT s.key, s.id, s.version, st.id AS student_id, st.name AS student_name,
    g.text AS group_name, x.text AS exam_name, sy.text AS system_code, stt.text AS status_code,
    s.started, s.ended, s.honesty, s.pkn, s.archived, d.text AS decision_code,
    iif(s.pending, (SELECT name FROM own), db.text) AS decided_by, s.decided,
    iif(s.reviewed IS NULL, '', iif(s.reviewed_pending, (SELECT name FROM own), rb.text)) AS reviewed_by,
    s.reviewed, s.attempts, s.size, s.kinds, s.strip, ob.text AS open_by, s.pending
    FROM exam_shown s JOIN student st ON st.key = s.student JOIN word g ON g.key = s.grp
    JOIN word x ON x.key = s.exam JOIN word sy ON sy.key = s.system JOIN word stt ON stt.key = s.status
    JOIN word d ON d.key = s.decision JOIN word db ON db.key = s.decided_by
    JOIN word rb ON rb.key = s.reviewed_by JOIN word ob ON ob.key = s.open_by;
"""

# The index asks by kind of violation, length, reviewer and time of review: `kindset` is the set of the kinds
# that occur, as the sorted JSON list of their codes (`word` of kind 'kinds').
_V2 = """
CREATE VIEW kindset_of AS SELECT k.kinds,
    (SELECT json_group_array(key ORDER BY key) FROM json_each(k.kinds) WHERE value > 0) AS text
    FROM (SELECT kinds FROM exam UNION SELECT kinds FROM incoming) k;
INSERT OR IGNORE INTO word(kind, text) SELECT 'kinds', text FROM kindset_of;
CREATE TABLE kindset_key(kinds TEXT PRIMARY KEY, key INTEGER NOT NULL) STRICT;
INSERT INTO kindset_key SELECT kinds, w.key FROM kindset_of k JOIN word w USING (text) WHERE w.kind = 'kinds';
DROP VIEW kindset_of;
ALTER TABLE exam ADD COLUMN kindset INTEGER NOT NULL DEFAULT 0;
ALTER TABLE incoming ADD COLUMN kindset INTEGER NOT NULL DEFAULT 0;
UPDATE exam SET kindset = k.key FROM kindset_key k WHERE k.kinds = exam.kinds;
UPDATE incoming SET kindset = k.key FROM kindset_key k WHERE k.kinds = incoming.kinds;
DROP TABLE kindset_key;

DROP VIEW exam_columns;
DROP VIEW shown_columns;
DROP VIEW exam_shown;
CREATE VIEW exam_shown AS SELECT o.key, o.id, o.version, o.student, o.grp, o.exam, o.system, o.status,
    o.started, o.ended, o.honesty, o.pkn, o.archived AS replica_archived,
    coalesce(o.archived_flag, o.archived) AS archived,
    coalesce(d.word, o.decision) AS decision, o.decided_by, coalesce(d.made, o.decided) AS decided,
    d.number IS NOT NULL AS pending,
    o.reviewed_by, iif(r.number IS NULL, o.reviewed, iif(r.flag, r.made, NULL)) AS reviewed,
    r.number IS NOT NULL AS reviewed_pending,
    o.attempts, o.size, o.violations, o.kinds, o.strip, o.open_by, o.downloaded, o.kindset
    FROM exam_over o LEFT JOIN act d ON d.number = o.decision_act
    LEFT JOIN act r ON r.number = o.reviewed_act;
CREATE VIEW nobody AS SELECT coalesce(
    (SELECT key FROM word WHERE kind = 'person' AND text = ''), 0) AS key;
-- For the index, in the order of ColumnsRow. A reviewer of 0 is the proctor herself, in acts not yet sent.
CREATE VIEW exam_columns AS SELECT key, student, grp, exam, system,
    coalesce(started, -1), coalesce(ended, -1), status, coalesce(honesty, -1), violations, attempts, pkn,
    decision, archived, coalesce(reviewed, -1), downloaded, size, version, kindset,
    iif(decided_by <> (SELECT key FROM nobody) OR reviewed IS NULL, decided_by, reviewed_by) FROM exam;
CREATE VIEW shown_columns AS SELECT key, student, grp, exam, system,
    coalesce(started, -1), coalesce(ended, -1), status, coalesce(honesty, -1), violations, attempts, pkn,
    decision, archived, coalesce(reviewed, -1), downloaded, size, version, kindset,
    CASE WHEN pending AND (SELECT name FROM own) <> '' THEN 0
        WHEN NOT pending AND decided_by <> (SELECT key FROM nobody) THEN decided_by
        WHEN reviewed IS NULL THEN (SELECT key FROM nobody)
        WHEN reviewed_pending THEN 0
        ELSE reviewed_by END FROM exam_shown;
"""

# Since when an exam in progress has no connection.
_V3 = """
ALTER TABLE exam ADD COLUMN lost INTEGER;
ALTER TABLE incoming ADD COLUMN lost INTEGER;
"""

# Films of recordings: `data` is a list of pictures, `version` that of the pass that made them.
_V4 = """
CREATE TABLE film(
    media INTEGER PRIMARY KEY REFERENCES media ON DELETE CASCADE, version INTEGER NOT NULL,
    levels BLOB NOT NULL, flaws BLOB NOT NULL, examined INTEGER NOT NULL, done INTEGER NOT NULL) STRICT;
CREATE TABLE film_stills(
    media INTEGER NOT NULL REFERENCES media ON DELETE CASCADE, version INTEGER NOT NULL,
    number INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY(media, number)) STRICT;
"""

# Verdicts and marks that the server took since the stored report was fetched: shown until a newer one comes.
_V5 = """
CREATE TABLE said(
    number INTEGER PRIMARY KEY AUTOINCREMENT, exam_id TEXT NOT NULL, kind TEXT NOT NULL,
    target TEXT NOT NULL, body TEXT NOT NULL, version INTEGER NOT NULL) STRICT;
CREATE INDEX said_exam ON said(exam_id);
CREATE TRIGGER exam_gone_said AFTER DELETE ON exam BEGIN
    DELETE FROM said WHERE exam_id = old.id;
END;
"""

# What was on the proctor's own screen.
_V6 = """
CREATE TABLE watched(exam_id TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT;
CREATE TRIGGER exam_gone_watched AFTER DELETE ON exam BEGIN
    DELETE FROM watched WHERE exam_id = old.id;
END;
"""

# The queue of downloads; since when something of an exam lies here (`stay`); what no rule asks for again.
_V7 = """
CREATE TABLE wanted(
    exam_id TEXT PRIMARY KEY, what TEXT NOT NULL, place INTEGER NOT NULL, paused INTEGER NOT NULL,
    trouble TEXT NOT NULL, rule TEXT NOT NULL, added INTEGER NOT NULL, here INTEGER) STRICT;
CREATE TABLE stay(exam_id TEXT PRIMARY KEY, since INTEGER NOT NULL) STRICT;
CREATE TABLE declined(exam_id TEXT PRIMARY KEY) STRICT;
CREATE TRIGGER exam_gone_wanted AFTER DELETE ON exam BEGIN
    DELETE FROM wanted WHERE exam_id = old.id;
    DELETE FROM stay WHERE exam_id = old.id;
    DELETE FROM declined WHERE exam_id = old.id;
END;
DROP VIEW download;
-- Of every recording of the exam: is it here whole, is there a file of it.
CREATE VIEW download AS SELECT r.exam_id, min(EXISTS(
        SELECT 1 FROM media m WHERE m.recording_id = r.id AND m.sha256 = r.sha256 AND m.size = r.size
        AND m.state = 'complete')) AS whole,
    min(EXISTS(SELECT 1 FROM media m WHERE m.recording_id = r.id AND m.sha256 = r.sha256
        AND m.size = r.size)) AS begun
    FROM recording r GROUP BY r.exam_id;
CREATE VIEW lying AS SELECT exam_id FROM media UNION SELECT exam_id FROM photo;
"""

# What became of the acts that have left the outbox; `number` is the order in which they did.
_V8 = """
CREATE TABLE own_act(
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, exam_id TEXT NOT NULL,
    kind TEXT NOT NULL, target TEXT NOT NULL, base_version INTEGER NOT NULL, body TEXT NOT NULL,
    made INTEGER NOT NULL, fate TEXT NOT NULL, ended INTEGER NOT NULL, version INTEGER NOT NULL,
    trouble TEXT NOT NULL, theirs TEXT NOT NULL, successor TEXT NOT NULL) STRICT;
CREATE INDEX own_act_fate ON own_act(fate, number);
CREATE INDEX own_act_exam ON own_act(exam_id, kind, number);
"""

# An act that was sent is not given up because its exam went: perhaps it was applied, and the server can tell.
_V9 = """
DROP TRIGGER exam_gone;
CREATE TRIGGER exam_gone AFTER DELETE ON exam BEGIN
    INSERT OR REPLACE INTO gone VALUES (old.id, old.key, (SELECT value FROM kept WHERE name = 'revision'));
    DELETE FROM report WHERE exam_id = old.id;
    DELETE FROM recording WHERE exam_id = old.id;
    DELETE FROM photo WHERE exam_id = old.id;
    DELETE FROM media WHERE exam_id = old.id;
    UPDATE act SET state = 'parked', trouble = 'gone' WHERE exam_id = old.id AND state <> 'sending';
END;
"""

# `made_as`: the act's number in the outbox. Her acts stand in their order by it: a clock may be set back.
_V10 = "ALTER TABLE own_act ADD COLUMN made_as INTEGER NOT NULL DEFAULT 0;"

MIGRATIONS: tuple[str, ...] = (_V1, _V2, _V3, _V4, _V5, _V6, _V7, _V8, _V9, _V10)
