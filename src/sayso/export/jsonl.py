"""JSON lines: one line a statement, with the take it stands in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from sayso.model.statement import Statement
from sayso.model.take import Take


def jsonl(records: Iterable[tuple[Take, Iterable[Statement]]]) -> Iterator[str]:
    """The statements of these takes, in order, each with agency, headline, day and id of its take."""
    for take, statements in records:
        head = {
            "id": take.id,
            "story": take.story,
            "agency": take.agency,
            "headline": take.headline,
            "published": take.published,
            "day": take.day,
            "year_guessed": take.year_guessed,
        }
        for statement in statements:
            yield json.dumps({"take": head, "statement": asdict(statement)}, ensure_ascii=False)
