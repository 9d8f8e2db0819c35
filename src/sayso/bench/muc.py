"""The MUC-4 task: documents in, templates of terrorist incidents out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.analysis.builtin import BuiltinAnalyzer
from sayso.bench.documents import encode
from sayso.bench.entities import plain
from sayso.bench.fillers import fillers
from sayso.bench.heads import Heads, load_heads
from sayso.bench.sheet import sheet
from sayso.bench.slots import SLOTS
from sayso.bench.templates import templates
from sayso.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document of the task: its id and its text."""

    docid: str
    text: str


class Filer:
    """Fills the templates of documents, one document at a time, each by itself."""

    __slots__ = ("_analyzer", "_heads")

    def __init__(self, heads: Heads | None = None, analyzer: BuiltinAnalyzer | None = None) -> None:
        self._heads = heads or load_heads()
        self._analyzer = analyzer or BuiltinAnalyzer()

    def fill(self, document: Document) -> dict[str, Any]:
        """The templates of a document as the scorer takes them: docid, and templates with strings in each slot."""
        encoded = encode(document.text, self._analyzer)
        tokens, page = encoded.analysis.tokens, sheet(encoded)
        written = [
            " ".join(document.text[tokens[a].start : tokens[b].end].split())
            for _, a, b in page.spans.tolist()
        ]
        scores = self._heads.scores(page)
        found = fillers(page, scores, tuple(plain(text) for text in written))
        return {
            "docid": document.docid,
            "templates": [
                {
                    "incident_type": template.kind,
                    **{slot: [written[filler.extent] for filler in template.slots[slot]] for slot in SLOTS},
                }
                for template in templates(scores, found, self._heads)
            ],
        }


def read_documents(
    lines: Iterable[str], where: str, messages: Mapping[str, str] | None = None
) -> Iterator[Document]:
    """The documents of JSON lines, one an object with `docid` and `doctext`.

    With `messages` the text is the message of that id, and `doctext` may be
    missing. Raises InputError SAY-109 where a line is no such object, SAY-110
    where there is no message of the id.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _document(line, f"{where}, line {number}", messages)


def _document(line: str, where: str, messages: Mapping[str, str] | None) -> Document:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise _no_document(where, "the line is no JSON") from error
    if not isinstance(record, dict) or not isinstance(record.get("docid"), str):
        raise _no_document(where, "the line has no docid")
    docid = record["docid"]
    if messages is not None:
        if docid not in messages:
            raise InputError(
                "SAY-110", f"no message {docid} is in the folder", where=where, do="check --messages"
            )
        return Document(docid=docid, text=messages[docid])
    if not isinstance(record.get("doctext"), str):
        raise _no_document(where, "the line has no doctext")
    return Document(docid=docid, text=record["doctext"])


def _no_document(where: str, what: str) -> InputError:
    return InputError("SAY-109", what, where=where, do="give one JSON object a line, with docid and doctext")
