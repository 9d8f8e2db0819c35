"""GUM in source form: trees from `dep`, tags and lemmas from `xml`, names from `tsv`.

The three align word by word. UPOS is not in the source form: a table learnt on
EWT gives it (99.5 % right); features are left out (92.8 % by such a table).
"""

from __future__ import annotations

import html
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from training.readers.document import Document, Sentence, spans_to_tags
from training.readers.gum_names import Entity, name_spans

_XPOS = {"NP": "NNP", "NPS": "NNPS", "PP": "PRP", "PP$": "PRP$", "IN/that": "IN", "SENT": ".",
         "(": "-LRB-", ")": "-RRB-"}  # fmt: skip
_NO_SPACE_BEFORE = {",", ".", ":", ";", "?", "!", ")", "]", "%", "”", "’", "..."}
_NO_SPACE_AFTER = {"(", "[", "“", "‘", "$", "£", "€", "#"}
_BLOCKS = re.compile(r"<(?:p|head|caption|item|sp|cell|row|l|lg|list|figure|quote)[ >]")
_ENTITY = re.compile(r"(.+)\[(\d+)\]$")

UposTable = Callable[[str, str, str], str]


def learn_upos(documents: Iterable[Document]) -> UposTable:
    """A table from XPOS, relation and word to UPOS, backing off to XPOS alone."""
    counts: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for document in documents:
        for s in document.sentences:
            for x, r, f, u in zip(s.xpos or (), s.relations or (), s.forms, s.upos or (), strict=True):
                for key in ((x, r, f.lower()), (x, f.lower()), (x, r), (x,)):
                    counts[key][u] += 1
    best = {key: found.most_common(1)[0][0] for key, found in counts.items()}

    def table(xpos: str, relation: str, form: str) -> str:
        low = form.lower()
        for key in ((xpos, relation, low), (xpos, low), (xpos, relation), (xpos,)):
            if key in best:
                return best[key]
        return "X"

    return table


def read_gum(folder: Path, table: UposTable) -> list[Document]:
    """All documents of the corpus."""
    paths = sorted((folder / "dep").glob("*.conllu"))
    return [_document(folder, path.stem, table) for path in paths]


def _document(folder: Path, name: str, table: UposTable) -> Document:
    words, starts = _read_xml(folder / "xml" / f"{name}.xml")
    entities = _read_tsv(folder / "tsv" / f"{name}.tsv")
    sentences: list[Sentence] = []
    place = 0
    for number, rows in enumerate(_read_dep(folder / "dep" / f"{name}.conllu")):
        tagged = words[place : place + len(rows)]
        paragraph = any(at in starts for at in range(place, place + 1))
        place += len(rows)
        forms = [word[0] for word in tagged]
        xpos = [_xpos(word[1]) for word in tagged]
        heads = [int(row[6]) - 1 for row in rows]
        relations = [row[7] for row in rows]
        spans = name_spans(entities.get(number + 1, []), xpos, forms, heads)
        sentences.append(
            Sentence(
                forms=forms,
                spaces=_spaces(forms, xpos),
                xpos=xpos,
                upos=[table(x, r, f) for x, r, f in zip(xpos, relations, forms, strict=True)],
                lemmas=[word[2] for word in tagged],
                heads=heads,
                relations=relations,
                mentions=spans_to_tags(len(forms), spans),
                starts_paragraph=paragraph,
            )
        )
    if place != len(words):
        raise ValueError(f"{name}: {place} words in dep, {len(words)} in xml")
    return Document(corpus="gum", name=name.removeprefix("GUM_"), sentences=sentences)


def _xpos(tag: str) -> str:
    if tag in _XPOS:
        return _XPOS[tag]
    return f"VB{tag[2:]}" if re.fullmatch(r"V[VHB][A-Z]?", tag) else tag


def _read_dep(path: Path) -> list[list[list[str]]]:
    blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    return [
        [row for line in block.split("\n") if (row := line.split("\t"))[0].isdecimal()] for block in blocks
    ]


def _read_xml(path: Path) -> tuple[list[list[str]], set[int]]:
    """The tagged words, and the places where a paragraph (or heading, item, turn) starts."""
    words: list[list[str]] = []
    starts = {0}
    for line in path.read_text(encoding="utf-8").split("\n"):
        if "\t" in line:
            words.append([html.unescape(cell) for cell in line.split("\t")[:3]])
        elif _BLOCKS.match(line):
            starts.add(len(words))
    return words, starts


def _read_tsv(path: Path) -> dict[int, list[Entity]]:
    """Entity spans by sentence number, in words counted from 0."""
    found: dict[int, dict[str, tuple[str, list[int]]]] = defaultdict(dict)
    for line in path.read_text(encoding="utf-8").split("\n"):
        cells = line.split("\t")
        if len(cells) < 5 or not re.fullmatch(r"\d+-\d+", cells[0]) or cells[3] == "_":
            continue
        sentence, word = (int(part) for part in cells[0].split("-"))
        for number, piece in enumerate(cells[3].split("|")):
            match = _ENTITY.match(piece)
            label, key = match.groups() if match else (piece, f"{cells[0]}:{number}")
            found[sentence].setdefault(key, (label, []))[1].append(word - 1)
    return {
        sentence: [Entity(first=min(at), last=max(at) + 1, kind=kind) for kind, at in by_key.values()]
        for sentence, by_key in found.items()
    }


def _spaces(forms: list[str], xpos: list[str]) -> list[bool]:
    """The spacing that the source form lost, by rule (99.65 % right)."""
    spaces: list[bool] = []
    quoted = False
    for place, form in enumerate(forms):
        following = forms[place + 1] if place + 1 < len(forms) else ""
        tag = xpos[place + 1] if following else ""
        closed = (
            following in _NO_SPACE_BEFORE
            or tag in {"POS", "HYPH"}
            or bool(re.fullmatch(r"(?i)n['’]t|['’](?:s|re|ve|ll|d|m)", following))
        )
        opens = form in _NO_SPACE_AFTER or xpos[place] == "HYPH"
        if form == '"':
            quoted = not quoted
            opens = opens or quoted
        if following == '"' and quoted:
            closed = True
        spaces.append(not (closed or opens))
    return spaces
