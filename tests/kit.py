"""What most tests of reading need: the shipped kit, made once, and a reader with a fixed clock."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache

from sayso.analysis.splitter import SplitterAnalyzer
from sayso.model.reading import Reading
from sayso.pipeline import Kit, build_kit, read
from sayso.wire import read_item

TODAY = dt.date(2026, 1, 1)


@cache
def kit() -> Kit:
    """The kit that ships with Sayso."""
    return build_kit()


@cache
def quick_kit() -> Kit:
    """The same with sentences and words by rules only, for tests that read a thousand stories."""
    return replace(kit(), analyzer=SplitterAnalyzer())


def read_bytes(
    data: bytes, *, published: str | None = None, story: str | None = None, quick: bool = False
) -> Reading:
    """These bytes, read as the command reads them."""
    return read(
        read_item(data), quick_kit() if quick else kit(), published=published, story=story, today=TODAY
    )


def read_text(
    text: str, *, published: str | None = None, story: str | None = None, quick: bool = False
) -> Reading:
    """This copy, read."""
    data = text.encode("utf-8", "surrogatepass")
    return read_bytes(data, published=published, story=story, quick=quick)
