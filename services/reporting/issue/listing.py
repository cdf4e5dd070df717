"""Which kinds of document are there, on one page? Run as a module it renews docs/documents.md."""

import sys
from pathlib import Path

from contracts.reporting.documents import DOCUMENTS
from reporting.issue.kinds import KINDS


def page() -> str:
    """Every kind as Markdown: its name on the command line, in Chinese, its file."""
    lines = [
        "# Documents",
        "",
        "Every kind that `jianyan report KIND` writes; either name is understood.",
        "Made by `python -m reporting.issue.listing`; a test compares it.",
        "",
        "| KIND | 名称 | 文件 | 对照的以前年度 |",
        "|---|---|---|---|",
        *(
            f"| `{name}` | {zh} | {KINDS[name].file} | {KINDS[name].years} |"
            for name, zh in DOCUMENTS.items()
        ),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path()
    (root / "docs" / "documents.md").write_text(page(), encoding="utf-8")
