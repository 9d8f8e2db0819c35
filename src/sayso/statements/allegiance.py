"""Allegiance: the side for which a source speaks: named in its words, an armed group of the story, or home."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.gazetteer.actors import ActorBook, ActorMatch
from sayso.statements.known import Known, first_part
from sayso.statements.lexicon import Lexicon
from sayso.statements.parties import THIRD_PARTY, Parties

# sectors of people who take no side by what they are
BYSTANDERS = frozenset({"CIV", "REF", "REL", "EDU", "LAB", "HLH", "NGO", "BUS"})
HYPHENS = frozenset({"-", "‐", "‑", "–"})
# bearings may stand between "in" and the name of a state: "in northern Myanmar"
BETWEEN = 2
POSSESSIVES = frozenset({"its", "their", "his", "her"})
ARMED_FORCES = ("armed forces", "the armed forces", "an armed forces")


@dataclass(frozen=True, slots=True, kw_only=True)
class Allegiance:
    """Tells sides of sources within one story."""

    actors: ActorBook
    lexicon: Lexicon
    parties: Parties

    def _is(self, word: str, *classes: str) -> bool:
        return self.lexicon.is_a(word.lower(), *classes)

    def side(
        self,
        words: tuple[str, ...],
        matches: tuple[ActorMatch, ...],
        memory: tuple[Known, ...],
        person: str | None = None,
    ) -> str | None:
        """The side of a source; `person` is the name in its words, which is no name of a body."""
        lower = tuple(word.lower() for word in words)
        part = lower[: first_part(words)]
        press = any(self._is(w, "media_head") for w in part)  # "Ukrainian media" are a side's
        if not press and self.is_bystander(part) and all(m.actor.kind == "state" for m in matches):
            return THIRD_PARTY  # "a Lima journalist", "a Canadian doctor"
        named = self._named(words, matches, person)
        if named is not None and not self._observes(part, matches):
            return named
        if self._on_no_side(lower, part):
            return THIRD_PARTY
        if any(self._is(w, "rebel") for w in lower):
            return self._group_meant(memory)
        backer = self._backer(words)
        if backer is not None:
            return self.parties.bloc(backer)
        if self._armed_group(part):
            return self._group_meant(memory) if self._pointing_group(part) else None
        if any(self._is(w, "person_role", "home_body") for w in part):
            # "the ministry in Managua": whose capital it sits in
            seat = next((m.actor.bloc for m in matches if m.actor.by_capital and m.actor.bloc), None)
            if seat is not None:
                return seat
        return self._home(lower, part, memory)

    def _observes(self, part: tuple[str, ...], matches: tuple[ActorMatch, ...]) -> bool:
        """Whether a nationality or a capital only says where a bystander is from: "a Lima journalist"."""
        seen = any(self._is(w, "third_party_head") and self._is(w, "person_role") for w in part)
        return seen and all(match.actor.kind == "state" for match in matches)

    def _named(
        self, words: tuple[str, ...], matches: tuple[ActorMatch, ...], person: str | None
    ) -> str | None:
        """The side that the words name: its own name before one that only stands behind it ("Rwanda-backed M23")."""
        name = frozenset((person or "").lower().split())
        backers: list[str] = []
        for match in matches:
            inside = {word.lower() for word in words[match.first : match.last]} <= name
            if not match.actor.bloc or inside or self._located(words, match.first):
                continue
            if match.actor.kind == "state" and any(self._is(w, "rebel") for w in words[match.last :]):
                continue  # "Syrian rebels" are not Syria's
            if words[match.last : match.last + 1] and words[match.last] in HYPHENS:
                backers.append(match.actor.bloc)
                continue
            return self.parties.bloc(match.actor.bloc)
        return self.parties.bloc(backers[0]) if backers else None

    def _backer(self, words: tuple[str, ...]) -> str | None:
        """Who set up those who speak: "an official of the Moscow-backed administration"."""
        for at in range(len(words) - 2):
            made = words[at + 2].lower() in self.actors.backing or self._is(words[at + 2], "set_up")
            if words[at + 1] in HYPHENS and made:
                actor = self.actors.get(words[at])
                return actor.bloc if actor is not None else None
        return None

    def _located(self, words: tuple[str, ...], at: int) -> bool:
        """Whether a name only says where somebody is: "in Myanmar", "in northern Myanmar"."""
        ahead = at - 1
        while ahead > at - 1 - BETWEEN and ahead > 0 and self._is(words[ahead], "bearing", "determiner"):
            ahead -= 1
        return ahead >= 0 and self._is(words[ahead], "location")

    def _on_no_side(self, lower: tuple[str, ...], part: tuple[str, ...]) -> bool:
        """Whether the words name people or bodies of neither side by what they are."""
        abroad = any(
            self._is(w, "third_party_lead") and not self._is(behind, "office")
            for w, behind in zip(part, (*part[1:], ""), strict=True)
        )
        if abroad or any(
            self._is(w, "third_party_head") or self._is(self._single(w), "third_party_head") for w in part
        ):
            return True
        behind = lower[len(part) :]
        if any(self._is(w, "third_party_head") for w in behind) and not self._speaks(part):
            return True
        return self.is_bystander(part)

    def _speaks(self, part: tuple[str, ...]) -> bool:
        return any(self._is(w, "title", "home_body", "body_role") for w in part)

    def _home(self, lower: tuple[str, ...], part: tuple[str, ...], memory: tuple[Known, ...]) -> str | None:
        """Home, for a bare "military spokesman"; "a Western official" does not speak for it."""
        last_state = memory[-1].bloc if memory and (memory[-1].id or "").startswith("state:") else None
        ranked = any(self._is(w, "rank") for w in part) or " ".join(part).startswith(ARMED_FORCES)
        told = (w for word in lower for w in (word, self._single(word)))
        if not ranked and not any(self._is(w, "person_role", "home_body") for w in told):
            return None
        if self._is(lower[0], "voice") and len(part) > 1:
            # "spokesman X" goes on for the body that spoke before him
            body = next((k for k in reversed(memory[-2:]) if k.kind == "body" and k.bloc), None)
            if body is not None:
                return body.bloc
        if lower[0] in POSSESSIVES:
            # "Turkey does not hold it, its minister said": not the minister of where the copy was filed
            return next((k.bloc for k in reversed(memory) if k.bloc), None)
        generic = (
            "determiner",
            "generic_adjective",
            "service",
            "person_role",
            "home_body",
            "title",
            "body_role",
        )
        plain = all(self._is(w, *generic) or self._is(self._single(w), "person_role") for w in part)
        titled = any(self._is(w, "title", "home_body") for w in part)
        # "Serhii Marchuk, a spokesman for the eastern command"
        serves = any(self._is(w, "home_body", "command") for w in lower[len(part) :])
        if not plain and not titled and not serves and not ranked and not self._loyal(lower):
            return None
        if last_state is not None and any(self._is(w, "office", "ruling") for w in part):
            return last_state  # "Rwanda denies it. Government spokesperson X ..."
        last = next((k.bloc for k in reversed(memory) if k.bloc), None)
        if last is not None and memory[-1].kind == "setting":
            return last
        return self.parties.home if self.parties.home_told else last or self.parties.home

    def _loyal(self, lower: tuple[str, ...]) -> bool:
        """Whether the words say that somebody is for the government: "a pro-government militia officer"."""
        told = " ".join(lower).replace(" - ", "-")
        return "pro-government" in told or "loyal to the government" in told

    def _single(self, word: str) -> str:
        return word.removesuffix("s")

    def group(self, lower: tuple[str, ...], memory: tuple[Known, ...]) -> str | None:
        """The armed group that "the rebels", "the group" or "a rebel alliance" means; None for other words."""
        end = next((k for k, w in enumerate(lower) if k and self._is(w, "location")), len(lower))
        kept = [w for w in lower[:end] if not self._is(w, "determiner")]
        if not kept or any(self._is(w, "preposition", "person_role", "media_head") for w in kept):
            return None
        if any(m.actor.bloc for m in self.actors.find(kept)):
            return None
        rebels = any(self._is(w, "rebel") for w in kept)
        pointing = len(kept) == 1 and len(lower) > 1 and self._is(kept[0], "group_head")
        if not rebels and not pointing:
            return None
        return self._group_meant(memory, kept[-1])

    def _group_meant(self, memory: tuple[Known, ...], noun: str = "") -> str | None:
        """The one armed group that the story names or that bears the noun, the one that spoke last, the one named most."""
        groups = self.parties.groups
        bearing = [group for group in groups if noun and noun in group.lower().split()]
        if len(bearing) == 1:
            return bearing[0]
        if len(groups) == 1:
            return groups[0]
        spoke = next((k.bloc for k in reversed(memory) if k.bloc in groups), None)
        return spoke or self.parties.chief_group

    def id_of(self, bloc: str) -> str | None:
        """The registered id of a side."""
        actor = self.actors.get(bloc)
        return actor.id if actor is not None else None

    def _armed_group(self, part: tuple[str, ...]) -> bool:
        """Whether somebody speaks for armed men without a name: "a spokesman for the fighters"."""
        behind = part[part.index("for") + 1 :] if "for" in part else ()
        armed = self.actors.sectors.of_words(behind) in {"REB", "PAR", "UAF", "CRM"}
        return armed or self._pointing_group(part)

    def _pointing_group(self, part: tuple[str, ...]) -> bool:
        """Whether it is the group told of before: "a spokesman for the group"."""
        behind = part[part.index("for") + 1 :] if "for" in part else ()
        return len(behind) > 1 and self._is(behind[0], "determiner") and self._is(behind[1], "group_head")

    def is_bystander(self, part: tuple[str, ...]) -> bool:
        """Whether the words name people who are on no side by what they are: a teacher, a priest, a doctor."""
        end = next(
            (at for at, w in enumerate(part) if at and self._is(w, "preposition", "relative")), len(part)
        )
        found = (self.actors.sectors.of_words(part[:at]) for at in range(end, max(0, end - 4), -1))
        return next((code for code in found if code), None) in BYSTANDERS
