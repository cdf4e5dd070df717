"""What do clerks call the columns of a proposal ledger?

Source: DOMAIN.md 7.1; headings of ledgers in use.
"""

from kernel.ledgers import Column, Shape

COLUMNS = (
    Column("serial_no", "流水号", ("收件号", "登记号", "收文号"), note="提交时编排的顺序号"),
    Column(
        "case_no",
        "案号",
        ("提案编号", "提案序号", "提案号", "立案号", "立案编号", "案件编号", "编号"),
        note="立案提案必填，如 0023、第023号、2023-45",
        example="0023",
    ),
    Column(
        "title",
        "案由",
        ("提案标题", "提案名称", "提案题目", "题目", "标题"),
        required=True,
        example="关于加快老旧小区加装电梯的提案",
    ),
    Column(
        "form",
        "提案形式",
        ("提案人类别", "提案者类别", "提案类型", "提案性质"),
        note="委员提案、联名提案、集体提案，或党派、界别、小组等",
        example="委员提案",
    ),
    Column(
        "first_sponsor",
        "第一提案人",
        ("第一提案者", "领衔人", "领衔提案人", "提案者", "提案人", "提案单位", "姓名"),
        required=True,
        example="张三",
    ),
    Column("member_no", "委员编号", ("委员证号",)),
    Column(
        "co_sponsors",
        "联名人",
        ("联名提案人", "联名委员", "附议人", "会签人", "联名"),
        note="多人以顿号分开",
        example="李四、王五",
    ),
    Column("sector", "界别", ("所属界别",), example="教育"),
    Column("category", "类别", ("提案分类", "内容分类", "提案类别", "分类"), example="社会建设"),
    Column("topics", "主题", ("主题词", "关键词", "专题")),
    Column(
        "submitted",
        "提交日期",
        ("提案时间", "提交时间", "提案日期", "收文时间", "收文日期", "收到日期", "收件日期"),
        example="2025-01-06",
    ),
    Column(
        "review",
        "审查意见",
        ("审查结果", "立案情况", "处理结果", "处理意见", "性质", "提案状态", "状态"),
        note="立案、并案、转为意见和建议、不予立案、撤案、退回、待立案",
        example="立案",
    ),
    Column("reviewed", "审查日期", ("审查时间",)),
    Column("filed", "立案日期", ("立案时间",)),
    Column(
        "into",
        "并入案号",
        ("合并提案", "并入提案", "归并案号", "并案号", "合并案号", "并入编号", "并入"),
    ),
    Column("withdrawn", "是否撤案", ("撤案",), note="是、否"),
    Column("reason", "不立案理由", ("理由", "退回理由", "原因", "未立案原因", "不予立案理由")),
    Column(
        "lead",
        "主办单位",
        ("承办单位", "办理单位", "分办单位", "承办部门"),
        note="第一个为主办，其余为会办；办理方式为分办时各自答复",
        example="市教育局",
    ),
    Column("assisting", "会办单位", ("协办单位", "会办", "协办"), example="市财政局"),
    Column("mode", "办理方式", ("办理类型",), note="单办、主办会办、分办"),
    Column("assigned", "交办日期", ("要求交办日期", "交办时间"), example="2025-02-20"),
    Column("due", "要求办结日期", ("办结期限", "办理期限", "计划办结日期", "限办日期")),
    Column(
        "replied",
        "答复日期",
        ("实际办结日期", "办结日期", "办复日期", "办理时间", "答复时间", "办结时间"),
        example="2025-04-30",
    ),
    Column("grade", "办理结果", ("解决程度", "答复等次", "办理等次", "答复类别"), example="A类"),
    Column(
        "feedback",
        "委员意见",
        ("提案人意见", "意见反馈", "反馈意见", "满意度", "满意程度", "满意情况"),
        note="满意、基本满意、不满意；多人可写“张三：满意；李四：基本满意”",
        example="满意",
    ),
    Column("fed_back", "反馈日期", ("反馈时间", "征询日期", "测评日期")),
    Column("text", "正文", ("提案内容", "内容")),
    Column("plenary", "届次", ("会次",)),
    Column("term", "届"),
    Column("session", "次"),
)

PROPOSALS = Shape(
    name="proposals",
    title_zh="提案台账",
    columns=COLUMNS,
    known_by=(
        ("title", "first_sponsor", "review"),
        ("title", "first_sponsor", "case_no"),
        ("title", "first_sponsor", "serial_no"),
        ("title", "first_sponsor", "form"),
        ("title", "first_sponsor", "category"),
        ("title", "first_sponsor", "submitted"),
    ),
    foreign=(
        "信息标题",
        "来稿时间",
        "期数",
        "采用级别",
        "采用情况",
        "活动主题",
        "出席情况",
        "手机",
        "手机号",
    ),
    units=("件",),
)
