"""All corpora of the configuration, read, settled and split."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sayso.analysis.tokenizer import Tokenizer
from training.readers.document import Document
from training.readers.ewt import read_ewt
from training.readers.gum import learn_upos, read_gum
from training.readers.mention_rules import MentionRules, settle
from training.readers.re3d import is_held_out, read_re3d
from training.readers.wikigold import read_wikigold


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpora:
    """Documents by use. Nothing in a test part is ever trained on."""

    train: tuple[Document, ...]
    ewt_dev: tuple[Document, ...]
    gum_dev: tuple[Document, ...]
    ewt_test: tuple[Document, ...]
    gum_test: tuple[Document, ...]
    gum_news: tuple[Document, ...]
    re3d_test: tuple[Document, ...]


def read_corpora(folder: Path, config: Mapping[str, Any], rules: MentionRules) -> Corpora:
    """Reads what the configuration names. Mentions of GUM's news documents are taken out of training."""
    places = config["corpora"]
    ewt = {part: read_ewt(folder / places["ewt"] / f"{part}.conllu") for part in ("train", "dev", "test")}
    gum = read_gum(folder / places["gum"], learn_upos(ewt["train"]))
    tokenizer = Tokenizer()
    wikigold = read_wikigold(folder / places["wikigold"], tokenizer)
    re3d = read_re3d(folder / places["re3d"], tokenizer)
    for document in (*gum, *wikigold, *re3d):
        settle(document, rules)
    held = {*places["gum_dev"], *places["gum_test"]}
    gum_train = [without_news_mentions(d) for d in gum if d.name not in held]
    re3d_train = [d for d in re3d if not is_held_out(d.name)] * config["windows"]["repeat"].get("re3d", 1)
    return Corpora(
        train=(*ewt["train"], *gum_train, *wikigold, *re3d_train),
        ewt_dev=tuple(ewt["dev"]),
        gum_dev=tuple(d for d in gum if d.name in places["gum_dev"]),
        ewt_test=tuple(ewt["test"]),
        gum_test=tuple(d for d in gum if d.name in places["gum_test"]),
        gum_news=tuple(d for d in gum if is_news(d)),
        re3d_test=tuple(d for d in re3d if is_held_out(d.name)),
    )


def is_news(document: Document) -> bool:
    """Whether it is one of the 24 GUM news documents, on which mentions are tested."""
    return document.corpus == "gum" and document.name.startswith("news_")


def without_news_mentions(document: Document) -> Document:
    """The document as it may be trained on: a news document gives its trees and tags only."""
    if not is_news(document):
        return document
    sentences = [replace(sentence, mentions=None) for sentence in document.sentences]
    return replace(document, sentences=sentences)
