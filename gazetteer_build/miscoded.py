"""Miscoded: places whose region's code is wrong in the data, told by the places around them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from math import cos, radians

from gazetteer_build.cities import City

# so many of the nearest places decide, where none of them bears the place's own code
AROUND = 7
AGREED = 6
# a region of so few places may lie within another (a capital with a region of its own)
FEW = 8


def recoded(every: Sequence[City], countries: Collection[str]) -> tuple[City, ...]:
    """The same places, those whose neighbours all bear another code moved there."""
    size = Counter(city.code for city in every)
    grid: dict[tuple[str, int, int], list[City]] = defaultdict(list)
    for city in every:
        if city.country in countries:
            grid[city.country, int(city.lat * 2), int(city.lon * 2)].append(city)
    return tuple(_settled(city, grid, size) if city.country in countries else city for city in every)


def _settled(city: City, grid: dict[tuple[str, int, int], list[City]], size: Counter[str]) -> City:
    if size[city.code] < FEW:
        return city
    near = sorted(_near(city, grid))[:AROUND]
    codes = Counter(code for _, _, code in near)
    if not codes or city.code in codes:
        return city
    code, votes = codes.most_common(1)[0]
    return replace(city, code=code) if votes >= AGREED else city


def _near(city: City, grid: dict[tuple[str, int, int], list[City]]) -> Iterator[tuple[float, str, str]]:
    row, column, narrow = int(city.lat * 2), int(city.lon * 2), cos(radians(city.lat))
    for i in (row - 1, row, row + 1):
        for j in (column - 1, column, column + 1):
            for other in grid.get((city.country, i, j), ()):
                if other.id != city.id:
                    away = (other.lat - city.lat) ** 2 + ((other.lon - city.lon) * narrow) ** 2
                    yield away, other.id, other.code
