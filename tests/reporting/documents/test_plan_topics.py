"""Are the topics of an issued plan read from its tree, whatever its kind?"""

import json

import pytest
from told_facts import facts
from told_numbers import FEW_YEAR, YEAR

from reporting.documents.annual_plan import DUTIES, GROUP_DUTIES, annual_plan
from reporting.documents.annual_summary import annual_summary
from reporting.documents.making import Making
from reporting.documents.plan_topics import areas
from reporting.documents.quoting import pieces, subjects_in
from reporting.documents.summary_and_plan import summary_and_plan
from reporting.findings.quote import Reference
from reporting.issue.last_plan import plan_in
from reporting.issue.printed import PRINTED_FILE, printed_file

MAKING = Making("0.1.0")
GROUP = {"code": "999901101", "name": "柳湾镇政协委员联络组", "level": "township"}
OF_THE_CITY = tuple(topic for topic, _ in DUTIES)


@pytest.mark.parametrize("write", [annual_plan, summary_and_plan])
def test_each_kind_of_work_under_the_tasks_is_a_topic(write):
    document = write(facts(YEAR), MAKING)
    assert areas(document) == OF_THE_CITY
    kept = {PRINTED_FILE: printed_file(document, ())}
    assert plan_in("计划", kept).areas == OF_THE_CITY


def test_the_sentences_of_a_group_begin_with_their_topic():
    document = summary_and_plan(facts(FEW_YEAR, **GROUP), MAKING)
    assert areas(document) == tuple(topic for topic, _ in GROUP_DUTIES)


def test_a_summary_lists_no_tasks():
    assert areas(annual_summary(facts(YEAR), MAKING)) == ()


def test_a_plan_that_was_issued_before_trees_were_kept_lists_nothing():
    kept = {PRINTED_FILE: json.dumps({"figures": [], "blanks": []}).encode()}
    assert not plan_in("计划", kept).by_topic
    assert not plan_in("计划", {}).by_topic


def test_a_marked_subject_is_read_and_prints_in_quotation_marks():
    text = "围绕{主题:托育服务}、{主题： 5G应用 }协商，已有{proposals.received}；{主题:托育服务}。"
    assert subjects_in(text) == ("托育服务", "5G应用")
    assert list(pieces(text)) == [
        "围绕“托育服务”、“5G应用”协商，已有", Reference("proposals.received"), "；“托育服务”。",
    ]  # fmt: skip
    assert subjects_in("围绕“十四五”规划和{主题:}{主题}协商") == ()
