"""Spelling: which names of a public gazetteer are names in letters that the wire uses."""

from __future__ import annotations

# the last letters of Latin and of Cyrillic
LATIN, CYRILLIC = 0x250, 0x530
EXTENDED = range(0x1E00, 0x1F00)
MARKS = "’‘ʼʹ–"
SHORTEST, CODE = 3, 4


def is_wire_name(name: str, *, cyrillic: bool) -> bool:
    """Whether a name is no code of an airport or a station, and in Latin (or also Cyrillic) letters."""
    if len(name) < SHORTEST or (name.isupper() and len(name) <= CODE) or not name[0].isupper():
        return False
    if any(c.isdigit() or c in ",()/;" for c in name):
        return False
    top = CYRILLIC if cyrillic else LATIN
    return all(ord(c) < top or ord(c) in EXTENDED or c in MARKS for c in name)
