"""Which activity does a row speak of, when another file told it without its host?"""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from kernel.ledgers import Unreadable
from rules.names import organisation_name, title_name
from sectors.activity.ledger.occasion import Occasion
from sectors.activity.names import activity_id
from sectors.activity.planning.tables import PlanRow
from sectors.activity.tables import ActivityRow


class Index:
    """The committee's activities, planned ones too, and the file's, by topic and first day."""

    def __init__(
        self, committee: UUID, known: Sequence[ActivityRow | PlanRow], here: Iterable[Occasion]
    ) -> None:
        self._committee = committee
        self._ids = {row.activity for row in known}
        self._known: dict[tuple[str, date], list[ActivityRow | PlanRow]] = {}
        for row in known:
            self._known.setdefault((title_name(row.title), row.starts_on), []).append(row)
        self._hosts: dict[tuple[str, date], dict[str, str]] = {}
        for one in here:
            if one.host:
                hosts = self._hosts.setdefault(one.key()[:2], {})
                hosts.setdefault(organisation_name(one.host), one.host)

    def id_of(self, occasion: Occasion) -> UUID:
        """Topic + first day (+ host when given); a host told by one paper alone makes no second.

        Raises:
            Unreadable: no host is told, and two activities of this topic and day differ in it.
        """
        own = self._id(occasion, occasion.host)
        if own in self._ids:
            return own
        alike = self._known.get(occasion.key()[:2], [])
        hosts = self._hosts.get(occasion.key()[:2], {})
        if occasion.host:
            hostless = [row for row in alike if row.host is None]
            return hostless[0].activity if len(hostless) == len(hosts) == 1 else own
        ids = {row.activity for row in alike} or {self._id(occasion, h) for h in hosts.values()}
        if len(ids) > 1:
            raise Unreadable(
                f"同一天有{len(ids)}项名为“{occasion.title}”的活动，请写明组织单位",
                f"{len(ids)} activities of that name were held that day; name the host",
            )
        return ids.pop() if ids else own

    def _id(self, occasion: Occasion, host: str | None) -> UUID:
        return activity_id(self._committee, occasion.title, occasion.first, host)
