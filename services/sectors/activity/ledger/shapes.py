"""What do ledgers of activities look like, in each of their arrangements?"""

from kernel.ledgers import Column, Shape

TOPIC = Column(
    "topic",
    "活动主题",
    (
        "活动名称", "活动题目", "会议名称", "活动内容", "实事名称", "实事项目", "实事内容",
        "主题", "活动", "实事",
    ),
    required=True,
    example="第一季度委员集中学习",
)  # fmt: skip
KIND = Column(
    "kind",
    "活动类别",
    ("活动类型", "活动种类", "履职类别", "类别", "类型"),
    note="按本委员会的活动类别填写",
    example="学习",
)
HOST = Column(
    "host",
    "组织单位",
    (
        "主办单位",
        "举办单位",
        "牵头单位",
        "组织部门",
        "主办部门",
        "承办部门",
        "实施单位",
        "主办",
        "部门",
    ),
    note="多个单位用顿号分开，牵头的写在最前",
    example="提案委员会",
)
DAY = Column(
    "day",
    "活动时间",
    (
        "活动开始时间", "活动日期", "举办时间", "开始时间", "起始时间", "开始日期", "实施时间",
        "时间", "日期",
    ),
    required=True,
    note="一天，或起止日期",
    example="2025-03-05",
)  # fmt: skip
LAST = Column("last", "结束时间", ("活动结束时间", "结束日期"))
PLACE = Column("place", "活动地点", ("举办地点", "地点"), example="政协会议厅")
FORM = Column("form", "活动形式", ("形式",))
TOPICS = Column("topics", "涉及领域", ("主要议题", "议题", "专题", "领域"), note="多项用顿号分开")
SERVED = Column(
    "served",
    "惠及群众人数",
    ("受益群众人数", "服务群众人数", "受益人数", "惠及人数", "受益群众"),
    summed=True,
)
REACHED = Column(
    "reached",
    "惠及对象",
    ("受益对象", "服务对象", "受益群体", "惠及群体", "受益人群", "惠及人群"),
    note="类别和人数，如“老人30人、学生20人”",
)
MONEY = Column(
    "money",
    "金额",
    ("捐款金额", "捐赠金额", "活动经费", "投入资金", "投入金额"),
    summed=True,
    note="元，可写“1.2万元”",
)
PRESENT = Column(
    "present",
    "参加委员",
    (
        "出席委员", "参会委员", "到会委员", "参与委员", "参加委员名单", "出席委员名单", "参加人员",
        "出席人员", "出席名单", "已出席", "出席",
    ),
    summed=True,
    note="多人用顿号分开；全体委员可写“全体委员”",
)  # fmt: skip
LATE = Column("late", "迟到委员", ("迟到人员", "迟到名单", "迟到"))
HALF = Column("half", "半程委员", ("早退委员", "半程人员", "早退人员", "半程", "早退"))
LEAVE = Column("leave", "请假委员", ("请假人员", "请假名单", "请假"), summed=True)
ABSENT = Column("absent", "缺席委员", ("缺席人员", "缺席名单", "未出席委员", "缺席"), summed=True)
GUESTS = Column("guests", "列席人员", ("列席", "特邀人员", "嘉宾", "机关人员"))
EXPECTED = Column(
    "expected", "应到人数", ("应出席人数", "应参加人数", "应到"), summed=True,
    note="应到 = 实到 + 请假 + 缺席",
)  # fmt: skip
CAME = Column(
    "came", "实到人数", ("实际出席人数", "出席人数", "参加人数", "实到", "出席"), summed=True
)
ON_LEAVE = Column("on_leave", "请假人数", ("请假数", "请假"), summed=True)
MISSING = Column("missing", "缺席人数", ("未到人数", "缺席数", "缺席"), summed=True)
NUMBER = Column("number", "活动编号", ("编号",))
NOTE = Column("note", "备注")
STAMP = Column("stamp", "核对码", only_read="由导出的台账自带，请勿改动")

NAME = Column("name", "姓名", ("委员姓名", "名字"), required=True)
MEMBER_NO = Column("member_no", "委员编号", ("委员证号",))
SECTOR = Column("sector", "界别")
UNIT = Column("unit", "工作单位", ("单位及职务", "单位"))
STATUS = Column(
    "status",
    "出席情况",
    ("参加情况", "出席状态", "到会情况", "出勤情况", "考勤"),
    required=True,
    note="已出席、迟到、半程、请假、缺席、未确认",
)
STANDING = Column("standing", "身份", ("人员身份", "参加身份"), note="列席人员写“列席”")
SIGN = Column("sign", "签到", ("签名", "签字", "本人签名", "签到签名"), required=True)

OCCASION = (TOPIC, KIND, HOST, DAY, LAST, PLACE, FORM, TOPICS, SERVED, REACHED, MONEY)
WHO = (MEMBER_NO, NAME, SECTOR, UNIT)
UNITS = ("次", "项", "场", "个")

BY_ACTIVITY = Shape(
    "activities",
    "活动台账",
    (
        NUMBER, *OCCASION, PRESENT, LATE, HALF, LEAVE, ABSENT, GUESTS, EXPECTED, CAME, ON_LEAVE,
        MISSING, NOTE, STAMP,
    ),
    units=UNITS,
)  # fmt: skip
"""One row an activity; columns beyond these may be persons with √, 请假, 缺席."""

BY_ATTENDANCE = Shape(
    "activities",
    "活动出席台账",
    (*WHO, STANDING, *OCCASION, STATUS, NOTE),
    known_by=(("name", "topic", "day", "status"),),
    units=("人次",),
)
"""One row a person and activity."""

SIGN_IN = Shape(
    "activities",
    "活动签到表",
    (*WHO, SIGN, NOTE),
    known_by=(("name", "sign"),),
    foreign=("案由", "信息标题"),
    units=("人",),
)
"""One activity, told above the heading; one row a person."""

MATRIX = Shape(
    "activities",
    "委员出席情况统计表",
    WHO,
    known_by=(("name",),),
    foreign=(
        "性别", "民族", "手机", "手机号", "电话", "联系电话", "出生年月", "委员生日", "党派",
        "政治面貌", "政治面貌1", "学历", "文化程度", "届次", "有效届次", "专委会", "所属专委会",
        "所属专委会1", "政协职务", "案由", "信息标题", "签到", "签名", "出席情况", "采用情况",
    ),
    units=("人",),
)  # fmt: skip
"""One row a person, one column an activity."""

SHAPES = (BY_ACTIVITY, BY_ATTENDANCE, SIGN_IN, MATRIX)
