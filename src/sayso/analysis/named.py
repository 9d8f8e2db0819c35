"""Named: the analyzer that a command line or a setting asks for."""

from __future__ import annotations

from sayso.analysis.builtin import BuiltinAnalyzer
from sayso.analysis.splitter import SplitterAnalyzer
from sayso.errors import DataError
from sayso.model.analysis import Analyzer

BUILTIN, SPLITTER, SPACY = "builtin", "splitter", "spacy:"


def named_analyzer(name: str) -> Analyzer:
    """The analyzer of this name: `builtin`, `splitter`, or `spacy:<name or path>`.

    Raises DataError: SAY-211 for another name; the codes of the analyzer itself.
    """
    if name == BUILTIN:
        return BuiltinAnalyzer()
    if name == SPLITTER:
        return SplitterAnalyzer()
    if name.startswith(SPACY):
        # the adapter of an extra: its package loads only where it is asked for
        from sayso.analysis.spacy import load_spacy  # noqa: PLC0415

        return load_spacy(name.removeprefix(SPACY))
    raise DataError(
        "SAY-211",
        "there is no analyzer of this name",
        where=name,
        do="use builtin, splitter, or spacy:NAME",
    )
