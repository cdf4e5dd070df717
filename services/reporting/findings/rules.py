"""Which rules are figures compared by?

Targets are what reports of the field hold themselves to (DOMAIN.md 2.3, 2.7, 2.8, 3.3): all
proposals answered and in time, most members taking part, a collective study a quarter.
"""

from reporting.findings.rule import Enough, Left, Reach, Remedy, Rule, Silence, Task, Trend

PROPOSALS, REPORTS, STUDY, SECTORS, MEMBERS = (
    "提案工作",
    "社情民意",
    "学习培训",
    "界别活动",
    "委员履职",
)

RULES: tuple[Rule, ...] = (
    Reach(
        "replied", PROPOSALS, "proposals.reply_rate", "proposals.replied", "proposals.filed",
        "提案办复率", "立案提案", "已办复", good=100, poor=95, months=5,
        remedy=Remedy(
            "列出尚未答复的提案清单，逐件商承办单位明确答复时间，定期通报进度",
            Task("清理上年未答复提案，逐件明确答复时间", (2, 3), "有关承办单位、提案人"),
        ),
    ),
    Reach(
        "in_time", PROPOSALS, "proposals.on_time_rate", "proposals.replied_on_time",
        "proposals.replied_dated", "按期办复率", "期限可考的办复提案", "按期办复",
        good=98, poor=95, months=5,
        remedy=Remedy(
            "在答复期限届满前逐件提醒，对逾期的提案由分管领导督促",
            Task("对临近期限的提案逐件提醒，督促按期答复", (4, 5), "有关承办单位"),
        ),
    ),
    Reach(
        "content", PROPOSALS, "proposals.satisfaction_rate", "proposals.content",
        "proposals.feedback_returned", "提案人满意率", "收回的征询意见表", "表示满意",
        good=95, poor=90, months=5,
        remedy=Remedy(
            "推动承办单位在答复前当面听取提案人意见，答复后跟踪所承诺事项",
            Task("组织提案人与承办单位面对面沟通办理意见", (5, 6), "提案人、承办单位"),
        ),
    ),
    Left(
        "dissatisfied", PROPOSALS, "proposals.dissatisfied", "收回的征询意见表中有", "表示不满意",
        Remedy(
            "逐件了解原因，对具备条件的提案重新办理，并再次征询提案人意见",
            Task("对提案人不满意的提案逐件回访，商请重新办理", (3,), "提案人、承办单位"),
        ),
    ),
    Left(
        "undecided", PROPOSALS, "proposals.under_review", "尚有", "提案未作出审查决定",
        Remedy(
            "补齐审查程序，将结果告知提案人",
            Task("完成上年提案的审查并告知提案人", (1,), "提案审查组"),
        ),
    ),
    Reach(
        "proposing", MEMBERS, "proposals.participation_rate", "proposals.participants",
        "members.on_roll", "委员提案参与率", "在册委员", "参与提出提案", good=80, poor=60,
        remedy=Remedy(
            "提前征集和发布提案线索，对未提出提案的委员逐一联系，提供选题和情况",
            Task("征集并发布提案参考选题，联系未提出提案的委员", (10, 11), "全体委员"),
        ),
    ),
    Trend(
        "received", PROPOSALS, "proposals.received", "收到提案",
        Remedy(
            "拓宽提案线索来源，在全体会议前组织选题座谈",
            Task("召开提案选题座谈会", (11,), "各界别委员"),
        ),
    ),
    Silence(
        "silent_in_proposals", SECTORS, "proposals.by_sector", "没有立案的委员提案",
        "各界别均有立案的委员提案",
        Remedy(
            "由界别召集人组织委员商定选题，以界别或委员名义提出提案",
            Task("指导没有提案的界别开展选题调研", (4, 10), "有关界别委员"),
        ),
        unknown=("未填界别",),
    ),
    Trend(
        "reported", REPORTS, "proposals.sr_received", "收到社情民意信息",
        Remedy(
            "定期发布信息选题，向报送较少的界别和委员约稿",
            Task("发布社情民意信息选题，开展约稿", (3, 6, 9), "各界别委员、特邀信息员"),
        ),
    ),
    Reach(
        "used", REPORTS, "proposals.sr_use_rate", "proposals.sr_used", "proposals.sr_received",
        "信息采用率", "收到的信息", "被采用", good=40, poor=20,
        remedy=Remedy(
            "加强来稿编审，就选题和写法对报送者逐篇反馈",
            Task("举办社情民意信息选题与写作培训", (5,), "信息工作骨干"),
        ),
    ),
    Reach(
        "reporting", REPORTS, "proposals.sr_participation_rate", "proposals.sr_participants",
        "members.on_roll", "委员信息参与率", "在册委员", "反映社情民意信息", good=60, poor=30,
        remedy=Remedy(
            "把反映社情民意纳入委员联系群众的日常工作，由各界别明确联络员收集线索",
            Task("各界别明确信息联络员，建立线索收集台账", (2,), "各界别"),
        ),
    ),
    Silence(
        "silent_in_reports", SECTORS, "proposals.sr_by_sector", "没有反映社情民意信息",
        "各界别均反映了社情民意信息",
        Remedy(
            "由界别组织到基层听取意见，把分散的意见汇集为界别的信息",
            Task("组织没有信息的界别开展一次界别走访", (4, 8), "有关界别委员"),
        ),
        unknown=("未填界别",),
    ),
    Enough(
        "quarterly_study", STUDY, "sectors.activities_study", "组织集中学习", 4, "每季度一次",
        Remedy(
            "年初排定学习日，按季度组织，因故未能举办的及时补学",
            Task("排定全年集中学习日并通知委员", (1,), "全体委员"),
        ),
    ),
    Reach(
        "attendance", MEMBERS, "sectors.attendance_rate", "sectors.present", "sectors.expected",
        "活动出席率", "应到", "到场", good=90, poor=80,
        remedy=Remedy(
            "活动通知提前发出，规范请假手续，按季度向委员通报出席情况",
            Task("通报委员出席会议和活动的情况", (4, 7, 10), "全体委员"),
        ),
    ),
    Reach(
        "taking_part", MEMBERS, "sectors.participation_rate", "sectors.roll_participants",
        "members.on_roll", "委员活动参与率", "在册委员", "参加活动", good=90, poor=70,
        remedy=Remedy(
            "按界别和片区安排小型、就近的活动，对全年未参加活动的委员逐一了解情况",
            Task("走访未参加活动的委员，了解履职困难", (3, 9), "有关委员"),
        ),
    ),
    Trend(
        "activities", SECTORS, "sectors.activities", "举办活动",
        Remedy(
            "年初排定界别活动计划，按季度检查落实",
            Task("各界别报送年度活动计划", (2,), "各界别"),
        ),
    ),
    Silence(
        "silent_hosts", SECTORS, "sectors.by_host", "没有主办活动", "各界别均主办了活动",
        Remedy(
            "明确由界别召集人牵头，每个界别每年至少主办一项活动",
            Task("督促没有主办活动的界别提出活动方案", (3,), "有关界别"),
        ),
        unknown=("未记主办",),
    ),
)  # fmt: skip
