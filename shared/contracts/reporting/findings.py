"""What happens to the rules by which a committee's figures are judged (总结规则)?"""

from datetime import date
from typing import Annotated

from kernel.event import Event, zh


class FindingRulesAdopted(
    Event, name="reporting.finding_rules.adopted", title="总结规则通过", published=True
):
    """通过总结规则: the rules of findings, whole, as the committee wrote them, from a day."""

    name: Annotated[str, zh("名称")]
    version: Annotated[str, zh("版本")]
    text: Annotated[str, zh("规则表", "YAML，通过时已核对，按原文保存")]
    effective_on: Annotated[date, zh("生效日期", "含当日")]
    basis: Annotated[str, zh("依据文件")]
