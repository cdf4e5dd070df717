"""Do joint hosts and kinds of beneficiaries travel from a ledger to what is read, and back?"""

import io

import openpyxl
import pytest

from contracts.sectors.body import body_id
from contracts.values import BodyKind
from kernel.ids import committee_id

pytestmark = pytest.mark.usefixtures("parsed_here")
BASE = "/committees/999900"
HEADING = ("活动主题", "活动类别", "组织单位", "活动时间", "惠及对象", "参加委员")
DAY = "2025-03-05"
KINDS = "老人30人、学生20人"


def helped(host="教育界、经济界", kinds=KINDS, came="岑知远"):
    return ("春耕助农", "调研", host, DAY, kinds, came)


@pytest.fixture
def told(post, seen, xlsx):
    """`await told(host=...)`: one row imported; the outcome, the activity, what stands beside."""

    async def made(**cells):
        answer = await post(xlsx(HEADING, helped(**cells)))
        (held,) = await seen("activities", answer["position"])
        which = held["activity"]
        return answer["outcome"], held, await seen(f"activities/{which}/particulars")

    return made


def hosts(beside):
    return [one["body"]["name"] for one in beside["hosts"]]


async def by_hand(http, held, part, **body):
    path = f"{BASE}/activities/{held['activity']}/{part}"
    answer = await http.put(path, json=body)
    assert answer.status_code == 201, answer.text


async def test_all_hosts_and_kinds_of_a_row_are_told_and_counted(told, seen):
    outcome, held, beside = await told()
    assert outcome["bad"] == []
    assert (held["host"], held["beneficiaries"]) == ("教育界", 50)
    assert hosts(beside) == ["教育界", "经济界"]
    assert beside["beneficiaries"] == [
        {"kind": "老人", "number": 30}, {"kind": "学生", "number": 20},
    ]  # fmt: skip
    again, _, _ = await told()
    assert (again["unchanged"], again["changed"]) == (1, 0)
    counted = await seen("balance/hosts?since=2025-01-01&until=2025-12-31")
    assert [(one["name"], one["activities"]) for one in counted] == [("教育界", 1), ("经济界", 1)]
    assert (await seen("particulars/counts"))["joint"] == 1


async def test_one_host_in_a_later_file_takes_back_what_the_ledger_told(told):
    await told()
    outcome, held, beside = await told(host="教育界")
    assert (outcome["changed"], held["host"], hosts(beside)) == (1, "教育界", [])
    again, _, _ = await told(host="教育界")
    assert (again["unchanged"], again["changed"]) == (1, 0)
    _, _, beside = await told()
    assert hosts(beside) == ["教育界", "经济界"]


async def test_what_was_entered_by_hand_is_not_overwritten(told, http):
    _, held, _ = await told()
    three = [{"kind": "sector", "name": name} for name in ("教育界", "经济界", "中国民主同盟")]
    await by_hand(http, held, "joint-hosts", hosts=three)
    outcome, _, beside = await told(host="教育界", came="柏清禾")
    assert (outcome["bad"], len(hosts(beside))) == ([], 3)
    outcome, _, beside = await told()
    (bad,) = outcome["bad"]
    assert "未作覆盖" in bad["reason"]
    assert len(hosts(beside)) == 3
    await by_hand(http, held, "beneficiaries", beneficiaries=[{"kind": "户", "number": 8}])
    outcome, _, beside = await told(host="教育界", kinds="老人31人")
    assert "户8" in outcome["bad"][0]["reason"]
    assert beside["beneficiaries"] == [{"kind": "户", "number": 8}]


async def test_an_export_shows_them_and_comes_back_as_its_edits(told, http, post, seen):
    _, held, _ = await told()
    out = await http.get(f"{BASE}/activity-ledger.xlsx")
    assert (await post(out.content))["outcome"]["unchanged"] == 1
    book = openpyxl.load_workbook(io.BytesIO(out.content))
    heading, row = list(book.active.iter_rows(min_row=2, max_row=3))
    cells = {one.value: cell for one, cell in zip(heading, row, strict=True)}
    assert (cells["组织单位"].value, cells["惠及对象"].value) == ("教育界、经济界", KINDS)
    cells["组织单位"].value = "教育界、经济界、民盟云岭市委"
    cells["惠及对象"].value = "老人31人、学生20人"
    cells["惠及群众人数"].value = None
    target = io.BytesIO()
    book.save(target)
    edited = await post(target.getvalue())
    assert edited["outcome"]["bad"] == []
    (held,) = await seen("activities", edited["position"])
    beside = await seen(f"activities/{held['activity']}/particulars")
    assert hosts(beside) == ["教育界", "经济界", "民盟云岭市委"]
    assert (held["beneficiaries"], beside["beneficiaries"][0]["number"]) == (51, 31)
    assert (await post(target.getvalue()))["position"] == ""


async def test_a_ledger_that_names_one_host_leaves_the_plans_others(told, http):
    ids = [str(body_id(committee_id("999900"), BodyKind.SECTOR, n)) for n in ("教育界", "经济界")]
    first, second = ({"id": i, "name": n} for i, n in zip(ids, ("教育界", "经济界"), strict=True))
    plan = {"title": "春耕助农", "kind": "调研", "starts_on": DAY, "host": first}
    made = await http.post(f"{BASE}/activity-plans", json=plan | {"joint_hosts": [second]})
    assert made.status_code == 201, made.text
    _, held, _ = await told(host="教育界")
    assert made.json()["stream"] == f"activity-{held['activity']}"
    out = await http.get(f"{BASE}/activity-ledger.xlsx")
    row = openpyxl.load_workbook(io.BytesIO(out.content)).active[3]
    assert "教育界、经济界" in [cell.value for cell in row]


async def test_numbers_entered_by_hand_stand_however_much_was_told_beside(http, post, seen, xlsx):
    """The record is as new as its own stream is, not as what lies beside it."""

    async def numbers(host, came):
        heading = (*HEADING[:4], "应到人数", "实到人数", "请假人数", "缺席人数")
        line = ("春耕助农", "调研", host, DAY, 20, came, 20 - came, 0)
        return await post(xlsx(heading, line))

    first = await numbers("教育界", 18)
    (held,) = await seen("activities", first["position"])
    for number in range(6):
        await by_hand(http, held, "documents", documents=[f"第{number}号文件"])
    assert (await numbers("教育界、经济界", 18))["outcome"]["bad"] == []
    counts = {"expected": 20, "present": 15, "leave": 5, "absent": 0}
    await by_hand(http, held, "counts", **counts)
    (bad,) = (await numbers("教育界、经济界", 17))["outcome"]["bad"]
    assert "未作覆盖" in bad["reason"]
