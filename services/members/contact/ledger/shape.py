"""Which columns does a ledger of contacts have, and what do clerks call them?"""

from kernel.ledgers import Column, Shape

SHAPE = Shape(
    "contacts",
    "联系走访台账",
    (
        Column("number", "编号", ("记录编号",), note="由程序给出，新登记的留空"),
        Column(
            "members",
            "委员姓名",
            ("联系委员", "走访委员", "被走访委员", "走访对象", "联系对象", "姓名", "委员"),
            note="多人以顿号分开；同名的在括号中注明界别或委员编号",
            example="岑知远、黎云舟",
        ),
        Column("sector", "界别", ("联系界别", "所联系界别"), note="联系整个界别时填写"),
        Column(
            "made_on",
            "走访日期",
            ("联系日期", "走访时间", "联系时间", "日期", "时间"),
            required=True,
            example="2026-03-02",
        ),
        Column(
            "by",
            "走访人",
            ("联系人", "走访领导", "联系领导", "走访人员", "联络员"),
            required=True,
            example="柳依依",
        ),
        Column(
            "way",
            "方式",
            ("走访方式", "联系形式", "走访形式", "形式"),
            required=True,
            example="走访",
        ),
        Column(
            "kind",
            "联系类别",
            ("对子类别", "结对类别"),
            note="规则所列类别；不在对子之内的留空。没有此列时按结对情况推定",
            example="联络员联系委员",
        ),
        Column("said", "内容", ("走访内容", "谈话内容", "联系内容", "主要内容"), note="存入保管库"),
        Column(
            "wanted",
            "反映问题",
            ("反映的问题", "问题", "意见建议", "反映问题及建议", "困难诉求"),
            note="存入保管库",
        ),
        Column("due_on", "办理期限", ("期限",)),
        Column(
            "outcome",
            "办理情况",
            ("落实情况", "办理结果", "处理情况", "处理结果"),
            note="存入保管库",
        ),
        Column("done_on", "办结日期", ("办结时间", "落实日期")),
        Column("stamp", "核对码", note="随表导出，请保留"),
    ),
    known_by=(
        ("members", "made_on", "by", "way"),
        ("sector", "made_on", "by", "way"),
        ("members", "made_on", "by", "said"),
    ),
    foreign=("案由", "信息标题", "活动主题", "材料名称", "提案编号"),
    units=("次", "人次", "条"),
)
