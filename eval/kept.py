"""Kept: an analyzer that remembers, so that several policies are measured on one analysis."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model.analysis import Analysis, Analyzer


class KeptAnalyzer:
    """Passes on to an analyzer, and gives the same answer to the same text and paragraphs."""

    __slots__ = ("_analyzer", "_kept")

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        self._kept: dict[tuple[str, tuple[tuple[int, int], ...]], Analysis] = {}

    @property
    def name(self) -> str:
        """The name of the analyzer behind."""
        return self._analyzer.name

    def analyze(self, text: str, blocks: Sequence[tuple[int, int]]) -> Analysis:
        """The analysis of these paragraphs, made once."""
        key = text, tuple(blocks)
        if key not in self._kept:
            self._kept[key] = self._analyzer.analyze(text, blocks)
        return self._kept[key]
