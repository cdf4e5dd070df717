"""Which columns does a ledger of material have, and what do clerks call them?"""

from kernel.ledgers import Column, Shape

SHAPE = Shape(
    "materials",
    "材料发放台账",
    (
        Column(
            "title",
            "材料名称",
            ("名称", "文件名称", "资料名称", "标题"),
            required=True,
            example="委员履职学习材料（第三期）",
        ),
        Column("kind", "类别", ("材料类别", "类型"), example="学习材料"),
        Column(
            "sent_on",
            "发放日期",
            ("发放时间", "发送日期", "印发日期", "日期", "时间"),
            required=True,
            example="2026-03-02",
        ),
        Column("way", "方式", ("发放方式",), note="纸质、线上", example="纸质"),
        Column(
            "scope",
            "发放范围",
            ("范围", "发放对象", "接收人", "发放委员"),
            required=True,
            note="全体委员、一个界别或机构，或以顿号分开的委员姓名",
            example="教育界",
        ),
        Column(
            "readers",
            "签收",
            ("签收人", "签收委员", "签收情况", "已签收"),
            note="签收委员的姓名，以顿号分开；全部签收的写“全部”",
            example="岑知远、黎云舟",
        ),
        Column("stamp", "核对码", note="随表导出，请保留"),
    ),
    known_by=(("title", "sent_on", "scope"), ("title", "scope", "readers")),
    foreign=("案由", "信息标题", "活动主题", "走访日期", "走访人"),
    units=("份", "件", "种"),
)
