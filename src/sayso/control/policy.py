"""Policy: whose words change which layer, what is news, and which words point at which kind of place, as data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from sayso.errors import DataError
from sayso.model.ids import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlPolicy:
    """The rules of one way to keep a map of control; the head of `data/policy.toml` says what each is for.

    `days` bounds news, in days; `point` gives the kind of place that a noun
    stands for, `all` how many places words at its head speak of; `title` names
    policy and version; `siege_over` are words that end a siege.
    """

    title: str
    digest: str
    neutral: frozenset[str]
    agreed: frozenset[str]
    days: int
    commitments: frozenset[str]
    point: Mapping[str, str]
    other: frozenset[str]
    all: Mapping[tuple[str, ...], int]
    siege_over: frozenset[str]


@cache
def load_control_policy() -> ControlPolicy:
    """The policy that ships with Sayso. Raises DataError SAY-256 where it does not fit."""
    data = (files("sayso.control") / "data" / "policy.toml").read_bytes()
    return read_control_policy(data, "control/data/policy.toml")


def read_control_policy(data: bytes, where: str) -> ControlPolicy:
    """The policy of a TOML file; `where` names it in errors. Raises DataError SAY-256."""
    try:
        raw = tomllib.loads(data.decode())
        return ControlPolicy(
            title=f"{raw['name']} {raw['version']}",
            digest=digest(data)[:12],
            neutral=frozenset(map(str, raw["layers"]["neutral"])),
            agreed=frozenset(map(str, raw["layers"]["agreed"])),
            days=int(raw["news"]["days"]),
            commitments=frozenset(map(str, raw["news"]["commitments"])),
            point=MappingProxyType(
                {str(w): str(kind) for kind, words in raw["point"].items() for w in words}
            ),
            other=frozenset(map(str, raw["other"]["words"])),
            all=MappingProxyType({tuple(str(w).split()): int(n) for w, n in raw["all"].items()}),
            siege_over=frozenset(map(str, raw["siege"]["over"])),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(
            "SAY-256",
            f"the policy of control does not fit: {error}",
            where=where,
            do="mend the entry that is named, or install Sayso again",
        ) from error
