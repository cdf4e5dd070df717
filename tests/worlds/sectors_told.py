"""What has the service sectors of a committee, that requests can be about? By their names."""

from kernel.clock import today
from kernel.testing.running import client, eventually


async def sectors_told(sectors, asked, code, unit) -> dict[str, str]:
    """Bodies, activities and what came of them.

    Args:
        asked: `await asked(http, path, **body)` is the id of what was made.
        unit: the name of a department.
    """

    async def heard():
        return await sectors.committee(code, fresh=True) is not None

    await eventually(heard)
    async with client(sectors) as http:
        formed = await _bodies(http, asked, code, unit)
        return formed | await _activities(http, asked, code)


async def _bodies(http, asked, code, unit_name) -> dict[str, str]:
    """An area group with a link that did something, a contact, and money that was spent."""
    here = f"/{code}/bodies"
    group = {"kind": "area_group", "name": "城关街道", "form": "联委会"}
    body = await asked(http, here, **group)
    at = f"{here}/{body}"
    post = {"post": "liaison", "holder": {"name": "柳依依"}, "since": "2026-01-05"}
    await asked(http, at + "/posts", **post)
    unit = {"kind": "department", "party": {"name": unit_name}, "since": "2026-01-05"}
    link = await asked(http, at + "/links", **unit)
    use = {"way": "guided", "used_on": "2026-02-02"}
    await asked(http, f"/{code}/body-links/{link}/uses", **use)
    person = {"name": "裘若谷", "telephone": "15490000031", "since": "2026-01-05"}
    outsider = await asked(http, at + "/outsiders", **person)
    await asked(http, at + "/budget/approval", year=2026, amount=100000)
    spent = {"amount": 100, "spent_on": "2026-02-02", "voucher": "记-0001"}
    await asked(http, at + "/budget/spendings", **spent)
    (told,) = (await http.get(f"/committees{at}/links?year=2026")).json()
    budget = (await http.get(f"/committees{at}/budget?year=2026")).json()
    (using,), (spending,) = told["uses"], budget["spendings"]
    return {
        "body": body,
        "link": link,
        "use": using["use"],
        "outsider": outsider,
        "spending": spending["spending"],
        "year": "2026",
    }


async def _activities(http, asked, code) -> dict[str, str]:
    """Each as its own description gives an example, and an activity that is announced."""
    described = (await http.get("/openapi.json")).json()

    async def made(path, **more):
        return await asked(http, f"/{code}{path}", **(example(described, path) | more))

    untold = dict.fromkeys(("host", "starts_at", "ends_at", "sign_up_until"))
    activity = await made("/activity-plans", starts_on=str(today()), **untold)
    at = f"/{code}/activity-plans/{activity}"
    await asked(http, at + "/application", short_notice="上级临时通知")
    await asked(http, at + "/approval")
    await asked(http, at + "/announcement")
    report = await made("/research-reports")
    return {
        "activity": activity,
        "campaign": await made("/campaigns"),
        "series": await made("/series"),
        "turn": "1",
        "report": report,
        "outcome": await made("/outcomes/adoptions", about={"kind": "report", "id": report}),
        "help": await made("/paired-helps", helpers=[{"name": "城关街道", "body": "area_group"}]),
        "feed": await made("/calendar-feeds"),
    }


def example(described, path):
    """The example body of a route that makes something."""
    told = described["paths"][f"/committees/{{committee}}{path}"]["post"]["requestBody"]
    named = told["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
    return dict(described["components"]["schemas"][named]["examples"][0])
