"""Which kinds of document does reporting write, and what is each called in Chinese?"""

from collections.abc import Mapping
from typing import Literal

DocumentKind = Literal[
    "proposal-review",
    "annual-summary",
    "annual-plan",
    "summary-and-plan",
    "mid-year-summary",
    "summary-speech",
    "standing-committee-report",
    "proposal-work-report",
    "situation-report-circular",
    "five-years",
    "public-summary",
    "body-summary",
    "unit-report",
    "unit-circular",
    "member-report",
]
DOCUMENTS: Mapping[DocumentKind, str] = {
    "proposal-review": "提案审查情况的报告",
    "annual-summary": "年度工作总结",
    "annual-plan": "下一年度工作计划",
    "summary-and-plan": "工作总结暨下年度工作计划",
    "mid-year-summary": "上半年工作总结",
    "summary-speech": "工作情况汇报",
    "standing-committee-report": "常委会工作报告",
    "proposal-work-report": "提案工作情况的报告",
    "situation-report-circular": "社情民意信息工作情况的通报",
    "five-years": "历年工作情况",
    "public-summary": "工作情况公开版",
    "body-summary": "界别、专委会、联络组工作总结",
    "unit-report": "承办提案办理情况报告",
    "unit-circular": "提案办理情况通报",
    "member-report": "委员履职情况报告",
}
"""Every kind, in the order in which a list shows them."""
