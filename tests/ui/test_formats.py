"""Times in the institution's zone, lengths and sizes in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from oes_desktop.ui.formats import Formats
from oes_desktop.ui.language import Language

# 13 November 2026, 04:07:31 UTC, is 09:07:31 in Almaty.
MOMENT = 1_794_542_851_000


@pytest.fixture
def formats(speak: Callable[[str], Language]) -> Formats:
    return Formats(speak("ru"), "Asia/Almaty")


def test_a_moment_is_shown_in_the_zone_of_the_institution(formats: Formats) -> None:
    assert formats.date_time(MOMENT) == "13.11.2026 09:07"
    assert formats.date_time(MOMENT, seconds=True) == "13.11.2026 09:07:31"
    assert formats.short_date_time(MOMENT) == "13.11 09:07"
    assert formats.time(MOMENT, seconds=True) == "09:07:31"


@pytest.mark.parametrize(("code", "date"), [("ru", "13.11.2026"), ("kk", "13.11.2026"), ("en", "13/11/2026")])
def test_dates_have_four_figures_for_the_year(speak: Callable[[str], Language], code: str, date: str) -> None:
    assert Formats(speak(code)).date(MOMENT) == date


def test_what_is_not_known_is_a_dash(formats: Formats) -> None:
    assert {formats.date_time(None), formats.percent(None), formats.duration(None), formats.size(None)} == {
        "—"
    }
    assert {formats.clock(None), formats.time(None), formats.short_date(None), formats.span(None, 1)} == {"—"}


@pytest.mark.parametrize(
    ("ms", "text"),
    [(0, "0 с"), (9_400, "9 с"), (59_600, "1 мин"), (66_000, "1 мин 06 с"), (4_560_000, "1 ч 16 мин")],
)
def test_lengths_in_words(formats: Formats, ms: int, text: str) -> None:
    assert formats.duration(ms) == text


def test_a_place_in_a_recording_is_hours_minutes_seconds(formats: Formats) -> None:
    assert formats.clock(1_441_000) == "00:24:01"
    assert formats.clock(-5) == "00:00:00"


def test_spans_name_the_day_once(formats: Formats) -> None:
    assert formats.span(MOMENT, MOMENT + 4_740_000) == "13.11.2026 09:07 – 10:26"
    assert formats.span(MOMENT, MOMENT + 86_400_000) == "13.11.2026 09:07 – 14.11.2026 09:07"


def test_sizes_and_numbers_follow_the_language(formats: Formats) -> None:
    assert formats.size(412 * 1024 * 1024).startswith("412")
    assert formats.size(412 * 1024 * 1024).endswith("МБ")
    assert formats.number(12_480).replace("\xa0", " ") == "12 480"
    assert formats.percent(62) == "62%"


def test_an_unknown_zone_means_utc(speak: Callable[[str], Language]) -> None:
    formats = Formats(speak("en"), "Nowhere/Land")
    assert formats.time_zone == "UTC"
    assert formats.time(MOMENT) == "04:07"


def test_room_is_counted_in_thousands_and_a_rate_is_a_size_a_second(
    speak: Callable[[str], Language],
) -> None:
    formats = Formats(speak("en"))
    sizes = [formats.disk_size(size) for size in (0, 999_999, 412_345_678, 26_100_000_000, 60_000_000_000)]
    assert sizes == ["0 MB", "< 1 MB", "412 MB", "26.1 GB", "60 GB"]
    assert [formats.rate(rate) for rate in (0.0, 900.0, 45_000.0, 18_432_100.0)] == [
        "0 bytes/s",
        "900 bytes/s",
        "45 kB/s",
        "18.4 MB/s",
    ]


def test_time_left_is_no_more_exact_than_anybody_knows(speak: Callable[[str], Language]) -> None:
    formats = Formats(speak("en"))
    left = [formats.left(seconds) for seconds in (0.0, 16.4, 59.6, 371.0, 4_570.0)]
    assert left == ["1 s", "16 s", "1 min", "6 min", "1 h 16 min"]
