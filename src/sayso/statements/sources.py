"""Sources: who the words of a source mean within the story: a name, a side, an earlier mention."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.gazetteer.actors import ActorBook, ActorMatch
from sayso.gazetteer.fold import fold
from sayso.statements.lexicon import Lexicon

CLITICS = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A source that the story has named: its canonical name, side, kind, and the words used for it.

    `kind` is person, body or unnamed. `via` holds the channels its utterances came through.
    """

    name: str
    bloc: str | None
    kind: str
    words: frozenset[str]
    id: str | None = None
    role: str | None = None
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReader:
    """Reads a source's words against the actors, the lexicon and the story so far.

    `home` is the side of the place where the copy was filed: a bare "military
    spokesman" speaks for it.
    """

    actors: ActorBook
    lexicon: Lexicon
    home: str | None

    def resolve(self, words: tuple[str, ...], memory: tuple[Known, ...]) -> Known:
        """The source that these words mean, given those named before (oldest first)."""
        lower = tuple(word.lower() for word in words)
        first = _first_part(words)
        earlier = self._earlier(lower, first, memory)
        if earlier is not None:
            return earlier
        matches = self.actors.find(words)
        return self._named(words, first, matches) or self._unnamed(words, first, matches)

    def _is(self, word: str, *classes: str) -> bool:
        return self.lexicon.is_a(word.lower(), *classes)

    def _earlier(self, lower: tuple[str, ...], first: int, memory: tuple[Known, ...]) -> Known | None:
        """An earlier source, where the words are a pronoun, a short name or "the spokesman"."""
        if not memory:
            return None
        recent = tuple(reversed(memory))
        if len(lower) == 1 and self._is(lower[0], "pronoun", "relative"):
            person = lower[0] in {"he", "she", "him", "her", "who"}
            fitting = (k for k in recent if (k.kind == "person") == person)
            return next(fitting, recent[0])
        content = [word for word in lower[:first] if not self._is(word, "determiner", "title")]
        if content and len(content) <= 3 and not self.actors.get(" ".join(content)):
            surname = fold(content[-1])
            for known in recent:
                if known.kind == "person" and fold(known.name).split()[-1:] == [surname]:
                    return known
        return self._described(lower, first, recent)

    def _described(self, lower: tuple[str, ...], first: int, recent: tuple[Known, ...]) -> Known | None:
        """What "the spokesman", "that garrison", "the same sources" or "the statement" goes back to."""
        if lower[0] not in {"the", "that", "this", "these", "those", "same", "its"} or first > 6:
            return None
        heads = [w for w in lower[:first] if self._is(w, "person_role", "body_role", "issued_noun")]
        if not heads:
            return None
        head = heads[0] if any(self._is(w, "preposition") for w in lower[:first]) else heads[-1]
        same = next((k for k in recent if self._same(lower[:first], head, k)), None)
        if same is not None:
            return same
        if any(self._is(w, "preposition") for w in lower[1:first]) and "by" not in lower[:first]:
            return None
        if self._is(head, "issued_noun") and not self._is(head, "generic_head"):
            return recent[0] if first <= 3 or {"by", "quoted"} <= set(lower[:first]) else None
        if self._is(head, "person_role") and first <= 4 and not self._other_side(lower[:first], recent[0]):
            return next((k for k in recent if k.kind == "person"), None)
        pointing = lower[0] in {"that", "this", "these", "those", "same"} or self._is(head, "generic_head")
        if first <= 4 and pointing and not self.actors.find(lower[:first]):
            return next((k for k in recent if k.kind == "body"), None)
        return None

    def _same(self, lower: tuple[str, ...], head: str, known: Known) -> bool:
        """Whether an earlier source bears this head, and nothing here names another one."""
        if head not in known.words and head + "s" not in known.words:
            return False
        if self._other_side(lower, known):
            return False
        sides = {w for m in self.actors.find(lower) for w in lower[m.first : m.last]}
        further = (
            w
            for w in lower
            if w != head and not self._is(w, "determiner", "generic_adjective", "person_role")
        )
        return all(w in known.words or w in sides for w in further)

    def _other_side(self, lower: tuple[str, ...], known: Known) -> bool:
        sides = {m.actor.bloc for m in self.actors.find(lower) if m.actor.bloc}
        return bool(sides) and known.bloc not in sides

    def _named(self, words: tuple[str, ...], first: int, matches: tuple[ActorMatch, ...]) -> Known | None:
        """A person, body or state that the words name."""
        short = _abbreviation(words[:first])
        ahead = words[: first - 3] if short else words[:first]
        role = next((w.lower() for w in words if self._is(w, "person_role")), None)
        person = self._person(ahead, words[first:], role)
        bloc = self._side(words, matches)
        if person is not None:
            actor = self.actors.get(person)
            name = actor.name if actor and actor.kind == "person" else person
            side = (actor.bloc if actor else None) or bloc
            return self._known(name, side, "person", words, actor.id if actor else None, role)
        if self._is(ahead[0], "person_role") or (len(ahead) > 1 and self._is(ahead[1], "person_role")):
            return None
        if short:
            actor = self.actors.get(short)
            return self._known(
                short, (actor.bloc if actor else None) or bloc, "body", words, actor.id if actor else None
            )
        closing = [
            m
            for m in matches
            if m.last == len(ahead) and not m.actor.by_demonym and m.actor.kind != "channel"
            and not any(self._is(w, "preposition") for w in ahead[: m.first])
        ]  # fmt: skip
        if closing and not any(self._is(w, "issued_noun", "person_role") for w in ahead[:-1]):
            actor = closing[-1].actor
            return self._known(
                actor.name, actor.bloc, "person" if actor.kind == "person" else "body", words, actor.id
            )
        issuer = self._issuer(words[:first])
        if issuer is not None:
            found = self.resolve(issuer, ())
            return replace(found, words=found.words | {w.lower() for w in words})
        return None

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
        return " ".join(w.title() if w.isupper() and len(w) > 2 else w for w in tail)

    def _side(self, words: tuple[str, ...], matches: tuple[ActorMatch, ...]) -> str | None:
        for match in matches:
            if match.actor.bloc:
                return match.actor.bloc
        lower = [word.lower() for word in words]
        official = any(self._is(w, "person_role") for w in lower) or any(
            self._is(w, "home_body") for w in lower
        )
        return self.home if official else None

    def _unnamed(self, words: tuple[str, ...], first: int, matches: tuple[ActorMatch, ...]) -> Known:
        """A source without a name: "military sources"; kept in its own words."""
        kept = list(words[:first])
        while len(kept) > 1 and self._is(kept[0], "determiner", "adverb"):
            kept.pop(0)
        role = next((w.lower() for w in words if self._is(w, "person_role")), None)
        bloc = self._side(words, matches)
        office = self._office(words[:first], matches)
        if role is not None and office is not None:
            return self._known(
                f"{' '.join(kept[: office[0]])} ({office[1]})", bloc, "person", words, None, role
            )
        unnamed = role is not None or kept[-1].lower() in {"source", "sources", "officials"}
        name = self._worded(kept, bloc, unnamed=unnamed)
        return self._known(name, bloc, "person" if role else "body", words, None, role)

    def _office(self, words: tuple[str, ...], matches: tuple[ActorMatch, ...]) -> tuple[int, str] | None:
        """For whom an unnamed spokesman speaks: "a spokesman for the ministry (MOD)" -> MOD."""
        at = next((k for k, w in enumerate(words) if w.lower() in {"for", "of", "at"}), None)
        if at is None:
            return None
        lead = sum(1 for w in words[:at] if self._is(w, "determiner", "adverb"))
        named = next(
            (m.actor.name for m in matches if m.first > at and m.actor.kind not in {"state", "channel"}), None
        )
        name = _abbreviation(words) or named
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
                out.append(match.actor.adjective or match.actor.name)
                at = match.last + 1
            else:
                out.append(kept[at])
                at += 1
        words = " ".join(out or kept)
        for loose, tight in (
            (" ’s", "’s"),
            (" 's", "'s"),
            (" - ", "-"),
            (" .", "."),
            (" ,", ","),
            ("( ", "("),
            (" )", ")"),
        ):
            words = words.replace(loose, tight)
        return f"{words} ({bloc})" if unnamed and bloc and bloc != "third party" else words

    def _known(
        self, name: str, bloc: str | None, kind: str, words: tuple[str, ...],
        identity: str | None = None, role: str | None = None,
    ) -> Known:  # fmt: skip
        return Known(
            name=name, bloc=bloc, kind=kind, id=identity, role=role,
            words=frozenset(w.lower() for w in words),
        )  # fmt: skip


def _first_part(words: tuple[str, ...]) -> int:
    """Where the first part of a source ends: at the first comma."""
    return next((at for at, word in enumerate(words) if word == "," and at > 0), len(words))


def _abbreviation(words: tuple[str, ...]) -> str | None:
    """The short name in brackets that closes a source: "(GUR)", "[FMLN]"."""
    if len(words) >= 4 and words[-1] in {")", "]"} and words[-3] in {"(", "["} and words[-2].isupper():
        return words[-2]
    return None
