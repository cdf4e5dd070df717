"""Does one member's duty report say what the member did, without percentages?"""

from told_facts import MEMBER, facts
from told_numbers import MEMBER_YEAR
from whole_text import headings, printed

from reporting.documents.making import Making
from reporting.documents.member_report import member_report
from reporting.documents.tree import Table, blanks

MAKING = Making("0.1.0")


def report(told: dict):
    return member_report(facts(told, lens=MEMBER), MAKING)


def test_a_member_reports_proposals_reports_attendance_and_study():
    text = printed(report(MEMBER_YEAR))
    for stated in (
        "提交或参与联名提案4件，其中立案3件（个人提案1件、与其他委员联名的提案2件）",
        "已办复3件，被采纳2件",
        "反映社情民意信息5篇，被编报3篇，被采用2篇（本级2篇次、市级1篇次）",
        "应参加会议和活动14次，实际参加12次，请假2次",
        "参加培训和集中学习4次，提交学习心得3篇",
    ):
        assert stated in text
    assert "%" not in text
    assert "人次" not in text


def test_a_member_signs_the_report():
    document = report(MEMBER_YEAR)
    assert document.title == ("云岭市政协委员沈知行", "2025年度履职情况报告")
    assert document.issuer == "沈知行"


def test_the_members_own_work_and_thoughts_are_blanks():
    hints = " ".join(blanks(report(MEMBER_YEAR)))
    for asked in ("本职工作", "体会", "不足", "打算"):
        assert asked in hints


def test_a_member_without_any_record_reports_in_words():
    document = report({})
    assert headings(document) == headings(report(MEMBER_YEAR))
    assert "本期没有提交提案的记录" in printed(document)
    assert not [node for node in document.body if isinstance(node, Table)]
