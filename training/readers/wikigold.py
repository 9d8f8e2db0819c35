"""wikigold: names in Wikipedia articles, cut into our own words. It knows no times."""

from __future__ import annotations

from pathlib import Path

from sayso.analysis.tokenizer import Tokenizer
from training.readers.document import Document, Sentence


def read_wikigold(path: Path, tokenizer: Tokenizer) -> list[Document]:
    """The 145 documents. I- tags only: neighbours of one class run together."""
    documents: list[Document] = []
    rows: list[tuple[str, str]] = []
    sentences: list[Sentence] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), "", "-DOCSTART- O"]:
        if line.startswith("-DOCSTART-"):
            if sentences:
                name = f"wikigold-{len(documents):03d}"
                documents.append(Document(corpus="wikigold", name=name, sentences=sentences))
            sentences = []
        elif line.strip():
            form, tag = line.rsplit(" ", 1)
            rows.append((form, tag))
        elif rows:
            sentences.append(_sentence(rows, tokenizer))
            rows = []
    return documents


def _sentence(rows: list[tuple[str, str]], tokenizer: Tokenizer) -> Sentence:
    forms: list[str] = []
    tags: list[str] = []
    before = "O"
    for form, tag in rows:
        for start, end in tokenizer.spans(form) or [(0, len(form))]:
            forms.append(form[start:end])
            tags.append("O" if tag == "O" else f"{'I' if before == tag else 'B'}-{tag[2:]}")
            before = tag
        before = tag
    return Sentence(forms=forms, spaces=[True] * len(forms), mentions=tags)
