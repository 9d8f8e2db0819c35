"""Sectors: what sort of body or person an actor is: government, regular army, rebels, police, civilians ..."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sayso.errors import DataError
from sayso.gazetteer.tables import read_bytes, read_toml

FILE = "sectors.toml"
UNKNOWN = "UNK"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sectors:
    """Codes with what they mean, and the sector of each kind, of single actors, and of common nouns."""

    codes: Mapping[str, str]
    kinds: Mapping[str, str]
    actors: Mapping[str, str]
    nouns: Mapping[str, str]
    bodies: frozenset[str]
    raw: bytes

    def of_actor(self, id_: str, kind: str, own: str | None) -> str:
        """The sector of a registered actor: its own, else the listed one, else its kind's. Raises DataError SAY-205."""
        sector = own or self.actors.get(id_) or self.kinds.get(kind, UNKNOWN)
        if sector not in self.codes:
            raise DataError(
                "SAY-205",
                f"{id_} has an unknown sector: {sector}",
                where="actors.toml",
                do=f"use one of {', '.join(self.codes)}",
            )
        return sector

    def of_words(self, words: Sequence[str]) -> str | None:
        """The sector of a noun phrase by its last words: "riot police", "hooded men"; None where no noun is known."""
        lower = [word.lower() for word in words]
        if not lower:
            return None
        return self.nouns.get(" ".join(lower[-2:])) or self.nouns.get(lower[-1])

    def is_body(self, words: Sequence[str]) -> bool:
        """Whether words are the name of a group of its own, known or not: capitals that end in "Front", "Movement".

        Copy in capitals throughout tells no names apart: no there.
        """
        lower = [word.lower() for word in words]
        names = [word for word in words if word[:1].isupper() and not word.isupper()]
        ends = " ".join(lower[-2:]) in self.bodies or (lower[-1:] != [] and lower[-1] in self.bodies)
        return ends and len(names) >= 2 and bool(words[-1:]) and words[-1] in names


def load_sectors() -> Sectors:
    """The sectors that ship with Sayso. Raises DataError SAY-205 where a code is not known."""
    raw = read_bytes(FILE)
    table = read_toml(raw, FILE)
    nouns: dict[str, str] = {}
    for code, words in table["nouns"].items():
        for word in words:
            nouns.setdefault(word, code)
    used = {*table["kinds"].values(), *table["actors"].values(), *nouns.values()}
    if unknown := sorted(used - table["codes"].keys()):
        raise DataError(
            "SAY-205", f"sectors that are no codes: {', '.join(unknown)}", where=FILE, do="list them under [codes]"
        )  # fmt: skip
    return Sectors(
        codes=MappingProxyType(dict(table["codes"])),
        kinds=MappingProxyType(dict(table["kinds"])),
        actors=MappingProxyType(dict(table["actors"])),
        nouns=MappingProxyType(nouns),
        bodies=frozenset(table["bodies"]),
        raw=raw,
    )
