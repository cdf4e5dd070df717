"""How does someone new see the whole way, from ledgers to documents, in three minutes?"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

import jianyan
from contracts.reporting.documents import DocumentKind
from jianyan import asked
from jianyan.commands.committees import convene, establish
from jianyan.commands.counting import figures_of, text, titles_of
from jianyan.commands.documents import issue, written
from jianyan.commands.ledgers import content_of, counts, upload
from jianyan.failed import Failed
from jianyan.ledger_kinds import Kind
from jianyan.link import Host, connected
from jianyan.settling import settle
from jianyan.show import err, line, table
from jianyan.words import say

PAPERS: Sequence[DocumentKind] = ("annual-summary", "annual-plan", "proposal-review")
MAIN_FIGURES = (
    "members.on_roll",
    "proposals.received",
    "proposals.filed",
    "proposals.filing_rate",
    "proposals.by_category",
    "proposals.sponsors",
    "proposals.units_involved",
    "proposals.reply_rate",
    "proposals.grades",
    "proposals.satisfaction_rate",
    "proposals.sr_received",
    "proposals.sr_use_rate",
    "sectors.activities",
    "sectors.attendance_rate",
)
Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Demo:
    """The demo's ledgers and what `manifest.json` says of them."""

    folder: Path
    committees: Sequence[Mapping[str, Any]]
    ledgers: Sequence[Mapping[str, Any]]

    @property
    def shown(self) -> tuple[str, str]:
        """The committee and plenary whose documents are written: the first one's latest."""
        first = self.committees[0]
        return first["code"], first["plenaries"][-1]["plenary"]


def demo(
    context: typer.Context,
    out: asked.Out = Path("out"),
    examples: Annotated[
        Path | None, typer.Option("--examples", metavar="DIR", help="示例台账 the demo's ledgers")
    ] = None,
) -> None:
    """从示例台账到全部文件 Import the demo's ledgers and write the year's documents."""
    read = _read(examples)
    with connected(asked.home(context)) as host:
        _set_up(host, read)
        _import_all(host, read)
        settle(host)
        paths = _print_all(host, read, out)
        told, titles = _main_figures(host, read), titles_of(host)
    heads = [say("文件", "file"), say("大小", "size")]
    line(say("\n已写出：", "\nwritten:"))
    table(heads, [(str(path), _size(path)) for path in paths])
    heads = [say("指标", "figure"), say("数值", "value")]
    name = f"{read.committees[0]['name']} {read.shown[1]}"
    rows = [(titles.get(id, id), text(one)) for id, one in told["figures"].items()]
    line(say(f"\n主要数据：{name}", f"\nmain figures: {name}"))
    table(heads, rows)


def _read(examples: Path | None) -> Demo:
    """The ledgers beside the checkout, or where the user says."""
    checkout = Path(jianyan.__file__).parents[2] / "examples"
    folder = (examples or checkout) / "ledgers"
    if examples is not None and not folder.is_dir():
        folder = examples
    try:
        told = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise Failed(
            f"在 {folder} 没有找到示例台账，请用 --examples 指明",
            f"no demo ledgers in {folder}; name their folder with --examples",
        ) from None
    return Demo(folder, told["committees"], told["ledgers"])


def _set_up(host: Host, read: Demo) -> None:
    for one in read.committees:
        line(establish(host, one["code"], one["name"], one["preset"], one["parent"]))
        for which in one["plenaries"]:
            days = (which["opens"], which["closes"], which["cut_off"])
            line(convene(host, one["code"], which["plenary"], *days))


def _import_all(host: Host, read: Demo) -> None:
    with _bar(say("导入台账", "importing"), len(read.ledgers)) as step:
        for ledger in read.ledgers:
            step(f"{ledger['file']} {ledger['sheet']}")
            _import_one(host, read, ledger)


def _import_one(host: Host, read: Demo, ledger: Mapping[str, Any]) -> None:
    name = ledger["file"]
    sheet = None if name.endswith(".csv") else ledger["sheet"]
    place = (Kind(ledger["kind"]), ledger["committee"], ledger["plenary"])
    told = upload(host, *place, name, content_of(read.folder / name), sheet=sheet)
    line(counts(f"{name} {ledger['sheet']}", told))


def _print_all(host: Host, read: Demo, out: Path) -> list[Path]:
    code, plenary = read.shown
    paths: list[Path] = []
    with _bar(say("生成文件", "documents"), len(PAPERS)) as step:
        for kind in PAPERS:
            step(kind)
            paths += written(issue(host, kind, code, plenary), out)
    return paths


def _main_figures(host: Host, read: Demo) -> Any:
    code, plenary = read.shown
    return figures_of(host, code, plenary=plenary, id=list(MAIN_FIGURES))


@contextmanager
def _bar(what: str, steps: int) -> Iterator[Step]:
    """A progress bar on a terminal; nothing elsewhere."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = err()
    shown = Progress(*columns, TimeElapsedColumn(), console=console, transient=True)
    with shown if console.is_terminal else nullcontext():
        task = shown.add_task(what, total=steps)
        begun = False

        def step(name: str) -> None:
            nonlocal begun
            shown.update(task, description=f"{what} {name}", advance=1 if begun else 0)
            begun = True

        yield step


def _size(path: Path) -> str:
    return f"{path.stat().st_size / 1024:.0f} KB"
