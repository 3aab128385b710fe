"""Draws what is on the student's screen: the exam page of three testing systems, another page, the desktop.

1280x720, drawn at double size and reduced. Pages are still pictures; `screen` moves a pointer over them.
"""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from oes_desktop.server.demo.brush import Colour, colour, font, gradient, lighter, mix
from oes_desktop.server.demo.questions import Paper, Question

SIZE = (1280, 720)
_FINE = 2
Box = tuple[float, float, float, float]

INK, MUTED, LINE, WHITE = colour("#1b2130"), colour("#667085"), colour("#dfe3ea"), (255, 255, 255)


@dataclass(frozen=True, slots=True)
class System:
    """How a testing system looks: its address, colours of bar and accent."""

    name: str
    address: str
    bar: Colour
    accent: Colour


SYSTEMS: dict[str, System] = {
    "Platonus": System("Platonus", "platonus.university.kz/test", colour("#1f4e8c"), colour("#2f6fc4")),
    "Moodle": System("Moodle", "moodle.university.kz/mod/quiz", colour("#2b2f36"), colour("#e07b19")),
    "Univer": System("Univer", "univer.university.kz/exam", colour("#17695a"), colour("#1f9a80")),
}


class Sheet:
    """A canvas in pixels of the finished picture."""

    def __init__(self, ground: Colour) -> None:
        self.image = Image.new("RGB", (SIZE[0] * _FINE, SIZE[1] * _FINE), ground)
        self._draw = ImageDraw.Draw(self.image)

    def box(
        self, box: Box, fill: Colour | None, radius: float = 0, outline: Colour | None = None, width: int = 1
    ) -> None:
        self._draw.rounded_rectangle(
            [v * _FINE for v in box], radius * _FINE, fill=fill, outline=outline, width=width * _FINE
        )

    def dot(
        self, x: float, y: float, radius: float, fill: Colour | None, outline: Colour | None = None
    ) -> None:
        box = [(v + s * radius) * _FINE for s in (-1, 1) for v in (x, y)]
        self._draw.ellipse(box, fill=fill, outline=outline, width=_FINE * 2)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: int,
        fill: Colour = INK,
        *,
        bold: bool = False,
        anchor: str = "lm",
    ) -> None:
        self._draw.text(
            (x * _FINE, y * _FINE), text, font=font(size * _FINE, bold=bold), fill=fill, anchor=anchor
        )

    def width(self, text: str, size: int, *, bold: bool = False) -> float:
        face: ImageFont.FreeTypeFont | ImageFont.ImageFont = font(size * _FINE, bold=bold)
        return face.getlength(text) / _FINE

    def line(self, points: list[tuple[float, float]], fill: Colour, width: float = 1) -> None:
        self._draw.line([(x * _FINE, y * _FINE) for x, y in points], fill=fill, width=round(width * _FINE))

    def polygon(self, points: list[tuple[float, float]], fill: Colour) -> None:
        self._draw.polygon([(x * _FINE, y * _FINE) for x, y in points], fill=fill)

    def paragraph(
        self, x: float, y: float, text: str, size: int, limit: float, *, bold: bool = False
    ) -> float:
        """Words in lines of at most `limit` pixels; returns where the next line would be."""
        line = ""
        for word in text.split():
            if line and self.width(f"{line} {word}", size, bold=bold) > limit:
                self.text(x, y, line, size, bold=bold)
                line, y = word, y + size * 1.5
            else:
                line = f"{line} {word}".strip()
        self.text(x, y, line, size, bold=bold)
        return y + size * 1.5

    def done(self) -> Image.Image:
        return self.image.reduce(_FINE)


def browser(sheet: Sheet, tabs: tuple[str, ...], active: int, address: str) -> None:
    """The frame of a browser window over the whole screen."""
    sheet.box((0, 0, 1280, 40), colour("#dee2e9"))
    for number, title in enumerate(tabs):
        left = 10 + number * 246
        sheet.box((left, 7, left + 238, 52), WHITE if number == active else colour("#cfd5de"), 9)
        sheet.dot(left + 20, 24, 6, (colour("#3457d5"), colour("#e0791b"), colour("#34a06a"))[number % 3])
        sheet.text(left + 36, 24, _cut(sheet, title, 11, 170), 11, INK if number == active else MUTED)
        sheet.text(left + 220, 24, "×", 13, MUTED, anchor="mm")
    sheet.box((0, 40, 1280, 82), WHITE)
    for number, mark in enumerate("←→⟳"):
        sheet.text(24 + number * 32, 61, mark, 15, MUTED, anchor="mm")
    sheet.box((116, 47, 1180, 75), colour("#f0f2f6"), 14)
    sheet.dot(136, 61, 4, colour("#1c7f55"))
    sheet.text(150, 61, address, 12, MUTED)
    sheet.line([(0, 82), (1280, 82)], LINE)


def exam_page(
    paper: Paper, number: int, system: System, *, chosen: int | None, notice: str = ""
) -> Image.Image:
    """One question. `chosen`: the answer that is marked; `notice`: a red banner over the page."""
    sheet = Sheet(colour("#f5f6f8"))
    browser(sheet, (f"{paper.subject}",), 0, system.address)
    sheet.box((0, 83, 1280, 131), system.bar)
    sheet.text(28, 107, system.name, 17, WHITE, bold=True)
    sheet.text(150, 107, paper.subject, 14, lighter(system.bar, 0.75))
    _recording_mark(sheet, system, paper.kazakh)
    _question(sheet, paper, number, system, chosen)
    _progress(sheet, paper, number, system, chosen)
    if notice:
        sheet.box((72, 578, 888, 622), colour("#fbe7e4"), 8, outline=colour("#c23a2b"))
        sheet.dot(98, 600, 12, colour("#c23a2b"))
        sheet.text(98, 600, "!", 15, WHITE, bold=True, anchor="mm")
        sheet.text(122, 600, notice, 14, colour("#8f2519"), bold=True)
    return sheet.done()


def _recording_mark(sheet: Sheet, system: System, kazakh: bool) -> None:
    sheet.box((1060, 94, 1254, 120), mix(system.bar, (0, 0, 0), 0.25), 13)
    sheet.dot(1078, 107, 5, colour("#ff5a4d"))
    sheet.text(1092, 107, "Прокторинг қосулы" if kazakh else "Идёт прокторинг", 12, WHITE)


def _question(sheet: Sheet, paper: Paper, number: int, system: System, chosen: int | None) -> None:
    question: Question = paper.questions[number]
    sheet.box((40, 156, 920, 690), WHITE, 8, outline=LINE)
    head = (
        f"{number + 1}-сұрақ, барлығы {len(paper.questions)}"
        if paper.kazakh
        else (f"Вопрос {number + 1} из {len(paper.questions)}")
    )
    sheet.text(72, 190, head, 13, MUTED)
    y = sheet.paragraph(72, 226, question.text, 20, 800, bold=True) + 16
    for index, answer in enumerate(question.answers):
        marked = index == chosen
        tint = lighter(system.accent, 0.82) if marked else WHITE
        sheet.box(
            (72, y, 888, y + 56), tint, 8, outline=system.accent if marked else LINE, width=2 if marked else 1
        )
        sheet.dot(100, y + 28, 10, WHITE, system.accent if marked else colour("#b6bdc9"))
        if marked:
            sheet.dot(100, y + 28, 5, system.accent)
        sheet.text(126, y + 28, answer, 16)
        y += 70
    sheet.box((736, 632, 888, 672), system.accent, 8)
    sheet.text(812, 652, "Келесі" if paper.kazakh else "Далее", 15, WHITE, bold=True, anchor="mm")
    sheet.text(72, 652, "Артқа" if paper.kazakh else "Назад", 15, MUTED)


def _progress(sheet: Sheet, paper: Paper, number: int, system: System, chosen: int | None) -> None:
    """The list of questions, how many are answered, and the time that is left."""
    sheet.box((944, 156, 1240, 420), WHITE, 8, outline=LINE)
    count = len(paper.questions)
    done = number + (chosen is not None)
    sheet.text(968, 186, "Жауап берілді" if paper.kazakh else "Отвечено", 13, MUTED)
    sheet.text(1216, 186, f"{done} / {count}", 13, INK, bold=True, anchor="rm")
    sheet.box((968, 204, 1216, 212), LINE, 4)
    if done:
        sheet.box((968, 204, 968 + 248 * done / count, 212), system.accent, 4)
    for index in range(count):
        x, y = 968 + index % 5 * 50, 240 + index // 5 * 50
        fill = system.accent if index < done else WHITE
        sheet.box((x, y, x + 40, y + 40), fill, 6, outline=system.accent if index == number else LINE)
        sheet.text(x + 20, y + 20, str(index + 1), 14, WHITE if index < done else INK, anchor="mm")
    sheet.box((944, 440, 1240, 540), WHITE, 8, outline=LINE)
    sheet.text(968, 470, "Қалған уақыт" if paper.kazakh else "Осталось времени", 13, MUTED)
    left = round(48 * (1 - number / count)) + 2
    sheet.text(968, 504, f"{left} мин", 24, INK, bold=True)
    sheet.dot(1206, 492, 15, None, system.accent)
    sheet.line([(1206, 483), (1206, 492), (1213, 496)], system.accent, 2)


def answer_place(paper: Paper, number: int) -> tuple[int, int]:
    """Where the pointer goes to choose the answer of a question."""
    sheet = Sheet(WHITE)
    question = paper.questions[number]
    top = sheet.paragraph(72, 226, question.text, 20, 800, bold=True) + 16
    return 110, round(top + 70 * question.chosen + 30)


def other_page(paper: Paper, number: int, system: System) -> Image.Image:
    """A search page in a second tab: what the student looks up."""
    question = paper.questions[number].text
    sheet = Sheet(WHITE)
    title = "Іздеу" if paper.kazakh else "Поиск"
    browser(sheet, (paper.subject, f"{title}: {question}"), 1, f"search.example/?q={question}")
    sheet.text(60, 128, title, 26, colour("#3457d5"), bold=True)
    sheet.box((170, 106, 860, 150), WHITE, 22, outline=colour("#c9d0db"))
    sheet.text(194, 128, _cut(sheet, question, 15, 620), 15)
    for row in range(5):
        y = 208 + row * 98
        sheet.text(170, y, f"university.example › {paper.code} › {row + 1}", 12, MUTED)
        sheet.text(170, y + 24, _cut(sheet, f"{paper.subject}: {question}", 17, 640), 17, colour("#1a3fb0"))
        sheet.box((170, y + 42, 760 - row * 34, y + 50), colour("#e3e7ee"), 4)
        sheet.box((170, y + 57, 640 + row * 20, y + 65), colour("#e3e7ee"), 4)
    sheet.box((910, 196, 1220, 520), colour("#f6f7fa"), 10, outline=LINE)
    sheet.text(
        934, 230, paper.subject if len(paper.subject) < 26 else paper.subject[:24] + "…", 16, INK, bold=True
    )
    for row in range(8):
        sheet.box((934, 262 + row * 28, 1190 - row % 3 * 40, 270 + row * 28), colour("#dfe4ec"), 4)
    return sheet.done()


def desktop() -> Image.Image:
    """The browser is minimised: wallpaper, icons, the task bar."""
    sheet = Sheet(WHITE)
    size = sheet.image.size
    sheet.image.paste(gradient(size, colour("#27426b"), colour("#7da0bf")), (0, 0))
    sheet.polygon(
        [(0, 720), (0, 520), (240, 400), (470, 540), (700, 380), (960, 560), (1280, 430), (1280, 720)],
        colour("#3c5d7c"),
    )
    sheet.polygon(
        [(0, 720), (0, 610), (300, 520), (620, 640), (930, 540), (1280, 640), (1280, 720)], colour("#2e4a66")
    )
    icons = (
        ("Мой компьютер", "#dfe6ef"),
        ("Конспект.docx", "#5b86d6"),
        ("Лекция 7.pdf", "#d2574a"),
        ("Корзина", "#c9d4e0"),
    )
    for row, (name, tint) in enumerate(icons):
        y = 50 + row * 112
        sheet.box((46, y, 94, y + 56), colour(tint), 6)
        sheet.box((54, y + 12, 86, y + 18), WHITE, 2)
        sheet.box((54, y + 26, 78, y + 32), WHITE, 2)
        sheet.text(70, y + 74, name, 12, WHITE, anchor="mm")
    sheet.box((0, 676, 1280, 720), colour("#1a2230"))
    for index, tint in enumerate(("#e7eaf0", "#8ba3ff", "#f0b252", "#5cc494", "#f08575")):
        sheet.box((20 + index * 54, 684, 48 + index * 54, 712), colour(tint), 6)
    sheet.line([(74, 717), (102, 717)], colour("#8ba3ff"), 2)
    return sheet.done()


def share_stopped() -> Image.Image:
    sheet = Sheet(colour("#101216"))
    sheet.box((560, 270, 720, 380), None, 10, outline=colour("#5c626e"), width=6)
    sheet.line([(610, 412), (670, 412)], colour("#5c626e"), 6)
    sheet.line([(540, 420), (740, 240)], colour("#101216"), 18)
    sheet.line([(540, 420), (740, 240)], colour("#5c626e"), 6)
    sheet.text(640, 470, "Показ экрана остановлен", 20, colour("#98a2b3"), anchor="mm")
    return sheet.done()


def _cut(sheet: Sheet, text: str, size: int, limit: float) -> str:
    if sheet.width(text, size) <= limit:
        return text
    while text and sheet.width(text + "…", size) > limit:
        text = text[:-1]
    return text.rstrip() + "…"
