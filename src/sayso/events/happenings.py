"""Happenings: which mentions within one story tell of one happening, by a named policy.

Accounts are never merged, only named alike: each statement keeps its own
event, with its own counts, actor and date. Where the words leave it open, two
mentions stay two happenings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.events.accounts import Account, accounts
from sayso.events.alike import at_odds, linked
from sayso.events.policy import HappeningPolicy
from sayso.model.analysis import Analysis
from sayso.model.event import Event
from sayso.model.statement import Statement

# how far back a mention without a place looks, and how many accounts of a happening it is held against
LOOK_BACK = 50
MOST_HELD = 20
Key = tuple[str, str | None]


def one_id_each(
    statements: Sequence[Statement], analysis: Analysis, policy: HappeningPolicy
) -> tuple[Statement, ...]:
    """The statements, the events of one happening with one id: that of its first mention.

    Events without an id are left alone.
    """
    groups = _Groups()
    names: dict[tuple[int, int], str] = {}
    for account in accounts(statements, analysis, policy):
        names[account.at] = groups.join(account)
    return tuple(
        replace(
            statement,
            events=tuple(_named(event, names.get((s, e))) for e, event in enumerate(statement.events)),
        )
        for s, statement in enumerate(statements)
    )


def _named(event: Event, name: str | None) -> Event:
    return event if name is None or name == event.id else replace(event, id=name)


@dataclass(slots=True)
class _Group:
    """The accounts of one happening so far."""

    id: str
    accounts: list[Account]

    def takes(self, account: Account) -> bool:
        """Whether an account fits all others of the happening and is tied to one of them."""
        held = self.accounts[:MOST_HELD]
        return any(linked(one, account) for one in held) and not any(at_odds(one, account) for one in held)


class _Groups:
    """Happenings as the story goes on; an account that fits two of them joins neither."""

    def __init__(self) -> None:
        self._by_place: dict[Key, list[_Group]] = {}
        self._by_family: dict[str, list[_Group]] = {}
        self._by_words: dict[tuple[str, int, int], _Group] = {}

    def join(self, account: Account) -> str:
        """The id of the happening that an account tells of, a new one where it fits none."""
        group = self._by_words.get(account.words)
        if group is None and not account.other:
            fitting = [group for group in self._near(account) if group.takes(account)]
            group = fitting[0] if len(fitting) == 1 else None
        if group is None:
            group = _Group(id=account.id, accounts=[])
            self._by_family.setdefault(account.family, []).append(group)
        group.accounts.append(account)
        self._by_words[account.words] = group
        placed = self._by_place.setdefault((account.family, account.place_key), [])
        if account.place_key is not None and group not in placed:
            placed.append(group)
        return group.id

    def _near(self, account: Account) -> list[_Group]:
        """The happenings of the family at the same place; without a place of its own, the last ones told."""
        latest = self._by_family.get(account.family, [])[-LOOK_BACK:]
        if account.place_key is None:
            return latest
        here = self._by_place.get((account.family, account.place_key), [])[-LOOK_BACK:]
        return here + [group for group in latest if all(one.place_key is None for one in group.accounts)]
