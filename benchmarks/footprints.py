"""What footprints cost: `python -m benchmarks.footprints [--rounds 5]`.

Three measures, in CPU time of one thread, the best of some rounds:

- what importing costs: the room without its geometry, and the geometry that the first footprint loads;
- phrases of place read a second, over the forms that dispatches use;
- footprints drawn a second by relation, with their cells, and the known places in a bank and in a region.

Exits with 1 where importing the room loads geometry, or where a bound is not kept.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

from sayso.footprints.contents import places_in
from sayso.footprints.effects import changed_by, load_effects
from sayso.footprints.footprint import footprint_of
from sayso.footprints.known import Ground, KnownPlace, ground_over
from sayso.footprints.phrases import load_phrases
from sayso.footprints.reading import parse
from sayso.gazetteer.places import load_places

PHRASES = (
    "in Kherson",
    "near Bakhmut",
    "the northern outskirts of Kherson",
    "some 20 kilometres south of Kherson",
    "less than 5 km from Bakhmut",
    "to the north-east of Lyman",
    "between Kherson and Mykolaiv",
    "Kherson region",
    "the northern part of Kherson region",
    "the left bank of the Dnipro in Kherson region",
    "along the Siverskyi Donets in Donetsk region",
    "on the Bakhmut front",
)
HEAVY = ("shapely", "pyproj", "h3")
MOST_MS = 60.0
MOST_READ_MS = 1.0
TIMES = 50


def best(work: Callable[[], object], rounds: int, times: int = 1) -> float:
    """Milliseconds of one call, the best of some rounds."""
    work()
    found = []
    for _ in range(rounds):
        began = time.process_time()
        for _ in range(times):
            work()
        found.append((time.process_time() - began) / times)
    return 1000 * min(found)


def importing(code: str) -> tuple[float, str]:
    """Milliseconds that a fresh Python takes for some imports, and which heavy packages they loaded."""
    script = (
        "import sys, time; began = time.perf_counter()\n"
        f"{code}\n"
        f"print(1000 * (time.perf_counter() - began), *sorted(set(sys.modules) & set({HEAVY!r})))"
    )
    found = min((_run(script) for _ in range(3)), key=lambda words: float(words[0]))
    return float(found[0]), " ".join(found[1:])


def _run(script: str) -> list[str]:
    command = [sys.executable, "-c", script]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()  # noqa: S603  (our own script)


def start_up() -> bool:
    """Prints what importing costs; true where the room loads no geometry."""
    room = "from sayso.footprints import contents, effects, footprint, known, phrases, reading"
    light, loaded = importing(room)
    heavy, _ = importing(f"{room}\nfrom sayso.footprints import draw, cells")
    print(f"{'import of the room':44s} {light:8.1f} ms   geometry loaded: {loaded or 'none'}")
    print(f"{'import with geometry (first footprint)':44s} {heavy:8.1f} ms")
    return not loaded


def loading(rounds: int) -> None:
    """Prints what loading the data costs."""
    # in a fresh Python: patterns once compiled are kept
    ready = "from sayso.footprints import phrases, reading"
    phrases = importing(f"{ready}\nphrases.load_phrases()")[0] - importing(ready)[0]
    print(f"{'load phrases':44s} {phrases:8.1f} ms")
    print(f"{'load rivers, banks, sizes':44s} {best(lambda: ground_over([]), rounds):8.1f} ms")


def reading(rounds: int) -> bool:
    """Prints phrases read a second; true where the bound is kept."""
    book = load_phrases()
    each = best(lambda: [parse(phrase, book) for phrase in PHRASES], rounds, 10) / len(PHRASES)
    print(f"{'read a phrase':44s} {each:8.3f} ms   {1000 / each:8.0f} a second")
    return each <= MOST_READ_MS


def drawing(ground: Ground, places: Sequence[KnownPlace], rounds: int) -> bool:
    """Prints what each footprint and its cells cost, and the known places in it; true where the bound is kept."""
    book, rules, kept = load_phrases(), load_effects(), True
    print(
        f"\n{'':44s} {'draw':>8s}   {'cells':>8s}   {'places':>8s}   {'changed':>8s}   ms, and cells, places"
    )
    for phrase in PHRASES:
        expression = parse(phrase, book)
        if expression is None:
            return False
        made = footprint_of(expression, ground)
        draw = best(lambda e=expression: footprint_of(e, ground), rounds, 5)  # type: ignore[misc]
        cells = best(lambda f=made: f.cells, rounds, 2)  # type: ignore[misc]
        inside = best(lambda f=made: places_in(f, places, ground), rounds)  # type: ignore[misc]
        change = best(lambda e=expression: changed_by(e, places, ground, rules), rounds)  # type: ignore[misc]
        count = f"{len(made.cells)}, {len(places_in(made, places, ground))}"
        print(f"{phrase:44s} {draw:8.2f}   {cells:8.2f}   {inside:8.2f}   {change:8.2f}   {count}")
        kept &= draw <= MOST_MS
    return kept


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the tables; 1 where a bound is not kept."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.footprints", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args(arguments).rounds
    places = tuple(load_places().listed())
    kept = [start_up()]
    loading(rounds)
    kept += [reading(rounds), drawing(ground_over(places), places, rounds)]
    print(f"\n{len(places)} known places; bounds {'kept' if all(kept) else 'NOT KEPT'}")
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
