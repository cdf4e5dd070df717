"""Which columns does a list of organisations (单位名录) have, and what do clerks call them?"""

from kernel.ledgers import Column, Shape

SHAPE = Shape(
    "organisations",
    "单位名录",
    (
        Column("name", "单位名称", ("名称", "单位全称"), required=True, example="市教育局"),
        Column("kind", "单位类别", ("类别",), example="承办单位"),
        Column("family", "系统", ("所属系统",), example="政府"),
        Column("level", "层级", ("级别",), example="市"),
        Column("parent", "主管单位", ("上级单位", "主管部门"), example="市政府"),
        Column("former", "曾用名", ("原名", "曾用名称"), note="可填多个，用顿号分开"),
        Column("aliases", "别名", ("简称", "又称"), note="可填多个，用顿号分开", example="教育局"),
        Column("provisional", "待确认", note="是、否", example="否"),
        Column("since", "成立日期", note="只用于新登记的单位"),
        Column("changed_on", "变动日期", note="类别、系统、层级、主管单位自哪日起；空为更正"),
        Column("renamed_on", "更名日期", note="改了单位名称的必填"),
        Column("basis", "依据文件", ("更名依据",), note="改了单位名称的必填"),
        Column("person", "联系人", note="存入保管库", example="岑知远"),
        Column("telephone", "联系电话", ("电话",), note="存入保管库", example="15490000023"),
        Column("stamp", "核对码", note="随表导出，请保留"),
    ),
    known_by=(
        ("name", "family"),
        ("name", "level"),
        ("name", "parent"),
        ("name", "aliases"),
        ("name", "former"),
        ("name", "stamp"),
    ),
    foreign=("案由", "提案标题", "信息标题", "活动主题", "姓名", "界别", "签到"),
    units=("家", "个"),
)
