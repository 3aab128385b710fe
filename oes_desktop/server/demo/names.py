"""The demo institution: names of its students, its groups, what is examined there, what proctors write."""

from __future__ import annotations

import random
from dataclasses import dataclass

from oes_desktop.server.demo.questions import PAPERS

GROUPS = ("ИС-21-2", "ЭК-22-1", "МТ-23-1", "ЮР-22-2", "ФИ-21-1", "ХБ-24-1")
SYSTEMS = ("Platonus", "Moodle", "Univer")

# Code for the exam's id, subject. The first ones have papers of their own and are seen on the screen.
SUBJECTS: tuple[tuple[str, str], ...] = (
    *((paper.code, paper.subject) for paper in PAPERS),
    ("philo", "Философия"),
    ("diskret", "Дискретті математика"),
    ("buh", "Бухгалтерлік есеп және аудит"),
    ("econ", "Экономическая теория"),
    ("engl", "Ағылшын тілі (B2)"),
    ("const", "Конституциялық құқық"),
    ("chem", "Органическая химия"),
    ("sql", "Базы данных и SQL"),
    ("culture", "Мәдениеттану"),
    ("stat", "Теория вероятностей и математическая статистика"),
)

_KAZAKH_SURNAMES = (
    "Ахметов", "Әбдірахманов", "Бекмұратов", "Ғабитов", "Досжанов", "Есенов", "Жақсылықов", "Қасымов",
    "Құдайбергенов", "Мұратов", "Нұрпейісов", "Оспанов", "Өмірзақов", "Рахымжанов", "Сағынтаев", "Сүлейменов",
    "Тоқтаров", "Тілеуберді", "Ұзақбаев", "Үсенов", "Шәріпов", "Ізтілеуов", "Байтұрсынов", "Қожахметов",
)  # fmt: skip
_KAZAKH_MEN = (
    "Данияр", "Нұрлан", "Ерасыл", "Әлихан", "Бауыржан", "Еркебұлан", "Мирас", "Санжар", "Олжас", "Темірлан",
    "Арыстанбек", "Қуаныш", "Ілияс", "Әділет",
)  # fmt: skip
_KAZAKH_WOMEN = (
    "Әсем", "Айгерім", "Дана", "Гүлнар", "Аружан", "Сәуле", "Жансая", "Мөлдір", "Іңкәр", "Назерке", "Ұлпан",
    "Қарлығаш", "Әйгерім", "Гүлсезім",
)  # fmt: skip
_FATHERS = (
    "Қайрат",
    "Серік",
    "Болат",
    "Мұрат",
    "Жұмабек",
    "Өмірбек",
    "Ғалым",
    "Нұржан",
    "Әбілқайыр",
    "Сағындық",
)
_RUSSIAN_SURNAMES = (
    "Волков", "Иванов", "Соколов", "Кузнецов", "Морозов", "Лебедев", "Новиков", "Фёдоров", "Семёнов", "Орлов",
    "Щербаков", "Белоусов",
)  # fmt: skip
_RUSSIAN_MEN = ("Павел", "Пётр", "Артём", "Михаил", "Алексей", "Кирилл", "Семён", "Глеб")
_RUSSIAN_WOMEN = ("Мария", "Виктория", "Анна", "Екатерина", "Полина", "Ксения", "Алёна", "Юлия")
_RUSSIAN_FATHERS = ("Игорь", "Сергей", "Андрей", "Олег", "Виктор")
_LONG = (  # as they occur in real lists, and as no column expects
    ("Мұхаметжанова-Әбілқасымова Гүлсезім Жарқынбекқызы", True),
    ("Қожахметұлы Нұрсұлтанбек Әбдіжапарұлы", False),
    ("Преображенская-Вознесенская Александра Константиновна", True),
    ("Ким Виктория", True),
    ("Пак Юлий", False),
    ("Ли Ян", False),
)
_MALE_PATRONYMS = {
    "Игорь": "Игоревич",
    "Сергей": "Сергеевич",
    "Андрей": "Андреевич",
    "Олег": "Олегович",
    "Виктор": "Викторович",
}
_FEMALE_PATRONYMS = {
    "Игорь": "Игоревна",
    "Сергей": "Сергеевна",
    "Андрей": "Андреевна",
    "Олег": "Олеговна",
    "Виктор": "Викторовна",
}

COMMENTS = {
    "accepted": (
        "",
        "",
        "Нарушений не вижу, к результату вопросов нет.",
        "Бұзушылықтар елеусіз, нәтиже қабылданды.",
        "Отходила на звонок в дверь, предупредила заранее.",
    ),
    "disputed": (
        "Нужно мнение второго проктора: голос за кадром.",
        "Запись экрана обрывается, прошу проверить ещё раз.",
        "Экрандағы екінші бетті қайта қарау керек.",
        "",
    ),
    "rejected": (
        "Пользовался телефоном, видно в кадре.",
        "Открывал поиск во время экзамена несколько раз.",
        "Бөгде адам көмектесті, жазбадан анық көрінеді.",
        "Превышено количество нарушений.",
    ),
}


@dataclass(frozen=True, slots=True)
class Student:
    """`look` is the appearance of `looks` that the recordings of this student show."""

    id: str
    name: str
    group: str
    female: bool
    kazakh: bool
    look: int


def draw_students(count: int, choose: random.Random) -> tuple[Student, ...]:
    """`count` students with different names, evenly over the groups."""
    names = list(_LONG)
    taken = {name for name, _ in names}
    while len(names) < count:
        female = choose.random() < 0.5
        name = (_kazakh if choose.random() < 0.72 else _russian)(female, choose)
        if name not in taken:
            taken.add(name)
            names.append((name, female))
    names = names[:count]
    choose.shuffle(names)
    return tuple(_student(number, name, female, choose) for number, (name, female) in enumerate(names))


def _student(number: int, name: str, female: bool, choose: random.Random) -> Student:
    kazakh = not any(
        name.startswith(stem) for stem in (*_RUSSIAN_SURNAMES, "Преображенская", "Ким", "Пак", "Ли")
    )
    looks = {
        (False, True): (0, 4, 6), (False, False): (2, 6), (True, True): (1, 3, 7), (True, False): (5, 7),
    }[female, kazakh]  # fmt: skip
    student_id = f"{choose.randint(21, 24)}{number * 137 + choose.randint(1000, 1130):06d}"
    return Student(student_id, name, GROUPS[number % len(GROUPS)], female, kazakh, choose.choice(looks))


def _kazakh(female: bool, choose: random.Random) -> str:
    surname, father = choose.choice(_KAZAKH_SURNAMES), choose.choice(_FATHERS)
    given = choose.choice(_KAZAKH_WOMEN if female else _KAZAKH_MEN)
    if surname.endswith(("ов", "ев")) and female:
        surname += "а"
    kind = choose.random()
    if kind < 0.35:
        return f"{surname} {given}"
    return f"{surname} {given} {father}{'қызы' if female else 'ұлы'}"


def _russian(female: bool, choose: random.Random) -> str:
    surname, father = choose.choice(_RUSSIAN_SURNAMES), choose.choice(_RUSSIAN_FATHERS)
    given = choose.choice(_RUSSIAN_WOMEN if female else _RUSSIAN_MEN)
    patronym = (_FEMALE_PATRONYMS if female else _MALE_PATRONYMS)[father]
    return f"{surname}{'а' if female else ''} {given} {patronym}"
