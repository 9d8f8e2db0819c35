"""What places cost: `python -m benchmarks.places [--rounds 3]`.

- loading the gazetteer, in a process of its own: wall time of the quickest of
  several, and the memory that it adds to what the imports take;
- resolving names, on one core after loading: stories of 25 names each, drawn
  evenly from the gazetteer, with surroundings, ranking and reasons; every name
  new (`cold`), as in news of the whole world, and each story once more (`warm`);
- names spelt wrongly, which have to be looked for.

Exits with 1 where a bound is not kept.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sayso.gazetteer.context import surroundings
from sayso.gazetteer.cues import Cues
from sayso.gazetteer.fold import fold
from sayso.gazetteer.mentions import PlaceMention, linked
from sayso.gazetteer.places import PlaceBook, load_places
from sayso.gazetteer.resolve import resolve
from sayso.model.span import Span

NAMES_A_STORY = 25
STORIES = 160
MOST_MS, MOST_MB, LEAST_A_SECOND = 150.0, 120.0, 3000.0
AIMS = {"load ms": 50.0, "load MB": 60.0, "names a second": 10_000.0}
LOADING = """
import resource, time
import sayso.gazetteer.story
from sayso.gazetteer.places import load_places
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.perf_counter()
book = load_places()
book.known, book.digest, book.named("Kherson")
print((time.perf_counter() - start) * 1000, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """Names resolved a second: each for the first time, once more, and spelt wrongly."""

    cold: float
    warm: float
    misspelt: float


def loading(rounds: int) -> tuple[float, float]:
    """Milliseconds and megabytes that loading takes, in a process of its own."""
    found = []
    for _ in range(rounds):
        done = subprocess.run(  # noqa: S603  (our own program)
            [sys.executable, "-c", LOADING], check=True, capture_output=True, text=True
        )
        ms, mb = done.stdout.split()
        found.append((float(ms), float(mb)))
    return min(ms for ms, _ in found), max(mb for _, mb in found)


def drawn(book: PlaceBook) -> list[str]:
    """Names of towns from all over the gazetteer, those of the large more often, as in news."""
    names = [
        row[0]
        for row in book.shelves[-1].database.execute(
            "SELECT name FROM place WHERE code IS NULL AND (population > 100000 OR id % 37 = 0) ORDER BY id % 1009, id"
        )
    ]
    return names[: NAMES_A_STORY * STORIES]


def stories(names: Sequence[str], book: PlaceBook) -> Iterator[tuple[PlaceMention, ...]]:
    """Mentions of 25 names a story, five to a sentence, each "in X"."""
    cues = Cues(lower=("in",), words=book.words)
    left = iter(names)
    while group := list(islice(left, NAMES_A_STORY)):
        made = [_mention(name, k) for k, name in enumerate(group)]
        yield tuple(m for at in range(0, len(made), 5) for m in linked(made[at : at + 5], cues))


def _mention(name: str, at: int) -> PlaceMention:
    first = 3 * at
    return PlaceMention(
        first=first, last=first + 1, phrase_first=first, phrase_last=first + 1, key=fold(name),
        kind_asked=None, relation=None,
    )  # fmt: skip


def resolving(told: Sequence[tuple[PlaceMention, ...]], book: PlaceBook) -> float:
    """Names a second."""
    span = Span(start=0, end=1, exact="x")
    start = time.process_time()
    count = 0
    for mentions in told:
        around = surroundings((m.key for m in mentions), book)
        for mention in mentions:
            resolve(mention, span, book, around)
            count += 1
    return count / (time.process_time() - start)


def speed(rounds: int) -> Speed:
    """The best of several rounds, each with a book of its own."""
    found = []
    for _ in range(rounds):
        book = load_places()
        names = drawn(book)
        told = list(stories(names, book))
        wrong = list(stories([_misspelt(name) for name in names[:1000]], book))
        found.append((resolving(told, book), resolving(told, book), resolving(wrong, book)))
    cold, warm, misspelt = (max(column) for column in zip(*found, strict=True))
    return Speed(cold=cold, warm=warm, misspelt=misspelt)


def _misspelt(name: str) -> str:
    """A name with a vowel too many."""
    middle = len(name) // 2
    return f"{name[:middle]}e{name[middle:]}"


def main() -> int:
    """Prints the figures and judges them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    ms, mb = loading(rounds)
    fast = speed(rounds)
    print(f"load            {ms:8.1f} ms    at most {MOST_MS:.0f}, aim {AIMS['load ms']:.0f}")
    print(f"memory          {mb:8.1f} MB    at most {MOST_MB:.0f}, aim {AIMS['load MB']:.0f}")
    print(
        f"names a second  {fast.cold:8.0f} new   at least {LEAST_A_SECOND:.0f}, aim {AIMS['names a second']:.0f}"
    )
    print(f"                {fast.warm:8.0f} told before")
    print(f"                {fast.misspelt:8.0f} spelt wrongly")
    kept = ms <= MOST_MS and mb <= MOST_MB and fast.cold >= LEAST_A_SECOND
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
