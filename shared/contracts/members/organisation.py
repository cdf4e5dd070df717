"""What happens to an organisation: registered, recognised under another name."""

from typing import Annotated
from uuid import UUID

from kernel.event import Event, zh


class OrganisationRegistered(
    Event, name="members.organisation.registered", title="单位登记", published=True
):
    """登记: a unit, party or employer is known; provisional until somebody confirms it."""

    organisation: Annotated[UUID, zh("单位")]
    kind: Annotated[str, zh("类别", "unit, party, organisation, employer")]
    name: Annotated[str, zh("名称")]
    family: Annotated[str | None, zh("系统", "党群、政府、人大、政协、法院、检察院、其他")]
    provisional: Annotated[bool, zh("待确认")]


class OrganisationConfirmed(
    Event, name="members.organisation.confirmed", title="单位确认", published=True
):
    """确认: a provisional organisation is a real one."""

    organisation: Annotated[UUID, zh("单位")]
    family: Annotated[str | None, zh("系统")]


class AliasConfirmed(
    Event, name="members.organisation.alias_confirmed", title="别名确认", published=True
):
    """别名: another name means this organisation; figures count it once."""

    organisation: Annotated[UUID, zh("单位")]
    alias: Annotated[str, zh("别名")]
    stood_for: Annotated[UUID, zh("原标识", "此前由该别名得出的标识")]
