"""Every state of a body, of a link to it and of a contact of it, and what can be asked there.

Run from the root: `PYTHONPATH=tests/worlds python tests/worlds/body_states.py`
writes docs/body-states.md.
"""

from datetime import date
from uuid import UUID

from state_walk import Page, Walk

from contracts.bodies import BodyFormRule, BodyRules
from contracts.sectors.body import BodyFormed, Post, body_id
from contracts.sectors.link import LinkKind, LinkWay
from contracts.values import BodyKind, Named
from kernel.ids import committee_id
from kernel.secret import Secret
from rules.names import derived_id
from sectors.body.commands import (
    ConfirmBody,
    DissolveBody,
    FormBody,
    LayDownConvenor,
    LayDownPost,
    NameConvenor,
    PlaceBody,
    RenameBody,
    TakeBackDissolution,
    TakeOutBody,
    TakePost,
    TellFirstDay,
    TellForm,
)
from sectors.body.domain import BODY, stream_of
from sectors.body.facts import Facts
from sectors.body.link.commands import EndLink, MakeLink, StrikeUse, UseLink
from sectors.body.link.domain import LINK, Link
from sectors.body.outsider.commands import (
    EndOutsider,
    ForgetOutsider,
    ListOutsider,
    LookUpOutsider,
    StrikeOutsider,
)
from sectors.body.outsider.domain import OUTSIDER, Outsider
from sectors.body.spells import lasts
from sectors.body.state import Body

HERE = committee_id("999900")
SECTOR = BodyKind.SECTOR_GROUP
IT, GROUP, LATER = (body_id(HERE, SECTOR, name) for name in ("教育组", "文教组", "教科组"))
CEN = Named(id=derived_id(HERE, "person", "岑知远"), name="岑知远")
LI = Named(id=derived_id(HERE, "person", "黎云舟"), name="黎云舟")
SINCE, UNTIL = date(2026, 1, 5), date(2026, 2, 20)
WORDS = BodyFormRule(name="界别活动组", kind=SECTOR, basis="云政协〔2026〕1号")
FACTS = Facts(rules=BodyRules(forms=(WORDS,)))

BODY_HERE = {"committee": HERE, "body": IT}
FORM = FormBody(committee=HERE, kind=SECTOR, name="教育组")
HEARD_OF = FORM.model_copy(update={"provisional": True})
CONFIRM = ConfirmBody(**BODY_HERE)
TELL = TellForm(**BODY_HERE, form="界别活动组")
BEGAN = TellFirstDay(**BODY_HERE, since=date(2026, 1, 4))
RENAME = RenameBody(**BODY_HERE, name="教科组", stood_for=LATER, since=SINCE)
DISSOLVE = DissolveBody(**BODY_HERE, until=UNTIL)
RESTORE = TakeBackDissolution(**BODY_HERE)
LEAD = NameConvenor(**BODY_HERE, convenor=CEN, since=SINCE)
STOP = LayDownConvenor(**BODY_HERE, convenor=CEN.id, until=UNTIL)
HOLDS = {**BODY_HERE, "post": Post.LIAISON}
TAKE = TakePost(**HOLDS, holder=LI, member=False, since=SINCE)
LAY_DOWN = LayDownPost(**HOLDS, holder=LI.id, until=UNTIL)
PLACE = PlaceBody(**BODY_HERE, under=GROUP, since=SINCE)
TAKE_OUT = TakeOutBody(**BODY_HERE, under=GROUP, until=UNTIL)


def standing(body: Body) -> str:
    """How a body stands; of several things at once the last in the table."""
    if not body.formed:
        return "none"
    if body.provisional:
        return "heard_of"
    if body.dissolved is not None:
        return "dissolved"
    if body.under:
        return "placed" if any(map(lasts, body.under.values())) else "taken_out"
    if any(body.posts.values()):
        return "post_taken" if any(map(lasts, body.posts.values())) else "post_laid_down"
    if body.convenors:
        return "led"
    if len(body.names) > 1:
        return "renamed"
    if body.since is not None:
        return "of_a_day"
    return "formed" if body.form is None else "of_a_form"


BODIES = Walk(
    title="Body 界别与机构",
    decider=BODY,
    states={
        "none 无": (),
        "heard_of 待确认": (HEARD_OF,),
        "formed 已设立": (FORM,),
        "of_a_form 形式已定": (FORM, TELL),
        "of_a_day 成立日期已定": (FORM, BEGAN),
        "renamed 已更名": (FORM, RENAME),
        "led 有召集人": (FORM, LEAD),
        "post_taken 有人任职": (FORM, TAKE),
        "post_laid_down 已卸任": (FORM, TAKE, LAY_DOWN),
        "placed 已归入": (FORM, PLACE),
        "taken_out 已移出": (FORM, PLACE, TAKE_OUT),
        "dissolved 已撤销": (FORM, DISSOLVE),
    },
    asked=(
        FORM,
        CONFIRM,
        TELL,
        BEGAN,
        RENAME,
        LEAD,
        STOP,
        TAKE,
        LAY_DOWN,
        PLACE,
        TAKE_OUT,
        DISSOLVE,
        RESTORE,
    ),
    stage=standing,
    facts=FACTS,
    beside={
        stream_of(LATER): BODY.initial,
        stream_of(GROUP): BODY.fold(
            [BodyFormed(body=GROUP, kind=SECTOR, name="文教组", provisional=False)]
        ),
    },
)

THERE = {stream_of(IT): BODY.fold(BODIES.led_to("formed 已设立")[0])}
MAKE = MakeLink(committee=HERE, body=IT, kind=LinkKind.LEADER, party=CEN, since=SINCE)
MAKE_LATER = MAKE.model_copy(update={"since": date(2026, 1, 20)})
END = EndLink(committee=HERE, link=MAKE.link, until=UNTIL)
NO_LINK = EndLink(committee=HERE, link=MAKE.link, mistaken=True)
DONE = {"committee": HERE, "link": MAKE.link, "use": UUID(int=7)}
USE = UseLink(**DONE, way=LinkWay.GUIDED, used_on=date(2026, 2, 2))
STRIKE = StrikeUse(**DONE)


def linked(link: Link) -> str:
    """How a link stands."""
    if not link.spells:
        return "none" if link.made is None else "mistaken"
    if not lasts(link.spells):
        return "ended"
    if link.uses:
        return "used"
    if link.struck:
        return "use_struck"
    return "made" if link.spells[-1].since == SINCE else "made_from_another_day"


LINKS = Walk(
    title="Link to a body 联系",
    decider=LINK,
    states={
        "none 无": (),
        "made_from_another_day 起始日期有误": (MAKE_LATER,),
        "made 已建立": (MAKE,),
        "used 有活动": (MAKE, USE),
        "use_struck 活动已撤销": (MAKE, USE, STRIKE),
        "ended 已解除": (MAKE, END),
        "mistaken 误录": (MAKE, NO_LINK),
    },
    asked=(MAKE, USE, STRIKE, END, NO_LINK),
    stage=linked,
    beside=THERE,
)

TOWN = body_id(HERE, BodyKind.AREA_GROUP, "城关街道联委会")
WHO = {"committee": HERE, "outsider": UUID(int=31)}
ENLIST = ListOutsider(
    **WHO, body=TOWN, since=SINCE, name=Secret("裘若谷"), telephone=Secret("15490000031")
)
LEAVE = EndOutsider(**WHO, until=UNTIL)
UNLIST = StrikeOutsider(**WHO)
LOOK = LookUpOutsider(**WHO)
FORGET = ForgetOutsider(**WHO, ground="consent_withdrawn", basis="本人撤回同意")


def known(one: Outsider) -> str:
    """How a contact stands."""
    if one.listed is None:
        return "struck" if one.struck else "none"
    if one.ended is not None:
        return "ended"
    return "listed" if one.lying else "forgotten"


OUTSIDERS = Walk(
    title="Contact of an area group 联络对象",
    decider=OUTSIDER,
    states={
        "none 无": (),
        "listed 已列入": (ENLIST,),
        "ended 已结束": (ENLIST, LEAVE),
        "forgotten 已删除个人信息": (ENLIST, FORGET),
        "struck 录入撤销": (ENLIST, UNLIST),
    },
    asked=(ENLIST, LEAVE, UNLIST, LOOK, FORGET),
    stage=known,
    beside={
        stream_of(TOWN): BODY.fold(
            [
                BodyFormed(
                    body=TOWN, kind=BodyKind.AREA_GROUP, name="城关街道联委会", provisional=False
                )
            ]
        )
    },
    again=frozenset({"LookUpOutsider"}),
)
PAGE = Page("body", "bodies 界别与机构状态表", (BODIES, LINKS, OUTSIDERS))

if __name__ == "__main__":
    PAGE.write()
