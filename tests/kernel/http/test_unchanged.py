"""Is an answer sent once to who keeps it, and again when it is another?"""

from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from kernel.http.unchanged import IfChanged

told = {"figures": {"received": 3}}
app = FastAPI()


@app.get("/")
def read(tagging: IfChanged):
    return tagging.told({"answer": told}, {"asked": "just now"})


async def test_who_names_its_tag_gets_nothing_until_it_changes():
    async with AsyncClient(transport=ASGITransport(app), base_url="http://here") as http:
        await asked(http)


async def asked(http):
    first = await http.get("/")
    tag = first.headers["etag"]
    assert first.json() == {"answer": told, "asked": "just now"}
    for name in (tag, f'"other", {tag}', f"W/{tag}", "*"):
        same = await http.get("/", headers={"If-None-Match": name})
        assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", tag)
    told["figures"]["received"] = 4
    other = await http.get("/", headers={"If-None-Match": tag})
    assert (other.status_code, other.json()["answer"]["figures"]["received"]) == (200, 4)
    assert other.headers["etag"] != tag
