"""Figurative conflict words: how often a word of war that is none is read as an event.

Two sets, both the project's own labels:

- `figurative.csv`: sentences written for this test (columns part, sentence,
  figurative, literal; words apart by ";", words of which one is enough by "|").
  Part `held` was written before the rules and never tuned on, part `open` was;
  part `literal` holds sentences that mean what they say, so that a reader
  that rejects everything fails.
- `figurative-wikinews.csv`: offsets into the stories of the wikinews corpus
  (columns story, offset, label), no text of theirs. They are drawn by seed.

`python -m eval.figurative [--corpus DIR]` prints false events per 100 sentences
and per 100 offsets, and the recall on literal words.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.model.event import Event
from sayso.pipeline import Kit, build_kit, read
from sayso.wire import read_item

FOLDER = Path(__file__).parent
SENTENCES, OFFSETS = FOLDER / "figurative.csv", FOLDER / "figurative-wikinews.csv"
CORPUS = FOLDER.parent.parent / "shared" / "corpora" / "wikinews-2019-2020"
HEAD = "A quiet day\n\nGENEVA, Nov 11 (Meridian) - "
DAY = "2022-11-11"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A sentence with its figurative and its literal words (alternatives in one tuple)."""

    part: str
    sentence: str
    figurative: tuple[str, ...]
    literal: tuple[tuple[str, ...], ...]


@dataclass(slots=True, kw_only=True)
class Tally:
    """False events in so many cases, and literal words met among all of them."""

    cases: int = 0
    false: int = 0
    literal: int = 0
    met: int = 0

    @property
    def false_per_100(self) -> float:
        """False events per 100 cases."""
        return 100 * self.false / max(1, self.cases)

    @property
    def recall(self) -> float:
        """Literal words met, percent."""
        return 100 * self.met / max(1, self.literal)


def cases(path: Path = SENTENCES) -> tuple[Case, ...]:
    """All sentences, in the order of the file."""
    with path.open(encoding="utf-8", newline="") as stream:
        return tuple(_case(row) for row in csv.DictReader(stream))


def _case(row: Mapping[str, str]) -> Case:
    return Case(
        part=row["part"],
        sentence=row["sentence"],
        figurative=tuple(word for word in row["figurative"].split(";") if word),
        literal=tuple(tuple(word.split("|")) for word in row["literal"].split(";") if word),
    )


def events_of(sentence: str, kit: Kit) -> tuple[Event, ...]:
    """The events of a story whose body is this sentence."""
    item = read_item(f"{HEAD}{sentence}\n".encode(), name="sentence")
    return tuple(e for s in read(item, kit, published=DAY).statements for e in s.events)


def judge(case: Case, triggers: Sequence[str], tally: Tally) -> list[str]:
    """Count one case; gives the triggers that are false."""
    meant = {word for group in case.literal for word in group}
    false = [t for t in triggers if not any(word in t or t in word for word in meant)]
    tally.cases += 1
    tally.false += len(false)
    tally.literal += len(case.literal)
    tally.met += sum(any(w in t or t in w for w in group for t in triggers) for group in case.literal)
    return false


def measure_sentences(kit: Kit, *, loud: bool = False) -> dict[str, Tally]:
    """A tally by part of the file; mixed sentences are counted apart once more."""
    out: dict[str, Tally] = {}
    for case in cases():
        triggers = [event.trigger.exact for event in events_of(case.sentence, kit)]
        false = judge(case, triggers, out.setdefault(case.part, Tally()))
        if case.figurative and case.literal:
            judge(case, triggers, out.setdefault("mixed", Tally()))
        missed = [g for g in case.literal if not any(w in t or t in w for w in g for t in triggers)]
        if loud and (false or missed):
            print(f"  {case.part}: {case.sentence}\n      false {false}  missed {missed}")
    return out


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A word of the corpus with what it was labelled."""

    story: str
    offset: int
    label: str


def labelled(path: Path = OFFSETS) -> tuple[Labelled, ...]:
    """All labelled offsets."""
    with path.open(encoding="utf-8", newline="") as stream:
        return tuple(
            Labelled(story=row["story"], offset=int(row["offset"]), label=row["label"])
            for row in csv.DictReader(stream)
        )


def stories(corpus: Path = CORPUS) -> dict[str, tuple[str, str]]:
    """Date and text by story id ("2019:12": year and row)."""
    out: dict[str, tuple[str, str]] = {}
    for path in sorted(corpus.glob("wikinews_*.csv")):
        year = path.stem.rsplit("_", 1)[1]
        with path.open(encoding="utf-8", newline="") as stream:
            for number, row in enumerate(csv.DictReader(stream)):
                out[f"{year}:{number}"] = (row["date"], row["text"])
    return out


def triggers_in(text: str, date: str, kit: Kit) -> Iterator[tuple[int, int]]:
    """Offsets of the triggers of one story, in the story's own text."""
    reading = read(read_item(text.encode(), name="story"), kit, published=date)
    shift = 0 if reading.take.text == text else None
    for statement in reading.statements:
        for event in statement.events:
            if shift is not None:
                yield event.trigger.start, event.trigger.end


def measure_offsets(
    kit: Kit, rows: Iterable[Labelled], texts: Mapping[str, tuple[str, str]], *, loud: bool = False
) -> Tally:
    """False events per 100 figurative offsets; recall on the literal ones."""
    tally = Tally()
    by_story: dict[str, list[Labelled]] = {}
    for row in rows:
        by_story.setdefault(row.story, []).append(row)
    for story, found in by_story.items():
        date, text = texts[story]
        spans = tuple(triggers_in(text, date, kit))
        for row in found:
            hit = any(start <= row.offset < end for start, end in spans)
            if row.label == "literal":
                tally.literal += 1
                tally.met += hit
            else:
                tally.cases += 1
                tally.false += hit
            if loud and hit != (row.label == "literal"):
                print(
                    f"  {story} {row.offset} {row.label}: {text[max(0, row.offset - 60) : row.offset + 50]!r}"
                )
    return tally


def main(argv: Sequence[str] | None = None) -> int:
    """Print both measurements; the corpus is left out where it is not there."""
    parser = argparse.ArgumentParser(description="False events on figurative conflict words")
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--verbose", action="store_true")
    asked = parser.parse_args(argv)
    kit = build_kit()
    for part, tally in measure_sentences(kit, loud=asked.verbose).items():
        print(_line(f"sentences, {part}", tally))
    if asked.corpus.is_dir() and OFFSETS.is_file():
        print(
            _line(
                "wikinews offsets",
                measure_offsets(kit, labelled(), stories(asked.corpus), loud=asked.verbose),
            )
        )
    return 0


def _line(name: str, tally: Tally) -> str:
    return (
        f"{name:22s} false events per 100: {tally.false_per_100:5.1f} ({tally.false} in {tally.cases}); "
        f"literal words met: {tally.recall:5.1f} % of {tally.literal}"
    )


if __name__ == "__main__":
    sys.exit(main())
