"""No text runs as a formula."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oes_desktop.domain.cells import harmless, runs


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+7 701 000 00 00",
        "-5",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        "\u200b=1",
        "\u202e=1",
        "\x00=1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "\n@x",
        "\ufeff=cmd|' /C calc'!A0",
    ],
)
def test_what_could_run_is_led_by_an_apostrophe(text: str) -> None:
    """C4: whatever stands before the sign."""
    assert harmless(text) == "'" + text


@pytest.mark.parametrize("text", ["", "Әсем", "a=b", "ИС-21-2", "—", "62", "'=1", "1-2"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


@given(st.text())
def test_nothing_harmless_runs(text: str) -> None:
    assert not runs(harmless(text))
