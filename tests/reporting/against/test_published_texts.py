"""Are the published reports told apart: those that agree with themselves, and the five others?

The figures are those of DOMAIN.md 3.3, each under its source's key there.
"""

import pytest

from reporting.against.consistency import inconsistencies
from reporting.against.finding import Kind

CONSISTENT = {
    "全国 14届2次 [S25]": """
        收到提案|5898件
        立案|5006
        并案|160
        转为意见和建议|732
        其中：委员提案|4534|90.6%
        集体提案|472|9.4%
        经济建设方面|1985|39.7%
        政治建设方面|465|9.3%
        文化建设方面|457|9.1%
        社会建设方面|1436|28.7%
        生态文明建设方面|663|13.2%
        提交提案委员|1860人
    """,
    "全国 14届3次 [S25b]": """
        收到提案|5890
        立案|5002
        并案|262
        转为意见建议|626
        委员提案|4531|90.6%
        集体提案|471|9.4%
        经济建设|2133|42.6%
        政治建设|419|8.4%
        文化建设|459|9.2%
        社会建设|1387|27.7%
        生态文明建设|604|12.1%
    """,
    "全国 14届2次以来 [S26]": """
        收到提案|6019
        立案|5091
        其中：委员提案|4609
        集体提案|482
        其中：党派和工商联提案|354
        重点提案|77
        办复率|99.9%
    """,
    "江苏 2019 [S28a]": """
        大会提案|950
        平时提案|24
        收到提案|974
        立案|824|84.6%
        集体提案|151
        委员提案|673
        承办单位|95
        办复率|99.8%
    """,
    "福州 2025 [S28b]": """
        收到提案|819
        立案|663
        委员提案|577|87.03%
        集体提案|86|12.97%
        其中：经济发展类|201|30.32%
        城乡建设类|219|33.03%
        社会事业类|243|36.65%
    """,
    "运城 2023 [S28c]": """
        收到提案|501
        大会提案|431
        平时提案|70
        立案|441|88.02%
        上年立案率|86.88%
    """,
    "重庆 2009 [S28g]": """
        收到提案|1876
        立案|1710
        并案后提案|1635
        按内容分（占并案后提案）
        经济类|427|26%
        城建环资类|536|33%
        教科文卫类|350|21%
        社会事务类|322|20%
    """,
    "连云港 2021 [S28j]": """
        交办提案|319
        其中：党委系统|40|12.5%
        政府系统|279|87.5%
        办复率|100%
    """,
    "某市 2022 [S28h]": """
        立案提案|92
        集体提案|25
        委员提案|67
        承办单位|78
        主办单位|31
        A类|22|23.91%
        B类|68|73.91%
        C类|2|2.17%
    """,
    "某市 15届4次 [S28k]": """
        立案|146
        承办单位|31
        其中：已办结|122|84%
        列入计划|24|16%
        满意|144
        基本满意|2
        满意率|100%
    """,
    "海淀 2024 [S29]": """
        收到提案|347
        平时提案|7
        立案|300
        办复率|100%
        调研成果|28
        其中：获批示|14
    """,
    "绛县 2019 [S28l]": """
        收到提案|134
        立案|129|96%
        转为意见建议|5
        其中：农业农村|63|49%
        城乡建设|27|21%
        社会保障|14|11%
        教育卫生|12|9%
        文化旅游|4|3%
        其他|9|7%
    """,
    "某县 [S28m]": """
        收到提案|154
        立案|145|94.2%
        联名提案|29
        集体提案|1
        承办单位|37
        A类|83|57.2%
        B类|59|40.7%
        C类|3|2.1%
        满意率|97%
        立案提案按内容分
        经济类|63|43.4%
        城建类|34|23.4%
        教育类|22|15.2%
        卫生类|22|15.2%
        政法类|1|0.7%
        综合类|3|2.1%
    """,
}

NATIONAL_2026 = """
    收到提案|5865
    立案|5005
    并案|451
    转为意见建议|409
    其中：委员提案|4502|89.9%
    集体提案|503|10.1%
    经济建设|2103|42.0%
    政治建设|453|9.1%
    文化建设|528|10.6%
    社会建设|1334|26.6%
    生态文明建设|587|11.7%
"""
HANZHONG = """
    收到提案|468
    立案|329|70.3%
    委员提案|221
    集体提案|108
    A类|165|50.2%
    B类|132|40.1%
    C类|32|9.7%
    经济建设方面|101|30.6%
"""
NINGBO = """
    办复提案|591
    A类|148|25.2%
    B类|364|61.9%
    C类|66|11.2%
    D类|10|1.7%
    收回征询意见表|527
    其中：对办理工作满意|526|99.8%
    对办理结果满意|519|98.5%
"""
SONGJIANG = """
    收到提案|223
    立案|205
    并案|6
    转为意见建议|12
    经济建设|37
    政治建设|52
    社会建设|116
    主要议题（占立案提案）
    经济转型|25|12.2%
    城市更新|15|6.7%
    乡村振兴|24|11.7%
    社会治理|40|19.5%
    民生保障|64|31.2%
    文化旅游|11|5.4%
"""
DIQING = """
    大会提案|92
    平时提案|1
    收到提案|93
    立案|89
    承办单位|34
    提交提案委员|131|87.04%
    经济建设|26|29.21%
    社会建设|53|59.55%
    文化建设|10|11.24%
"""


def rows(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("source", CONSISTENT)
def test_a_report_that_agrees_with_itself_comes_out_clean(sheet, source):
    read = sheet(rows(CONSISTENT[source]))
    assert [one.zh for one in inconsistencies(read)] == []
    assert read.unread == ()


def test_four_shares_of_2026_do_not_round_from_their_counts(sheet):
    """全国 14届4次 [S25c]: 4502/5005 is 89.950, so 90.0."""
    found = inconsistencies(sheet(rows(NATIONAL_2026)))
    assert {one.kind for one in found} == {Kind.ROUNDING}
    assert {one.rows[0]: one.should for one in found} == {
        6: "90.0%",
        7: "10.0%",
        10: "10.5%",
        11: "26.7%",
    }
    assert "4502/5005=89.950%" in found[0].zh


def test_hanzhong_printed_306_for_307(sheet):
    """汉中 2020 [S28e]: 101/329 = 30.7."""
    (found,) = inconsistencies(sheet(rows(HANZHONG)))
    assert (found.kind, found.rows[0], found.should) == (Kind.ROUNDING, 9, "30.7%")


def test_ningbo_computed_on_588_of_591(sheet):
    """宁波 2011 [S28d]: the parts add up to 588, and the shares are of 588."""
    found = inconsistencies(sheet(rows(NINGBO)))
    (off,) = [one for one in found if one.kind is Kind.SUM]
    assert (off.rows[0], off.bases[0].count, off.certain) == (2, 588, True)
    bases = {one.rows[0]: one.bases[0].count for one in found if one.kind is Kind.BASE}
    assert bases == {3: 588, 4: 588}
    assert len(found) == 3


def test_songjiang_took_one_share_of_what_was_received(sheet):
    """松江 2019 [S28f]: 15/205 = 7.3; 6.7 is 15/223."""
    (found,) = inconsistencies(sheet(rows(SONGJIANG)))
    assert (found.kind, found.rows[0], found.should) == (Kind.BASE, 11, "7.3%")
    assert [(one.name, one.count) for one in found.bases] == [("收到提案", 223)]


def test_diqing_has_no_whole_number_of_members(sheet):
    """迪庆 2008 [S28n]: 131/87.04 % = 150.5 members."""
    (found,) = inconsistencies(sheet(rows(DIQING)))
    assert (found.kind, found.rows) == (Kind.NO_WHOLE_BASE, (7,))
    assert "150.5" in found.zh


def test_with_the_number_of_members_the_share_is_held_against_it(sheet):
    found = inconsistencies(sheet([*rows(DIQING), "在册委员|151"]))
    assert [(one.kind, one.should) for one in found] == [(Kind.SHARE, "86.75%")]
