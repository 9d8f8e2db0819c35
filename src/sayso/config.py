"""Config: the settings of one run, frozen; nothing else in Sayso reads the environment."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Settings of a run.

    `db` is the ledger's file, `places` the folder of installed gazetteers and of
    the user's own places, `editorial` a file of the user's own editorial data. `analyzer` names the analyzer. `host` and `port`
    say where the page is served: only on this machine unless told otherwise.
    """

    db: Path = Path("sayso.db")
    places: Path = Path("sayso-places")
    editorial: Path | None = None
    analyzer: str = "builtin"
    host: str = "127.0.0.1"
    port: int = 8321
