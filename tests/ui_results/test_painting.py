"""Rows are painted whole, and what looks alike is painted once: nothing of an earlier paint may be left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from support.results import EPOCH, exam_row

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.models import ExamRow
from oes_desktop.domain.query import Column, Filters, Grouping
from oes_desktop.services.desk import Desk
from oes_desktop.ui.language import Language
from oes_desktop.ui.results.columns import ACTION, PLACES
from oes_desktop.ui.results.page import ResultsPage
from oes_desktop.ui.results.row_painter import Rows
from oes_desktop.ui.results.stamps import MOST_BYTES, Stamps
from oes_desktop.ui.theme import Theme


@pytest.fixture
def rows() -> list[ExamRow]:
    """Forty exams of which every second looks like the one before."""
    rows = [exam_row(number, archived=False, status="finished") for number in range(1, 21)]
    twins = [replace(row, id=f"twin-{row.id}", version=1) for row in rows]
    started = 1_795_000_000_000
    both = [row for pair in zip(rows, twins, strict=True) for row in pair]
    return [replace(row, started_ms=started - at // 2 * 3_600_000) for at, row in enumerate(both)]


@pytest.fixture
def light(theme: Theme) -> Iterator[Theme]:
    yield theme
    theme.use("light")


def picture(page: ResultsPage) -> QImage:
    QApplication.processEvents()
    return page.table.viewport().grab().toImage()


def row_of(page: ResultsPage, image: QImage, row: int) -> QImage:
    """The picture of one row without the line below it."""
    top, height = page.table.rowViewportPosition(row), page.table.rowHeight(row)
    return image.copy(0, top, image.width(), height - 1)


def ground_of(page: ResultsPage, image: QImage, row: int) -> QColor:
    return image.pixelColor(2, page.table.rowViewportPosition(row) + 3)


def put(page: ResultsPage, *rows: ExamRow) -> None:
    page._desk.opened.store.exams.apply(rows, (), "next", server_epoch=EPOCH)
    page._asking._pause.stop()
    page._changed(Changes(exams=frozenset(row.id for row in rows)))


def test_the_second_paint_is_like_the_first(page: ResultsPage) -> None:
    page.table._painter.stamps.clear()
    page.table.head._stamps.clear()
    first, heads = picture(page), page.table.head.grab().toImage()
    assert len(page.table._painter.stamps) > 10
    assert picture(page) == first
    assert page.table.head.grab().toImage() == heads


def test_exams_that_look_alike_do(page: ResultsPage) -> None:
    image = picture(page)
    assert row_of(page, image, 2) == row_of(page, image, 3)
    assert row_of(page, image, 2) != row_of(page, image, 4)


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0])
def test_a_stamp_looks_as_what_is_painted_in_its_place(page: ResultsPage, scale: float) -> None:
    """What the rows show on a device of any scale is the same with stamps just made, and with old ones."""
    table, painter = page.table, page.table._painter

    def painted() -> QImage:
        pixmap = QPixmap(round(table.viewport().width() * scale), round(300 * scale))
        pixmap.setDevicePixelRatio(scale)
        with QPainter(pixmap) as device:
            area = QRect(0, 0, table.viewport().width(), 300)
            painter.paint(device, area, Rows(0, 7, 0, 38), frozenset())
        return pixmap.toImage()

    picture(page)  # at the scale of the screen
    first = painted()
    assert painted() == first
    colors = {first.pixelColor(x, round(19 * scale)).name() for x in range(first.width())}
    assert len(colors) > 10, "something is painted at all"


def test_a_part_is_painted_as_in_the_whole(page: ResultsPage) -> None:
    whole = picture(page)
    for part in (QRect(0, 50, whole.width(), 90), QRect(300, 0, 400, 200), QRect(640, 77, 3, 3)):
        assert page.table.viewport().grab(part).toImage() == whole.copy(part)


def test_selected_rows_and_the_current_one_are_seen(page: ResultsPage) -> None:
    colors, before = page.table._painter._theme.colors, picture(page)
    page.activateWindow()
    page.table.setFocus()
    page.table.selectRow(4)
    image = picture(page)
    assert ground_of(page, image, 4) == colors.accent_tint
    assert ground_of(page, image, 5) == colors.surface
    line = page.table.rowViewportPosition(4)
    assert image.pixelColor(image.width() // 2, line) == colors.accent
    assert row_of(page, image, 6) == row_of(page, before, 6)
    page.table.clearSelection()
    page.table.setCurrentIndex(page.model.index(7, 0))
    page.table.clearSelection()
    assert row_of(page, picture(page), 4) == row_of(page, before, 4)


def test_only_the_changed_row_is_another(page: ResultsPage) -> None:
    before, row = picture(page), page.model.line(5).row
    put(page, replace(row, version=9, honesty=3, decision="rejected"))
    after = picture(page)
    different = [at for at in range(12) if row_of(page, before, at) != row_of(page, after, at)]
    assert different == [5]
    put(page, replace(row, version=10))
    assert picture(page) == before


def test_the_mouse_is_shown_at_its_row_only(page: ResultsPage) -> None:
    before, button = picture(page), page.table.button_rect(3)
    page.table._track(button.center())
    over = picture(page)
    page.table._painter.pressed = True
    page.table.viewport().update()
    pressed = picture(page)
    assert over.copy(button) != before.copy(button) != pressed.copy(button) != over.copy(button)
    for image in (over, pressed):
        assert ground_of(page, image, 3) == page.table._painter._theme.colors.hover
        assert row_of(page, image, 2) == row_of(page, before, 2)
    page.table._painter.pressed = False
    page.table._track(QPoint(-1, -1))
    assert picture(page) == before


class Paints(QObject):
    """What is painted of a widget, once all is painted that waits for it."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.areas = [widget.rect()]
        widget.installEventFilter(self)
        while self.areas:
            self.areas.clear()
            QApplication.processEvents()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.areas.append(event.rect())
        return False


def test_the_mouse_paints_its_rows_alone(page: ResultsPage) -> None:
    table = page.table
    paints = Paints(table.viewport())
    table._track(QPoint(5, table.rowViewportPosition(3) + 4))
    QApplication.processEvents()
    table._track(QPoint(5, table.rowViewportPosition(4) + 4))
    QApplication.processEvents()
    width, height = table.viewport().width(), table.rowHeight(3)
    top = table.rowViewportPosition(3)
    assert paints.areas == [QRect(0, top, width, height), QRect(0, top, width, 2 * height)]


def test_lines_that_come_out_of_sight_paint_nothing(
    open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage]
) -> None:
    page = open_page(open_desk([exam_row(number, archived=False) for number in range(300)]))
    paints = Paints(page.table.viewport())
    assert page.model.kept(200) is None
    page.model.prefetch(200, 210)
    QApplication.processEvents()
    assert page.model.kept(200) is not None
    assert paints.areas == []


def test_the_keyboards_line_goes_with_its_exam(page: ResultsPage) -> None:
    page.activateWindow()
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(5, 0))
    page.table.clearSelection()
    first = page.model.line(0).row
    put(page, replace(first, id="newest", version=1, started_ms=first.started_ms + 1))
    assert page.table.currentIndex().row() == 6
    image, accent = picture(page), page.table._painter._theme.colors.accent
    marked = {
        row
        for row in range(2, 10)
        if image.pixelColor(image.width() // 2, page.table.rowViewportPosition(row)) == accent
    }
    assert marked == {6}


def test_a_glowing_row_leaves_nothing_behind(page: ResultsPage) -> None:
    before = picture(page)
    glow = page.table._painter.glow
    page.table._painter.glow = lambda exam_id: 0.7 if exam_id == page.model.line(2).row.id else 0.0
    page.table.viewport().update()
    image = picture(page)
    assert ground_of(page, image, 2) not in (ground_of(page, before, 2), ground_of(page, image, 3))
    page.table._painter.glow = glow
    page.table.viewport().update()
    assert picture(page) == before


def test_another_theme_paints_everything_anew(page: ResultsPage, light: Theme) -> None:
    before, heads = picture(page), page.table.head.grab().toImage()
    light.use("dark")
    dark = picture(page)
    assert ground_of(page, dark, 0) == light.colors.surface
    brightest = [dark.pixelColor(x, y).lightness() for x in range(0, dark.width(), 7) for y in range(4, 300)]
    bright = sum(value > 220 for value in brightest) / len(brightest)
    assert bright < 0.2, "no light stamp is left on the dark ground"
    assert page.table.head.grab().toImage() != heads
    light.use("light")
    assert picture(page) == before
    assert page.table.head.grab().toImage() == heads


def test_another_language_is_seen_at_once(page: ResultsPage, language: Language) -> None:
    before, heads = picture(page), page.table.head.grab().toImage()
    language.use("ru")
    assert picture(page) != before
    assert page.table.head.grab().toImage() != heads
    language.use("en")
    assert picture(page) == before


def test_columns_take_their_cells_along(page: ResultsPage) -> None:
    table, place = page.table, PLACES[Column.HONESTY]

    def cell(row: int) -> QImage:
        rect = table.visualRect(page.model.index(row, place))
        return picture(page).copy(rect.adjusted(8, 0, -8, -1))

    before = cell(1)
    table.head.move_column(place, 3)
    assert cell(1) == before
    table.head.resizeSection(place, table.head.sectionSize(place) + 40)
    assert cell(1) != before
    table.setColumnHidden(PLACES[Column.DECISION], True)
    assert not table.visualRect(page.model.index(0, PLACES[Column.DECISION])).width()
    assert row_of(page, picture(page), 2) == row_of(page, picture(page), 3)


def test_low_rows_show_the_same(page: ResultsPage) -> None:
    before = picture(page)
    page.table.show_compact(True)
    low = picture(page)
    place = page.model.index(0, PLACES[Column.HONESTY])
    bar = page.table.visualRect(place)
    page.table.show_compact(False)
    high = page.table.visualRect(place)
    middle = QRect(bar.left(), bar.top() + 4, bar.width(), 22)
    assert low.copy(middle) == before.copy(middle.translated(0, (high.height() - bar.height()) // 2))
    assert picture(page) == before


def test_below_the_last_row_nothing_is_left(page: ResultsPage) -> None:
    picture(page)
    name = page.model.line(0).row.student_name
    page._filter(Filters(search=name))
    image = picture(page)
    below = page.table.rowViewportPosition(page.model.rowCount() - 1) + page.table.rowHeight(0)
    assert 0 < below < image.height() - 10
    rest = image.copy(0, below, image.width(), image.height() - below)
    colors = {rest.pixelColor(x, y).name() for x in range(0, rest.width(), 5) for y in range(rest.height())}
    assert colors == {page.table._painter._theme.colors.surface.name()}


def test_the_row_of_a_group_goes_over_two_columns_only_side_by_side(page: ResultsPage) -> None:
    page._group(Grouping.STUDENT)
    table = page.table
    system = table.visualRect(page.model.index(0, PLACES[Column.SYSTEM])).adjusted(0, 2, 0, -3)
    ground = page.table._painter._theme.colors.header
    long = "Очень длинное название предмета, которое не помещается в одну колонку"
    put(page, *(replace(line.row, version=3, exam=long) for line in map(page.model.line, range(12)) if line))

    def painted(image: QImage, rect: QRect) -> bool:
        return any(
            image.pixelColor(x, y) != ground
            for x in range(rect.left(), rect.right())
            for y in range(rect.top(), rect.bottom())
        )

    assert painted(picture(page), system)
    table.head.move_column(PLACES[Column.SYSTEM], 6)
    system = table.visualRect(page.model.index(0, PLACES[Column.SYSTEM])).adjusted(0, 2, 0, -3)
    assert not painted(picture(page), system)


def test_a_long_count_stays_beside_the_mark(page: ResultsPage) -> None:
    """Four figures and the mark of a gone-through exam: the strip gives way, nothing is cut."""
    row = page.model.line(2).row
    put(page, replace(row, version=4, kinds={"focus_lost": 1234}, reviewed_ms=None))
    plain = picture(page)
    put(page, replace(row, version=5, kinds={"focus_lost": 1234}, reviewed_ms=1_795_100_000_000))
    marked, fonts = picture(page), page.table._painter.cells.fonts
    room = page.table.visualRect(page.model.index(2, PLACES[Column.VIOLATIONS])).adjusted(8, 4, -8, -5)
    width = 4 * fonts.figure - 1
    number = plain.copy(room.right() - width, room.top(), width, room.height())
    places = range(room.left(), room.right() - width + 1)
    found = [x for x in places if marked.copy(x, room.top(), width, room.height()) == number]
    assert found and found[0] < room.right() - width


def test_stamps_are_bounded_and_the_oldest_go_first(qapp: QApplication) -> None:
    stamps, canvas = Stamps(most=3 * 10 * 10 * 4), QPixmap(100, 100)
    made: list[str] = []

    def show(*names: str) -> None:
        with QPainter(canvas) as painter:
            stamps.begin(painter)
            for name in names:
                if not stamps.lay(name, 0, 0):
                    made.append(name)
                    stamps.make(name, QRect(0, 0, 10, 10), QColor("red"), lambda _: None)
            stamps.end(painter)

    show("a", "b", "c", "a", "d")
    assert made == ["a", "b", "c", "d"] and len(stamps) == 3
    show("a", "c", "d")
    assert made == ["a", "b", "c", "d"]
    show("b")
    assert made[-1] == "b" and stamps.bytes <= 3 * 10 * 10 * 4
    stamps.clear()
    assert len(stamps) == stamps.bytes == 0


def test_a_stamp_larger_than_all_room_is_still_shown(qapp: QApplication) -> None:
    stamps, canvas = Stamps(most=10), QPixmap(20, 20)
    canvas.fill(Qt.GlobalColor.white)
    with QPainter(canvas) as painter:
        stamps.begin(painter)
        stamps.make("large", QRect(5, 5, 10, 10), QColor("red"), lambda _: None)
        stamps.end(painter)
    image = canvas.toImage()
    assert image.pixelColor(5, 5) == image.pixelColor(14, 14) == QColor("red")
    assert image.pixelColor(4, 5) == image.pixelColor(15, 14) == QColor("white")


def test_the_page_keeps_to_its_room(
    open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage]
) -> None:
    """More looks go by than there is room for."""
    rows = [
        exam_row(number, archived=False, group=f"G-{number}", exam=f"Exam {number}") for number in range(700)
    ]
    page = open_page(open_desk(rows))
    for first in range(0, 700, 15):
        page.table.verticalScrollBar().setValue(first)
        picture(page)
    assert page.model.index(0, PLACES[ACTION]).data()
    assert MOST_BYTES - 200_000 < page.table._painter.stamps.bytes <= MOST_BYTES
