"""HTML: a web page with a story. The text that the extractor finds is the text of the item."""

from __future__ import annotations

import re
from typing import Any

from sayso.errors import InputError
from sayso.model.ids import digest
from sayso.model.take import Item
from sayso.wire.decode import Decoded
from sayso.wire.page import read_head

READER = "html 1"
CAP_TAGS = 40_000
"""Most tags that a page may have: articles have under ten thousand; the extractor needs 10 s for this many."""
_OPENS = re.compile(r"<(?:!doctype\s{1,9}html|html[\s>])", re.IGNORECASE)
_PARTS = re.compile(r"<(?:head|body|article|main|div|p|table)[\s>]", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
# What lxml and the extractor raise on pages that no browser would show either.
_FAULTS = (
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    RecursionError,
    AssertionError,
    OSError,
)


def looks_like_page(text: str) -> bool:
    """Whether a text is an HTML page: it opens with markup, and the markup is HTML's."""
    head = text[:4096].lstrip("\ufeff \t\r\n")
    if not head.startswith("<"):
        return False
    return bool(_OPENS.search(head) or (not head.startswith("<?xml") and _PARTS.search(head)))


def read_page(decoded: Decoded, data: bytes, *, name: str | None = None) -> Item:
    """The item of a web page: extracted text, one blank line between paragraphs; what the head says.

    Furniture that the extractor leaves in stays in. Raises InputError SAY-103
    for a page of more than `CAP_TAGS` tags, SAY-104 where there is no story in it.
    """
    tags = decoded.text.count("<")
    if tags > CAP_TAGS:
        raise InputError(
            "SAY-103",
            f"the page has {tags:,} tags, more than the {CAP_TAGS:,} a page may have",
            where=name,
            do="save the article's own page, or paste its text",
        )
    import trafilatura  # noqa: PLC0415  (300 ms to import; plain text never needs it)

    # XML cannot hold these characters, and a page does not show them.
    source = _CONTROL.sub(" ", decoded.text)
    try:
        tree = trafilatura.load_html(source)
        head = read_head(tree) if tree is not None else None
        document = trafilatura.bare_extraction(source, include_comments=False, include_tables=True)
    except _FAULTS as cause:
        raise _no_story(name, f"the page cannot be taken apart ({type(cause).__name__})") from cause
    text = _paragraphs(document)
    if head is None or not any(character.isalnum() for character in text):
        raise _no_story(name, "there is no story in this page")
    return Item(
        text=text,
        reader=f"{READER}, trafilatura {trafilatura.__version__}",
        raw_sha256=digest(data),
        media_type="text/html",
        headline=head.headline,
        section=head.section,
        byline=head.byline,
        language=head.language,
        published=head.published,
        uri=head.uri,
        problems=(*decoded.problems, *head.problems),
    )


def _paragraphs(document: Any) -> str:
    """The extractor's lines are paragraphs; a blank line between them says so to every later reader."""
    text = getattr(document, "text", None) or ""
    return "\n\n".join(line.strip() for line in str(text).split("\n") if line.strip())


def _no_story(name: str | None, what: str) -> InputError:
    return InputError("SAY-104", what, where=name, do="save the article's own page, or paste its text")
