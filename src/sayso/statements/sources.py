"""Sources: who the words of a source mean within the story: a name, a side, an earlier mention."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.gazetteer.actors import Actor, ActorBook, ActorMatch
from sayso.statements.allegiance import Allegiance
from sayso.statements.coreference import Coreference
from sayso.statements.known import Known, abbreviation, first_part, joined, spoken_in
from sayso.statements.lexicon import Lexicon
from sayso.statements.parties import Parties

OFFICIAL = "official"
CLITICS = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReader:
    """Reads a source's words against the actors, the lexicon and the story so far.

    `parties` are the story's sides, and the home side for which a bare
    "military spokesman" speaks.
    """

    actors: ActorBook
    lexicon: Lexicon
    parties: Parties

    def resolve(self, words: tuple[str, ...], memory: tuple[Known, ...], setting: str | None = None) -> Known:
        """The source that these words mean, given those named before (oldest first).

        `setting` is the side of the place where it spoke ("In Baghdad, a
        military spokesman said").
        """
        lower = tuple(word.lower() for word in words)
        first = first_part(words)
        introduced = self._apposed(words, first) is not None
        earlier = None if introduced else self._back.earlier(lower, first, memory)
        if earlier is not None:
            return replace(
                earlier, words=earlier.words | set(lower), heads=earlier.heads | self._back.heads(words)
            )
        group = self._allegiance.group(lower[:first], memory)
        if group is not None and not introduced:
            return self._known(group, group, "body", words, self._allegiance.id_of(group))
        matches = self.actors.find(words)
        around = memory if setting is None else (*memory, spoken_in(setting))
        return self._named(words, first, matches, around) or self._unnamed(words, first, matches, around)

    @property
    def _back(self) -> Coreference:
        return Coreference(actors=self.actors, lexicon=self.lexicon)

    @property
    def _allegiance(self) -> Allegiance:
        return Allegiance(actors=self.actors, lexicon=self.lexicon, parties=self.parties)

    def _is(self, word: str, *classes: str) -> bool:
        return self.lexicon.is_a(word.lower(), *classes)

    def _named(
        self, words: tuple[str, ...], first: int, matches: tuple[ActorMatch, ...], memory: tuple[Known, ...]
    ) -> Known | None:
        """A person, body or state that the words name."""
        short = abbreviation(words[:first])
        ahead = words[: first - 3] if short else words[:first]
        role = next((w.lower() for w in words if self._is(w, "person_role")), None)
        person = self._apposed(words, first) or self._person(ahead, words[first:], role)
        bloc = self._allegiance.side(words, matches, memory, person)
        if person is not None:
            actor = self.actors.get(person)
            name = actor.name if actor and actor.kind == "person" else person
            side = (actor.bloc if actor else None) or bloc
            return self._known(name, side, "person", words, actor.id if actor else None, role)
        if self._is_role(ahead, 0) or self._is_role(ahead, 1):
            return None
        if short:
            actor = self.actors.get(short)
            return self._known(
                short, (actor.bloc if actor else None) or bloc, "body", words, actor.id if actor else None
            )
        closing = self._closing(ahead, matches)
        if closing is not None:
            told = self._as_told(ahead[closing.first :], closing.actor)
            kind = "person" if closing.actor.kind == "person" else "body"
            return self._known(joined(told), closing.actor.bloc, kind, words, closing.actor.id)
        body = self._apposed_body(words, first)
        if body is not None:
            return self._known(body, bloc, "body", words)
        issuer = self._issuer(words[:first])
        if issuer is not None:
            found = self.resolve(issuer, memory)
            return replace(
                found,
                words=found.words | {w.lower() for w in words},
                heads=found.heads | self._back.heads(words),
            )
        return None

    def _is_role(self, words: tuple[str, ...], at: int) -> bool:
        """Whether a word says what somebody is; "official" before a name or another word only describes it."""
        if at >= len(words) or not self._is(words[at], "person_role"):
            return False
        follows = words[at + 1] if at + 1 < len(words) else ""
        describes = words[at].lower() == OFFICIAL and bool(self.actors.find((follows,)))
        return not describes

    def _closing(self, ahead: tuple[str, ...], matches: tuple[ActorMatch, ...]) -> ActorMatch | None:
        """The known actor whose name heads a source: it closes the phrase, and no preposition stands before it."""
        fitting = (
            m
            for m in matches
            if m.last == len(ahead) and not m.actor.by_demonym and m.actor.kind != "channel"
            and not any(self._is(w, "preposition", "issued_noun") for w in ahead[: m.first])
            and not any(self._is_role(ahead, k) for k in range(m.first))
        )  # fmt: skip
        return max(fitting, key=lambda m: m.first, default=None)

    def _as_told(self, words: tuple[str, ...], actor: Actor) -> tuple[str, ...]:
        """A body's name as the story has it, without its article; a state's and a person's as the book has it."""
        capitals = all(word.isupper() for word in words if word[:1].isalpha()) and len(words) > 1
        if actor.kind in {"state", "person"} or capitals:
            return (actor.name,)
        if words[-1].isupper() and len(words[-1]) > 2 and not words[0].isupper() and len(words) > 1:
            return words[-1:]  # "the Iranian news agency IRNA"
        state = self.actors.get(words[0])
        if len(words) > 2 and words[1] in CLITICS and state is not None and state.adjective:
            return (state.adjective, *words[2:])
        return words[1:] if len(words) > 1 and self._is(words[0], "determiner") else words

    def _apposed(self, words: tuple[str, ...], first: int) -> str | None:
        """The person named behind what he is: "its director, Ileana Stanciu"."""
        lead = words[:first]
        tail = words[first + 1 :]
        tail = tail[: first_part(tail)]
        while tail and (self._is(tail[0].rstrip("."), "title", "rank") or tail[0] == "."):
            tail = tail[1:]
        head = next((at for at, w in enumerate(lead) if at and self._is(w, "preposition")), len(lead))
        role = any(self._is(w, "person_role") for w in (*lead[:head], *lead[-4:]))
        capital = all(w[:1].isupper() or self._is(w, "particle") for w in tail)
        plain = not any(self._is(w, "determiner", "preposition", "person_role", "body_role") for w in tail)
        if not (role and self._is(lead[0], "determiner") and 0 < len(tail) <= 5 and capital and plain):
            return None
        return joined(tuple(w.title() if w.isupper() and len(w) > 2 else w for w in tail))

    def _apposed_body(self, words: tuple[str, ...], first: int) -> str | None:
        """The body named behind what it is: "a medical group, the Darfur Care Network"."""
        tail = words[first + 1 :]
        tail = tail[: first_part(tail)]
        if words[0].lower() not in {"a", "an"} or len(tail) < 3 or tail[0].lower() != "the":
            return None
        named = all(w[:1].isupper() or self._is(w, "particle", "preposition") for w in tail[1:])
        return joined(tail[1:]) if named else None

    def _issuer(self, words: tuple[str, ...]) -> tuple[str, ...] | None:
        """Who issued "the third High Command communique", "a statement by the army"."""
        lower = [word.lower() for word in words]
        at = next((k for k, w in enumerate(lower) if self._is(w, "issued_noun") and w != "source"), None)
        if at is None:
            return None
        for k in range(at + 1, len(words) - 1):
            if lower[k] in {"by", "of"}:
                return words[k + 1 :]
        ahead = [w for w in words[:at] if not self._is(w, "determiner") and not self._is(w, "ordinal")]
        ahead = [w for w in ahead if w not in CLITICS]
        return tuple(ahead) if ahead and ahead[0].lower() not in {"joint", "press"} else None

    def _person(self, ahead: tuple[str, ...], behind: tuple[str, ...], role: str | None) -> str | None:
        """A person's name: what stands after the last title, or before an apposition with a role."""
        at = max((k for k, w in enumerate(ahead) if self._is(w, "title", "person_role")), default=-1)
        known = self.actors.get(" ".join(ahead))
        if known is not None and known.kind != "person":
            return None
        tail = ahead[at + 1 :]
        titled = at >= 0 and any(self._is(w, "person_role") for w in ahead[: at + 1])
        described = role is not None and any(self._is(w, "person_role") for w in behind[:6])
        if not tail or not (titled or described or (known is not None)):
            return None
        named = all(w[:1].isupper() or self._is(w, "particle") or not w[:1].isalpha() for w in tail)
        if (
            not named
            or len(tail) > 5
            or any(self._is(w, "preposition", "determiner", "body_role") for w in tail)
        ):
            return None
        return joined(tuple(w.title() if w.isupper() and len(w) > 2 else w for w in tail))

    def _unnamed(
        self, words: tuple[str, ...], first: int, matches: tuple[ActorMatch, ...], memory: tuple[Known, ...]
    ) -> Known:
        """A source without a name: "military sources"; kept in its own words."""
        if memory and self._goes_on(words[:first], memory[-1]):
            body = memory[-1]
            return self._known(
                f"{words[first - 1]} ({body.name})",
                body.bloc,
                "person",
                words,
                None,
                words[first - 1].lower(),
            )
        kept = list(words[: self._short(words, first)])
        while len(kept) > 1 and self._is(kept[0], "determiner", "adverb") and kept[1].lower() != "of":
            kept.pop(0)
        role = next((w.lower() for w in words if self._is(w, "person_role")), None)
        bloc = self._allegiance.side(words, matches, memory)
        office = self._office(words[:first], matches)
        if role is not None and office is not None:
            return self._known(
                f"{' '.join(kept[: office[0]])} ({office[1]})", bloc, "person", words, None, role
            )
        unnamed = role is not None or kept[-1].lower() in {"source", "sources", "officials"}
        name = self._worded(kept, bloc, unnamed=unnamed)
        single = self._allegiance.is_bystander(tuple(w.lower() for w in words[:first])) and not any(
            w.lower().endswith("s") for w in kept[-1:]
        )
        return self._known(name, bloc, "person" if role or single else "body", words, None, role)

    def _goes_on(self, words: tuple[str, ...], last: Known) -> bool:
        """Whether "a spokesman" without more speaks for the body that was heard just before."""
        bare = len(words) == 2 and self._is(words[0], "determiner") and self._is(words[1], "voice")
        return bare and last.kind == "body" and last.id is not None and not last.id.startswith("state:")

    def _short(self, words: tuple[str, ...], first: int) -> int:
        """Where the core of a nameless source ends: before "consulted in ...", "in the village of ..."."""
        for at in range(1, first):
            word = words[at].lower()
            participle = word.endswith("ed") and at + 1 < first and self._is(words[at + 1], "preposition")
            if participle or (self._is(word, "preposition") and word not in {"of", "for", "to", "by"}):
                return at
        return first

    def _office(self, words: tuple[str, ...], matches: tuple[ActorMatch, ...]) -> tuple[int, str] | None:
        """For whom an unnamed spokesman speaks: "a spokesman for the ministry (MOD)" -> MOD."""
        at = next((k for k, w in enumerate(words) if w.lower() in {"for", "of", "at"}), None)
        if at is None:
            return None
        lead = sum(1 for w in words[:at] if self._is(w, "determiner", "adverb"))
        named = next(
            (m.actor.name for m in matches if m.first > at and m.actor.kind not in {"state", "channel"}), None
        )
        name = abbreviation(words) or named
        return (at - lead, name) if name else None

    def _worded(self, kept: list[str], bloc: str | None, *, unnamed: bool) -> str:
        """A name for the nameless: "military sources (El Salvador)", "Russian military"."""
        at, out = 0, []
        sides = {m.first: m for m in self.actors.find(kept) if m.actor.kind == "state"}
        while at < len(kept):
            match = sides.get(at)
            possessive = match is not None and kept[match.last : match.last + 1] in (["’s"], ["'s"])
            if match is not None and unnamed and match.actor.bloc == bloc:
                at = match.last + possessive
                at += kept[at : at + 1] == ["."]
            elif match is not None and possessive:
                alone = match.last + 1 >= len(kept)
                out.append(match.actor.name if alone else match.actor.adjective or match.actor.name)
                at = match.last + 1
            else:
                out.append(kept[at])
                at += 1
        words = joined(out or kept)
        return f"{words} ({bloc})" if unnamed and bloc and bloc != "third party" else words

    def _known(
        self, name: str, bloc: str | None, kind: str, words: tuple[str, ...],
        identity: str | None = None, role: str | None = None,
    ) -> Known:  # fmt: skip
        return Known(
            name=name, bloc=self.parties.bloc(bloc), kind=kind, id=identity, role=role,
            words=frozenset(w.lower() for w in words),
            heads=self._back.heads(words),
        )  # fmt: skip
