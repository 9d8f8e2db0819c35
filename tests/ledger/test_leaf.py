from __future__ import annotations

import hashlib
from dataclasses import replace

from sayso.ledger.leaf import Entry, leaf_of, verify


def entry(
    seq: int, *, at: str = "2022-11-11T14:00:00.000000Z", kind: str = "event", payload: str = "{}"
) -> Entry:
    texts = (f"id{seq}", at, kind, "subject", payload)
    return Entry(
        seq=seq,
        id=texts[0],
        recorded_at=at,
        kind=kind,
        subject="subject",
        payload=payload,
        leaf=leaf_of(seq, *texts),
    )


def test_leaf_is_sha256_over_a_zero_byte_and_the_framed_columns() -> None:
    framed = b'\x00[7,"a","b","c","d","{\\"\\u00e9\\":1}"]'
    assert leaf_of(7, "a", "b", "c", "d", '{"é":1}') == hashlib.sha256(framed).hexdigest()


def test_framing_keeps_columns_apart() -> None:
    assert leaf_of(1, "ab", "c", "", "", "") != leaf_of(1, "a", "bc", "", "", "")


def test_sound_and_empty_records_verify() -> None:
    assert verify([entry(1), entry(2)], []).sound
    assert verify([], []).checked == 0


def test_first_fault_is_named() -> None:
    assert (
        verify([entry(1), replace(entry(2), subject="x"), replace(entry(3), subject="x")], []).first_bad == 2
    )
    assert verify([entry(1), entry(3)], []).first_bad == 2
    assert verify([entry(0), entry(1)], []).first_bad == 0
    back = verify([entry(1), entry(2, at="2022-11-11T13:00:00.000000Z")], [])
    assert (back.first_bad, back.reason) == (2, "recorded time goes back")


def test_texts_of_a_take_are_part_of_it() -> None:
    one = entry(1, kind="take", payload='{"blobs":{"raw":"r","text":"t"}}')
    assert verify([one], [("r", True), ("t", True)]).sound
    assert verify([one], [("r", True), ("t", False)]).reason == "the text of the take is not what was read"
    assert verify([one], [("t", True)]).reason == "the raw of the take is missing"
    assert verify([entry(1, kind="take")], []).reason == "the take names no texts"
