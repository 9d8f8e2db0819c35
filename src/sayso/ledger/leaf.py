"""Leaf: the seal of one entry of the log, and the check that all seals hold."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.ledger.protocol import Verification


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the log as it is stored. `recorded_at` is UTC with microseconds, ending in Z."""

    seq: int
    id: str
    recorded_at: str
    kind: str
    subject: str
    payload: str
    leaf: str


def leaf_of(seq: int, *texts: str) -> str:
    """SHA-256 in hex over the six other columns in their order, JSON-framed, after a zero byte.

    The zero byte marks a leaf apart from a node of the tree to come (RFC 6962).
    """
    framed = json.dumps([seq, *texts], separators=(",", ":"))
    return hashlib.sha256(b"\x00" + framed.encode()).hexdigest()


def verify(entries: Iterable[Entry], texts: Iterable[tuple[str, bool]]) -> Verification:
    """Check entries in the order of the log: no gap, each leaf true, recorded time never going back.

    `texts` gives digest and soundness of each stored text; a take whose texts
    are missing or unsound is bad.
    """
    sound = dict(texts)
    previous, checked = "", 0
    for expected, entry in enumerate(entries, 1):
        reason = _fault(entry, expected, previous, sound)
        if reason is not None:
            return Verification(checked=checked, first_bad=min(expected, entry.seq), reason=reason)
        previous, checked = entry.recorded_at, expected
    return Verification(checked=checked)


def _fault(entry: Entry, expected: int, previous: str, sound: dict[str, bool]) -> str | None:
    if entry.seq != expected:
        return f"entry {expected} is missing"
    leaf = leaf_of(entry.seq, entry.id, entry.recorded_at, entry.kind, entry.subject, entry.payload)
    if leaf != entry.leaf:
        return "the entry is not what its leaf was made of"
    if entry.recorded_at < previous:
        return "recorded time goes back"
    return _fault_of_texts(entry.payload, sound) if entry.kind == "take" else None


def _fault_of_texts(payload: str, sound: dict[str, bool]) -> str | None:
    try:
        texts = dict(json.loads(payload)["blobs"])
    except (ValueError, TypeError, KeyError):
        return "the take names no texts"
    for name, digest in texts.items():
        if not sound.get(digest, False):
            state = "not what was read" if digest in sound else "missing"
            return f"the {name} of the take is {state}"
    return None
