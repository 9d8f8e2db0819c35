"""Manifest: what a `reading` entry and a `take` entry say of other entries, checked when it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from sayso.ledger.codec import codec_of, from_json
from sayso.ledger.fetch import damaged, opened
from sayso.ledger.values import MalformedError
from sayso.model.reading import Reading
from sayso.model.statement import Refusal

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a reading names by entry id, the run that made it, and the reading that it replaced."""

    take: str
    statements: tuple[str, ...]
    control: tuple[str, ...]
    run: dict[str, str]
    replaces: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """All that one reading of a take consists of.

    `refused` is in JSON values still: it takes the text to read it.
    """

    named: Named
    refused: tuple[Any, ...]

    @classmethod
    def of(cls, payload: str, subject: str) -> Manifest:
        """The manifest in the payload of the reading of take `subject`."""
        entry = f"of the reading of {subject}"
        body = opened(payload, entry)
        refused = body.pop("refused", None)
        if type(refused) is not list:
            raise damaged(f"entry {entry} lacks the list of what was refused")
        return cls(named=made(Named, body, entry, ""), refused=tuple(refused))

    def reading(self, **parts: Any) -> Reading:
        """The reading that this stands for, given its take, statements and claims."""
        entry, text = f"of the reading of {parts['take'].id}", parts["take"].text
        refused = tuple(made(Refusal, one, entry, text) for one in self.refused)
        return Reading(**parts, refused=refused, run=dict(self.named.run))


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Digests of the stored bytes of a take: as they came in, and its text."""

    raw: str
    text: str

    @classmethod
    def of(cls, body: dict[str, Any], entry_id: str) -> Texts:
        """The digests in the body of a take's entry, which is left without them."""
        return made(cls, body.pop("blobs", None), entry_id, "")


def names(body: dict[str, Any], key: str, entry_id: str) -> tuple[str, ...]:
    """The entry ids that stand under a key of a body, which is left without them."""
    try:
        found: tuple[str, ...] = codec_of(tuple[str, ...]).decode(body.pop(key, None), "")
    except MalformedError as error:
        raise damaged(f"entry {entry_id}, {key}: {error}") from error
    return found


def made(kind: type[T], body: Any, entry_id: str, words: str, /, **given: Any) -> T:
    """A record out of the body of an entry. Raises LedgerError SAY-301 where it does not fit."""
    try:
        return from_json(kind, body, words, **given)
    except MalformedError as error:
        raise damaged(f"entry {entry_id}: {error}") from error
