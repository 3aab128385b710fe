"""A made-up institution of any size, the same every time: what the benches fill a store with.

Five exams a student on average, names of several peoples, and all that the results page can ask about: kinds
of violation, reviewers, lengths, archived and running exams.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product

from oes_desktop.domain.models import FINISHED, IN_PROGRESS, NOT_STARTED, UNDECIDED, ExamRow
from oes_desktop.domain.vocabulary import DecisionTerm, KindTerm, Label, Term, Vocabulary

HOUR_MS = 3_600_000
_YEARS_MS = 3 * 365 * 24 * HOUR_MS

_SURNAMES = (
    "Ахметов", "Әбдірахманов", "Бекмұратов", "Ғабитов", "Досжанов", "Есенов", "Жақсылықов", "Қасымов",
    "Құдайбергенов", "Мұратов", "Нұрпейісов", "Оспанов", "Өмірзақов", "Рахымжанов", "Сағынтаев", "Сүлейменов",
    "Тоқтаров", "Үсенов", "Шәріпов", "Ізтілеуов", "Байтұрсынов", "Қожахметов", "Волков", "Иванов", "Соколов",
    "Кузнецов", "Морозов", "Лебедев", "Новиков", "Фёдоров", "Семёнов", "Орлов", "Щербаков", "Белоусов",
    "Тілеуберді", "Ким", "Пак", "Цой", "Шмидт", "Yılmaz",
)  # fmt: skip
_MEN = (
    "Данияр", "Нұрлан", "Ерасыл", "Әлихан", "Бауыржан", "Еркебұлан", "Мирас", "Санжар", "Олжас", "Темірлан",
    "Арыстанбек", "Қуаныш", "Ілияс", "Әділет", "Павел", "Пётр", "Артём", "Михаил", "Алексей", "Кирилл",
    "Глеб",
)  # fmt: skip
_WOMEN = (
    "Әсем", "Айгерім", "Дана", "Гүлнар", "Аружан", "Сәуле", "Жансая", "Мөлдір", "Іңкәр", "Назерке", "Ұлпан",
    "Қарлығаш", "Гүлсезім", "Мария", "Виктория", "Анна", "Екатерина", "Полина", "Ксения", "Алёна", "Юлия",
)  # fmt: skip
_FATHERS = (
    "Қайрат", "Серік", "Болат", "Мұрат", "Жұмабек", "Өмірбек", "Ғалым", "Нұржан", "Әбілқайыр", "Сағындық",
    "Ермек", "Талғат", "Асқар", "Бақыт", "Марат", "Ринат", "Руслан", "Тимур", "Айдар", "Данияр",
)  # fmt: skip
_SUBJECTS = (
    "Математический анализ", "Қазақстан тарихы", "Философия", "Информатика", "Микроэкономика",
    "Физика (механика)", "Дискретті математика", "Органическая химия", "Конституциялық құқық",
    "Ағылшын тілі (B2)", "Базы данных и SQL", "Мәдениеттану", "Экономическая теория",
    "Теория вероятностей и математическая статистика",
)  # fmt: skip
_PARTS = ("", ", 1 бөлім", ", 2 часть", " (аралық бақылау)", ", пересдача")
_TRACKS = ("ИС", "ЭК", "МТ", "ЮР", "ФИ", "ХБ", "ПС", "АУ", "БЖ", "ТК")
_KINDS = (
    "focus_lost", "page_left", "voice_detected", "copy_paste", "face_absent", "several_faces", "other_person",
    "phone_seen", "gaze_away", "second_display", "camera_off", "microphone_off", "connection_lost",
)  # fmt: skip

_DECISIONS = ("accepted", "accepted", "accepted", "disputed", "rejected")

GROUPS = tuple(f"{track}-{year}-{n}" for track, year, n in product(_TRACKS, range(20, 26), range(1, 8)))
SUBJECTS = tuple(subject + part for subject, part in product(_SUBJECTS, _PARTS))
SYSTEMS = ("platonus", "moodle", "univer")
REVIEWERS = tuple(f"{surname} {name[:1]}. {father[:1]}." for surname, name, father in zip(
    _SURNAMES, _WOMEN + _MEN, _FATHERS * 2, strict=False))  # fmt: skip
VOCABULARY = Vocabulary(
    statuses=tuple(
        Term(code, Label(text))
        for code, text in ((NOT_STARTED, "Не начат"), (IN_PROGRESS, "В процессе"), (FINISHED, "Завершён"))
    ),
    decisions=(
        DecisionTerm(UNDECIDED, Label("Не указано")),
        DecisionTerm("accepted", Label("Допущен"), tone="good"),
        DecisionTerm("disputed", Label("Спорно"), tone="doubtful"),
        DecisionTerm("rejected", Label("Отклонён"), tone="bad"),
    ),
    kinds=tuple(KindTerm(code) for code in _KINDS),
    systems=tuple(Term(code, Label(code.title())) for code in SYSTEMS),
    groups=GROUPS,
)


def student_name(number: int) -> str:
    """Of 200,000 students some share a name, as in life."""
    dice = random.Random(number * 2_654_435_761 % 2**32)
    surname = dice.choice(_SURNAMES)
    if dice.random() < 0.5:
        ending = "ұлы" if dice.random() < 0.7 else ""
        return f"{surname} {dice.choice(_MEN)} {dice.choice(_FATHERS)}{ending}".rstrip()
    ending = "а" if surname.endswith(("ов", "ев")) else ""
    father = f" {dice.choice(_FATHERS)}қызы" if dice.random() < 0.8 else ""
    return f"{surname}{ending} {dice.choice(_WOMEN)}{father}"


def rows(count: int, now_ms: int) -> Iterator[ExamRow]:
    """`count` exams of the last three years, oldest first, as a server's feed has them."""
    dice = random.Random(1)
    people = [(f"{number:07}", student_name(number)) for number in range(max(1, count // 5))]
    judged = [
        {kind: dice.randrange(1, 9) for kind in dice.sample(_KINDS, dice.choice((0, 0, 1, 1, 2, 2, 3, 4)))}
        for _ in range(2_000)
    ]
    strips = [bytes(dice.choices((0, 1, 2, 3), (20, 4, 2, 1), k=32)) for _ in range(200)]
    for number in range(count):
        student = dice.randrange(len(people))
        kinds = judged[dice.randrange(len(judged))]
        fate, decided = dice.random(), dice.random() < 0.7
        status = IN_PROGRESS if fate < 0.02 else NOT_STARTED if fate < 0.03 else FINISHED
        age = _YEARS_MS * (count - number) // count
        started = now_ms - age - dice.randrange(HOUR_MS)
        ended = started + dice.randrange(10 * 60_000, 3 * HOUR_MS)
        reviewed = status == FINISHED and dice.random() < 0.5
        yield ExamRow(
            id=f"exam-{number}",
            version=1,
            student_id=people[student][0],
            student_name=people[student][1],
            group=GROUPS[student % len(GROUPS)],
            exam=SUBJECTS[dice.randrange(len(SUBJECTS))],
            system=SYSTEMS[student % 3],
            status=status,
            started_ms=None if status == NOT_STARTED else started,
            ended_ms=ended if status == FINISHED else None,
            honesty=None if status == NOT_STARTED else max(0, 100 - 3 * sum(kinds.values()) - number % 9),
            pkn=sum(kinds.values()) > 18,
            archived=age > _YEARS_MS * 3 // 5 and status == FINISHED,
            decision=_DECISIONS[number % 5] if status == FINISHED and decided else UNDECIDED,
            decided_by=REVIEWERS[number % len(REVIEWERS)] if status == FINISHED and decided else "",
            decided_ms=ended + HOUR_MS if status == FINISHED and decided else None,
            reviewed_by=REVIEWERS[number % len(REVIEWERS)] if reviewed else "",
            reviewed_ms=ended + HOUR_MS if reviewed else None,
            attempts=0 if status == NOT_STARTED else 1 + (number % 7 == 0) + (number % 31 == 0),
            size=200_000_000,
            kinds={} if status == NOT_STARTED else kinds,
            strip=strips[number % 200],
        )
