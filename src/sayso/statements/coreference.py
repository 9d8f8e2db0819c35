"""Coreference: which earlier source a pronoun, a short name or "the spokesman" goes back to."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.gazetteer.actors import ActorBook
from sayso.gazetteer.fold import fold
from sayso.statements.known import Known, first_part
from sayso.statements.lexicon import Lexicon

CLITICS = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Coreference:
    """Finds earlier sources of a story by the words used for them."""

    actors: ActorBook
    lexicon: Lexicon

    def _is(self, word: str, *classes: str) -> bool:
        return self.lexicon.is_a(word.lower(), *classes)

    def earlier(self, lower: tuple[str, ...], first: int, memory: tuple[Known, ...]) -> Known | None:
        """An earlier source, where the words are a pronoun, a short name or "the spokesman"."""
        if not memory:
            return None
        recent = tuple(reversed(memory))
        if len(lower) == 1 and self._is(lower[0], "pronoun", "relative"):
            person = lower[0] in {"he", "she", "him", "her", "who"}
            fitting = (k for k in recent if (k.kind == "person") == person)
            return next(fitting, recent[0])
        if (
            lower[:2] in {("one", "of"), ("another", "of"), ("some", "of")}
            and lower[2:3]
            and self._is(lower[2], "pronoun")
        ):
            # "one of them": of those who spoke last and are several
            return next((k for k in recent if k.id is None and any(w.endswith("s") for w in k.heads)), None)
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
        if any(w in CLITICS for w in lower[:first]):
            return None  # "the junta's leader" says whose he is
        if self._is(head, "person_role") and first <= 4:
            persons = [k for k in recent if k.kind == "person" and not self._other_side(lower[:first], k)]
            described = next((k for k in persons if head in k.words), None)
            # "the officer" may be anybody named before; "the governor" only a governor
            general = persons[0] if persons and self._is(head, "general_role") else None
            return described or general
        if head in {"source", "sources"} and first <= 3:
            return recent[0]
        pointing = lower[0] in {"that", "this", "these", "those", "same"} or self._is(head, "generic_head")
        if first <= 4 and pointing and not self._others_named(lower[:first]):
            return next((k for k in recent if k.kind == "body"), None)
        return None

    def heads(self, words: tuple[str, ...]) -> frozenset[str]:
        """The head noun of a source's words, and the noun of what it issued."""
        part = [word.lower() for word in words[: first_part(words)]]
        core = next((at for at, w in enumerate(part) if at and self._is(w, "preposition")), len(part))
        core = next((at for at, w in enumerate(part[:core]) if at and w in {"(", "["}), core)
        issued = {w for w in part if self._is(w, "issued_noun")}
        return frozenset(issued | set(part[core - 1 : core]))

    def _others_named(self, lower: tuple[str, ...]) -> bool:
        return any(match.actor.kind != "channel" for match in self.actors.find(lower))

    def _same(self, lower: tuple[str, ...], head: str, known: Known) -> bool:
        """Whether an earlier source bears this head, and nothing here names another one."""
        if head not in known.heads and head + "s" not in known.heads:
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
