"""Identity: a participant's words, the registered actor that they name, its side, and its sector."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.events.clause import Clause
from sayso.events.party import Party, party
from sayso.events.phrase import Phrase
from sayso.events.stage import Stage
from sayso.gazetteer.actors import Actor, ActorBook, ActorMatch
from sayso.model.analysis import MentionLabel
from sayso.model.event import Participant
from sayso.model.span import Span

# a nationality beside such people is where they are from, and not whom they fight for
OWN_CAUSE = frozenset({"REB", "CRM", "UAF", "OPP"})
REBELS = "REB"
PRONOUNS = ("person_pronoun", "singular_pronoun", "plural_pronoun", "first_person")
CIVILIANS = "CIV"
HYPHENS = (("-",), ("–",))
OWNERS = (("'s",), ("’s",))
LEANING = ("anti", "pro", "anti-", "pro-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Turns found words into a participant of the model."""

    actors: ActorBook
    clause: Clause

    def participant(self, found: Party) -> Participant | None:
        """The participant that a party is; whoever speaks ("we") is the statement's source."""
        if found.phrase is None:
            return self._speaker()
        tokens = found.stage.grammar.tokens
        first, last = found.phrase.first, found.phrase.last
        span = Span.of(self.clause.text, tokens[first].start, tokens[last - 1].end)
        words = tuple(token.text for token in tokens[first:last])
        head = found.phrase.head - first
        made = self._named(span, words, head)
        if made.bloc is None and made.sector not in OWN_CAUSE:
            owner = self._owner(found.stage, found.phrase)
            if owner is not None:
                said = self._without_owner(found.stage, found.phrase, span)
                return Participant(span=span, name=f"{said} ({owner})", bloc=owner, sector=made.sector)
        return made

    def _without_owner(self, stage: Stage, phrase: Phrase, span: Span) -> str:
        """The words without "its", "our": the side stands in brackets instead."""
        first = stage.grammar.tokens[phrase.first]
        owned = stage.grammar.kid(phrase.head, "nmod:poss") == phrase.first
        return self.clause.text[first.end : span.end].strip() if owned else span.exact

    def of_words(self, first: int, last: int) -> Participant | None:
        """The participant of a stretch of the clause, by its words alone."""
        clause, source = self.clause, self.clause.statement.source
        span = clause.span(first, last)
        if clause.is_a(first, "pronoun") and source.bloc not in {None, "agency"}:
            return Participant(span=span, name=source.name, bloc=source.bloc)
        return self._named(span, clause.words[first:last], last - first - 1)

    def _speaker(self) -> Participant | None:
        source = self.clause.statement.source
        if source.span is None or source.bloc == "agency":
            return None
        if source.bloc and source.bloc != "third party" and self._person(source.span):
            # "we" of a spokesman is the side for which he speaks
            state = self.actors.get(source.bloc)
            return Participant(
                span=None,
                name=source.bloc,
                id=state.id if state else None,
                bloc=source.bloc,
                sector=state.sector if state else None,
            )
        known = self.actors.get(source.name) if source.name else None
        if self.clause.lexicon.classes.has(source.span.exact.lower(), *PRONOUNS):
            return Participant(span=None, name=source.name, bloc=source.bloc) if source.name else None
        return Participant(
            span=source.span,
            name=source.span.exact,
            id=source.id,
            bloc=source.bloc,
            sector=known.sector if known else None,
        )

    def _person(self, span: Span) -> bool:
        """Whether the source is a person rather than a body, by the names in its words; pronouns are persons."""
        if " " not in span.exact and span.exact.islower():
            return True
        return any(
            mention.label is MentionLabel.PERSON and mention.start < span.end and mention.end > span.start
            for mention in self.clause.analysis.mentions
        )

    def _named(self, span: Span, words: tuple[str, ...], head: int) -> Participant:
        noun = self.actors.sectors.of_words(words[: head + 1])
        body = self._body(words[: head + 1], head)
        for match in self._backed_last(words, head):
            before = words[max(0, match.first - 2) : match.first]
            if any(word.lower() in LEANING for word in before) or match.actor.bloc is None:
                continue
            if match.first > head and self._where(words, match.first):
                continue
            if self._begins_name(match, words, head) or (body and match.first > head):
                continue
            actor = match.actor
            whole = match.first <= head < match.last
            sector = _sector(actor, noun, words[head], whole=whole)
            if actor.kind == "state" and sector in OWN_CAUSE:
                break
            return Participant(span=span, name=span.exact, id=actor.id, bloc=actor.bloc, sector=sector)
        body = self._body(words, head)
        if body is not None:
            return Participant(
                span=span, name=span.exact, bloc=body, sector=noun if noun in OWN_CAUSE else REBELS
            )
        return Participant(span=span, name=span.exact, sector=noun)

    def _begins_name(self, match: ActorMatch, words: tuple[str, ...], head: int) -> bool:
        """Whether a group's name only begins the name of another: "the National Resistance Council"."""
        longer = words[match.first : head + 1]
        ends = match.actor.kind == "group" and match.last - match.first > 1 and match.last <= head
        return ends and all(w[:1].isupper() for w in longer) and self.actors.sectors.is_body(longer)

    def _body(self, words: tuple[str, ...], head: int) -> str | None:
        """The name of a group that no register has, of whom something is told: "fighters of the Free Valley Movement"."""
        for end in (head + 1, len(words)):
            first = end
            while first > 0 and words[first - 1][:1].isupper() and words[first - 1].lower() != "the":
                first -= 1
            if self.actors.sectors.is_body(words[first:end]):
                return " ".join(words[first:end])
        return None

    def _where(self, words: tuple[str, ...], at: int) -> bool:
        """Whether a name only says where somebody is: "a rebel alliance in northern Myanmar"."""
        lexicon = self.clause.lexicon.words
        ahead = at - 1
        while ahead > 0 and words[ahead].lower() in lexicon["bearing"]:
            ahead -= 1
        return ahead > 0 and words[ahead].lower() in lexicon["standing"]

    def _backed_last(self, words: tuple[str, ...], head: int) -> list[ActorMatch]:
        """The actors that the words name, those who only back, lead or own others last.

        "Rwanda-backed M23 rebels" are M23's, "Sudan's RSF" is the RSF.
        """

        def rank(match: ActorMatch) -> tuple[bool, bool, int]:
            owns = words[match.last : match.last + 1] in OWNERS and not match.first <= head < match.last
            return words[match.last : match.last + 1] in HYPHENS, owns, match.first

        return sorted(self.actors.find(words), key=rank)

    def _owner(self, stage: Stage, phrase: Phrase) -> str | None:
        """The side whose people they are: "its forces", "our fighters", "their troops"."""
        owner = stage.grammar.kid(phrase.head, "nmod:poss")
        if owner is None or stage.grammar.word(phrase.head) in self.clause.lexicon.words["of_place"]:
            return None
        if stage.is_a(owner, "first_person"):
            bloc = self.clause.statement.source.bloc
            return bloc if bloc != "agency" else None
        if not stage.grammar.tag(owner).startswith("PRP"):
            return None
        source = self.clause.statement.source
        found = party(stage, owner)
        if found is None or found.phrase is None:
            return source.bloc if source.bloc != "agency" else None
        named = found.phrase.head
        if found.stage.is_place(named) and found.stage.grammar.case(named):
            return (
                None  # "a town on the border with Thailand, after its defenders fled": where it is, not whose
            )
        words = found.stage.texts(found.phrase.first, found.phrase.last)
        return next((m.actor.bloc for m in self.actors.find(words) if m.actor.bloc), None)


def _sector(actor: Actor, noun: str | None, head: str, *, whole: bool) -> str | None:
    """The sector of the noun that a name only qualifies ("Russian troops"), else the actor's own."""
    if whole:
        people = actor.by_demonym and head.lower() != (actor.adjective or "").lower()
        return None if people else actor.sector
    # "a Taliban leader": the noun says less than the name
    vague = noun == CIVILIANS and actor.kind != "state"
    return actor.sector if noun is None or vague else noun
