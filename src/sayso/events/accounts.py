"""Accounts: each event of a story with what tells whether it is the happening of another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.events.policy import HappeningPolicy
from sayso.model.analysis import Analysis, Token
from sayso.model.event import Event, Place
from sayso.model.statement import Commitment, Manner, Statement, Tense

BEFORE, AROUND = 4, 3
AREAS = frozenset({"region", "area", "river"})
COUNTRY = "country"
NOUNS = frozenset({"NOUN", "PROPN"})
# words that a noun phrase can hold between its article and its noun
INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One event of one statement, `at` its place in them, as the comparison sees it.

    `place` is the one that its own words name; a place carried over from
    another sentence is a guess and does not count. `open` marks plans,
    threats and the future. `plural` is None where it is not known. `bare`: nothing
    beside the article or owner says which is meant; `vague`: a general noun
    ("the attack") in a story that has told of violence of another family.
    """

    at: tuple[int, int]
    id: str
    statement: Statement
    event: Event
    family: str
    once: bool
    place: Place | None
    lemmas: tuple[str, ...]
    definite: bool
    bare: bool
    vague: bool
    plural: bool | None
    other: bool
    open: bool

    @property
    def words(self) -> tuple[str, int, int]:
        """The words that carry it: two statements may share them, one inside the other."""
        return self.event.type.value, self.event.trigger.start, self.event.trigger.end

    @property
    def place_key(self) -> str | None:
        """The place that its own words name, by id or name."""
        if self.place is None:
            return None
        return self.place.id or (self.place.name or "").casefold() or None

    @property
    def narrow(self) -> bool:
        """Whether its place is small enough to tell happenings apart, and is what it was done to."""
        if self.place is None or self.place.kind == COUNTRY or (self.once and self._elsewhere):
            return False
        return self.once or self.place.kind not in AREAS

    @property
    def _elsewhere(self) -> bool:
        """Whether a thing at the place, and not the place, is taken or left: "overran two posts near X"."""
        target = self.event.target
        if self.place is None or target is None or target.span is None or target.bloc is not None:
            return False
        return self.place.span is None or not self.place.span.overlaps(target.span)

    @property
    def claimant(self) -> str | None:
        """Whose account it is."""
        return "" if self.statement.manner is Manner.OWN else self.statement.source.name


def accounts(
    statements: Sequence[Statement], analysis: Analysis, policy: HappeningPolicy
) -> Iterator[Account]:
    """The events that have an id, in order."""
    words = _Words(analysis.tokens, policy)
    violent: set[str] = set()
    for s, statement in enumerate(statements):
        fact = statement.factuality
        for e, event in enumerate(statement.events):
            if event.id is None:
                continue
            family = policy.family(event.type, event.mode)
            first, last = words.reach(event.trigger.start, event.trigger.end)
            lemmas = words.lemmas(first, last)
            yield Account(
                at=(s, e),
                id=event.id,
                statement=statement,
                event=event,
                family=family,
                once=family in policy.once,
                place=_own_place(statement, event),
                lemmas=lemmas,
                definite=words.definite(first, last),
                bare=words.bare(first, last),
                vague=bool(violent - {family}) and bool(policy.general.intersection(lemmas)),
                plural=words.plural(last - 1),
                other=words.other(first, last, statement.content.start, statement.content.end),
                open=fact.tense is Tense.FUTURE or fact.commitment is Commitment.UNCOMMITTED,
            )
            if event.type.value in policy.violent:
                violent.add(family)


def _own_place(statement: Statement, event: Event) -> Place | None:
    place = event.place
    if place is None or place.span is None or not place.span.within(statement.content):
        return None
    return place


class _Words:
    """The words of the story around a trigger."""

    def __init__(self, tokens: Sequence[Token], policy: HappeningPolicy) -> None:
        self._tokens = tokens
        self._starts = [token.start for token in tokens]
        self._policy = policy

    def reach(self, start: int, end: int) -> tuple[int, int]:
        """The words between two offsets, as a half-open range."""
        first = bisect_left(self._starts, start)
        return first, max(first + 1, bisect_left(self._starts, end))

    def lemmas(self, first: int, last: int) -> tuple[str, ...]:
        return tuple((token.lemma or token.text).lower() for token in self._tokens[first:last])

    def definite(self, first: int, last: int) -> bool:
        """Whether a noun stands behind an article or owner that points back."""
        head = self._tokens[last - 1] if last <= len(self._tokens) else None
        if head is None or (head.upos is not None and head.upos not in NOUNS):
            return False
        for token in reversed(self._tokens[max(0, first - BEFORE) : first]):
            word = token.text.lower()
            if word in self._policy.definite:
                return True
            if word in self._policy.indefinite or (token.upos is not None and token.upos not in INSIDE):
                return False
        return False

    def bare(self, first: int, last: int) -> bool:
        """Whether a trigger stands alone behind a word that points back, with nothing that says which."""
        if first == 0 or self._tokens[first - 1].text.lower() not in self._policy.definite:
            return False
        return last >= len(self._tokens) or self._tokens[last].upos != "ADP"

    def plural(self, at: int) -> bool | None:
        """Whether a noun stands in the plural; None for verbs and where the grammar is not known."""
        if at >= len(self._tokens) or self._tokens[at].xpos is None:
            return None
        token = self._tokens[at]
        if token.xpos in {"NNS", "NNPS"}:
            return True
        verbal = (token.lemma or token.text).lower().endswith("ing")
        return False if token.xpos in {"NN", "NNP"} and not verbal else None

    def other(self, first: int, last: int, start: int, end: int) -> bool:
        """Whether a word beside the trigger says that it is one more of its kind."""
        near = self._tokens[max(0, first - AROUND) : last + AROUND]
        return any(t.text.lower() in self._policy.other for t in near if start <= t.start < end)
