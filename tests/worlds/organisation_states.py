"""Every state of an organisation, everything that can be asked in it, and what the decider says.

Run from the root: `PYTHONPATH=tests/worlds python tests/worlds/organisation_states.py`
writes docs/organisation-states.md.
"""

from datetime import date

from state_walk import Page, Walk

from contracts.members.organisation import OrganisationRegistered
from contracts.values import Named
from kernel.ids import committee_id
from kernel.secret import Secret
from members.organisation.commands import (
    ConfirmAlias,
    ConfirmOrganisation,
    DissolveOrganisation,
    MergeOrganisation,
    PlaceOrganisation,
    RegisterOrganisation,
    RenameOrganisation,
    SplitOrganisation,
    TakeBackAlias,
    TakeBackEnding,
    organisation_id,
)
from members.organisation.contact.commands import ForgetContact, KeepContact, LookUpContact
from members.organisation.domain import ORGANISATION
from members.organisation.facts import NOTHING
from members.organisation.naming import stream_of
from members.organisation.state import Organisation

HERE = committee_id("999900")
SCHOOLS, SPORTS, BOTH, ALIAS = "市教育局", "市体育局", "市教体局", "教育局"
ABOUT = {"committee": HERE, "organisation": organisation_id(HERE, SCHOOLS)}
PAPER = {"basis": "云编〔2025〕12号", "basis_on": date(2025, 5, 20)}
JUNE, JULY = {"since": date(2025, 6, 1), **PAPER}, {"since": date(2025, 7, 1), **PAPER}

HEAR_OF = RegisterOrganisation(committee=HERE, name=SCHOOLS, provisional=True)
REGISTER = RegisterOrganisation(committee=HERE, name=SCHOOLS, family="政府", since=date(2020, 1, 1))
CONFIRM = ConfirmOrganisation(**ABOUT, family="政府")
PLACE = PlaceOrganisation(**ABOUT, level="市", since=date(2025, 3, 1))
KNOW_AS = ConfirmAlias(**ABOUT, alias=ALIAS)
NOT_KNOW_AS = TakeBackAlias(**ABOUT, alias=ALIAS, reason="另有其单位")
RENAME = RenameOrganisation(**ABOUT, name=BOTH, **JUNE)
FORGET = ForgetContact(**ABOUT, ground="requested", basis="本人申请")
KEEP = KeepContact(**ABOUT, person=Secret("温景川"), telephone=Secret("15490000025"))
LOOK = LookUpContact(**ABOUT)


def other(name: str) -> Named:
    """Another organisation."""
    return Named(id=organisation_id(HERE, name), name=name)


MERGE = MergeOrganisation(**ABOUT, into=other(SPORTS), **JULY)
SPLIT = SplitOrganisation(**ABOUT, into=(other(SPORTS), other("市招生办")), **JULY)
DISSOLVE = DissolveOrganisation(**ABOUT, **JULY)
GOES_ON = TakeBackEnding(**ABOUT, reason="文件未施行")


def registered(name: str) -> Organisation:
    """The state of another organisation."""
    told = OrganisationRegistered(
        organisation=other(name).id, kind="unit", name=name, family=None, provisional=False
    )
    return ORGANISATION.fold((told,))


def stage(one: Organisation) -> str:
    """In which of the table's states it is; of several that hold, the last one there."""
    held = {
        "heard_of": one.registered,
        "registered": one.registered and not one.provisional,
        "placed": len(one.places) > 1,
        "with_alias": bool(one.aliases),
        "alias_taken_back": bool(one.taken_back),
        "renamed": len(one.names) > 1,
        "with_contact": bool(one.kept),
        "ended": one.ending is not None,
    }
    name = next((name for name in reversed(held) if held[name]), "none")
    ways = {"Merged": "merged", "Split": "split", "Dissolved": "dissolved"}
    how = type(one.ending).__name__.removeprefix("Organisation")
    return ways[how] if name == "ended" else name


ORGANISATIONS = Walk(
    title="Organisation 单位",
    decider=ORGANISATION,
    states={
        "none 无": (),
        "heard_of 待确认": (HEAR_OF,),
        "registered 已登记": (REGISTER,),
        "placed 已归类": (REGISTER, PLACE),
        "with_alias 有别名": (REGISTER, KNOW_AS),
        "alias_taken_back 别名已撤回": (REGISTER, KNOW_AS, NOT_KNOW_AS),
        "renamed 已更名": (REGISTER, RENAME),
        "with_contact 已存联系方式": (REGISTER, KEEP),
        "merged 已合并": (REGISTER, MERGE),
        "split 已分设": (REGISTER, SPLIT),
        "dissolved 已撤销": (REGISTER, DISSOLVE),
    },
    asked=(
        REGISTER,
        CONFIRM,
        PLACE,
        KNOW_AS,
        NOT_KNOW_AS,
        RENAME,
        MERGE,
        SPLIT,
        DISSOLVE,
        GOES_ON,
        KEEP,
        FORGET,
        LOOK,
    ),
    stage=stage,
    facts=NOTHING,
    beside={
        **{stream_of(other(name).id): registered(name) for name in (SPORTS, "市招生办")},
        **{stream_of(other(name).id): Organisation() for name in (BOTH, ALIAS)},
    },
    again=frozenset({"LookUpContact"}),
)
PAGE = Page("organisation", "an organisation 单位状态表", (ORGANISATIONS,))

if __name__ == "__main__":
    PAGE.write()
