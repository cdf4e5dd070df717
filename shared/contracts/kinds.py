"""Which kinds, families and levels of organisations does a committee tell apart?"""

from typing import Annotated, Final

from contracts.values import Value
from kernel.event import zh


class OrganisationKind(Value):
    """One kind of organisation, under the code that events name it by."""

    kind: Annotated[str, zh("代码", "小写字母和下划线")]
    title: Annotated[str, zh("名称")]


class OrganisationLists(Value):
    """The words by which a committee sorts organisations; in the order of print."""

    kinds: Annotated[tuple[OrganisationKind, ...], zh("单位类别")]
    families: Annotated[tuple[str, ...], zh("系统")]
    levels: Annotated[tuple[str, ...], zh("层级")]

    def title(self, kind: str) -> str:
        """What a kind is called; one that is not listed is called by its code."""
        return next((one.title for one in self.kinds if one.kind == kind), kind)

    def kind(self, title: str) -> str | None:
        """The kind of a name, or of a code; None when it is not listed."""
        found = (one.kind for one in self.kinds if title in (one.title, one.kind))
        return next(found, None)


COMMON: Final = OrganisationLists(
    kinds=(
        OrganisationKind(kind="unit", title="承办单位"),
        OrganisationKind(kind="party", title="党派"),
        OrganisationKind(kind="organisation", title="人民团体"),
        OrganisationKind(kind="enterprise", title="企业"),
        OrganisationKind(kind="school", title="学校"),
        OrganisationKind(kind="village", title="村（社区）"),
        OrganisationKind(kind="media", title="媒体"),
        OrganisationKind(kind="employer", title="委员所在单位"),
    ),
    families=("党群", "政府", "人大", "政协", "法院", "检察院", "其他"),
    levels=("中央", "省", "市", "县", "乡"),
)
"""The lists of a committee that has adopted none of its own. Source: DOMAIN.md 1.1."""
