"""Question: the two clocks that every page takes from its address."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query, Request

from sayso.web.asked import Asked, asked


def _question(
    request: Request,
    on: Annotated[str | None, Query(description="the day asked about, such as 2022-11-11")] = None,  # noqa: ARG001
    known: Annotated[  # noqa: ARG001
        str | None, Query(description="as known at this moment in UTC, such as 2022-11-11T12:00Z")
    ] = None,
) -> Asked:
    # `on` and `known` are declared for the API's description; the whole query is
    # read here, so that a misspelt name is told and not passed over.
    return asked(request.query_params.multi_items())


Question = Annotated[Asked, Depends(_question)]
