"""Do all usual writings of one name meet, and do different names stay apart?"""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.ids import derived
from rules.names import (
    SHORT_FORMS,
    clean,
    derived_id,
    organisation_name,
    person_name,
    sector_name,
    split_bracket,
    title_name,
)

COMMITTEE = UUID("00000000-0000-4000-8000-000000000001")
OTHER = UUID("00000000-0000-4000-8000-000000000002")


@pytest.mark.parametrize(
    "written",
    [
        "张三",
        "张　三",
        " 张 三 ",
        "张\u200b三",
        "张\u00a0三",
        "\ufeff张三\t",
        "张三（农工党）",
        "张三 (女)",
    ],
)
def test_a_padded_name_is_the_same_person(written):
    assert person_name(written) == "张三"


@pytest.mark.parametrize("dot", "·•・‧･∙.．")
def test_every_middle_dot_is_the_same(dot):
    assert person_name(f"阿依古丽{dot}买买提") == "阿依古丽·买买提"


def test_spaces_around_a_middle_dot_do_not_count():
    assert person_name("阿依古丽 · 买买提") == "阿依古丽·买买提"


def test_a_foreign_name_keeps_its_spaces_and_folds_its_case():
    assert person_name("ＪＯＨＮ  Smith") == "john smith"


def test_a_remark_behind_a_name_is_split_off():
    assert split_bracket("张　伟（农工党）") == ("张 伟", "农工党")
    assert split_bracket("张伟") == ("张伟", "")
    assert split_bracket("（缺）") == ("(缺)", "")


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("市教育局 ", "市教育局"),
        ("市发展和改革委员会", "市发展和改革委员会"),
        ("其它", "其他"),
        ("中国民主同盟云岭市委员会", "民盟云岭市委"),
        ("民盟云岭市委", "民盟云岭市委"),
        ("中国国民党革命委员会云岭市委员会", "民革云岭市委"),
        ("共青团云岭市委员会", "共青团云岭市委"),
        ("云岭市工商业联合会", "云岭市工商联"),
        ("市公安局【交警支队】", "市公安局(交警支队)"),
        ("市公安局（交警支队）", "市公安局(交警支队)"),
        ("政协云岭市委员会", "政协云岭市委员会"),
    ],
)
def test_a_body_is_the_same_in_its_full_and_short_form(written, same):
    assert organisation_name(written) == same


def test_all_eight_parties_have_a_short_form_or_are_one():
    full = [name for name in SHORT_FORMS if name.startswith(("中国", "台湾民主"))]
    assert {organisation_name(name) for name in [*full, "九三学社"]} >= {
        "民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "台盟",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("经济界", "经济"),
        ("经济", "经济"),
        ("中国民主同盟", "民盟"),
        ("民盟界", "民盟"),
        ("九三", "九三学社"),
        ("农工", "农工党"),
        ("科技界", "科学技术"),
        ("社会福利与社会保障界", "社会福利和社会保障"),
        ("特邀人士", "特别邀请人士"),
        ("其它", "其他"),
    ],
)
def test_a_sector_is_the_same_with_and_without_its_ending(written, same):
    assert sector_name(written) == same


@pytest.mark.parametrize(
    "written",
    [
        "关于加快“一老一小”服务的提案",
        "  关于加快「一老一小」服务的提案。",
        '关于加快"一老一小"服务的提案',
        "《关于加快一老一小服务的提案》",
        "关于加快一老一小\n服务的提案",
    ],
)
def test_a_title_is_the_same_whatever_its_marks(written):
    assert title_name(written) == "关于加快一老一小服务的提案"


CLERKS_SIGNS = "张三经济界委员会民盟中国主同九其它他（）()〔《》“。.· 　\u200b\nＡaé"


@given(st.text(CLERKS_SIGNS))
def test_normalising_twice_changes_nothing(text):
    for normalise in (clean, person_name, organisation_name, sector_name, title_name):
        once = normalise(text)
        assert normalise(once) == once


def test_writings_of_one_name_give_one_id():
    assert derived_id(COMMITTEE, "member", "张　三") == derived_id(COMMITTEE, "member", "张三")
    assert derived_id(COMMITTEE, "sector", "经济界") == derived_id(COMMITTEE, "sector", "经济")


def test_another_committee_kind_or_name_gives_another_id():
    ids = {
        derived_id(committee, kind, name)
        for committee in (COMMITTEE, OTHER)
        for kind in ("member", "organisation", "lead")
        for name in ("张三", "李四")
    }
    assert len(ids) == 12


def test_a_derived_id_is_for_ever():
    assert derived_id(COMMITTEE, "organisation", "市教育局") == UUID(
        "d8d76317-67b0-58fc-85a5-a6536929586c"
    )


def test_the_kernel_derives_the_same_id_from_the_same_parts():
    assert derived_id(COMMITTEE, "member", "张　三") == derived(COMMITTEE, "member", "张三")
