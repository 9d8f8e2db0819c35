"""UD English EWT: words, tags, features, lemmas and trees, with the text's own spacing."""

from __future__ import annotations

from pathlib import Path

from training.readers.document import Document, Sentence


def read_ewt(path: Path) -> list[Document]:
    """The documents of one CoNLL-U file, with paragraph starts."""
    documents: list[Document] = []
    paragraph = False
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# newdoc"):
            documents.append(Document(corpus="ewt", name=line.split("=")[1].strip(), sentences=[]))
            paragraph = True
        elif line.startswith("# newpar"):
            paragraph = True
        elif line.startswith("#"):
            continue
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            documents[-1].sentences.append(_sentence(rows, paragraph))
            paragraph, rows = False, []
    return documents


def _sentence(rows: list[list[str]], paragraph: bool) -> Sentence:
    """One sentence. The spacing of "don't" stands on its range line, not on its words."""
    words: list[list[str]] = []
    spaces: list[bool] = []
    last, after = 0, True
    for row in rows:
        if "-" in row[0]:
            last, after = int(row[0].split("-")[1]), "SpaceAfter=No" not in row[9]
        elif row[0].isdecimal():
            place = int(row[0])
            words.append(row)
            if place < last:
                spaces.append(False)
            elif place == last:
                spaces.append(after)
            else:
                spaces.append("SpaceAfter=No" not in row[9])
    return Sentence(
        forms=[row[1] for row in words],
        spaces=spaces,
        lemmas=[row[2] for row in words],
        upos=[row[3] for row in words],
        xpos=[row[4] for row in words],
        features=[row[5] for row in words],
        heads=[int(row[6]) - 1 for row in words],
        relations=[row[7] for row in words],
        starts_paragraph=paragraph,
    )
