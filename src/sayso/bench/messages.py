"""Messages: the MUC-4 texts as the wire sent them, found by their ids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from sayso.errors import InputError

# "DEV-MUC3-0001 (NOSC)": the line that opens a message.
_OPENING = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})\b[^\n]*$", re.MULTILINE)
# Place and day, then the marks of the service up to "[TEXT]".
_DATELINE = re.compile(r"\A\s*[^\[]{0,200}?--\s*(?=\[|\w)")
_MARKS = re.compile(r"\A(?:\s*\[[^\]]{1,300}\])+\s*")
_BLANK = re.compile(r"\n[ \t]*\n")
_BRACKETS = str.maketrans("[]", "()")


def read_messages(folder: Path) -> Mapping[str, str]:
    """The text of each message in the files of a folder and below, by id, in its own case.

    Dateline and marks of the service are left out, lines are joined, and
    paragraphs parted by an empty line. Raises InputError SAY-110 where the
    folder holds no message.
    """
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and not path.name.startswith("key-"):
            found.update(messages(path.read_text(encoding="latin-1")))
    if not found:
        raise InputError("SAY-110", "no MUC message is here", where=str(folder), do="name the folder CORPORA")
    return found


def messages(text: str) -> Iterator[tuple[str, str]]:
    """Id and text of each message of a file."""
    openings = list(_OPENING.finditer(text))
    ends = [*(opening.start() for opening in openings[1:]), len(text)]
    for opening, end in zip(openings, ends, strict=False):
        yield opening[1], _story(text[opening.end() : end])


def _story(text: str) -> str:
    body = _DATELINE.sub("", text, count=1)
    body = _MARKS.sub("", body, count=1)
    paragraphs = (" ".join(part.split()) for part in _BLANK.split(body))
    return "\n\n".join(part for part in paragraphs if part).translate(_BRACKETS)
