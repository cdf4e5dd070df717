"""What do the checks of a proposal ledger find, and where nothing? One row each."""

from odd_case import case
from oddities import (
    DAY,
    EDUCATION,
    LATER,
    LI,
    WANG,
    admitted,
    assigned,
    filed,
    replied,
    stranger,
    submitted,
)

from contracts.proposals.proposal import ProposalMerged, ProposalWithdrawn
from kernel.ids import derived

FIRST = "0001号《关于事项1的提案》"
WELL = (submitted(), filed(), assigned(), replied())
ANOTHER_WANG = stranger(WANG.name)

ODD_PROPOSALS = [
    case(
        "filed_without_category",
        (submitted(category=None), filed()),
        [(FIRST, "已立案，没有类别")],
        (submitted(category=None), filed(category="社会建设"), submitted(2, category=None)),
    ),
    case(
        "category_not_listed",
        (submitted(category="杂项"), filed()),
        [(FIRST, "类别“杂项”不在本委员会的类别表中")],
        (
            submitted(),
            filed(),
            submitted(2, category="杂项"),
            submitted(3, category=None),
            filed(3),
        ),
    ),
    case(
        "received_without_day",
        (submitted(on=None),),
        [("《关于事项1的提案》", "没有提交日期")],
        (submitted(),),
    ),
    case(
        "member_proposal_without_sector",
        (submitted(sector=None), filed()),
        [(FIRST, "委员提案，没有界别")],
        (*WELL, submitted(2, sector=None, sponsor_kind="party"), filed(2)),
    ),
    case(
        "filed_not_assigned",
        (submitted(), filed(), *WELL[:0]),
        [(FIRST, "已立案，没有承办单位")],
        (*WELL, submitted(2)),
    ),
    case(
        "assigned_without_day",
        (submitted(), filed(), assigned(on=None)),
        [(FIRST, "已交办，没有交办日期")],
        (*WELL, submitted(2), filed(2)),
    ),
    case(
        "assigned_without_due",
        (submitted(), filed(), assigned(due=None)),
        [(FIRST, "已交办，没有办结期限")],
        (*WELL, submitted(2), filed(2)),
    ),
    case(
        "replied_without_day",
        (submitted(), filed(), assigned(), replied(on=None)),
        [(FIRST, "已答复，没有答复日期")],
        (*WELL, submitted(2), filed(2), assigned(2)),
    ),
    case(
        "replied_without_grade",
        (submitted(), filed(), assigned(), replied(grade=None)),
        [(FIRST, "已答复，没有办理结果")],
        (*WELL, submitted(2), filed(2), assigned(2)),
    ),
    case(
        "replied_before_assigned",
        (submitted(), filed(), assigned(), replied(on=DAY)),
        [(FIRST, f"答复日期{DAY}早于交办日期{LATER}")],
        (submitted(), filed(), assigned(), replied(on=LATER)),
    ),
    case(
        "sponsor_not_on_roster",
        (admitted(WANG), submitted(co=(stranger("路过"),))),
        [("《关于事项1的提案》", "提案人路过不在委员名册中")],
        (admitted(WANG), submitted(), submitted(2, by=EDUCATION, sponsor_kind="sector")),
    ),
    case(
        "sponsor_off_the_roll",
        (admitted(WANG, since=LATER), submitted()),
        [("《关于事项1的提案》", f"提案人{WANG.name}在提交之日{DAY}不在册")],
        (admitted(WANG, since=DAY), submitted(), submitted(2, by=stranger("路过"))),
    ),
    case(
        "sponsor_doubled",
        (admitted(WANG), submitted(co=(ANOTHER_WANG, LI))),
        [("《关于事项1的提案》", f"联名名单中{WANG.name}出现两次")],
        (admitted(WANG), admitted(ANOTHER_WANG), submitted(co=(ANOTHER_WANG, LI))),
    ),
    case(
        "joint_of_one",
        (submitted(sponsor_kind="joint"),),
        [("《关于事项1的提案》", "联名提案只列了一位提案人")],
        (submitted(), submitted(2, co=(LI,))),
    ),
    case(
        "same_title",
        (submitted(), filed(), submitted(2, "“关于事项1 的提案”。"), filed(2)),
        [
            (FIRST, "与0002号案由相同"),
            ("0002号《“关于事项1 的提案”。》", "与0001号案由相同"),
        ],
        (
            submitted(),
            submitted(2),
            submitted(3, "关于事项1的提案"),
            (ProposalMerged(proposal=derived("proposal", 3), into=derived("proposal", 1)), DAY),
            submitted(4, "关于事项1的提案"),
            (ProposalWithdrawn(proposal=derived("proposal", 4), reason=None), DAY),
        ),
    ),
]
