"""Which kinds of document does reporting write, and what is each called in Chinese?"""

from collections.abc import Mapping
from typing import Literal

DocumentKind = Literal["proposal-review", "annual-summary", "annual-plan"]
DOCUMENTS: Mapping[DocumentKind, str] = {
    "proposal-review": "提案审查情况的报告",
    "annual-summary": "年度工作总结",
    "annual-plan": "下一年度工作计划",
}
"""Every kind, in the order in which a list shows them."""
