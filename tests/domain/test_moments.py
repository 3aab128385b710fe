"""Which moments of an exam are the worst, and which photo shows each."""

from __future__ import annotations

from oes_desktop.domain.models import CAMERA, DISMISSED, FACE, SCREEN, Snapshot, Violation
from oes_desktop.domain.moments import LONGEST_MS, NEAR_MS, PHOTO_MS, Moment, moments_of, worst_moments


def violation(
    name: str, at_s: float, length_s: float = 0, severity: int = 1, verdict: str = "none"
) -> Violation:
    return Violation(
        name, "focus_lost", round(at_s * 1000), round(length_s * 1000), severity, verdict=verdict
    )


def photo(name: str, at_s: float, source: str = CAMERA) -> Snapshot:
    return Snapshot(name, round(at_s * 1000), source, "image/jpeg", 1, "")


def names(moments: tuple[Moment, ...]) -> list[str]:
    return [" ".join(each.id for each in moment.violations) for moment in moments]


def test_violations_near_each_other_are_one_moment() -> None:
    near, far = NEAR_MS / 1000 - 1, NEAR_MS / 1000 + 1
    found = moments_of([violation("a", 100, 5), violation("b", 105 + near), violation("c", 105 + near + far)])
    assert names(found) == ["a b", "c"]


def test_a_long_violation_holds_what_happens_during_it() -> None:
    assert names(moments_of([violation("long", 0, 50), violation("x", 2), violation("y", 45)])) == [
        "long x y"
    ]


def test_a_chain_of_violations_does_not_swallow_the_exam() -> None:
    found = moments_of(violation(f"v{n:03}", n * 4) for n in range(60))
    assert len(found) == 240_000 // LONGEST_MS
    assert sum(len(moment.violations) for moment in found) == 60


def test_what_was_dismissed_makes_no_moment() -> None:
    assert names(moments_of([violation("a", 1, 60, 3, DISMISSED), violation("b", 2)])) == ["b"]


def test_the_order_they_come_in_means_nothing() -> None:
    rows = [violation(f"v{n}", n * 40, n % 7, 1 + n % 3) for n in range(12)]
    assert moments_of(rows) == moments_of(reversed(rows))


def test_the_worst_are_severe_and_long_and_stand_in_order_of_time() -> None:
    rows = [
        violation("slight", 0, 2, 1),
        violation("long", 100, 30, 2),
        violation("grave", 200, 30, 3),
        violation("brief", 300, 0, 3),
    ]
    assert names(worst_moments(moments_of(rows), (), 2)) == ["long", "grave"]
    assert names(worst_moments(moments_of(rows), (), 3)) == ["long", "grave", "brief"]


def test_a_moment_is_called_by_its_gravest_violation() -> None:
    (moment,) = moments_of([violation("first", 10, 60, 1), violation("grave", 20, 1, 3)])
    assert (moment.worst.id, moment.at_ms) == ("grave", 20_000)


def test_every_moment_takes_the_nearest_photo_and_none_is_shown_twice() -> None:
    rows = [violation("slight", 100), violation("worse", 120, 0, 3)]
    early, between = photo("early", 75), photo("between", 109, SCREEN)
    slight, worse = worst_moments(moments_of(rows), [early, between])
    assert (slight.photo, worse.photo) == (early, between)  # it is nearer to both, and the worse one's


def test_a_photo_taken_while_it_lasts_shows_it() -> None:
    (moment,) = worst_moments(
        moments_of([violation("a", 100, 60)]), [photo("just before", 99), photo("during", 130)]
    )
    assert moment.photo == photo("during", 130)


def test_of_photos_about_as_near_the_one_that_can_show_it_is_taken() -> None:
    photos = [photo("camera", 101), photo("screen", 102, SCREEN), photo("late", 120, SCREEN)]
    for kind, name in (("focus_lost", "screen"), ("phone_seen", "camera"), ("unheard of", "camera")):
        seen = Violation("v", kind, 100_000)
        (moment,) = worst_moments(moments_of([seen]), photos)
        assert moment.photo is not None
        assert moment.photo.id == name


def test_a_photo_far_away_or_of_another_matter_shows_nothing() -> None:
    far = 100 + PHOTO_MS / 1000 + 1
    (moment,) = worst_moments(
        moments_of([violation("a", 100)]), [photo("far", far), photo("face", 100, FACE)]
    )
    assert moment.photo is None


def test_nonsense_is_ranked_harmlessly() -> None:
    rows = [
        violation("back", 50, -400, 3),
        violation("odd", 500, 1, 99),
        violation("none", 900, 0, -5),
        Violation("huge", "x", 2**60, 2**60, 2),
    ]
    found = worst_moments(moments_of(rows), ())
    assert names(found) == ["back", "odd", "none", "huge"]
    assert worst_moments((), [photo("alone", 1)]) == ()


def test_ten_thousand_violations_are_quick_to_rank() -> None:
    rows = [violation(f"v{n}", n * 30, n % 9, 1 + n % 3) for n in range(10_000)]
    photos = [photo(f"p{n}", n * 100) for n in range(3_000)]
    assert len(worst_moments(moments_of(rows), photos)) == 6
