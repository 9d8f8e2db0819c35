"""Places: where a happening was, chosen apart from what each name means.

The order is the guide's: the event's own clause, its sentence, the sentence
before; never the speaker's place or the dateline.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from sayso.events.clause import Clause
from sayso.events.drawn import Drawer
from sayso.events.triggers import Hit
from sayso.gazetteer.actors import ActorBook
from sayso.gazetteer.mentions import PlaceMention, place_mentions
from sayso.gazetteer.places import Feature, PlaceBook
from sayso.gazetteer.resolve import Surroundings, place_of, resolve
from sayso.model.event import EventType, Place

SIDES = frozenset({"left", "right"})
CAPITAL_OF = ("regional", "capital")


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A place mention in a clause with what it means; positions are the mention's phrase."""

    mention: PlaceMention
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceReader:
    """Finds the places named in a clause and chooses one for each event.

    `named` are the names of known places in the take, first word to the word after the last.
    """

    places: PlaceBook
    actors: ActorBook
    around: Surroundings
    drawer: Drawer | None = None
    named: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}))

    def located(self, clause: Clause, river: Located | None = None) -> tuple[Located, ...]:
        """The places that a clause names, actors left aside. `river` is the last one named before."""
        found: list[Located] = []
        plural = any(word in self.places.words["region_plural"] for word in clause.lower)
        for bare in place_mentions(
            clause.words, self.places, self._not_places(clause), within(clause, self.named)
        ):
            # "four regions along with X, Y and Z": each of them is the region
            mention = replace(bare, kind_asked=bare.kind_asked or "region") if plural else bare
            span = clause.span(mention.phrase_first, mention.phrase_last)
            place = _regional(
                mention, resolve(mention, span, self.places, self.around), self.places, self.around
            )
            if place.id is None and mention.key not in self.places.known:
                continue  # words of a place that nobody knows are read by their own rules
            if place.id is None:
                place = replace(place, name=span.exact)
            found.append(Located(mention=mention, place=self._refined(mention, place, clause)))
        found.extend(self._bare_banks(clause, found, river))
        found.extend(self._described_capital(clause, found))
        return tuple(sorted(found, key=lambda at: at.mention.first))

    def meant(self, clause: Clause, first: int, last: int) -> Place | None:
        """The known place that the words at these positions name, whatever the English model takes them for."""
        named = {first: last}
        for mention in place_mentions(clause.words[:last], self.places, {}, named):
            if (mention.first, mention.last) != (first, last):
                continue
            span = clause.span(mention.phrase_first, mention.phrase_last)
            place = resolve(mention, span, self.places, self.around)
            return self._refined(mention, place, clause) if place.id is not None else None
        return None

    def _not_places(self, clause: Clause) -> Mapping[int, str]:
        """Positions of names that act or speak here: "Kyiv said", "Russia's military", demonyms."""
        skip: dict[int, str] = {}
        for match in self.actors.find(clause.words):
            ahead = match.first - 1
            while ahead > 0 and (clause.is_a(ahead, "bearing") or clause.lower[ahead] == "the"):
                ahead -= 1
            locative = clause.is_a(ahead, "locative")
            owner = clause.lower[match.last : match.last + 1] in ((("’s",), ("'s",)))
            state = match.actor.kind == "state" and not match.actor.by_demonym
            # "in Chad", "northern Chad" is where something is; "Chad" alone is who does it
            part = clause.is_a(match.first - 1, "bearing")
            if state and (locative or part) and not owner:
                continue
            if (
                match.actor.by_demonym
                or (state and not match.actor.by_capital)
                or match.actor.kind != "state"
            ):
                skip.update(dict.fromkeys(range(match.first, match.last), match.actor.name))
        return skip

    def _refined(self, mention: PlaceMention, place: Place, clause: Clause) -> Place:
        """A bank of a river, or a part of a region, as a place of its own name."""
        relation = mention.relation or ""
        if place.kind == "river" and "bank of" in relation:
            side = relation.split()[0]
            bank = self.bank(place.id, side)
            spelt = " ".join(clause.words[mention.first : mention.last])
            if bank is not None:
                made = place_of(bank, span=place.span, relation=relation, reason="bank of the river named")
                return replace(made, name=f"{side} bank of the {spelt}")
            # a bank that no table has is still no river
            return replace(
                place, id=f"{place.id}~{side}-bank", name=f"{side} bank of the {spelt}", kind="bank"
            )
        part, *_ = relation.split() or [""]
        told = (place.id or "").endswith(f"~{part}")
        if place.kind in {"region", "area", "country"} and relation.split()[1:2] == ["part"] and not told:
            # a part is a place of its own: what is said of it never speaks for the whole
            kind = "area" if place.kind == "country" else place.kind
            return replace(place, name=f"{part} {place.name}", id=f"{place.id}~{part}", kind=kind)
        side = relation.removesuffix(" of")
        if place.id is not None and side != relation and side in self.places.words["part"]:
            # "north of X" is not X, and says nothing of who holds X
            away = replace(place, id=f"{place.id}~{side}-of")
            return self.drawer.drawn(away) if self.drawer is not None else away
        return place

    def bank(self, river: str | None, side: str) -> Feature | None:
        """The bank of a river on this side."""
        return next(
            (
                feature
                for feature in self.places.parts_of(river or "")
                if feature.kind == "bank" and (feature.bank or "").startswith(side + ":")
            ),
            None,
        )

    def _bare_banks(self, clause: Clause, found: Sequence[Located], river: Located | None) -> list[Located]:
        """Banks named without their river ("the right bank"): those of the river named last."""
        rivers = [at for at in found if at.mention.relation and "bank" in at.mention.relation]
        last = rivers[-1] if rivers else river
        out: list[Located] = []
        for at, word in enumerate(clause.lower):
            if word != "bank" or at == 0 or clause.lower[at - 1] not in SIDES:
                continue
            if clause.lower[at + 1 : at + 2] == ("of",) or last is None:
                continue
            side, known = clause.lower[at - 1], self.places.get(last.place.id or "")
            bank = self.bank(known.parent if known and known.kind == "bank" else last.place.id, side)
            if bank is None:
                continue
            spelt = (last.place.name or "").split(" bank of ")[-1]
            span = clause.span(at - 1, at + 1)
            made = place_of(
                bank, span=span, relation=f"{side} bank of", reason="bank of the river named before"
            )
            mention = PlaceMention(
                first=at - 1, last=at + 1, phrase_first=at - 1, phrase_last=at + 1, key="",
                kind_asked=None, relation=f"{side} bank of",
            )  # fmt: skip
            out.append(Located(mention=mention, place=replace(made, name=f"{side} bank of {spelt}")))
        return out

    def _described_capital(self, clause: Clause, found: Sequence[Located]) -> list[Located]:
        """The town that bears the name of its region, for "the regional capital of the same name"."""
        for at in range(len(clause.lower) - 1):
            if clause.lower[at : at + 2] != CAPITAL_OF:
                continue
            region = next(
                (f for f in reversed(found) if f.place.kind == "region" and f.mention.last <= at), None
            )
            if region is None or "same" not in clause.lower[at : at + 6]:
                continue
            for feature in self.places.named(region.mention.key):
                if (
                    feature.kind == "populated place"
                    and feature.parent == (region.place.id or "").split("~")[0]
                ):
                    span = clause.span(at, at + 2)
                    place = place_of(feature, span=span, relation="around", reason="capital of the same name")
                    mention = replace(
                        region.mention, first=at, last=at + 2, phrase_first=at, phrase_last=at + 2
                    )
                    return [Located(mention=mention, place=place)]
        return []

    def unknown(self, clause: Clause, hit: Hit, chosen: Located | None) -> Place | None:
        """A named place that nobody knows, where it stands nearer than the chosen one: never the next name instead."""
        last = chosen.mention.phrase_first if chosen is not None else len(clause.words)
        capitals = all(word.isupper() for word in clause.words if word[:1].isalpha())
        if capitals or last <= hit.last or chosen is None:
            return None
        for at in range(hit.last, last):
            # "the island of Umm al-Rasas", "the town of X": a word for a place, and a name behind it
            kind = clause.lower[at] in clause.lexicon.objects["place"]
            named = clause.lower[at + 1 : at + 2] == ("of",) and clause.words[at + 2 : at + 3]
            if kind and named and named[0][:1].isupper() and at + 2 < last:
                end = at + 3
                while end < last and (clause.words[end][:1].isupper() or "-" in clause.words[end]):
                    end += 1
                span = clause.span(at + 2, end)
                return Place(span=span, name=span.exact, reason="no known place of this name")
        return None

    def choose(self, clause: Clause, hit: Hit, located: Sequence[Located]) -> Located | None:
        """The place of one event among those of its content: in its clause, then anywhere in it."""
        low, high = clause.limits(hit.first)
        near = [at for at in located if low <= at.mention.first < high] or list(located)
        if hit.trigger.type is EventType.WITHDRAW:
            left = [
                at
                for at in near
                if clause.lower[at.mention.phrase_first - 1 : at.mention.phrase_first] == ("from",)
            ]
            near = left or near
        if not near:
            return None
        behind = [at for at in near if at.mention.first >= hit.last]
        if hit.trigger.type is EventType.CONTROL and hit.passive:
            ahead = [at for at in near if at.mention.first < hit.first]
            return ahead[-1] if ahead else (behind[0] if behind else None)
        return behind[0] if behind else near[-1]


def within(clause: Clause, named: Mapping[int, int]) -> Mapping[int, int]:
    """The names of a take that lie in a clause, by the clause's own positions."""
    first, last = clause.first, clause.first + len(clause.tokens)
    return {at - first: end - first for at, end in named.items() if first <= at and end <= last}


def _regional(mention: PlaceMention, place: Place, book: PlaceBook, around: Surroundings) -> Place:
    """With "northern part of" a name that is town and region means the region."""
    words = (mention.relation or "").split()
    if words[1:2] == ["part"] and words[0] != "central" and place.kind == "populated place":
        asked = replace(mention, kind_asked="region")
        return resolve(asked, place.span, book, around) if place.span else place
    return place
