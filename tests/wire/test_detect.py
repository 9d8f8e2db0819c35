"""read_item: what comes in as bytes goes out as an item, or as one clear InputError."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sayso.errors import InputError, SaysoError
from sayso.model.ids import digest
from sayso.model.take import Item
from sayso.wire import CAP_BYTES, CAP_LINES, read_item

STORIES = Path(__file__).resolve().parents[1] / "stories" / "wire"
SAMPLES = [path.read_bytes() for path in sorted(STORIES.iterdir()) if path.suffix in {".txt", ".html"}]


def codes(item: Item) -> list[str]:
    return [problem.code for problem in item.problems]


def refused(data: bytes, name: str | None = None) -> InputError:
    with pytest.raises(InputError) as caught:
        read_item(data, name=name)
    return caught.value


@pytest.mark.parametrize(
    "data", [b"", b"   \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe \x00\n\x00", "\u200b\u00a0".encode()]
)
def test_nothing_there_is_said(data: bytes) -> None:
    error = refused(data, "empty.txt")
    assert error.code == "SAY-101"
    assert error.line().startswith("SAY-101: empty.txt: there is nothing in it")


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\nplain looking text",
        b"PK\x03\x04" + b"word/document.xml" * 9,
        b"\x89PNG\r\n\x1a\n" + b"text" * 30,
        bytes(range(256)) * 8,
        b"\x00" * 400,
        b"MZ" + b"\x00\x01\x02\x03" * 100,
    ],
)
def test_what_is_not_text_is_said(data: bytes) -> None:
    error = refused(data)
    assert error.code == "SAY-102"
    assert error.do


def test_a_file_over_the_cap_is_named_with_its_size_and_the_cap() -> None:
    error = refused(b"a" * (CAP_BYTES + 400_000), "big.txt")
    assert error.code == "SAY-103"
    assert "10.4 MB" in error.line()
    assert "10 MB" in error.line()


def test_a_file_of_too_many_lines_is_named_with_their_number() -> None:
    error = refused(b"a\n" * CAP_LINES)
    assert error.code == "SAY-103"
    assert "200,001 lines" in error.line()


def test_a_file_of_just_the_cap_is_read() -> None:
    assert len(read_item(b"word " * (CAP_BYTES // 5)).text) == CAP_BYTES


def test_plain_text_is_kept_whole_with_newlines_as_line_ends() -> None:
    data = "First line.\r\nSecond line.\rThird “line”.\n".encode()
    item = read_item(data)
    assert item.text == "First line.\nSecond line.\nThird “line”.\n"
    assert item.media_type == "text/plain"
    assert item.raw_sha256 == digest(data)
    assert item.problems == ()
    assert item.headline is item.published is item.agency is None


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_marks_of_wide_encodings_are_read_and_dropped(codec: str) -> None:
    words = "The column crossed the bridge at dawn, “nobody” fired."
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(codec, b"")
    item = read_item(mark + words.encode(codec))
    assert item.text == words
    assert item.problems == ()


def test_wide_text_without_its_mark_is_read_with_a_problem() -> None:
    item = read_item("The column crossed the bridge at dawn.".encode("utf-16-le"))
    assert item.text == "The column crossed the bridge at dawn."
    assert codes(item) == ["encoding-guessed"]


@pytest.mark.parametrize(
    ("words", "codec"),
    [
        ("El alcalde dijo que la última columna cruzó el puente por la mañana.", "latin-1"),
        ("The mayor’s words: “nobody fired” – he said.", "cp1252"),
        ("Мэр сообщил, что последняя колонна перешла мост до рассвета.", "cp1251"),
    ],
)
def test_another_encoding_is_guessed_and_the_guess_is_told(words: str, codec: str) -> None:
    item = read_item(words.encode(codec))
    assert item.text == words
    assert codes(item) == ["encoding-guessed"]


def test_one_broken_character_does_not_lose_the_encoding() -> None:
    data = "The mayor’s “words” – he said.".encode().replace("–".encode(), b"\xe2\x80")
    item = read_item(data)
    assert "mayor’s “words”" in item.text
    assert codes(item) == ["encoding-damaged"]


def test_control_characters_stay_and_are_told() -> None:
    item = read_item(b"The column crossed\x00 the bridge at dawn, the mayor said.")
    assert "crossed\x00 the" in item.text
    assert codes(item) == ["control-characters"]


def test_markup_that_no_reader_knows_is_told() -> None:
    item = read_item(b'<?xml version="1.0"?><nitf><head/><body>words</body></nitf>')
    assert item.media_type == "text/plain"
    assert codes(item) == ["markup-unread"]


def test_a_page_that_names_its_encoding_is_read_in_it() -> None:
    page = (
        (STORIES / "page.html")
        .read_text("utf-8")
        .replace("utf-8", "iso-8859-1")
        .replace("carts on", "cartés on")
    )
    item = read_item(page.encode("cp1252"))
    assert "cartés on" in item.text
    assert codes(item) == []


def check(data: bytes) -> None:
    try:
        item = read_item(data)
    except SaysoError as error:
        assert error.code in {"SAY-101", "SAY-102", "SAY-104"}  # noqa: PT017  (any other outcome is fine too)
        return
    assert item.text.strip()
    assert "\r" not in item.text
    item.text.encode()  # no half surrogates


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
@example(b"\xff\xfe\x00\xd8")
@example(b"\xfe\xff\xd8\x00\x00a")
@example(b"<html>\x00")
@example(b"<html charset=utf-7>+\xff")
@example(b'<p encoding="idna">\xff\xff\xff')
def test_no_bytes_raise_anything_but_our_errors(data: bytes) -> None:
    check(data)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SAMPLES), st.integers(0, 3000), st.integers(0, 3000), st.binary(max_size=12))
def test_no_mutation_of_a_story_raises_anything_but_our_errors(
    story: bytes, at: int, to: int, put: bytes
) -> None:
    at, to = sorted((at % (len(story) + 1), to % (len(story) + 1)))
    check(story[:at] + put + story[to:])
    check(story[at:to] + put)
