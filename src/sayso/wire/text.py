"""Plain text: copy as it is pasted, saved or piped, without an envelope."""

from __future__ import annotations

import re

from sayso.model.ids import digest
from sayso.model.take import Item
from sayso.wire.decode import Decoded
from sayso.wire.problems import problem

READER = "text 1"
_XML = re.compile(r"\s{0,100}<\?xml\s|\s{0,100}<[A-Za-z][\w:.-]{0,60}[\s>]")


def read_text(decoded: Decoded, data: bytes) -> Item:
    """The item of a plain text: the whole of it is copy, and nothing is known from outside."""
    problems = decoded.problems
    if _XML.match(decoded.text):
        problems = (
            *problems,
            problem("markup-unread", "opens like XML; read as plain text", locator="line 1"),
        )
    return Item(
        text=decoded.text,
        reader=READER,
        raw_sha256=digest(data),
        media_type="text/plain",
        problems=problems,
    )
