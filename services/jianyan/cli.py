"""What does `jianyan` understand, and how does it end?"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from jianyan.commands import (
    access,
    backups,
    checking,
    committees,
    counting,
    demo,
    documents,
    drafting,
    feeds,
    forgetting,
    judging,
    ledgers,
    operating,
    phrasing,
    reconciling,
    servers,
    stating,
    stopped,
    years,
)
from jianyan.failed import Failed
from jianyan.show import note
from jianyan.usage import misunderstood
from jianyan.words import TwoTongued, one_line, say
from kernel.infra.server import InfraFailed

app = typer.Typer(
    name="jianyan",
    help="建言：从台账到年度文件 From a committee's ledgers to its annual documents.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
INTERRUPTED = 130


@app.callback()
def choose_home(
    context: typer.Context,
    home: Annotated[
        Path, typer.Option("--home", metavar="DIR", help="数据目录 where data are kept")
    ] = Path(".jianyan"),
) -> None:
    """建言：从台账到年度文件 From a committee's ledgers to its annual documents."""
    context.obj = home


app.command("up")(servers.up)
app.command("serve")(servers.serve)
app.command("demo")(demo.demo)
app.command("token")(access.token)
app.add_typer(committees.committee, name="committee")
app.add_typer(committees.plenary, name="plenary")
app.command("import")(ledgers.import_ledger)
app.command("import-year")(years.import_year)
app.command("template")(ledgers.template)
app.command("figures")(counting.figures)
app.command("evidence")(counting.evidence)
app.add_typer(stating.stated, name="stated")
app.command("check")(checking.check)
app.add_typer(judging.findings, name="findings")
app.command("report")(documents.report)
drafting.add_to(documents.document)
app.add_typer(documents.document, name="document")
app.add_typer(phrasing.phrases, name="phrases")
app.command("rebuild")(operating.rebuild)
app.command("verify")(operating.verify)
app.command("reconcile")(reconciling.reconcile)
app.command("backup")(backups.backup)
app.command("restore")(backups.restore)
app.command("scrub")(forgetting.scrub_home)
app.command("tail")(operating.tail)
app.add_typer(feeds.feed, name="feed")
app.add_typer(stopped.parked, name="parked")
app.add_typer(stopped.forks, name="forks")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command; whatever goes wrong is said in one line."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """A command's exit code: 0 done, 1 does not work, 2 refused, 3 some rows came back."""
    _write_anything()
    try:
        given = None if arguments is None else list(arguments)
        code = app(given, standalone_mode=False)
        return code if isinstance(code, int) else 0
    except typer.TyperException as wrong:
        if type(wrong).__name__ == "NoArgsIsHelpError":
            return wrong.exit_code
        return _end(misunderstood(wrong), 2)
    except Failed as failure:
        return _end(failure, failure.code)
    except InfraFailed as failure:
        return _end(failure, 1)
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        return 1
    except Exception as bug:
        return _end(_unforeseen(bug), 1)


def _end(what: TwoTongued, code: int) -> int:
    note(say(f"错误：{one_line(what.zh)}", f"error: {one_line(what.en)}"))
    return code


def _unforeseen(bug: Exception) -> Failed:
    text = one_line(f"{type(bug).__name__}: {bug}")
    return Failed(f"程序出错：{text}", f"the program failed: {text}")


def _write_anything() -> None:
    """A terminal that cannot show a character must not end a command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
