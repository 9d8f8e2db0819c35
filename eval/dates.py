"""Figures of dates: `python -m eval.dates [--misses] [--shared ../shared]`.

ISAF. Each release is read through the whole pipeline as plain text; the label is the
day on which what it tells of began. As a wire's envelope would give it, `published` is
the release's own day (eval.release_days: from its dateline, title and number, or placed
between the numbers of its series; what has none of these has no `published`). Labels
against the release's own words are counted apart: where "today" or "yesterday" is all
it says of time, and the label is another day.

The start date of a release is the first day that it tells of, in the order of the text: the
time of an event, or words of time on the verb of a main clause that is no verb of
saying; a night began on its evening, a stretch of days on its first. What somebody is
only blamed for ("responsible for an attack Jan. 7") is not what the release tells of.
Where there is none, it is the first event's time that was worked out, else the first
words of time that do not hang on a verb of saying, else the day of publication.

GUM. In each news document of the TEI, every `<date>` with `when`, `from` or `notBefore`
is read from the words inside the tag: the expression that is found in its sentence at
that place, else the words alone. The tense is that of the sentence's analysis. The
document's day is its `dateCreated`, the day told of before the last one that was read.
Exact: the date equals `when`; for a stretch, the first and the last day equal `from`
and `to`.
"""

from __future__ import annotations

import argparse
import datetime as dt
import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.analysis import shared_folder
from eval.release_days import releases
from sayso.events.anchoring import extent_of, told_day
from sayso.events.branches import Branches, branches_of
from sayso.events.expressions import Expression, find_expressions, read_expression
from sayso.events.extent import moment_of
from sayso.events.frame import Frame
from sayso.events.telling import Telling, lean_of, lean_of_words, tellings
from sayso.events.timebook import TimeBook, load_times
from sayso.model.analysis import Analyzer
from sayso.model.event import Moment, Precision
from sayso.model.reading import Reading
from sayso.pipeline import Kit, build_kit, read
from sayso.statements.extract import READ_ZONES
from sayso.wire import read_item

ISAF = ("corpora", "isaf", "releases.jsonl")
GUM = ("corpora", "gum", "xml")
BLAMING = frozenset(
    {"responsible", "involved", "implicated", "accused", "suspected", "blamed", "linked", "wanted"}
)
FEW = 7  # days that a start date may be one of


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """The words of a date tag with their sentence, where they begin in it, and what the tag says."""

    document: str
    sentence: str
    start: int
    end: int
    attributes: dict[str, str]

    @property
    def words(self) -> str:
        """The words inside the tag."""
        return self.sentence[self.start : self.end]


def start_of(reading: Reading, kit: Kit) -> str | None:
    """The start date of a release, by the rule above."""
    take = reading.take
    blocks = [(zone.start, zone.end) for zone in take.zones_of(*READ_ZONES)]
    analysis = kit.analyzer.analyze(take.text, blocks)
    tree = branches_of(analysis)
    events = [event for statement in reading.statements for event in statement.events]
    events = [e for e in events if tree is None or not blamed(tree, tree.first_at(e.trigger.start))]
    told = [(e.trigger.start, e.time) for e in events if e.time is not None and e.time.text is not None]
    days = [t for t in tellings(take, analysis, tree, load_times()) if not said_on(tree, t, kit)]
    if tree is not None:
        told += [
            (tree.tokens[verb].start, telling.moment)
            for telling in days
            if telling.head is not None
            and not blamed(tree, next(tree.above(telling.head), telling.head))
            and (verb := main_verb(tree, telling.head)) is not None
        ]
    worked_out = [(e.trigger.start, e.time) for e in events if e.time is not None]
    for group in (told, worked_out, [(t.start, t.moment) for t in days]):
        for _, moment in sorted(group, key=lambda hit: hit[0]):
            day = first_day(moment)
            if day is not None:
                return day
    return take.day


def blamed(tree: Branches, trigger: int) -> bool:
    """Whether a word is only what somebody is blamed for: "responsible for an attack Jan. 7"."""
    above = next(tree.above(trigger), None)
    return above is not None and tree.lower(above) in BLAMING


def said_on(tree: Branches | None, telling: Telling, kit: Kit) -> bool:
    """Whether words of time hang on a verb of saying: "confirmed today"."""
    above = next(tree.above(telling.head), None) if tree is not None and telling.head is not None else None
    if tree is None or above is None or tree.lower(above) not in kit.lexicon.cues:
        return False
    return bool(tree.governed(above, "ccomp", "obj"))


def main_verb(tree: Branches, head: int) -> int | None:
    """The verb of words of time, if it is that of a main clause."""
    verb = tree.verb_of(tree.governor(head, frozenset()))
    chain = [verb, *tree.above(verb)] if verb is not None else []
    inner = {"acl", "acl:relcl", "advcl", "ccomp"}
    return verb if chain and not any(tree.relation(k) in inner for k in chain) else None


def first_day(moment: Moment) -> str | None:
    """The first day of a moment, for one that is no coarser than a few days."""
    if moment.date is None or moment.precision not in {Precision.DAY, Precision.TIME, Precision.RANGE}:
        return None
    if moment.precision is Precision.RANGE and len(moment.date) == len("2011-07-20"):
        return moment.date
    first, last = (moment.earliest or moment.date)[:10], (moment.latest or moment.date)[:10]
    if len(first) < len("2011-07-20") or len(last) < len(first):
        return None
    long = dt.date.fromisoformat(last) - dt.date.fromisoformat(first)
    return first if long.days <= FEW else None


def measure_isaf(path: Path, kit: Kit) -> tuple[Counter[str], list[str]]:
    """How many start dates are exact, by how the release is dated, and the misses."""
    counts: Counter[str] = Counter()
    misses: list[str] = []
    for n, release in enumerate(releases(path)):
        item = read_item(release.text.encode(), name=f"{n}.txt")
        published = release.published.isoformat() if release.published else None
        found = start_of(read(item, kit, published=published), kit)
        right = found == release.label.isoformat()
        counts[f"{release.dated_by}: releases"] += 1
        counts[f"{release.dated_by}: exact"] += right
        if not right:
            misses.append(f"{n} {release.dated_by} published {published}: {release.label} read as {found}")
    return counts, misses


def tagged(path: Path) -> tuple[dt.date, list[Tagged]]:
    """A document's day and its dates, with their sentences."""
    raw = path.read_text(encoding="utf-8")
    created = re.search(r'dateCreated="([\d-]+)"', raw)
    day = dt.date.fromisoformat(created[1] if created and len(created[1]) == 10 else "2000-01-01")
    found = [t for s in re.findall(r"<s [^>]*>(.*?)</s>", raw, re.DOTALL) for t in _of_sentence(path.stem, s)]
    return day, found


def _of_sentence(document: str, markup: str) -> Iterator[Tagged]:
    text = ""
    opened: list[tuple[int, dict[str, str]]] = []
    spans: list[tuple[int, int, dict[str, str]]] = []
    for line in markup.split("\n"):
        if line.startswith("<date"):
            opened.append((len(text), dict(re.findall(r'(\w+)="([^"]*)"', line))))
        elif line.startswith("</date") and opened:
            start, attributes = opened.pop()
            spans.append((start, len(text.rstrip()), attributes))
        elif line and not line.startswith("<"):
            word = html.unescape(line.split("\t")[0])
            glued = word[:1] in ",.;:?!)’'%" and not re.match(r"['’]\d", word)
            text = (text.rstrip() if glued else text) + word + " "
    for start, end, attributes in spans:
        if attributes.keys() & {"when", "from", "notBefore", "notAfter"}:
            begin = start - (text[start - 1 : start] == "" and start > 0)
            yield Tagged(document=document, sentence=text, start=begin, end=end, attributes=attributes)


def read_tagged(
    dates: Sequence[Tagged], day: dt.date, book: TimeBook, analyzer: Analyzer
) -> list[Moment | None]:
    """What each date's words are read as, in order; "the day before" counts from the last day that was read."""
    told: dt.date | None = None
    out: list[Moment | None] = []
    for date in dates:
        tree = branches_of(analyzer.analyze(date.sentence, [(0, len(date.sentence))]))
        if tree is not None:
            lean = lean_of(tree, tree.first_at(max(date.start, date.end - 1)), book)
        else:
            lean = lean_of_words(date.sentence[: date.start], book)
        expression = _expression(date, book)
        frame = Frame(day=day, lean=lean, told=told)
        moment = moment_of(date.words, extent_of(expression, frame, book)) if expression is not None else None
        out.append(moment)
        told = (told_day(moment) if moment is not None else None) or told
    return out


def _expression(date: Tagged, book: TimeBook) -> Expression | None:
    here = [
        e
        for e in find_expressions(date.sentence, book, joined=False)
        if e.start < date.end and e.end > date.start
    ]
    inside = [e for e in here if e.end <= date.end + 1] or here
    return inside[0] if inside else read_expression(date.words, book)


def is_exact(attributes: dict[str, str], moment: Moment | None) -> bool:
    """Whether a moment says what a tag says."""
    if moment is None:
        return False
    if "when" in attributes:
        return moment.date == attributes["when"][:10]
    first, last = (
        attributes.get("from", attributes.get("notBefore")),
        attributes.get("to", attributes.get("notAfter")),
    )
    return (first is None or _edge(first, last=False) == moment.earliest) and (
        last is None or _edge(last, last=True) == moment.latest
    )


def _edge(words: str, *, last: bool) -> str:
    """A date of a tag as the first or the last day of what it covers."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", words[:10]):
        return words
    parts = [int(part) for part in words[:10].split("-")]
    if len(parts) == 3:
        return words[:10]
    if len(parts) == 2:
        after = dt.date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
        return (after - dt.timedelta(days=1)).isoformat() if last else f"{words}-01"
    return f"{words}-12-31" if last else f"{words}-01-01"


def measure_gum(folder: Path, kind: str, analyzer: Analyzer) -> tuple[Counter[str], list[str]]:
    """How many dates are exact in the documents of a kind, and the misses."""
    counts: Counter[str] = Counter()
    misses: list[str] = []
    book = load_times()
    for path in sorted(folder.glob(f"GUM_{kind}_*.xml")):
        day, dates = tagged(path)
        for date, moment in zip(dates, read_tagged(dates, day, book, analyzer), strict=True):
            form = "when" if "when" in date.attributes else "stretch"
            right = is_exact(date.attributes, moment)
            counts[f"{form}: dates"] += 1
            counts[f"{form}: exact"] += right
            if not right:
                said = {k: v for k, v in date.attributes.items() if k != "rend"}
                got = None if moment is None else (moment.date, moment.earliest, moment.latest)
                misses.append(f"{date.document} {day} {date.words!r}: {said} read as {got}")
    return counts, misses


def _table(name: str, counts: Counter[str], unit: str) -> None:
    kinds = [key.split(":")[0] for key in counts if key.endswith(f": {unit}")]
    right = sum(counts[f"{kind}: exact"] for kind in kinds)
    total = sum(counts[f"{kind}: {unit}"] for kind in kinds)
    print(f"{name:12s} {100 * right / max(1, total):5.1f}  {right} of {total} {unit} exact")
    for kind in kinds:
        ok, of = counts[f"{kind}: exact"], counts[f"{kind}: {unit}"]
        print(f"  {kind:32s} {100 * ok / max(1, of):5.1f}  {ok} of {of}")


def main(argv: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=None, help="the folder of shared test data")
    parser.add_argument("--misses", action="store_true", help="print each miss")
    parser.add_argument("--gum", default="news", metavar="KIND", help="the kind of GUM documents")
    arguments = parser.parse_args(argv)
    shared = shared_folder(arguments.shared)
    kit = build_kit()
    counts, misses = measure_gum(shared.joinpath(*GUM), arguments.gum, kit.analyzer)
    _table(f"GUM {arguments.gum}", counts, "dates")
    counts, more = measure_isaf(shared.joinpath(*ISAF), kit)
    _table("ISAF", counts, "releases")
    if arguments.misses:
        print("\n".join([*misses, *more]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
