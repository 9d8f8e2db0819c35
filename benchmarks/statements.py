"""What finding the statements costs: `python -m benchmarks.statements [--rounds 7] [--policy both]`.

Three measures, all in CPU time of one thread, over several rounds in turn:

- the time that statements add to the analyzer's, per 400-word story made of the
  project's own test stories and sample wire;
- the cost per word in sentences of 100 to 2,000 words: the same clauses in the
  same order, so that only the length of a sentence changes;
- words read a CPU-second.

Exits with 1 where a bound is not kept.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import cycle
from pathlib import Path
from statistics import median

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from benchmarks.long_sentences import MATERIALS, Material, long_analysis, long_take
from sayso.model.analysis import Analysis
from sayso.model.take import Take, Zone, ZoneKind
from sayso.pipeline import Kit, build_kit
from sayso.statements.extract import Extractor
from sayso.statements.policy import Policy
from sayso.take import build_take
from sayso.wire import read_item

ROOT = Path(__file__).resolve().parents[1]
STORY = 400
STORIES = 20
LENGTHS = (100, 200, 500, 1000, 2000)
MOST_ADDED = 40.0
MOST_SPREAD = 20.0

Copy = Sequence[tuple[Take, Analysis]]


def own_paragraphs() -> Iterator[str]:
    """The body paragraphs of our test stories and of the sample wire, in turn and over again."""
    files = sorted(
        [*(ROOT / "tests" / "stories").glob("*/take-*.txt"), *(ROOT / "demo" / "wire").glob("*.txt")]
    )
    takes = [
        build_take(read_item(path.read_bytes(), name=path.name), published="2022-11-11") for path in files
    ]
    return cycle([t.text[z.start : z.end] for t in takes for z in t.zones_of(ZoneKind.BODY)])


def stories(paragraphs: Iterator[str], count: int = STORIES) -> list[Take]:
    """Stories of some 400 words: whole paragraphs until the number is reached."""
    found = []
    for number in range(count):
        text, zones, words = "", [], 0
        while words < STORY:
            paragraph = next(paragraphs)
            zones.append(Zone(kind=ZoneKind.BODY, start=len(text), end=len(text) + len(paragraph)))
            text += paragraph + "\n\n"
            words += len(paragraph.split())
        name = f"story-{number}"
        found.append(Take(id=name, story=name, text=text, zones=tuple(zones), published="2022-11-11"))
    return found


def extractor_of(kit: Kit, policy: Policy) -> Extractor:
    """The extractor as the pipeline makes it."""
    return Extractor(lexicon=kit.lexicon, actors=kit.actors, conflicts=kit.conflicts, policy=policy)


def extract_all(extractor: Extractor, copy: Copy) -> None:
    """Finds the statements of every story."""
    for take, analysis in copy:
        extractor.extract(take, analysis)


def analyze_all(kit: Kit, takes: Sequence[Take]) -> list[tuple[Take, Analysis]]:
    """Every story with its analysis."""
    return [(t, kit.analyzer.analyze(t.text, [(z.start, z.end) for z in t.zones])) for t in takes]


def cpu_seconds(
    works: Mapping[str, Callable[[], object]],
    rounds: int,
    of_rounds: Callable[[Sequence[float]], float] = median,
) -> dict[str, float]:
    """The CPU time of each work, the median of rounds; works take turns, so that a slow minute falls on all."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for work in works.values():
        work()
    for _ in range(rounds):
        for name, work in works.items():
            began = time.process_time()
            work()
            times[name].append(time.process_time() - began)
    return {name: of_rounds(values) for name, values in times.items()}


def words_in(copy: Copy) -> int:
    """Words as the analyzer counts them, punctuation included."""
    return sum(len(analysis.tokens) for _, analysis in copy)


def added(kit: Kit, extractor: Extractor, rounds: int) -> bool:
    """Prints what statements add to the analyzer's time per story, and words a second; true where kept."""
    takes = stories(own_paragraphs())
    copy = analyze_all(kit, takes)
    took = cpu_seconds(
        {"analyzer": lambda: analyze_all(kit, takes), "statements": lambda: extract_all(extractor, copy)},
        rounds,
    )
    share, words = 100 * took["statements"] / took["analyzer"], sum(len(t.text.split()) for t in takes)
    print(f"{len(takes)} stories of {words / len(takes):.0f} words")
    for name, seconds in took.items():
        print(
            f"  {name:28s} {1000 * seconds / len(takes):8.2f} ms a story {words / seconds:10.0f} words/CPU-s"
        )
    kept = share <= MOST_ADDED
    print(f"  {'added by statements':28s} {share:8.1f} %     bound ≤ {MOST_ADDED:.0f} %   {_verdict(kept)}")
    return kept


def by_length(kit: Kit, extractor: Extractor, material: Material, rounds: int) -> bool:
    """Prints the cost per word by the length of sentences; true where it is constant within the bound."""
    copies: dict[str, Copy] = {}
    for length in LENGTHS:
        take, places = long_take(material, max(LENGTHS), length)
        copies[str(length)] = [(take, long_analysis(kit.analyzer, take, places))]
    # the least of twice the rounds: what else runs on the machine only adds, and the bound is narrow
    took = cpu_seconds({name: _work(extractor, copy) for name, copy in copies.items()}, 2 * rounds, min)
    cost = {name: 1e6 * seconds / words_in(copies[name]) for name, seconds in took.items()}
    print(f"\n{material.name}: {words_in(copies[str(LENGTHS[0])])} words, in sentences of")
    for name, each in cost.items():
        ((take, analysis),) = copies[name]
        found = len(extractor.extract(take, analysis).statements)
        print(f"  {name:>5s} words {each:14.1f} µs a word   {found:4d} statements")
    spread = 100 * (max(cost.values()) / min(cost.values()) - 1)
    kept = spread <= MOST_SPREAD
    print(
        f"  {'dearest above cheapest':28s} {spread:8.1f} %     bound ≤ {MOST_SPREAD:.0f} %   {_verdict(kept)}"
    )
    return kept


def _work(extractor: Extractor, copy: Copy) -> Callable[[], None]:
    return lambda: extract_all(extractor, copy)


def _verdict(kept: bool) -> str:
    return "kept" if kept else "NOT KEPT"


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the tables; 1 where a bound is not kept."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.statements", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--policy", type=Policy, choices=list(Policy), default=Policy.BOTH)
    options = parser.parse_args(arguments)
    kit = build_kit()
    extractor = extractor_of(kit, options.policy)
    kept = [added(kit, extractor, options.rounds)]
    kept += [by_length(kit, extractor, material, options.rounds) for material in MATERIALS]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
