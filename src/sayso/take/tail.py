"""Tail: what closes a story and what stands between its paragraphs: sign-off, initials, furniture, crossheads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.model.take import Zone, ZoneKind
from sayso.take.contributors import glued_contributors, is_contributors
from sayso.take.desk import read_desk
from sayso.take.lines import ends_sentence, is_title
from sayso.take.signoff import glued_signoff, whole_signoff
from sayso.take.zones import Block, trimmed, zone
from sayso.wire.furniture import load_furniture

_MOST_CROSSHEAD_WORDS = 8
_LONGEST_LINE = 400  # characters of a line that may be a sign-off, initials or a title in a list
_MOST_CLOSING = 12  # blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    """Body and closing parts of a story as zones; initials of the desk; the agency that signs."""

    zones: tuple[Zone, ...]
    desk: tuple[str, ...]
    agency: str | None


def read_tail(text: str, blocks: Sequence[Block], *, agency: str | None) -> Tail:
    """All blocks below the header as zones. `agency` is the dateline's, whose name may close the story."""
    furniture = set(_furniture(text, blocks))
    story = [block for block in blocks if block not in furniture]
    zones = [zone(ZoneKind.FURNITURE, block) for block in blocks if block in furniture]
    closing = _Closing(text, agency)
    while story and len(closing.zones) < _MOST_CLOSING and closing.takes(story[-1], story[-2:-1]):
        story.pop()
    if story:
        story[-1:] = closing.unglued(story[-1])
    zones += _body(text, story)
    return Tail(zones=(*zones, *closing.zones), desk=closing.desk, agency=closing.agency)


def _furniture(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Furniture lines, and the titles of other stories below "Related Articles" and its like."""
    furniture = load_furniture()
    in_list = False
    for block in blocks:
        if block.end - block.start > _LONGEST_LINE:
            in_list = False
            continue
        words = block.of(text)
        listed = in_list and is_title(words) and not whole_signoff(words) and not read_desk(words)
        if listed or furniture.holds(words):
            in_list = listed or furniture.opens_list(words)
            yield block
        else:
            in_list = False


class _Closing:
    """Takes closing blocks off the end of a story, last one first."""

    def __init__(self, text: str, agency: str | None) -> None:
        self.text, self.also = text, agency
        self.zones: list[Zone] = []
        self.desk: tuple[str, ...] = ()
        self.agency: str | None = None

    def takes(self, block: Block, before: Sequence[Block]) -> bool:
        """Whether the block closes the story; if so, it is now a zone."""
        words = block.of(self.text)
        above = before[0].of(self.text) if before and before[0].end - before[0].start <= _LONGEST_LINE else ""
        signed = whole_signoff(above, also=self.also) is not None
        if is_contributors(words, below_rule=above.startswith("__")):
            self.zones.append(zone(ZoneKind.CONTRIBUTORS, block))
            return True
        desk = read_desk(words, signed=signed)
        signoff = whole_signoff(words, also=self.also)
        if not desk and signoff is None:
            return False
        self.desk = self.desk or desk
        self.agency = self.agency or (signoff.agency if signoff else None)
        self.zones.append(zone(ZoneKind.SIGNATURE, block))
        return True

    def unglued(self, block: Block) -> list[Block]:
        """The last paragraph without a sign-off and contributors that stand right behind its last sentence."""
        end = block.end
        signoff = glued_signoff(self.text[max(block.start, end - 400) : end], also=self.also)
        if signoff is not None:
            start = max(block.start, end - 400) + signoff.start
            self.zones.append(Zone(kind=ZoneKind.SIGNATURE, start=start, end=end))
            self.agency = self.agency or signoff.agency
            end = start
        rest = trimmed(self.text, block.start, end)
        thanks = glued_contributors(rest.of(self.text)) if rest else None
        if rest is not None and thanks is not None:
            self.zones.append(Zone(kind=ZoneKind.CONTRIBUTORS, start=rest.start + thanks, end=rest.end))
            rest = trimmed(self.text, rest.start, rest.start + thanks)
        return [rest] if rest else []


def _body(text: str, story: Sequence[Block]) -> Iterator[Zone]:
    """Paragraphs, and between them the short titles that part a long story."""
    for at, block in enumerate(story):
        crosshead = 0 < at < len(story) - 1 and _is_crosshead(text, block, story[at - 1], story[at + 1])
        yield zone(ZoneKind.CROSSHEAD if crosshead else ZoneKind.BODY, block)


def _is_crosshead(text: str, block: Block, before: Block, after: Block) -> bool:
    if block.end - block.start > _LONGEST_LINE:
        return False
    words = block.of(text)
    return (
        is_title(words)
        and len(words.split()) <= _MOST_CROSSHEAD_WORDS
        and words[:1].isupper()
        and all(ends_sentence(text[max(near.start, near.end - 40) : near.end]) for near in (before, after))
    )
