"""How is the bench run? `PYTHONPATH=tests python -m bench --help`"""

import argparse
import asyncio
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.every import ROWS
from bench.machine import machine
from bench.rounds import Grounds, measured
from bench.row import Measured, Row
from bench.table import table, written

from kernel.testing.servers import chosen, nats_server, postgres_server


def main() -> None:
    """Measure the rows that were asked for; print the table, and write it where `--write` says."""
    asked = _asked()
    if asked.profile:
        Path(asked.profile).mkdir(parents=True, exist_ok=True)
        os.environ["BENCH_PROFILE"] = asked.profile
    with _grounds() as grounds:
        found, on = asyncio.run(_run(grounds, asked))
    print(table(found))
    if asked.write:
        written(Path(asked.write), on, asked.rounds, found)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description="every row beside its floor")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of each side (3)")
    parser.add_argument("--only", nargs="*", default=[], help="rows or groups by name")
    parser.add_argument("--scale", type=float, default=1.0, help="times the amounts (1.0)")
    parser.add_argument("--quick", action="store_true", help="small amounts: does it run at all?")
    parser.add_argument("--write", help="the page that gets the table")
    parser.add_argument("--profile", help="a folder for py-spy's stacks of every process")
    parser.add_argument("--list", action="store_true", help="say what there is, and end")
    asked = parser.parse_args()
    if asked.list:
        for row in ROWS:
            print(f"{row.id:16} {row.group:10} {row.amount:>9,}  {row.what}")
        parser.exit()
    if unknown := set(asked.only) - {name for row in ROWS for name in (row.id, row.group)}:
        parser.error(f"no such row: {', '.join(sorted(unknown))}")
    return asked


@contextmanager
def _grounds() -> Iterator[Grounds]:
    infra = chosen(os.environ.get("TEST_INFRA", "auto"))
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with postgres_server(infra, home, ("tests",)) as postgres, nats_server(infra, home) as nats:
            yield Grounds(postgres, nats)


async def _run(
    grounds: Grounds, asked: argparse.Namespace
) -> tuple[list[Measured], dict[str, str]]:
    found = []
    for row in _wanted(asked.only):
        amount = row.quick if asked.quick else int(row.amount * asked.scale)
        found.append(await measured(grounds, row, amount, asked.rounds, _say))
    return found, await machine(grounds.postgres.url, grounds.nats.url)


def _wanted(only: list[str]) -> list[Row]:
    if not only:
        return [row for row in ROWS if not row.apart]
    return [row for row in ROWS if row.id in only or row.group in only]


def _say(line: str) -> None:
    print(line, flush=True)


main()
