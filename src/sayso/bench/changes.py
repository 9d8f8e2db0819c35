"""Changes: the states that dated items change, read in order, as a public scorer takes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sayso.bench.items import DatedItem, item_of
from sayso.control.watch import Watch
from sayso.model.control import ControlChange
from sayso.pipeline import Kit, read, setting_of

# English news writes of an oblast as a region
OBLAST, REGION = " Oblast", " region"


@dataclass(slots=True, kw_only=True)
class Replay:
    """Items, read one after another with one kit."""

    kit: Kit

    def rows(self, items: Iterable[DatedItem]) -> Iterator[dict[str, Any]]:
        """One row a change that an item tells as news: place, point, holder, date, status, when it was known."""
        watch = Watch(setting=setting_of(self.kit), editorial=self.kit.editorial, in_steps=True)
        for dated in items:
            reading = read(item_of(dated, self.kit.places), self.kit, story=dated.link)
            for change in watch.add(reading.take, reading.statements, dated.published):
                if change.news:
                    yield row(change, dated.link)


def row(change: ControlChange, link: str | None) -> dict[str, Any]:
    """A change as plain values; the holder of a place that was left is who left it."""
    after = change.after
    name = after.name.removesuffix(OBLAST) + REGION if after.name.endswith(OBLAST) else after.name
    return {
        "place": name,
        "lat": after.lat,
        "lon": after.lon,
        "holder": change.holder,
        "holding": after.holding.value,
        "date": after.since,
        "known_at": change.known_at,
        "status": after.status,
        "items": [link] if link else [],
    }
