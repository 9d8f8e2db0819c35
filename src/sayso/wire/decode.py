"""Decode: from bytes to characters, and what had to be assumed on the way."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from sayso.model.take import Problem
from sayso.wire.problems import problem

# Longer marks first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"\x7fELF")
_SIGNATURES_OFFICE = (b"\xd0\xcf\x11\xe0", b"{\\rtf", b"SQLite format 3", b"BZh", b"7z\xbc\xaf", b"RIFF")
# Single-byte encodings of wire copy, in order of trust: Western, then Central European and Cyrillic.
_SINGLE_BYTE = ("cp1252", "cp1250", "cp1251", "koi8_r")
_SAMPLE = 65_536
_DECLARABLE = ("iso8859", "cp1", "cp8", "koi8", "mac", "gb", "big5", "euc", "shift_jis")
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?([A-Za-z0-9_.:-]{2,40})""")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
# word processors and pages end lines with the separators of Unicode, too
_LINE_ENDS = str.maketrans("\r\u2028\u2029", "\n\n\n")
_NUL_SHARE = 0.02  # a stray NUL is damage; one in fifty characters is no text
_CONTROL_SHARE = 0.08  # random bytes have 0.13; an ANPA alert, all framing, has 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Characters, the encoding that gave them, and what had to be assumed."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes) -> Decoded | None:
    """The characters of a copy with newlines as line ends, or None where the bytes are no text."""
    if data.startswith(_SIGNATURES + _SIGNATURES_OFFICE):
        return None
    text, encoding, problems = _characters(data)
    if _is_binary(text):
        return None
    text = text.replace("\r\n", "\n").translate(_LINE_ENDS)
    return Decoded(text=text, encoding=encoding, problems=(*problems, *_damage(text)))


def _characters(data: bytes) -> tuple[str, str, tuple[Problem, ...]]:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace"), codec, ()
    wide = _wide_without_mark(data)
    if wide is not None:
        return data.decode(wide, "replace"), wide, (_guessed(wide),)
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError:
        return _not_utf8(data)


def _not_utf8(data: bytes) -> tuple[str, str, tuple[Problem, ...]]:
    declared = _declared(data)
    if declared is not None:
        return data.decode(declared, "replace"), declared, ()
    mended = data.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    sound = sum(1 for character in mended[:_SAMPLE] if "\x7f" < character != "\ufffd")
    if broken <= sound:
        return mended, "utf-8", ()
    codec = _fitting(data)
    try:
        return data.decode(codec), codec, (_guessed(codec),)
    except UnicodeDecodeError:
        # cp1252 leaves five bytes without a character; latin-1 leaves none.
        return data.decode("latin-1"), "latin-1", (_guessed("latin-1"),)


def _declared(data: bytes) -> str | None:
    """The encoding that a page or XML file names in its first bytes, if there is such an encoding."""
    if not data.lstrip().startswith(b"<"):
        return None
    found = _DECLARED.search(data[:2048])
    if found is None:
        return None
    try:
        codec = codecs.lookup(found.group(1).decode("ascii")).name
    except LookupError:
        return None
    # A page that names UTF-8 has just failed as UTF-8; and not all that Python calls a codec is an encoding of text.
    if not codec.startswith(_DECLARABLE):
        return None
    # Browsers read latin-1 as cp1252, and so pages that name it mean cp1252.
    return "cp1252" if codec == "iso8859-1" else codec


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 without its mark shows as NULs in every second place."""
    head = data[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if len(head) < 8 or max(even, odd) < 0.6 * half or min(even, odd) > 0.05 * half:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _fitting(data: bytes) -> str:
    """The single-byte encoding that gives the most sensible text; Western where it is a draw."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  (120 ms to import, needed for one copy in a hundred)

    matches = list(from_bytes(data[:_SAMPLE], cp_isolation=list(_SINGLE_BYTE)))
    if not matches:
        return "cp1252"
    chaos = min(match.chaos for match in matches)
    clean = [match for match in matches if match.chaos <= chaos]
    coherence = max(match.coherence for match in clean)
    names = {
        name
        for match in clean
        if match.coherence >= coherence
        for name in (match.encoding, *match.could_be_from_charset)
    }
    return next((codec for codec in _SINGLE_BYTE if codec in names), matches[0].encoding)


def _is_binary(text: str) -> bool:
    sample = text[:200_000]
    if sample.count("\x00") > _NUL_SHARE * len(sample) and len(sample) > 1 / _NUL_SHARE:
        return True
    return len(_CONTROL.findall(sample)) > max(1.0, _CONTROL_SHARE * len(sample))


def _guessed(codec: str) -> Problem:
    return problem("encoding-guessed", f"not UTF-8; read as {codec}, the encoding that fits best")


def _damage(text: str) -> tuple[Problem, ...]:
    found = []
    damaged = text.count("\ufffd")
    if damaged:
        where = text.index("\ufffd")
        found.append(
            problem("encoding-damaged", f"{damaged} characters are lost", locator=f"character {where}")
        )
    control = _CONTROL.search(text)
    if control is not None:
        found.append(
            problem(
                "control-characters", "control characters in the copy", locator=f"character {control.start()}"
            )
        )
    return tuple(found)
