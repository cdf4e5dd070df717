"""Does each command do on a real home what a clerk reads on the page? In the order of a year."""

import io
import json
import subprocess
import zipfile
from datetime import date

import httpx
import openpyxl
import pytest

from kernel.infra.home import Home
from reporting.figures.catalogue import FIGURES

HERE = ("--committee", "999900", "--plenary", "5/3")
PROPOSALS = [
    "提案编号",
    "案由",
    "提案人",
    "提案类别",
    "提案形式",
    "提交日期",
    "审查结果",
    "立案日期",
]


def proposals(*titles: str) -> list[list[object]]:
    """Filed proposals of 岑知远, numbered from 1."""
    return [
        [n, title, "岑知远", "经济建设", "个人提案", "2025-01-08", "立案", "2025-01-12"]
        for n, title in enumerate(titles, start=1)
    ]


@pytest.fixture(scope="module")
def begun(jianyan, ledger):
    """A city with a plenary, three members on the roll, three proposals of which one came back."""
    told = {}
    told["establish"] = jianyan(
        "committee", "establish", "999900", "云岭市政协", "--preset", "city"
    )
    told["convene"] = jianyan(
        "plenary", "convene", "999900", "5/3", "--opens", "2025-01-08",
        "--closes", "2025-01-11", "--cut-off", "2025-01-09T18:00",
    )  # fmt: skip
    people = [["岑知远", "教育"], ["戚南乔", "经济"], ["解敬亭", "农业"]]
    roster = ledger("委员.xlsx", ["姓名", "界别"], people)
    told["roster"] = jianyan("import", "roster", str(roster), *HERE)
    rows = proposals("关于加强湖泊保护的提案", "关于建设社区食堂的提案", "关于改造老旧小区的提案")
    rows[2][5] = "不知哪天"
    told["file"] = ledger("提案.xlsx", PROPOSALS, rows)
    told["preview"] = jianyan("import", "proposals", str(told["file"]), *HERE, "--preview")
    told["proposals"] = jianyan("import", "proposals", str(told["file"]), *HERE)
    return told


def parsed(told: subprocess.CompletedProcess[str]):
    assert told.returncode in (0, 3), told.stderr
    return json.loads(told.stdout)


def test_each_step_says_what_it_did(begun):
    assert begun["establish"].stdout == "已设立 999900 云岭市政协\n"
    assert "5届3次全体会议（2025-01-08 至 2025-01-11）" in begun["convene"].stdout
    assert begun["roster"].returncode == 0, begun["roster"].stderr
    assert begun["roster"].stdout.startswith("委员.xlsx：共3行，新增3，变更0，未变0，退回0")


def test_a_list_of_organisations_belongs_to_no_plenary(begun, jianyan, ledger):
    file = ledger("单位.xlsx", ["单位名称", "系统"], [["市教育局", "政府"], ["市财政局", "政府"]])
    told = jianyan("import", "organisations", str(file), "--committee", "999900")
    assert told.stdout.startswith("单位.xlsx：共2行"), told.stderr
    assert told.returncode == 0
    asked = ("import", "organisations", str(file), "--committee", "999900", "--history")
    assert jianyan(*asked).returncode == 2
    told = jianyan("import", "proposals", str(begun["file"]), "--committee", "999900")
    assert (told.returncode, "应写作“届/次”" in told.stderr) == (2, True)


def test_doing_it_again_changes_nothing_and_says_so(begun, jianyan):
    told = jianyan("committee", "establish", "999900", "云岭市政协", "--preset", "city")
    assert (told.returncode, told.stdout) == (0, "999900 云岭市政协 此前已设立\n")
    english = jianyan(
        "committee", "establish", "999900", "另一政协", "--preset", "city", language="C"
    )
    assert english.returncode == 2
    assert english.stderr.startswith("error: Another name")


def test_rows_that_come_back_stand_beside_their_ledger_with_reasons(begun):
    told = begun["proposals"]
    assert told.returncode == 3, told.stderr
    assert "共3行，新增2，变更0，未变0，退回1" in told.stdout
    assert '退回：第4行"提交日期"列：' in told.stdout
    returned = begun["file"].with_name("提案.退回.xlsx")
    cells = [cell for row in openpyxl.load_workbook(returned).active.values for cell in row]
    assert "不知哪天" in cells
    assert any('第4行"提交日期"列' in str(cell) for cell in cells)


def test_a_preview_tells_the_same_and_writes_nothing(begun):
    told = begun["preview"]
    assert told.returncode == 3
    assert "（试读，未写入）提案.xlsx：共3行，新增2" in told.stdout
    assert "新增2" in begun["proposals"].stdout


def test_a_second_import_as_json_is_all_unchanged(begun, jianyan):
    told = jianyan("import", "proposals", str(begun["file"]), *HERE, "--json")
    assert told.returncode == 3
    outcome = parsed(told)
    assert set(outcome) == {
        "rows", "good", "bad", "unchanged", "changed", "not_on_roster", "warnings",
    }  # fmt: skip
    assert (outcome["rows"], outcome["good"], outcome["unchanged"]) == (3, 2, 2)
    assert [(one["row"], one["column"]) for one in outcome["bad"]] == [(4, "提交日期")]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [("空.xlsx", b"", "空"), ("信.xlsx", b"Dear Sir", "")],
)
def test_what_is_no_ledger_is_refused(begun, jianyan, tmp_path, name, content, said):
    (tmp_path / name).write_bytes(content)
    told = jianyan("import", "proposals", str(tmp_path / name), *HERE)
    assert told.returncode == 2
    assert told.stdout == ""
    assert len(told.stderr.splitlines()) == 1
    assert said in told.stderr


def test_figures_that_are_counted_again_agree(begun, jianyan):
    told = jianyan("figures", *HERE, "--recheck")
    assert told.returncode == 0, told.stderr
    many = len(FIGURES)
    assert f"{many}项指标由事件复算，{many}项一致，0项不符" in told.stdout
    one = parsed(jianyan("figures", *HERE, "--recheck", "--id", "proposals.filed", "--json"))
    assert (one["checked"], one["agree"], one["differences"]) == (1, 1, [])


def test_figures_as_json_have_their_shapes(begun, jianyan):
    ids = ("proposals.received", "proposals.filing_rate", "proposals.by_category")
    told = parsed(jianyan("figures", *HERE, *(w for id in ids for w in ("--id", id)), "--json"))
    whose = {"scope", "of", "name", "not_of_this_scope"}
    assert set(told) == {"window", "as_of", "partial", "figures", "stated", *whose}
    assert told["partial"] is None
    count, rate, shares = (told["figures"][id] for id in ids)
    assert count.items() >= {"value": 2, "text": "2件", "evidence": 2}.items()
    assert (rate["numerator"], rate["denominator"], rate["text"]) == (2, 2, "100%")
    assert rate["base"]
    assert shares["values"]["经济建设"]["value"] == 2


@pytest.mark.parametrize(
    ("scope", "name", "received"),
    [("body", "教育界", 2), ("body", "农业", 0), ("member", "岑知远", 2), ("below", None, 2)],
)
def test_figures_and_evidence_are_of_whom_they_are_asked_for(begun, jianyan, scope, name, received):
    of = ("--scope", scope, *(("--of", name) if name else ()))
    # With all below the days decide, and these proposals were handed in on the opening day.
    told = parsed(jianyan("figures", *HERE, *of, "--id", "proposals.received", "--json"))
    assert told["scope"] == scope
    assert told["figures"]["proposals.received"]["value"] == received
    shown = jianyan("evidence", "proposals.received", *HERE, *of)
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.splitlines()[-1] == f"共{received}例"


def test_who_is_not_there_is_said_with_those_who_may_be_meant(begun, jianyan):
    told = jianyan("figures", *HERE, "--scope", "member", "--of", "岑知")
    assert (told.returncode, told.stdout) == (2, "")
    assert "岑知远" in told.stderr
    told = jianyan(
        "report", "proposal-review", *HERE, "--scope", "body", "--of", "教育", "--out", "."
    )
    assert told.returncode == 2
    assert "committee" in told.stderr


def test_a_table_of_numbers_is_held_against_the_figures(begun, jianyan, ledger):
    heads = ["指标", "数值", "占比"]
    rows = [["收到提案", "3件", None], ["立案", 2, "66.7%"], ["经济建设", 1, "50.1%"]]
    file = ledger("年终数字.xlsx", heads, rows)
    told = jianyan("figures", *HERE, "--against", str(file))
    assert told.returncode == 0, told.stderr
    assert "年终数字.xlsx：核对" in told.stdout
    assert "第2行：“收到提案”表中3件，系统2件" in told.stdout
    assert "第3行：“立案提案”2件，相同" in told.stdout
    assert "第1号 关于加强湖泊保护的提案" in told.stdout
    assert "第4行：“经济建设”占比写作50.1%，1/2=50.000%，应为50.0%" in told.stdout
    english = jianyan("figures", *HERE, "--against", str(file), language="en_US.UTF-8")
    assert "row 2: 收到提案: 3件 in the table, 2件 here" in english.stdout


def test_a_table_is_held_against_itself_without_a_committee(begun, jianyan, ledger):
    rows = [["提交提案委员", "131人", "87.04%"]]
    file = ledger("迪庆.xlsx", ["指标", "数值", "占比"], rows)
    told = jianyan("figures", "--against", str(file))
    assert told.returncode == 0, told.stderr
    assert "基数应为150.5，不是整数" in told.stdout
    answer = parsed(jianyan("figures", "--against", str(file), "--json"))
    assert [one["kind"] for one in answer["inconsistent"]] == ["no_whole_base"]
    assert jianyan("figures", "--against", str(file.with_name("无.xlsx"))).returncode == 2
    assert jianyan("figures", "--committee", "999900").returncode == 2


def test_figures_for_people_carry_their_names(begun, jianyan):
    told = jianyan("figures", *HERE, "--id", "proposals.received")
    assert "proposals.received\t收到提案\t2件" in told.stdout
    earlier = jianyan("figures", *HERE, "--as-of", "2020-01-01", "--id", "proposals.received")
    assert earlier.returncode == 2, "nothing was known then, not even the plenary"
    assert jianyan("figures", *HERE, "--id", "proposals.luck").returncode == 2


def test_evidence_leads_to_file_and_row(begun, jianyan):
    told = parsed(jianyan("evidence", "proposals.received", *HERE, "--json"))
    assert len(told["cases"]) == told["evidence"] == 2
    assert all(case["events"] for case in told["cases"])
    shown = jianyan("evidence", "proposals.received", *HERE).stdout
    assert "关于加强湖泊保护的提案" in shown
    assert "提案.xlsx Sheet 第2行" in shown


def test_a_template_can_be_filled_in(jianyan, begun, tmp_path):
    told = jianyan("template", "situation-reports", "--out", str(tmp_path / "new"))
    assert told.returncode == 0, told.stderr
    assert (tmp_path / "new" / "社情民意台账模板.xlsx").stat().st_size > 1000


def test_a_report_is_kept_and_prints_again_to_the_byte(jianyan, begun, tmp_path):
    told = jianyan("report", "proposal-review", *HERE, "--out", str(tmp_path / "a"))
    assert told.returncode == 0, told.stderr
    listed = jianyan("document", "list", "--committee", "999900").stdout.splitlines()
    assert len(listed) == 2
    again = jianyan("document", "reprint", listed[1].split("\t")[0], "--out", str(tmp_path / "b"))
    assert again.returncode == 0, again.stderr
    first = {file.name: file.read_bytes() for file in (tmp_path / "a").iterdir()}
    assert len(first) == 2
    assert first == {file.name: file.read_bytes() for file in (tmp_path / "b").iterdir()}
    draft = jianyan("report", "proposal-review", *HERE, "--draft", "--out", str(tmp_path / "c"))
    assert "草稿，未留存" in draft.stdout
    assert len(jianyan("document", "list").stdout.splitlines()) == 2


def test_a_file_is_verified_and_what_was_changed_in_it_is_named(jianyan, begun, tmp_path):
    also = ("--html", "--check-copy")
    told = jianyan("report", "proposal-review", *HERE, *also, "--out", str(tmp_path))
    assert told.returncode == 0, told.stderr
    names = {path.name for path in tmp_path.iterdir()}
    assert {"提案审查情况报告.html", "提案审查情况报告-核对稿.docx"} < names
    paper = tmp_path / "提案审查情况报告.docx"
    genuine = jianyan("document", "verify", str(paper))
    assert (genuine.returncode, genuine.stderr) == (0, "")
    assert genuine.stdout.startswith("真实：与印发的“提案审查情况报告.docx”一致\n")
    assert "印发以来，文中各数没有变化" in genuine.stdout
    id = told.stdout.split("已印发并留存：")[1].strip()
    assert jianyan("document", "verify", id).returncode == 0
    original = paper.read_bytes()
    assert original.count("2件".encode()) > 1
    paper.write_bytes(repacked(original, "2件", "3件"))
    changed = jianyan("document", "verify", str(paper), language="C")
    assert changed.returncode == 2
    assert changed.stdout.startswith("changed: ")
    assert " was: " in changed.stdout
    paper.write_bytes(b"PK")
    broken = jianyan("document", "verify", str(paper))
    assert (broken.returncode, "不是 .docx" in broken.stderr) == (1, True)
    nothing = jianyan("document", "verify", "nothing.docx")
    assert (nothing.returncode, "没有文件" in nothing.stderr) == (1, True)


def repacked(data: bytes, was: str, now: str) -> bytes:
    """The .docx with a text changed, as an editor saves it."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            main = name == "word/document.xml"
            new.writestr(name, text.replace(was.encode(), now.encode()) if main else text)
    return target.getvalue()


def test_rebuilding_and_an_empty_parking_lot(jianyan, begun):
    before = jianyan("figures", *HERE, "--id", "proposals.received").stdout
    assert "重建" in jianyan("rebuild", "reporting").stdout
    assert jianyan("figures", *HERE, "--id", "proposals.received").stdout == before
    assert "共0个" in jianyan("parked", "list").stdout
    assert "已重放0个" in jianyan("parked", "replay").stdout
    assert "共0个" in jianyan("forks", "list").stdout
    assert jianyan("forks", "accept", "nobody").returncode == 2


def test_the_archive_is_held_against_what_the_services_recorded(jianyan, begun):
    told = jianyan("reconcile")
    assert told.returncode == 0, told.stderr
    rows = [line.split("\t") for line in told.stdout.splitlines()]
    assert rows[0] == ["来源", "日期", "来源所记", "此处所存", "结果"]
    assert rows[-1][0].startswith("对账相符")
    held = [int(row[3]) for row in rows[1:-1]]
    assert sum(held) > 5
    assert held == [int(row[2]) for row in rows[1:-1]]
    assert jianyan("reconcile", "--day", "2020-02-30").returncode == 2


def test_a_feed_that_came_by_the_broker_is_not_taken_again_from_a_file(jianyan, begun, tmp_path):
    file = tmp_path / "members.jsonl"
    where = ("--committee", "999900", "--service", "members")
    told = jianyan("feed", "export", *where, "--out", str(file))
    assert (told.returncode, told.stdout.startswith("已导出第1至")) == (0, True), told.stderr
    assert jianyan("reconcile").returncode == 0
    assert jianyan("feed", "import", str(file)).stdout == "已收取0个位置\n"
    file.write_bytes(file.read_bytes().replace("云岭".encode(), "东湖".encode()))
    assert jianyan("feed", "import", str(file)).returncode == 2
    beyond = jianyan("feed", "export", *where, "--after", "99999", "--out", str(file))
    assert beyond.returncode in (1, 2)


def test_a_clerks_token_opens_one_committee_and_no_other(jianyan, begun, home):
    token = jianyan(
        "token", "--role", "clerk", "--committee", "999900", "--days", "1", "--name", "office:1"
    ).stdout.strip()
    url = Home.at(home).running().url
    headers = {"Authorization": f"Bearer {token}"}
    with httpx.Client(base_url=url, headers=headers, trust_env=False) as http:
        assert http.get("/members/committees/999900/plenaries").status_code == 200
        body = {"code": "999901", "name": "东湖区政协", "preset": "district"}
        assert http.post("/members/committees", json=body).status_code == 403
        assert http.get("/servers").status_code == 403
        assert http.get("/health").json()["ok"] is True


def test_the_tail_shows_an_event_when_it_comes(jianyan, begun, home, tailing):
    jianyan(
        "plenary", "convene", "999900", "5/4", "--opens", "2026-01-08",
        "--closes", "2026-01-11", "--cut-off", "2026-01-09T18:00",
    )  # fmt: skip
    line = tailing()
    today = date.today().isoformat()
    assert "全体会议召开" in line
    assert "members.committee.plenary_convened" in line
    assert today[:2] == line[:2]
