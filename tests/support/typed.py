"""Words for the tests of typed queries: an institution with two systems of one name."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone, tzinfo

from oes_desktop.domain.typed_query import QueryWords
from oes_desktop.domain.vocabulary import DecisionTerm, KindTerm, Label, Term, Vocabulary

ALMATY = timezone(timedelta(hours=5))
NOW_MS = 1_795_500_000_000  # 24.11.2026 10:40 in Almaty
VOCABULARY = Vocabulary(
    statuses=(
        Term("in_progress", Label("В процессе", "Жүріп жатыр", "In progress")),
        Term("finished", Label("Завершён", "Аяқталған", "Finished")),
    ),
    decisions=(
        DecisionTerm("undecided", Label("Не указано", "Көрсетілмеген", "Not set")),
        DecisionTerm("accepted", Label("Допущен", "Жіберілді", "Accepted")),
        DecisionTerm("rejected", Label("Отклонён", "Қабылданбады", "Rejected")),
    ),
    kinds=(
        KindTerm("focus_lost", Label("Фокус потерян (свернул браузер)", "Фокус жоғалды", "Focus lost")),
        KindTerm("voice", Label("Голос", "Дауыс", "Voice")),
    ),
    systems=(
        Term("moodle", Label("Moodle", "Moodle", "Moodle")),
        Term("moodle2", Label("Moodle", "Moodle", "Moodle")),  # two of one name
        Term("accepted", Label("moodle2", "", "")),  # a label that is another's code
    ),
    groups=("ИС-21-2", "ЭК-22-1"),
)


def words(zone: tzinfo = ALMATY, vocabulary: Vocabulary = VOCABULARY) -> QueryWords:
    return QueryWords(vocabulary, zone)


def ms(*moment: int) -> int:
    return round(datetime(*moment, tzinfo=ALMATY).timestamp() * 1000)
