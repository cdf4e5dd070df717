"""Who asks and reads over HTTP in a story, each after what was asked before."""

CODE = "999900"


class Desk:
    """Somebody at work: asks and reads, each after what anybody asked before."""

    def __init__(self, http, heard):
        self.http, self.heard = http, heard

    async def asks(self, path, **body):
        """Ask for something that is done."""
        return await self._asks("post", path, body)

    async def puts(self, path, **body):
        """Ask for something to be as it is told here, whole."""
        return await self._asks("put", path, body)

    async def _asks(self, method, path, body):
        url, after = f"/committees/{CODE}{path}", self._after()
        told = await self.http.request(method, url, json=body, headers=after)
        assert told.status_code == 201, (path, told.text)
        self.heard["at-least"] = told.json()["position"]
        return told.json()

    def _after(self):
        return dict(self.heard)

    async def is_refused(self, path, rule, **body):
        """Ask for something that a rule does not allow."""
        url = f"/committees/{CODE}{path}"
        told = await self.http.post(url, json=body, headers=self._after())
        assert told.json()["type"].endswith(f":{rule}"), (path, told.text)

    async def reads(self, path, **params):
        """Read, after everything that was asked at this desk."""
        url = f"/committees/{CODE}{path}"
        told = await self.http.get(url, params=params, headers=self._after())
        assert told.status_code == 200, (path, told.text)
        return told.json()
