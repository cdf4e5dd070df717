"""What does a ledger of situation reports look like?"""

from typing import Final

from kernel.ledgers import Column, Shape

COLUMNS: Final = (
    Column(
        "received_on",
        "来稿时间",
        ("来稿日期", "收稿时间", "收稿日期", "收到时间", "收到日期", "提交时间", "提交日期",
         "反映时间", "反映日期", "报送时间", "报送日期", "投稿时间", "时间", "日期"),
        required=True,
        note="收到来稿的日期",
        example="2025-03-01",
    ),
    Column(
        "reporters",
        "姓名",
        ("反映人", "反映人姓名", "第一反映人", "委员姓名", "报送人", "提交人", "来稿人", "撰稿人",
         "作者", "信息员"),
        note="多人以顿号分开，第一位为第一反映人；单位反映的留空",
        example="李遥、周宁",
    ),
    Column("others", "联名反映人", ("其他反映人", "联名人", "共同反映人")),
    Column("member_no", "委员编号", ("委员证号",), note="同名时填写"),
    Column("sector", "界别", ("所属界别",), example="农业"),
    Column(
        "unit",
        "反映单位",
        ("报送单位", "来稿单位", "提交单位", "供稿单位", "集体反映单位"),
        note="由单位、专委会、界别反映时填写",
    ),
    Column("party", "政治面貌", ("党派",)),
    Column(
        "title",
        "信息标题",
        ("标题", "题目", "信息题目", "信息名称", "社情民意标题", "社情民意题目", "题名"),
        required=True,
        note="一事一报，4至100字",
        example="关于完善校外托管机构监管的建议",
    ),
    Column("topics", "主题", ("主题词", "主题分类", "信息类别", "类别", "分类", "领域")),
    Column("issue_no", "期数", ("期号", "编报期数", "信息期数", "刊发期数", "期次"), example="12"),
    Column(
        "issued_on", "编报时间", ("编报日期", "编发时间", "编发日期", "签发时间", "签发日期")
    ),
    Column(
        "used_level", "采用级别", ("采用层级", "采用层次", "录用级别", "采用单位"),
        note="采用情况中已写明的不必填",
    ),
    Column(
        "used_here", "本级采用情况",
        ("本级采用", "本级政协采用情况", "本级录用情况"),
        note="单篇采用、综合采用",
    ),
    Column(
        "used_by_district", "区政协采用情况",
        ("区政协采用", "县政协采用情况", "县政协采用", "区县政协采用情况", "区县采用情况"),
    ),
    Column(
        "used_by_city", "市政协采用情况",
        ("市政协采用", "市级采用情况", "市采用情况", "市政协录用情况"),
    ),
    Column("used_by_province", "省政协采用情况", ("省政协采用", "省级采用情况", "省采用情况")),
    Column(
        "used_above", "全国政协采用/市（全国）领导批示",
        ("全国政协采用/领导批示", "全国政协采用及领导批示", "全国政协采用、领导批示"),
    ),
    Column(
        "used_by_nation", "全国政协采用情况", ("全国政协采用", "全国采用情况", "国家级采用情况")
    ),
    Column("adopted_by_district", "区采纳落实情况", ("县采纳落实情况", "采纳落实情况")),
    Column(
        "used", "采用情况",
        ("采用结果", "录用情况", "录用结果", "采用", "是否采用", "信息采用情况", "采用方式"),
        note="可写多个层级，如：本级单篇采用；省政协综合采用",
        example="本级单篇采用",
    ),
    Column("used_on", "采用时间", ("采用日期", "录用时间", "录用日期")),
    Column("sent_to_district", "报区", ("报县", "报区县")),
    Column("sent_to_city", "报市", ("报市政协",)),
    Column("sent_to_province", "报省", ("报省政协",)),
    Column("leader", "批示领导", ("批示人", "批示领导姓名")),
    Column(
        "instruction", "领导批示", ("批示", "批示情况", "领导批示情况", "批示内容", "批示意见")
    ),
    Column("instructed_on", "批示时间", ("批示日期",)),
    Column("text", "信息内容", ("内容", "正文", "主要内容", "信息正文")),
    Column("status", "状态", ("信息状态", "处理状态")),
    Column("removed", "删除说明", note="导出时说明正文何时因何删除，导入时不读"),
)  # fmt: skip

SITUATION_REPORTS: Final = Shape(
    name="situation-reports",
    title_zh="社情民意信息台账",
    columns=COLUMNS,
    known_by=(
        ("title", "received_on"),
        ("title", "issue_no"),
        ("title", "used"),
        ("title", "used_by_district"),
        ("received_on", "used"),
    ),
    foreign=(
        "案由",
        "案号",
        "提案编号",
        "立案日期",
        "主办单位",
        "承办单位",
        "活动主题",
        "活动类别",
    ),
    units=("件", "篇", "条", "份"),
)
