"""Command line: read, show, control, why, timeline, changes, serve, export, bench.

Exit codes: 0 done; 1 some of several files could not be read; 2 the command
line is wrong; 3 the input cannot be read; 4 a data file is wrong; 5 the
record cannot be opened or written; 6 what was asked for is not there.
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from sayso.cli.asking import AsOf, Db, Json, On, Own, clock, day_of, open_record, print_lines, time_of
from sayso.cli.bench import bench
from sayso.cli.chronicle import changes, timeline
from sayso.cli.intake import Asked, read_folder, writer
from sayso.cli.outlet import Format, event_lines
from sayso.cli.override import app as override_app
from sayso.cli.places import app as places_app
from sayso.config import Config
from sayso.errors import SaysoError
from sayso.export import contract, terminal
from sayso.export.geojson import geojson
from sayso.export.jsonl import jsonl
from sayso.ledger.protocol import View
from sayso.model.control import ControlState
from sayso.model.reading import Reading
from sayso.pipeline import Kit, build_kit, control_in, state_in

app = typer.Typer(
    name="sayso",
    help="Who says what happened, where and when, and who holds each place, on whose say-so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(places_app)
app.add_typer(bench)
app.add_typer(override_app)
app.command()(timeline)
app.command()(changes)
DEFAULTS = Config()


@app.command("read")
def read_command(
    source: Annotated[
        str,
        typer.Argument(metavar="FILE|DIR|-", help="A story, a folder of stories, or - for standard input."),
    ],
    published: Annotated[
        str | None, typer.Option(help="When it was published: a date or date-time; empty = unknown.")
    ] = None,
    story: Annotated[str | None, typer.Option(help="The story that this is a take of.")] = None,
    db: Annotated[
        Path | None,
        typer.Option("--db", help="The record to store into [default: sayso.db; with --json: none]."),
    ] = None,
    analyzer: Annotated[
        str, typer.Option(help="Who reads the grammar: builtin, splitter, or spacy:NAME.")
    ] = DEFAULTS.analyzer,
    actors: Annotated[
        Path | None, typer.Option(help="Your own actors (TOML as actors.toml); they win over ours.")
    ] = None,
    editorial: Own = DEFAULTS.editorial,
    json: Json = False,
) -> None:
    """Read a story into statements, and store them."""
    asked = Asked(
        kit=build_kit(analyzer, actors=actors, places=DEFAULTS.places, editorial=editorial),
        published=published,
        story=story,
        clock=clock,
    )
    target = db if json else db or DEFAULTS.db
    if source != "-" and Path(source).is_dir():
        read_folder(Path(source), asked, target, json=json)
        return
    reading, raw = asked.read(source)
    with writer(target, clock) as store:
        receipt = store(reading, raw)
    if json:
        typer.echo(contract.dump(contract.reading_json(reading)))
        return
    print_lines(terminal.summary(reading))
    typer.echo(f"stored in {target}" if receipt and receipt.added else f"already in {target}: nothing added")


@app.command()
def show(
    take: Annotated[str, typer.Argument(help="A take's id, or the beginning of it.")],
    db: Db = DEFAULTS.db,
    json: Json = False,
) -> None:
    """Show a take with its statements, as it stands in the record."""
    with open_record(db) as ledger:
        reading: Reading = ledger.view().reading(take)
    if json:
        typer.echo(contract.dump(contract.reading_json(reading)))
    else:
        print_lines(terminal.summary(reading))


@app.command()
def control(
    on: On,
    name: Annotated[str | None, typer.Argument(metavar="PLACE", help="Only this place (name or id).")] = None,
    as_of: AsOf = None,
    place: Annotated[str | None, typer.Option(help="The same, as an option.")] = None,
    editorial: Own = DEFAULTS.editorial,
    db: Db = DEFAULTS.db,
    json: Json = False,
) -> None:
    """Who holds what on a day, as known at a time."""
    kit = build_kit(places=DEFAULTS.places, editorial=editorial)
    with open_record(db) as ledger:
        view = ledger.view(as_of=time_of(as_of))
        states = _states(view, kit, day_of(on))
        place = place or name
        if place is not None:
            states = (state_in(view, kit, states, place, day_of(on)),)
    if json:
        typer.echo(contract.dump([contract.state_json(state) for state in states]))
    elif not states:
        typer.echo("the record says nothing of who holds a place on that day")
    else:
        print_lines(line for state in states for line in terminal.state_lines(state))


@app.command()
def why(
    place: Annotated[str, typer.Argument(help="A place's name or id.")],
    on: Annotated[
        str | None, typer.Option("--on", help="The day asked about [default: the last day on record].")
    ] = None,
    as_of: AsOf = None,
    editorial: Own = DEFAULTS.editorial,
    db: Db = DEFAULTS.db,
    json: Json = False,
) -> None:
    """Why a place is said to be held: from the state down to the words."""
    kit = build_kit(places=DEFAULTS.places, editorial=editorial)
    with open_record(db) as ledger:
        view = ledger.view(as_of=time_of(as_of))
        day = day_of(on) if on else _last_day(view)
        state = state_in(view, kit, _states(view, kit, day), place, day)
        takes = {take.id: take for take in view.takes()}
        words = {s.id: (s, t) for t in takes.values() for s in view.statements(t.id)}
    if json:
        typer.echo(contract.dump(contract.state_json(state)))
    else:
        print_lines(terminal.dossier(state, words, takes))


@app.command()
def export(
    format: Annotated[  # noqa: A002
        Format,
        typer.Option(
            "--format",
            help="jsonl: statements; csv, plover: events by claimant; geojson: who holds what.",
        ),
    ],
    on: Annotated[
        str | None, typer.Option("--on", help="For geojson: the day [default: the last day on record].")
    ] = None,
    as_of: AsOf = None,
    editorial: Own = DEFAULTS.editorial,
    db: Db = DEFAULTS.db,
    json: Annotated[
        bool, typer.Option("--json", help="Accepted for evenness: the format says what is written.")
    ] = False,
) -> None:
    """Export the record to standard output."""
    with open_record(db) as ledger:
        view = ledger.view(as_of=time_of(as_of))
        if format is Format.JSONL:
            for line in jsonl((take, view.statements(take.id)) for take in view.current_takes()):
                typer.echo(line)
            return
        if format in {Format.CSV, Format.PLOVER}:
            print_lines(event_lines(view, format))
            return
        day = day_of(on) if on else _last_day(view)
        states = _states(view, build_kit(places=DEFAULTS.places, editorial=editorial), day)
    typer.echo(contract.dump(geojson(states, day, time_of(as_of))))


@app.command()
def serve(
    editorial: Own = DEFAULTS.editorial,
    db: Db = DEFAULTS.db,
    host: Annotated[
        str, typer.Option(help="Address to serve on; this machine only unless --allow-remote.")
    ] = DEFAULTS.host,
    port: Annotated[int, typer.Option(help="Port to serve on.")] = DEFAULTS.port,
    allow_remote: Annotated[
        bool, typer.Option("--allow-remote", help="Serve on an address that others can reach.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the address as JSON.")] = False,
) -> None:
    """Serve the page on this machine."""
    # the server's packages load only for this command
    from sayso.web.app import create_app  # noqa: PLC0415
    from sayso.web.guard import LOOPBACK  # noqa: PLC0415
    from sayso.web.record import RecordSource  # noqa: PLC0415
    from sayso.web.serve import serve as run  # noqa: PLC0415

    def announce(address: str) -> None:
        typer.echo(
            contract.dump({"address": address}) if json else f"serving {db} on {address} (stop with Ctrl-C)"
        )

    with open_record(db) as ledger:
        source = RecordSource(ledger=ledger, kit=build_kit(places=DEFAULTS.places, editorial=editorial))
        hosts = None if allow_remote else LOOPBACK
        run(
            lambda: create_app(source, reading_json=contract.reading_json, hosts=hosts),
            host=host, port=port, allow_remote=allow_remote, announce=announce,
        )  # fmt: skip


def _states(view: View, kit: Kit, on: dt.date) -> tuple[ControlState, ...]:
    return control_in(view, kit, on)


def _last_day(view: View) -> dt.date:
    days = [take.day for take in view.current_takes() if take.day]
    return dt.date.fromisoformat(max(days)) if days else clock().date()


def main() -> None:
    """Entry point: every error on purpose is one line on standard error, and its exit code."""
    try:
        code = app(standalone_mode=False)
    except TyperException as error:
        sys.exit(_usage(error))
    except typer.Abort:
        sys.exit(130)
    except SaysoError as error:
        typer.echo(f"sayso: {error.line()}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    sys.exit(code if isinstance(code, int) else 0)


def _usage(error: TyperException) -> int:
    """A wrong command line on one line; without any command, the help."""
    text = str(error.format_message()) if hasattr(error, "format_message") else str(error)
    one = " ".join(text.split())
    typer.echo(text if text.startswith("Usage:") else f"sayso: {one} (see: sayso --help)", err=True)
    return 2
