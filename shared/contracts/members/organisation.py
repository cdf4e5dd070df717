"""What happens to an organisation: registered, named, placed, succeeded by others?"""

from datetime import date
from typing import Annotated
from uuid import UUID

from contracts.values import Named
from kernel.event import Event, zh


class OrganisationRegistered(
    Event,
    name="members.organisation.registered",
    title="单位登记",
    published=True,
    schema_number=2,
):
    """登记: a unit, party or employer is known; provisional until somebody confirms it."""

    organisation: Annotated[UUID, zh("单位")]
    kind: Annotated[str, zh("类别", "委员会单位类别清单中的代码，如 unit、party、enterprise")]
    name: Annotated[str, zh("名称")]
    family: Annotated[str | None, zh("系统", "党群、政府、人大、政协、法院、检察院、其他")]
    provisional: Annotated[bool, zh("待确认")]
    level: Annotated[str | None, zh("层级", "省、市、县、乡等")] = None
    parent: Annotated[UUID | None, zh("主管单位")] = None
    since: Annotated[date | None, zh("成立日期", "空为不详")] = None


class OrganisationConfirmed(
    Event, name="members.organisation.confirmed", title="单位确认", published=True
):
    """确认: a provisional organisation is a real one."""

    organisation: Annotated[UUID, zh("单位")]
    family: Annotated[str | None, zh("系统")]


class OrganisationPlaced(
    Event, name="members.organisation.placed", title="单位归类", published=True
):
    """归类: from a day on it is of this kind, family and level, under this parent; the whole again.

    The same day again is a correction of what was said for that day.
    """

    organisation: Annotated[UUID, zh("单位")]
    kind: Annotated[str, zh("类别")]
    family: Annotated[str | None, zh("系统")]
    level: Annotated[str | None, zh("层级")]
    parent: Annotated[UUID | None, zh("主管单位")]
    since: Annotated[date | None, zh("起始日期", "空为自始")]


class OrganisationRenamed(
    Event, name="members.organisation.renamed", title="单位更名", published=True
):
    """更名: the same organisation bears another name from a day on, as a paper says.

    Said again of the same name, or of the same day, it corrects what was said last.
    """

    organisation: Annotated[UUID, zh("单位")]
    name: Annotated[str, zh("名称")]
    since: Annotated[date, zh("启用日期", "新名称的第一日")]
    stood_for: Annotated[UUID | None, zh("原标识", "此前由该名称得出的标识；空为该标识另有所指")]
    basis: Annotated[str, zh("依据文件")]
    basis_on: Annotated[date | None, zh("文件日期", "空为不详")] = None


class OrganisationMerged(
    Event, name="members.organisation.merged", title="单位合并", published=True
):
    """合并: from a day on it is no more; another one carries on its work."""

    organisation: Annotated[UUID, zh("单位")]
    into: Annotated[Named, zh("并入单位")]
    since: Annotated[date, zh("生效日期", "该单位不再存在的第一日")]
    basis: Annotated[str, zh("依据文件")]
    basis_on: Annotated[date | None, zh("文件日期", "空为不详")] = None


class OrganisationSplit(Event, name="members.organisation.split", title="单位分设", published=True):
    """分设: from a day on it is no more; several carry on parts of its work."""

    organisation: Annotated[UUID, zh("单位")]
    into: Annotated[tuple[Named, ...], zh("分设单位")]
    since: Annotated[date, zh("生效日期", "该单位不再存在的第一日")]
    basis: Annotated[str, zh("依据文件")]
    basis_on: Annotated[date | None, zh("文件日期", "空为不详")] = None


class OrganisationDissolved(
    Event, name="members.organisation.dissolved", title="单位撤销", published=True
):
    """撤销: from a day on it is no more, and nobody carries on its work."""

    organisation: Annotated[UUID, zh("单位")]
    since: Annotated[date, zh("生效日期", "该单位不再存在的第一日")]
    basis: Annotated[str, zh("依据文件")]
    basis_on: Annotated[date | None, zh("文件日期", "空为不详")] = None


class EndingTakenBack(
    Event, name="members.organisation.ending_taken_back", title="机构变动撤回", published=True
):
    """撤回: that it was merged, split or dissolved had been recorded by mistake; it goes on."""

    organisation: Annotated[UUID, zh("单位")]
    reason: Annotated[str, zh("理由")]


class AliasConfirmed(
    Event, name="members.organisation.alias_confirmed", title="别名确认", published=True
):
    """别名: another name means this organisation; figures count it once."""

    organisation: Annotated[UUID, zh("单位")]
    alias: Annotated[str, zh("别名")]
    stood_for: Annotated[UUID, zh("原标识", "此前由该别名得出的标识")]


class AliasTakenBack(
    Event, name="members.organisation.alias_taken_back", title="别名撤回", published=True
):
    """别名撤回: the other name does not mean this organisation after all."""

    organisation: Annotated[UUID, zh("单位")]
    alias: Annotated[str, zh("别名")]
    stood_for: Annotated[UUID, zh("原标识", "由该别名得出的标识")]
    reason: Annotated[str, zh("理由")]


OrganisationEvent = (
    OrganisationRegistered
    | OrganisationConfirmed
    | OrganisationPlaced
    | OrganisationRenamed
    | OrganisationMerged
    | OrganisationSplit
    | OrganisationDissolved
    | EndingTakenBack
    | AliasConfirmed
    | AliasTakenBack
)
"""All that is published of an organisation."""
