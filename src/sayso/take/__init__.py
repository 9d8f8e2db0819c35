"""Take: from an item to one version of a story with its parts as typed zones.

`build_take` is the one door. It finds section, headline, slug line, update note,
byline, dateline, paragraphs, sign-off, desk initials, contributors and furniture;
what it cannot understand becomes a problem entry, never an exception.
"""

from sayso.take.build import build_take

__all__ = ["build_take"]
