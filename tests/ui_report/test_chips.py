"""The chips of the kinds and the lanes of the timeline stay readable, however many kinds there are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot
from support.reports import START_MS, VOCABULARY, full_report

from oes_desktop.domain.models import Violation
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.report.chips import CHIP_PX, GAP, MOST_LINES
from oes_desktop.ui.report.violations import ViolationPanel
from oes_desktop.ui.widgets.kinds import short_kind
from oes_desktop.ui.widgets.timeline_layout import MOST_LANES, OTHERS, lanes_of

MOST_PX = MOST_LINES * (CHIP_PX + GAP) - GAP


def of_kind(kind: str, severity: int = 1, label: str = "") -> Violation:
    return Violation(kind, kind, START_MS, 1_000, severity, "", label)


@pytest.mark.parametrize("kinds", [1, 5, 14, 60])
def test_chips_take_three_lines_at_most(qtbot: QtBot, formats: Formats, kinds: int) -> None:
    panel = ViolationPanel(formats)
    qtbot.addWidget(panel)
    many = tuple(of_kind(f"kind_{n}", label=f"A kind of its own {n}") for n in range(kinds))
    panel.show_report(replace(full_report(), violations=many), VOCABULARY)
    panel.resize(330, 560)
    panel.show()
    qtbot.waitUntil(lambda: 0 < panel.chips.height() <= MOST_PX)
    assert len(panel.chips.chips) == kinds + 1  # and the breaks
    assert panel.list.height() > panel.height() // 2


def test_a_kind_is_named_shortly_by_the_server_and_a_strange_one_by_its_own_label() -> None:
    known = short_kind(of_kind("focus_lost"), VOCABULARY, "ru")
    assert known
    assert "(" not in known
    assert short_kind(of_kind("odd", label="Odd"), VOCABULARY, "ru") == "Odd"


def test_few_kinds_have_a_lane_each_in_the_order_of_the_institution() -> None:
    found = lanes_of([of_kind("b"), of_kind("x"), of_kind("a")], ["a", "b", "c"])
    assert found == ("a", "b", "x")
    assert lanes_of([], ["a"]) == ()


def test_of_many_kinds_the_gravest_keep_their_lane_and_the_rest_share_one() -> None:
    order = [f"k{n:02}" for n in range(14)]
    found = lanes_of([of_kind(kind, 3 if kind == "k13" else 1) for kind in order], order)
    assert len(found) == MOST_LANES
    assert "k13" in found
    assert found[-1] == OTHERS
