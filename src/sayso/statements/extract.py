"""Extract: all statements of a take, in the order of the copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.gazetteer.actors import ActorBook
from sayso.model.analysis import Analysis, Sentence
from sayso.model.ids import content_id
from sayso.model.span import Span
from sayso.model.statement import Extraction, Manner, Refusal, Source, Statement
from sayso.model.take import Take, Zone, ZoneKind
from sayso.statements.attribution import Attribution, Stretch
from sayso.statements.factuality import factuality
from sayso.statements.lexicon import Lexicon
from sayso.statements.quotations import quotations
from sayso.statements.sentence import read_sentence
from sayso.statements.sources import Known, SourceReader
from sayso.statements.words import Words

MEDIA = frozenset({"agency", "media"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An attribution found in a sentence, before its source is resolved; None means own voice."""

    words: Words
    content: Stretch
    attribution: Attribution | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extractor:
    """The first extractor: rules over words and punctuation, a cue lexicon, and the actors."""

    lexicon: Lexicon
    actors: ActorBook

    def extract(self, take: Take, analysis: Analysis, home: str | None = None) -> Extraction:
        """Statements of the take's body. A sentence that cannot be read is refused, with its reason."""
        reader = SourceReader(actors=self.actors, lexicon=self.lexicon, home=home)
        memory: tuple[Known, ...] = ()
        statements: list[Statement] = []
        refused: list[Refusal] = []
        for zone in take.zones_of(ZoneKind.BODY):
            try:
                drafts = list(self._paragraph(take, analysis, zone))
            except (IndexError, ValueError) as error:
                refused.append(_refusal(zone, error))
                continue
            for draft in drafts:
                statement, memory = self._statement(take, draft, reader, memory)
                statements.append(statement)
        return Extraction(statements=tuple(statements), refused=tuple(refused))

    def _paragraph(self, take: Take, analysis: Analysis, zone: Zone) -> Iterator[Draft]:
        quotes = quotations(take.text, zone.start, zone.end)
        read = [
            (words, read_sentence(words))
            for sentence in analysis.sentences_between(zone.start, zone.end)
            if (words := _words(take, analysis, sentence, quotes, self.lexicon))
        ]
        for at, (words, reading) in enumerate(read):
            for stretch in reading.own:
                inherited = _speaker(read, at, words, stretch) if not reading.attributions else None
                yield Draft(words=words, content=stretch, attribution=inherited)
            for attribution in reading.attributions:
                yield Draft(words=words, content=attribution.content, attribution=attribution)

    def _statement(
        self, take: Take, draft: Draft, reader: SourceReader, memory: tuple[Known, ...]
    ) -> tuple[Statement, tuple[Known, ...]]:
        words, attribution = draft.words, draft.attribution
        content = _span(take.text, words, draft.content)
        entry = attribution.entry if attribution else None
        source, memory = self._source(take, draft, reader, memory)
        cue = _span(take.text, _cue_words(draft), attribution.cue) if attribution else None
        statement = Statement(
            id=content_id(
                "statement", take.id, content.start, content.end, source.name, cue.start if cue else None
            ),
            take=take.id,
            content=content,
            manner=_manner(words, draft.content) if attribution else Manner.OWN,
            cue=cue,
            cue_class=entry.cue_class if entry else None,
            source=source,
            factuality=factuality(words, draft.content, entry),
        )
        return statement, memory

    def _source(
        self, take: Take, draft: Draft, reader: SourceReader, memory: tuple[Known, ...]
    ) -> tuple[Source, tuple[Known, ...]]:
        attribution = draft.attribution
        if attribution is None:
            return Source(name=None, span=None, bloc="agency"), memory
        if attribution.source is None:
            return Source(name=None, span=None, bloc=None), memory
        home = _cue_words(draft)
        named = attribution.antecedent or attribution.source
        known = reader.resolve(_strings(home, named), memory)
        via = _via(take, home, attribution, self.actors) or known.via
        known = replace(known, via=via)
        relays = tuple(r for r in via if r != known.name)
        span = _span(take.text, home, attribution.source)
        source = Source(name=known.name, span=span, bloc=known.bloc, via=relays, id=known.id, role=known.role)
        return source, (*memory, known)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Inherited(Attribution):
    """An attribution that stands in another sentence of the same quotation."""

    words: Words


def _cue_words(draft: Draft) -> Words:
    """The sentence in which the cue stands: another one for a quotation that runs on."""
    attribution = draft.attribution
    return attribution.words if isinstance(attribution, _Inherited) else draft.words


def _words(
    take: Take, analysis: Analysis, sentence: Sentence, quotes: Sequence[tuple[int, int]], lexicon: Lexicon
) -> Words:
    return Words.of(take.text, analysis.words(sentence), quotes, lexicon, sentence.first)


def _speaker(read: list, at: int, words: Words, stretch: Stretch) -> _Inherited | None:  # type: ignore[type-arg]
    """The attribution of a quotation that runs over several sentences, or None."""
    if not all(words.quoted[k] or words.is_punctuation(k) for k in range(*stretch)):
        return None
    order = [*range(at + 1, len(read)), *range(at - 1, -1, -1)]
    for other in order:
        sentence, reading = read[other]
        for a in reading.attributions:
            if any(sentence.quoted[k] for k in range(*a.content)):
                return _Inherited(
                    content=stretch, source=a.source, cue=a.cue, entry=a.entry,
                    antecedent=a.antecedent, relays=a.relays, words=sentence,
                )  # fmt: skip
    return None


def _via(take: Take, w: Words, attribution: Attribution, actors: ActorBook) -> tuple[str, ...]:
    """Through whom or what the words came: relays in order, then channels named outside the content."""
    heard = [match.actor for relay in attribution.relays for match in actors.find(_strings(w, relay))]
    names = [actor.name for actor in heard if actor.kind in MEDIA and actor.name != take.agency]
    first, last = attribution.content
    outside = [
        match.actor.name
        for match in actors.find(_strings(w, (0, len(w))))
        if match.actor.kind == "channel"
        and not first <= match.first < last
        and w.is_a(match.first - 1, "preposition")
    ]
    return tuple(dict.fromkeys([*names, *outside]))


def _strings(w: Words, stretch: Stretch) -> tuple[str, ...]:
    return tuple(w.tokens[at].text for at in range(*stretch))


def _span(text: str, w: Words, stretch: Stretch) -> Span:
    return Span.of(text, w.tokens[stretch[0]].start, w.tokens[stretch[1] - 1].end)


def _manner(w: Words, content: Stretch) -> Manner:
    quoted = [w.quoted[at] for at in range(*content) if not w.is_punctuation(at)]
    if quoted and all(quoted):
        return Manner.DIRECT
    return Manner.MIXED if any(quoted) else Manner.INDIRECT


def _refusal(zone: Zone, error: Exception) -> Refusal:
    return Refusal(what="paragraph", reason=f"could not be read: {error}", start=zone.start, end=zone.end)
