"""The project's own annotated stories: `tests/stories/<slug>/` with takes, what is right, and when published."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "stories"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTake:
    """One take of one of our stories: the file, when it was published (None: unknown) and its annotation."""

    story: str
    name: str
    path: Path
    published: str | None
    annotation: dict[str, Any]

    @property
    def id(self) -> str:
        """Story and take, as tables name them."""
        return f"{self.story}/{self.name}"

    @property
    def text(self) -> str:
        """The copy."""
        return self.path.read_text(encoding="utf-8")


def own_takes(folder: Path = FOLDER) -> tuple[OwnTake, ...]:
    """All annotated takes, by story and number."""
    return tuple(
        take
        for expected in sorted(folder.glob("*/expected.json"))
        for take in _takes(expected.parent, json.loads(expected.read_text(encoding="utf-8")))
    )


def _takes(folder: Path, expected: dict[str, Any]) -> list[OwnTake]:
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return [
        OwnTake(
            story=folder.name,
            name=annotation["id"],
            path=folder / f"{annotation['id']}.txt",
            published=meta["takes"][annotation["id"]]["published"],
            annotation=annotation,
        )
        for annotation in expected["takes"]
    ]


def stories_digest(folder: Path = FOLDER) -> str:
    """SHA-256 over names and bytes of all files of our annotated stories: another gold, another digest."""
    total = hashlib.sha256()
    for expected in sorted(folder.glob("*/expected.json")):
        for path in sorted(expected.parent.iterdir()):
            one = hashlib.sha256(path.read_bytes()).hexdigest()
            total.update(f"{expected.parent.name}/{path.name} {one}\n".encode())
    return total.hexdigest()
