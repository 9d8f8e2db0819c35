"""Ids: SHA-256 over framed parts, so that the same content always gets the same name."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import TypeAlias

Part: TypeAlias = "str | int | float | bool | Sequence[Part] | None"


def content_id(kind: str, *parts: Part) -> str:
    """The name of a record: `kind:` and 32 hex digits of SHA-256 over the JSON-framed parts.

    JSON framing keeps ("ab", "c") and ("a", "bc") apart, which joining by a
    separator does not.
    """
    framed = json.dumps([kind, *parts], ensure_ascii=True, separators=(",", ":"))
    return f"{kind}:{hashlib.sha256(framed.encode()).hexdigest()[:32]}"


def digest(data: bytes) -> str:
    """SHA-256 of raw bytes, in hex."""
    return hashlib.sha256(data).hexdigest()
