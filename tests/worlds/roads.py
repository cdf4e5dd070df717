"""A unit's desk beside the office's: cases given to 市交通局, for tests of its list."""

from kernel.clock import today
from kernel.identity import Grant, Principal, Role
from rules.names import derived_id

ROADS, MONEY = "市交通局", "市财政局"


def account(role, office, name, kind):
    """Who signs in as a unit or a member of this committee."""
    whose = derived_id(office.committee, kind, name)
    return Principal(f"{role.value}:{whose}", (Grant(role, office.committee),))


def unit(office, name=ROADS):
    """A unit's account."""
    return account(Role.UNIT, office, name, "organisation")


def unit_id(office, name=ROADS):
    """The id under which every service knows a unit of that name."""
    return derived_id(office.committee, "organisation", name)


async def given(desk, title, on=None, leading=(ROADS,), assisting=(), mode=None, due_on=None):
    """A proposal that was submitted, filed and assigned; its id."""
    body = {
        "plenary": "5/3",
        "title": title,
        "sponsor_kind": "joint",
        "first_sponsor": {"name": "张三"},
        "co_sponsors": [{"name": "李四"}],
        "on": "2026-01-06",
    }
    told = await desk.ask("", body)
    proposal = told.json()["stream"].removeprefix("proposal-")
    await desk.ask(f"/{proposal}/filing", {"on": "2026-01-10"})
    body = {"leading": leading, "assisting": assisting, "mode": mode, "on": on or str(today())}
    body |= {"due_on": due_on} if due_on else {}
    told = await desk.ask(f"/{proposal}/assignment", body)
    assert told.status_code == 201, told.text
    return proposal


async def worklist(desk, office, name=ROADS, **narrowed):
    """A unit's list as it is answered."""
    path = f"/committees/{desk.code}/units/{unit_id(office, name)}/worklist"
    told = await desk.http.get(path, params=narrowed)
    assert told.status_code == 200, told.text
    return told.json()


async def divide(desk, office, proposal, name=ROADS, **told):
    """Divide a case inside a unit."""
    path = f"/{proposal}/units/{unit_id(office, name)}/division"
    return await desk.ask(path, told, method="put")
