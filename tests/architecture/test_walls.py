"""Does the code keep the walls of the house, and would the checker see it if it did not?"""

from pathlib import Path

import pytest
from source_tree import modules
from walls import SERVICES, breaches

BROKEN = {
    "services never import each other": {
        "services/members/committee/api.py": "from proposals.proposal.commands import FileProposal"
    },
    "services never import each other ": {
        "services/members/roll.py": "def late():\n    import reporting.figures.figure"
    },
    "nobody imports the host": {"services/members/app.py": "import jianyan.cli"},
    "services -> contracts -> rules -> kernel, never back": {
        "shared/kernel/log/append.py": "from contracts.committees import in_force"
    },
    "services -> contracts -> rules -> kernel, never back ": {
        "shared/kernel/canonical.py": "from rules.numbers import spoken"
    },
    "services -> contracts -> rules -> kernel, never back  ": {
        "shared/contracts/committees.py": "from members.committee.domain import Committee"
    },
    "rules import the standard library and the pure kernel only": {
        "shared/rules/dates.py": "from kernel.view import View"
    },
    "rules import the standard library and the pure kernel only ": {
        "shared/rules/dates.py": "import pydantic"
    },
    "rules import the standard library and the pure kernel only  ": {
        "shared/rules/dates.py": "from contracts.values import Term"
    },
    "slices of one service do not import each other": {
        "services/sectors/body/api.py": "from sectors.activity.queries import held",
        "services/sectors/activity/queries.py": "",
    },
    "slices of one service do not import each other ": {
        "services/sectors/body/api.py": "from sectors import activity",
        "services/sectors/activity/__init__.py": "",
        "services/sectors/activity/domain.py": "",
    },
    "what lies beside the slices imports none of them": {
        "services/proposals/people.py": "from proposals.lead.tables import leads",
        "services/proposals/lead/tables.py": "",
    },
    "nothing of a service imports how it is put together": {
        "services/proposals/lead/api.py": "from proposals.app import PROPOSALS"
    },
    "nothing in the corridor runs backwards": {
        "services/reporting/cases/kind.py": "from reporting.figures.figure import Figure",
        "services/reporting/figures/figure.py": "",
    },
    "what is counted again shares nothing with what was counted first": {
        "services/reporting/recheck/counted/reports.py": "from reporting.cases.kind import Kind",
        "services/reporting/cases/kind.py": "",
    },
    "domain does not import tables: imports point inward": {
        "services/members/committee/domain.py": "from members.committee.tables import committees"
    },
    "domain does not import lookups: imports point inward": {
        "services/members/committee/domain.py": "from members.committee import reviewing",
        "services/members/committee/reviewing.py": "from members.committee.lookups import rules",
    },
    "commands does not import domain: imports point inward": {
        "services/members/committee/commands.py": "from members.committee.domain import Committee"
    },
    "events does not import commands: imports point inward": {
        "services/members/committee/events.py": "from members.committee.commands import Code"
    },
    "views does not import queries: imports point inward": {
        "services/members/committee/views.py": "from .queries import committees"
    },
    "tables does not import views: imports point inward": {
        "services/members/committee/tables.py": "from members.committee import views",
        "services/members/committee/views.py": "",
    },
    "queries does not import api: imports point inward": {
        "services/members/committee/queries.py": "from members.committee.api import router"
    },
    "lookups does not import queries: imports point inward": {
        "services/members/committee/lookups.py": "from members.committee.queries import committees"
    },
    "reactions does not import domain: imports point inward": {
        "services/members/committee/reactions.py": "from members.committee.domain import decide"
    },
    "ledger does not import api: imports point inward": {
        "services/members/committee/ledger/plan.py": "from members.committee.api import router"
    },
    "api does not import domain: imports point inward": {
        "services/members/committee/api.py": "from members.committee.domain import decide"
    },
    "no circular imports": {
        "shared/rules/a.py": "import rules.b",
        "shared/rules/b.py": "from rules import c",
        "shared/rules/c.py": "from rules.a import one",
    },
}

IMPURE = {
    "datetime.datetime.now": "from datetime import datetime as at\nx = lambda: at.now()",
    "datetime.date.today": "import datetime\nx = lambda: datetime.date.today()",
    "datetime.datetime.utcnow": "from datetime import datetime\nx = lambda: datetime.utcnow()",
    "time": "import time",
    "time.monotonic": "from time import monotonic",
    "random": "import random as dice",
    "secrets.token_hex": "from secrets import token_hex",
    "uuid.uuid4": "from uuid import UUID, uuid4",
    "uuid.uuid1": "import uuid\nx = lambda: uuid.uuid1()",
    "kernel.ids.uuid7": "from kernel.ids import derived, uuid7",
    "kernel.clock.wall_clock": "from kernel.clock import SHANGHAI, wall_clock",
    "kernel.clock.today": "import kernel.clock\nx = lambda: kernel.clock.today()",
    "os.environ": "import os\nx = lambda: os.environ['HOME']",
    "os.getenv": "from os import getenv",
    "asyncpg": "import asyncpg",
    "sqlalchemy.ext.asyncio": "from sqlalchemy.ext.asyncio import AsyncConnection",
    "nats.aio.client": "import nats.aio.client",
    "httpx": "def ask():\n    import httpx",
    "requests": "import requests",
    "faststream.nats": "from faststream.nats import NatsBroker",
    "builtins.open": "x = lambda: open('/etc/hosts')",
}

PURE = (
    "services/members/committee/commands.py",
    "services/members/committee/events.py",
    "services/members/committee/domain.py",
    "services/members/committee/reviewing.py",
    "services/members/committee/views.py",
    "services/members/committee/reactions.py",
    "shared/contracts/members/member.py",
    "shared/rules/dates.py",
)

FREE = """\"\"\"What a pure room may well do.\"\"\"
import uuid
from datetime import date, datetime, time
from kernel.ids import derived
from kernel.clock import SHANGHAI
from sqlalchemy import Table
from kernel.view import View

def on(known, at: datetime) -> tuple[date, time, uuid.UUID]:
    return known.today, known.now.time(), derived(at.astimezone(SHANGHAI).date().isoformat())
"""


def planted(root: Path, files: dict[str, str]) -> Path:
    """A tiny tree that holds these modules."""
    for name, body in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body if body.startswith('"""') else f'"""Which?"""\n{body}\n')
    return root


def test_the_code_keeps_every_wall(root):
    assert [str(breach) for breach in breaches(root)] == []


def test_the_checker_sees_the_whole_tree(root):
    found = {module.top for module in modules(root)}
    assert found == {"kernel", "rules", "contracts", "jianyan", *SERVICES}


@pytest.mark.parametrize("wall", BROKEN)
def test_a_broken_wall_is_reported(tmp_path, wall):
    found = breaches(planted(tmp_path, BROKEN[wall]))
    assert [breach.wall for breach in found] == [wall.strip()]


@pytest.mark.parametrize("name", IMPURE)
def test_an_impure_name_is_reported(tmp_path, name):
    found = breaches(planted(tmp_path, {"shared/contracts/values.py": IMPURE[name]}))
    assert name in {breach.names for breach in found}


@pytest.mark.parametrize("place", PURE)
def test_every_pure_room_is_watched(tmp_path, place):
    files = {
        "services/members/committee/domain.py": "from members.committee.reviewing import reviewed",
        "services/members/committee/reviewing.py": "",
    }
    found = breaches(planted(tmp_path, files | {place: IMPURE["uuid.uuid4"]}))
    assert [breach.names for breach in found] == ["uuid.uuid4"]


@pytest.mark.parametrize(
    "place", ["api.py", "lookups.py", "queries.py", "ledger/x.py", "bodies.py"]
)
def test_a_room_that_may_do_io_may_read_the_clock(tmp_path, place):
    files = {
        "services/members/committee/queries.py": "import members.committee.bodies",
        "services/members/committee/bodies.py": "",
        f"services/members/committee/{place}": IMPURE["kernel.clock.wall_clock"],
    }
    assert breaches(planted(tmp_path, files)) == []


def test_what_a_pure_room_may_do_is_not_reported(tmp_path):
    assert breaches(planted(tmp_path, {"services/members/committee/views.py": FREE})) == []


def test_the_host_imports_every_service_and_an_app_its_slices(tmp_path):
    files = {
        "services/jianyan/cli.py": "import members.app, proposals.app, sectors.app, reporting.app",
        "services/members/app.py": "from members.committee.api import router",
        "services/members/committee/api.py": "from members.committee.commands import Code",
        "services/members/committee/commands.py": "from rules.codes import check_code",
        "services/reporting/render/docx.py": "from reporting.documents.tree import Document",
        "services/reporting/documents/tree.py": "",
    }
    assert breaches(planted(tmp_path, files)) == []


def test_a_module_without_a_first_line_is_reported(tmp_path):
    path = tmp_path / "shared" / "rules" / "dates.py"
    path.parent.mkdir(parents=True)
    path.write_text("x = 1\n")
    (found,) = breaches(tmp_path)
    assert found.wall == "every module says which question it answers"
