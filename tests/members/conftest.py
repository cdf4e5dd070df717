"""A committee with a plenary in the service members, and a way to post a roster to it."""

import io
import json

import openpyxl
import pytest
import xlsxwriter

from kernel.ledgers.grid import pack_workbook, unpack_workbook
from kernel.ledgers.parse import parse
from kernel.testing.running import client, running
from members.app import MEMBERS

CODE = "999900"
PLENARIES = ((3, "2025-01-08", "2025-01-11"), (4, "2026-01-08", "2026-01-11"))


@pytest.fixture
def parsed_here(monkeypatch):
    """The same parser without its process, whose start costs more than all that it reads here."""

    def parse_here(data, limits):
        return unpack_workbook(json.loads(json.dumps(pack_workbook(parse(data, limits)))))

    monkeypatch.setattr("kernel.ledgers.opening.parse_apart", parse_here)


@pytest.fixture
async def members(database):
    async with running(MEMBERS, database) as started:
        yield started


@pytest.fixture
async def http(members):
    """An operator's client; the committee 999900 has the plenaries 5/3 and 5/4."""
    async with client(members) as asked:
        told = await asked.post(
            "/committees", json={"code": CODE, "name": "云岭市政协", "preset": "city"}
        )
        assert told.status_code == 201, told.text
        for session, opens, closes in PLENARIES:
            told = await asked.post(
                f"/committees/{CODE}/plenaries",
                json={
                    "term": 5,
                    "session": session,
                    "opens": opens,
                    "closes": closes,
                    "cut_off": f"{closes}T18:00:00+08:00",
                },
            )
            assert told.status_code == 201, told.text
        asked.headers["at-least"] = told.json()["position"]
        yield asked


@pytest.fixture
def tell(http):
    """`await tell("members", body)`: ask for something; later reads see it."""

    async def told(path, body, status=201):
        answer = await http.post(f"/committees/{CODE}/{path}", json=body)
        assert answer.status_code == status, answer.text
        if "position" in answer.json():
            http.headers["at-least"] = answer.json()["position"]
        return answer.json()

    return told


@pytest.fixture
def seen(http):
    """`await seen("members", sector="教育")`: read something."""

    async def read(path, **params):
        answer = await http.get(f"/committees/{CODE}/{path}", params=params)
        assert answer.status_code == 200, answer.text
        return answer.json()

    return read


@pytest.fixture
def roster(http):
    """`await roster(data, plenary="5/3")`: import a roster; later reads see it."""

    async def imported(data, status=200, **params):
        answer = await http.post(
            f"/committees/{CODE}/imports/roster",
            params={"plenary": "5/3"} | params,
            files={"file": ("名册.xlsx", data)},
        )
        assert answer.status_code == status, answer.text
        told = answer.json()
        if told.get("position"):
            http.headers["at-least"] = told["position"]
        return told

    return imported


@pytest.fixture
def exported(http):
    """`await exported()`: the roster's bytes, and its lines."""

    async def read():
        answer = await http.get(f"/committees/{CODE}/exports/roster")
        assert answer.status_code == 200, answer.text
        sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]
        return answer.content, list(sheet.iter_rows(values_only=True))

    return read


@pytest.fixture
def xlsx():
    """`xlsx(line, line, ...)`: a workbook with one sheet."""

    def written(*lines):
        target = io.BytesIO()
        book = xlsxwriter.Workbook(target, {"in_memory": True})
        page = book.add_worksheet("委员名册")
        for number, line in enumerate(lines):
            for at, value in enumerate(line):
                if value is not None:
                    page.write(number, at, value)
        book.close()
        return target.getvalue()

    return written
