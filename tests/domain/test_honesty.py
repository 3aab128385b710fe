"""What honesty is made of: weights add up, dismissed ones are given back, the rest is named."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.reports import ROW

from oes_desktop.domain.honesty import account_of
from oes_desktop.domain.models import Mark, Report, Violation
from oes_desktop.domain.vocabulary import KindTerm, Vocabulary

WORDS = Vocabulary(kinds=(KindTerm("focus", weight=6.0), KindTerm("voice", weight=1.5), KindTerm("lost")))


def report(honesty: int | None, *kinds: str, dismissed: tuple[int, ...] = (), own: str = "") -> Report:
    violations = tuple(
        Violation(f"v{n}", kind, n * 1000, verdict="dismissed" if n in dismissed else "none")
        for n, kind in enumerate(kinds)
    )
    marks = (Mark("m", 5, kind=own), Mark("note", 6)) if own else ()
    return Report(replace(ROW, honesty=honesty), violations=violations, marks=marks)


def test_each_kind_takes_off_its_weight_as_often_as_it_happened() -> None:
    account = account_of(report(85, "voice", "focus", "voice", "focus", "lost"), WORDS)
    assert [(share.kind, share.count, share.points) for share in account.shares] == [
        ("focus", 2, 12.0),
        ("voice", 2, 3.0),
        ("lost", 1, 0.0),
    ]
    assert (account.taken, account.unexplained, account.without) == (15.0, 0.0, None)


def test_without_the_dismissed_ones_stands_beside_the_servers_figure() -> None:
    account = account_of(report(85, "voice", "focus", "voice", "focus", dismissed=(1, 2)), WORDS)
    assert account.figure == 85
    assert (account.dismissed, account.dismissed_count, account.without) == (7.5, 2, 92.5)


def test_a_rounded_figure_is_explained() -> None:
    assert account_of(report(98, "voice"), WORDS).unexplained == 0.0  # 98.5 was rounded to even
    assert account_of(report(99, "voice"), WORDS).unexplained == 0.0


@pytest.mark.parametrize(("figure", "unexplained"), [(70, 24.0), (100, -6.0)])
def test_what_the_sum_does_not_explain_is_named_and_kept(figure: int, unexplained: float) -> None:
    account = account_of(report(figure, "focus"), WORDS)
    assert account.unexplained == unexplained
    given_back = account_of(report(70, "focus", dismissed=(0,)), WORDS)
    assert given_back.without == 76.0


def test_below_zero_nothing_falls_and_giving_back_begins_below_it() -> None:
    account = account_of(report(0, *["focus"] * 20, dismissed=(0, 1)), WORDS)
    assert (account.beyond, account.unexplained, account.without) == (20.0, 0.0, 0.0)
    many = account_of(report(0, *["focus"] * 20, dismissed=tuple(range(10))), WORDS)
    assert many.without == 40.0


def test_a_server_that_leaves_dismissed_ones_out_itself_is_not_corrected_twice() -> None:
    account = account_of(report(94, "focus", "focus", dismissed=(0,)), WORDS)
    assert (account.left_out, account.without, account.unexplained) == (True, None, 0.0)


def test_own_violations_are_told_apart_and_change_no_figure() -> None:
    account = account_of(report(94, "focus", own="voice"), WORDS)
    assert (account.own, account.own_count, account.taken, account.unexplained) == (1.5, 1, 6.0, 0.0)


def test_no_figure_and_kinds_of_no_weight() -> None:
    account = account_of(report(None, "focus", "who knows", dismissed=(0,)), WORDS)
    assert (account.figure, account.without, account.unexplained) == (None, None, 0.0)
    assert {share.kind: share.weight for share in account.shares} == {"focus": 6.0, "who knows": 0.0}
