"""The Range header (F12): whatever is sent, at most one range inside the file is served."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oes_desktop.server.ranges import Span, Unsatisfiable, parse

numbers = st.one_of(st.just(""), st.integers(0, 2**70).map(str), st.integers(0, 300).map(str))
headers = st.one_of(
    st.text(max_size=60),
    st.builds("bytes={}-{}".format, numbers, numbers),
    st.lists(st.builds("{}-{}".format, numbers, numbers), max_size=40).map(
        lambda parts: "bytes=" + ",".join(parts)
    ),
)


@given(headers, st.integers(0, 200))
def test_a_served_range_lies_inside_the_file(header: str, size: int) -> None:
    try:
        span = parse(header, size)
    except Unsatisfiable:
        return
    assert span is None or 0 <= span.start < span.stop <= size


@given(st.integers(0, 100), st.integers(0, 200), st.integers(1, 100))
def test_first_to_last_is_what_a_slice_gives(first: int, last: int, size: int) -> None:
    content = bytes(range(size))
    header = f"bytes={first}-{last}"
    if last < first:
        assert parse(header, size) is None
    elif first >= size:
        with pytest.raises(Unsatisfiable):
            parse(header, size)
    else:
        span = parse(header, size)
        assert span is not None
        assert content[span.start : span.stop] == content[first : last + 1]


@given(st.integers(1, 300), st.integers(1, 100))
def test_the_last_bytes_are_what_a_slice_gives(count: int, size: int) -> None:
    span = parse(f"bytes=-{count}", size)
    assert span is not None
    assert bytes(range(size))[span.start : span.stop] == bytes(range(size))[-count:]


@pytest.mark.parametrize(
    "header",
    ["bytes=0-1,3-4", "bytes=5-2", "lines=1-2", "bytes", "bytes=", "bytes=-", "bytes=a-b", "", "bytes=٣-٤"],
)
def test_what_is_not_one_byte_range_means_the_whole(header: str) -> None:
    """F12."""
    assert parse(header, 100) is None


@pytest.mark.parametrize(
    "header", ["bytes=-0", "bytes=100-", "bytes=9223372036854775808-", f"bytes={'9' * 4000}-"]
)
def test_what_is_not_there_is_unsatisfiable(header: str) -> None:
    """F12."""
    with pytest.raises(Unsatisfiable):
        parse(header, 100)


def test_a_thousand_digits_after_the_start_mean_to_the_end() -> None:
    assert parse(f"bytes=10-{'9' * 1000}", 100) == Span(10, 100)


def test_of_an_empty_file_no_range_can_be_had() -> None:
    for header in ("bytes=0-", "bytes=-5", "bytes=0-0"):
        with pytest.raises(Unsatisfiable):
            parse(header, 0)
