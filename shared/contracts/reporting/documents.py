"""Which kinds of document does reporting write, and what is each called in Chinese?"""

from collections.abc import Mapping
from typing import Literal

DocumentKind = Literal[
    "proposal-review",
    "annual-summary",
    "annual-plan",
    "body-summary",
    "unit-report",
    "unit-circular",
    "member-report",
]
DOCUMENTS: Mapping[DocumentKind, str] = {
    "proposal-review": "提案审查情况的报告",
    "annual-summary": "年度工作总结",
    "annual-plan": "下一年度工作计划",
    "body-summary": "界别、专委会、联络组工作总结",
    "unit-report": "承办提案办理情况报告",
    "unit-circular": "提案办理情况通报",
    "member-report": "委员履职情况报告",
}
"""Every kind, in the order in which a list shows them."""
