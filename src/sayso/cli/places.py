"""Places on the command line: which gazetteers there are, and what a name means and why."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from sayso.analysis.named import named_analyzer
from sayso.config import Config
from sayso.export import contract
from sayso.gazetteer import installed
from sayso.gazetteer.installed import Installed
from sayso.gazetteer.places import load_places
from sayso.gazetteer.recognise import Recognised, recognise
from sayso.gazetteer.roles import Role, load_roles

ATTRIBUTION = "Place data © GeoNames, CC BY 4.0"
app = typer.Typer(
    name="places",
    help="Which gazetteers there are, and what a name means and why.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)
DEFAULTS = Config()
Folder = Annotated[
    Path,
    typer.Option("--folder", help="Where installed countries and your places.csv lie.", show_default=True),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]


@app.command("resolve")
def resolve_command(
    text: Annotated[str, typer.Argument(help="A sentence or two with names of places.")],
    folder: Folder = DEFAULTS.places,
    analyzer: Annotated[
        str, typer.Option(help="Who reads the grammar: builtin, splitter, or spacy:NAME.")
    ] = DEFAULTS.analyzer,
    json: Json = False,
) -> None:
    """Say what the names of places in a text mean, and why."""
    book = load_places(installed.own_table(folder), installed.gazetteers(folder))
    analysis = named_analyzer(analyzer).analyze(text, [(0, len(text))])
    found = recognise(text, analysis, book, load_roles())
    if json:
        typer.echo(contract.dump([_name_json(name, text) for name in found]))
        return
    for name in found:
        for line in _lines(name, text):
            typer.echo(line)
    if not found:
        typer.echo("no name of a place in it")


@app.command("list")
def list_command(folder: Folder = DEFAULTS.places, json: Json = False) -> None:
    """List the gazetteer that ships, installed countries, and your own table."""
    found = list(installed.listed(folder))
    own = installed.own_table(folder)
    if json:
        typer.echo(contract.dump([_installed_json(one) for one in found]))
        return
    for one in found:
        typer.echo(
            f"{one.name:10}{one.places:>10,} places {one.names:>10,} names {one.size / 1e6:>8.1f} MB  {one.digest[:12]}"
        )
    if own is not None:
        typer.echo(f"{'own':10}{own}")


@app.command("install")
def install_command(
    countries: Annotated[list[str], typer.Argument(metavar="ISO...|all", help="Two letters each, or all.")],
    dump: Annotated[
        Path | None,
        typer.Option("--from", help="GeoNames' dump: XX.zip or XX.txt, or a folder with such files."),
    ] = None,
    folder: Folder = DEFAULTS.places,
    json: Json = False,
) -> None:
    """Install the full GeoNames data of a country from a file."""
    done = [installed.install(folder, country, _dump(dump, country)) for country in countries]
    if json:
        typer.echo(contract.dump([_installed_json(one) for one in done]))
        return
    for one in done:
        typer.echo(f"installed {one.name}: {one.places:,} places, {one.names:,} names, {one.digest[:12]}")
    typer.echo(ATTRIBUTION)


@app.command("verify")
def verify_command(folder: Folder = DEFAULTS.places, json: Json = False) -> None:
    """Read every row of every gazetteer against its digest."""
    found = dict(installed.verify(folder))
    if json:
        typer.echo(contract.dump(found))
        return
    for name, digest in found.items():
        typer.echo(f"{name:10}{digest}  whole")


@app.command("info")
def info_command(folder: Folder = DEFAULTS.places, json: Json = False) -> None:
    """Say where the rows come from, with versions, digests and licences."""
    found = list(installed.listed(folder))
    if json:
        typer.echo(
            contract.dump({"attribution": ATTRIBUTION, "gazetteers": [_installed_json(one) for one in found]})
        )
        return
    for one in found:
        typer.echo(f"{one.name}  {one.path}")
        typer.echo(f"    rows {one.digest}")
        for source in one.sources:
            typer.echo(f"    {source.source} {source.version}  {source.rows:,} rows  {source.licence}")
    typer.echo("boundaries: none (no outline of a state decides where a disputed place lies)")
    typer.echo(ATTRIBUTION)


@app.command("remove")
def remove_command(
    country: Annotated[str, typer.Argument(metavar="ISO|all", help="The country to remove.")],
    folder: Folder = DEFAULTS.places,
    json: Json = False,
) -> None:
    """Remove an installed country."""
    path = installed.remove(folder, country)
    typer.echo(contract.dump({"removed": str(path)}) if json else f"removed {path}")


def _dump(given: Path | None, country: str) -> Path | None:
    """The file of a country: as given, or in the folder given."""
    if given is None or not given.is_dir():
        return given
    names = (
        ("allCountries.zip", "allCountries.txt")
        if country == "all"
        else (f"{country.upper()}.zip", f"{country.upper()}.txt")
    )
    return next((given / name for name in names if (given / name).is_file()), given / names[0])


def _lines(name: Recognised, text: str) -> list[str]:
    place = name.named.place
    words = text[name.start : name.end]
    if name.standing.role is Role.NONE:
        return [f"{words}: no place here ({name.standing.reason})"]
    if name.standing.role is Role.ACTOR:
        return [f"{words}: stands for those who act, not for where ({name.standing.reason})"]
    if place.lat is None:
        lines = [f"{words}: {'unresolved' if place.id is None else place.name} ({place.reason})"]
    else:
        lines = [
            f"{words}: {place.name}, {place.kind}, {place.lat:.4f} {place.lon:.4f} ± {place.radius_km:g} km  {place.id}",
            f"    {place.reason}",
        ]
    if place.relation:
        lines.append(f"    how much of it: {place.relation}")
    lines += [f"    {c.score:8.2f}  {c.name}, {c.kind}  {c.id}" for c in place.candidates]
    return lines


def _name_json(name: Recognised, text: str) -> dict[str, Any]:
    place = name.named.place
    here = name.standing.role is Role.PLACE
    return {
        "words": text[name.start : name.end],
        "start": name.start,
        "end": name.end,
        "role": name.standing.role.value,
        "role_reason": name.standing.reason,
        "name": place.name,
        "id": place.id,
        "kind": place.kind,
        "lat": place.lat if here else None,
        "lon": place.lon if here else None,
        "radius_km": place.radius_km,
        "relation": place.relation,
        "reason": place.reason,
        "candidates": [
            {"id": c.id, "name": c.name, "kind": c.kind, "score": c.score} for c in place.candidates
        ],
        "attribution": ATTRIBUTION,
    }


def _installed_json(one: Installed) -> dict[str, Any]:
    return {
        "name": one.name,
        "path": str(one.path),
        "digest": one.digest,
        "bytes": one.size,
        "places": one.places,
        "names": one.names,
        "sources": [
            {
                "source": s.source,
                "version": s.version,
                "date": s.date,
                "sha256": s.sha256,
                "rows": s.rows,
                "licence": s.licence,
            }
            for s in one.sources
        ],
    }
