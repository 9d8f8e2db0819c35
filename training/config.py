"""The one configuration file, and the encoder that training starts from."""

from __future__ import annotations

import hashlib
import importlib.metadata
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer as WordPieceModel


def load_config(path: Path) -> dict[str, Any]:
    """The configuration as it stands."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def encoder_files(config: Mapping[str, Any]) -> tuple[Path, Path]:
    """Weights and tokenizer of the published encoder; its packager is unknown, so digests are checked."""
    found: dict[str, Path] = {}
    for file in importlib.metadata.files(config["encoder"]["package"]) or ():
        if file.name in {"model.safetensors", "tokenizer.json"}:
            found[file.name] = Path(str(file.locate()))
    for name, key in (("model.safetensors", "weights_sha256"), ("tokenizer.json", "tokenizer_sha256")):
        digest = hashlib.sha256(found[name].read_bytes()).hexdigest()
        if digest != config["encoder"][key]:
            raise ValueError(f"{name} of {config['encoder']['package']} is not the file that was vetted")
    return found["model.safetensors"], found["tokenizer.json"]


def piece_model(path: Path) -> WordPieceModel:
    """The encoder's word pieces, without the truncation and padding that its file forces."""
    model = WordPieceModel.from_file(str(path))
    model.no_truncation()
    model.no_padding()
    return model
