"""By which columns is a unit's 办理回复明细表 known, and which of them does the unit fill in?

Source: DOMAIN.md 7.1.
"""

from kernel.ledgers import Column, Shape

WORKLIST = Shape(
    name="worklist",
    title_zh="办理回复明细表",
    columns=(
        Column("case_no", "提案编号", ("案号", "提案号", "编号"), required=True, example="0023"),
        Column("plenary", "届次", ("会次",), example="五届三次"),
        Column("unit", "办理单位", ("承办单位",), required=True, example="市教育局"),
        Column(
            "answered",
            "实际办结日期",
            ("办结日期", "答复日期", "回复日期"),
            note="主办单位答复、会办单位提出意见的日期",
            example="2025-04-30",
        ),
        Column("grade", "解决程度", ("办理结果",), note="会办单位不填", example="A类"),
        Column("section", "内部科室", ("科室", "承办科室", "处室"), example="基础教育科"),
        Column("person", "经办人", ("承办人",), example="岑知远"),
        Column("own_due", "内部时限", ("内部办结时限",), note="不晚于本单位的办理期限"),
        Column("stamp", "核对码", note="随表导出，请保留"),
    ),
    known_by=(
        ("case_no", "unit", "stamp"),
        ("case_no", "unit", "answered"),
        ("case_no", "unit", "grade"),
        ("case_no", "unit", "section"),
        ("case_no", "unit", "person"),
        ("case_no", "unit", "own_due"),
    ),
    units=("件",),
)
