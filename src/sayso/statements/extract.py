"""Extract: all statements of a take, in the order of the copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.gazetteer.actors import ActorBook
from sayso.gazetteer.conflicts import Conflict
from sayso.model.analysis import Analysis
from sayso.model.ids import content_id
from sayso.model.span import Span
from sayso.model.statement import Extraction, Manner, Refusal, Source, Statement
from sayso.model.take import Take, Zone, ZoneKind
from sayso.statements.attribution import Attribution, SentenceReading, Stretch
from sayso.statements.boundaries import sentence_ranges
from sayso.statements.factuality import factuality
from sayso.statements.glosses import glosses
from sayso.statements.known import Known
from sayso.statements.lexicon import Lexicon
from sayso.statements.parties import THIRD_PARTY, parties_of
from sayso.statements.policy import Policy, read_sentence
from sayso.statements.quotations import quotations
from sayso.statements.sources import SourceReader
from sayso.statements.speakers import by_speaker
from sayso.statements.tree import Tree, tree_of
from sayso.statements.unverified import flagged
from sayso.statements.words import Words

READ_ZONES = (ZoneKind.HEADLINE, ZoneKind.BODY)
MEDIA = frozenset({"agency", "media"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One sentence with all that is worked out of it once: tree, attributions, channels named in it.

    `channels` are the names of channels behind a preposition, with their positions.
    """

    words: Words
    tree: Tree | None
    reading: SentenceReading
    channels: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An attribution found in a sentence, before its source is resolved; None means own voice."""

    read: Read
    content: Stretch
    attribution: Attribution | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extractor:
    """The first extractor: rules over words and punctuation, a cue lexicon, and the actors."""

    lexicon: Lexicon
    actors: ActorBook
    conflicts: tuple[Conflict, ...] = ()
    policy: Policy = Policy.BOTH

    def extract(self, take: Take, analysis: Analysis, home: str | None = None) -> Extraction:
        """Statements of the take's headline and body. A sentence that cannot be read is refused, with its reason."""
        parties = parties_of(
            tuple(token.text for token in analysis.tokens),
            self.actors,
            self.lexicon,
            self.conflicts,
            home=home,
            year=int(take.day[:4]) if take.day else None,
        )
        reader = SourceReader(actors=self.actors, lexicon=self.lexicon, parties=parties)
        memory: tuple[Known, ...] = ()
        statements: list[Statement] = []
        refused: list[Refusal] = []
        # the body first: a headline names its sources short, and the body names them in full
        for zone in sorted(take.zones_of(*READ_ZONES), key=lambda z: z.kind is ZoneKind.HEADLINE):
            try:
                drafts = list(self._paragraph(take, analysis, zone))
                for draft in drafts:
                    statement, memory = self._statement(take, draft, reader, memory)
                    statements.append(replace(statement, zone=zone.kind))
            except (IndexError, ValueError) as error:
                # one odd sentence never loses the story
                refused.append(_refusal(zone, error))
        statements.sort(key=lambda s: s.content.start)
        return Extraction(statements=flagged(statements), refused=tuple(refused))

    def _paragraph(self, take: Take, analysis: Analysis, zone: Zone) -> Iterator[Draft]:
        quotes = quotations(take.text, zone.start, zone.end)
        headline = zone.kind is ZoneKind.HEADLINE
        read: list[Read] = []
        ranges = sentence_ranges(analysis, zone.start, zone.end)
        for first, last in (part for r in ranges for part in by_speaker(analysis.tokens, *r, self.lexicon)):
            tokens = analysis.tokens[first:last]
            words = Words.of(take.text, tokens, quotes, self.lexicon, first, headline=headline)
            read.append(self._sentence(words))
        for at, one in enumerate(read):
            for stretch in one.reading.own:
                inherited = _speaker(read, at, stretch) if not one.reading.attributions else None
                yield Draft(read=one, content=stretch, attribution=inherited)
            for attribution in one.reading.attributions:
                yield Draft(read=one, content=attribution.content, attribution=attribution)
            if one.tree is not None and one.reading.attributions and not headline:
                for stretch in glosses(one.tree, one.reading.attributions):
                    yield Draft(read=one, content=stretch, attribution=None)

    def _sentence(self, words: Words) -> Read:
        tree = tree_of(words)
        channels = tuple(
            (match.first, match.actor.name)
            for match in self.actors.find(_strings(words, (0, len(words))))
            if match.actor.kind == "channel" and words.is_a(match.first - 1, "preposition")
        )
        return Read(
            words=words, tree=tree, reading=read_sentence(words, tree, self.policy), channels=channels
        )

    def _statement(
        self, take: Take, draft: Draft, reader: SourceReader, memory: tuple[Known, ...]
    ) -> tuple[Statement, tuple[Known, ...]]:
        words, attribution = draft.read.words, draft.attribution
        content = _span(take.text, words, draft.content)
        entry = attribution.entry if attribution else None
        source, memory = self._source(take, draft, reader, memory)
        cue = _span(take.text, _cue_sentence(draft).words, attribution.cue) if attribution else None
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
            factuality=factuality(words, draft.read.tree, draft.content, entry),
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
        said_in = _cue_sentence(draft)
        home = said_in.words
        named = attribution.antecedent or attribution.source
        setting = _setting(home, attribution, self.actors)
        for relay in attribution.relays:
            # a soldier whom IRNA quotes, and of whom nothing more is said, is on IRNA's side
            side = reader.resolve(_strings(home, relay), memory).bloc
            setting = side if side not in {None, THIRD_PARTY} else setting
        known = reader.resolve(_strings(home, named), memory, setting)
        via = _via(take, said_in, attribution, reader, memory) or known.via
        known = replace(known, via=via)
        relays = tuple(r for r in via if r != known.name)
        span = _span(take.text, home, attribution.source)
        source = Source(
            name=known.name,
            span=span,
            bloc="agency" if known.name == take.agency else known.bloc,
            via=relays,
            id=known.id,
            role=known.role,
        )
        return source, (*memory, known)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Inherited(Attribution):
    """An attribution that stands in another sentence of the same quotation."""

    read: Read


def _cue_sentence(draft: Draft) -> Read:
    """The sentence in which the cue stands: another one for a quotation that runs on."""
    attribution = draft.attribution
    return attribution.read if isinstance(attribution, _Inherited) else draft.read


def _speaker(read: Sequence[Read], at: int, stretch: Stretch) -> _Inherited | None:
    """The attribution of a quotation that runs over several sentences, or None."""
    words = read[at].words
    if not all(words.quoted[k] or words.is_punctuation(k) for k in range(*stretch)):
        return None
    order = [*range(at + 1, len(read)), *range(at - 1, -1, -1)]
    for other in order:
        one = read[other]
        for a in one.reading.attributions:
            if any(one.words.quoted[k] for k in range(*a.content)):
                return _Inherited(
                    content=stretch, source=a.source, cue=a.cue, entry=a.entry,
                    antecedent=a.antecedent, relays=a.relays, heard=a.heard, read=one,
                )  # fmt: skip
    return None


def _via(
    take: Take, one: Read, attribution: Attribution, reader: SourceReader, memory: tuple[Known, ...]
) -> tuple[str, ...]:
    """Through whom or what the words came: relays in order, then channels named outside the content."""
    w = one.words
    passed_on = [reader.resolve(_strings(w, relay), memory).name for relay in attribution.relays]
    heard = reader.actors.find(_strings(w, attribution.heard)) if attribution.heard else ()
    told = [m.actor.name for m in heard if m.actor.kind in MEDIA and m.actor.name != take.agency]
    first, last = attribution.content
    outside = [name for at, name in one.channels if not first <= at < last]
    return tuple(dict.fromkeys([*passed_on, *told, *outside]))


def _setting(w: Words, attribution: Attribution, actors: ActorBook) -> str | None:
    """The side of the capital in which a source spoke: "In Baghdad, a military spokesman said"."""
    if not w.is_a(0, "location") or attribution.content[0] == 0:
        return None
    match = next((m for m in actors.find(_strings(w, (0, min(4, len(w))))) if m.first == 1), None)
    return match.actor.bloc if match is not None and match.actor.kind == "state" else None


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
