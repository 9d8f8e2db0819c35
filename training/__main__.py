"""Makes the shipped model: `python -m training --corpora ../shared/corpora`."""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer as WordPieceModel

from training.config import encoder_files, load_config, piece_model
from training.corpora import read_corpora
from training.examples import Batch, Coder, Marks, collate, windows
from training.export import export
from training.labels import learn_labels
from training.network import Reader, Sizes, load_minilm
from training.readers.document import Document
from training.readers.mention_rules import load_mention_rules
from training.run import Task, train

HERE = Path(__file__).parent


def prepare(config: dict[str, Any], corpora: Path, folder: Path) -> tuple[Task, WordPieceModel]:
    """Reads the corpora and builds the network to be trained."""
    weights, pieces = encoder_files(config)
    model = piece_model(pieces)
    rules = load_mention_rules()
    found = read_corpora(corpora, config, rules)
    labels = learn_labels(found.train, config["training"]["rarest_rule"])
    coder = Coder(model, labels, rules)
    begin, end, hidden = (model.token_to_id(mark) or 0 for mark in ("[CLS]", "[SEP]", "[MASK]"))
    marks = Marks(begin=begin, end=end, hidden=hidden)
    torch.manual_seed(config["seed"])
    dropout = (config["training"]["dropout_encoder"], config["training"]["dropout_heads"])
    reader = Reader(
        Sizes(), tags=labels.slices()["mention"].stop, relations=len(labels.relation), dropout=dropout
    )
    load_minilm(reader.encoder, weights)
    reader.to("cuda" if torch.cuda.is_available() else "cpu")
    task = Task(
        reader=reader,
        labels=labels,
        train=[coder.document(document) for document in found.train],
        dev={
            "ewt": dev_batches(found.ewt_dev, coder, marks),
            "gum": dev_batches([d for d in found.gum_dev if not d.name.startswith("news_")], coder, marks),
        },
        marks=marks,
        config=config,
        folder=folder,
    )
    return task, model


def dev_batches(documents: Sequence[Document], coder: Coder, marks: Marks) -> list[Batch]:
    """The development part in windows, a few at a time."""
    coded = [coder.document(document) for document in documents]
    found = list(windows(coded, pieces=124, paragraph_share=0.0, rng=random.Random(0)))  # noqa: S311
    found.sort(key=lambda window: sum(s.ids.size for s in window))
    return [collate(found[at : at + 16], marks) for at in range(0, len(found), 16)]


def main(arguments: Sequence[str] | None = None) -> int:
    """One command from raw corpora to the shipped files."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=HERE.parent.parent / "shared" / "corpora")
    parser.add_argument("--config", type=Path, default=HERE / "config.toml")
    parser.add_argument("--work", type=Path, default=HERE / "runs", help="checkpoints and log")
    parser.add_argument("--out", type=Path, default=HERE.parent / "src" / "sayso" / "analysis" / "data")
    parser.add_argument("--only-export", action="store_true", help="from the checkpoint, without training")
    options = parser.parse_args(arguments)
    options.work.mkdir(parents=True, exist_ok=True)
    task, pieces = prepare(load_config(options.config), options.corpora, options.work)
    if not options.only_export:
        train(task)
    digest = export(task, pieces, options.out)
    sys.stdout.write(f"{digest}  {options.out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
