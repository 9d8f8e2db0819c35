"""The shipped model's files, checked against their digests before they are used."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from sayso.errors import DataError

MANIFEST, DIGEST = "model.json", "model.sha256"
NETWORK, PIECES, RELATIONS = "english.onnx", "pieces.json", "relations.npz"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFiles:
    """A model as it lies in its folder: name, version, the digest that names it, its labels."""

    folder: Path
    name: str
    version: str
    digest: str
    labels: Mapping[str, tuple[str, ...]]
    slices: Mapping[str, slice]

    @property
    def title(self) -> str:
        """Name, version and the first twelve figures of the digest."""
        return f"{self.name} {self.version} {self.digest[:12]}"


def shipped_folder() -> Path:
    """The folder of the model that comes with the package."""
    return Path(str(resources.files("sayso.analysis").joinpath("data")))


def open_model(folder: Path) -> ModelFiles:
    """The model of a folder, once every file is what its manifest says. Raises DataError."""
    manifest = _bytes(folder / MANIFEST)
    digest = hashlib.sha256(manifest).hexdigest()
    _compare(folder / MANIFEST, digest, _bytes(folder / DIGEST).decode("ascii", "replace").strip())
    data: Mapping[str, Any] = json.loads(manifest)
    for name, expected in data["files"].items():
        _compare(folder / name, hashlib.sha256(_bytes(folder / name)).hexdigest(), expected)
    return ModelFiles(
        folder=folder,
        name=data["name"],
        version=data["version"],
        digest=digest,
        labels={group: tuple(labels) for group, labels in data["labels"].items()},
        slices={group: slice(*part) for group, part in data["slices"].items()},
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataError(
            "SAY-251",
            f"a file of the English model cannot be read: {error.strerror or error}",
            where=str(path),
            do="install sayso again, or name the folder of a whole model",
        ) from error


def _compare(path: Path, digest: str, expected: str) -> None:
    if digest != expected:
        raise DataError(
            "SAY-252",
            f"a file of the English model is not the one it was: sha256 {digest[:12]}, expected {expected[:12]}",
            where=str(path),
            do="install sayso again; after a training run, export the model anew",
        )
