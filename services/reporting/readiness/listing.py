"""Which checks are there, on one page? Run as a module it renews docs/readiness.md."""

import sys
from pathlib import Path

from reporting.readiness.catalogue import CHECKS
from reporting.readiness.check import KEEPERS, Check, Keeper

_HEAD = """# Readiness

What `jianyan check` looks for before a document is printed. Made by `python -m
reporting.readiness.listing`; a test compares it.

```
jianyan check --committee 999900 --window 2025
jianyan check --committee 999900 --window 2025 --out 数据检查.xlsx
jianyan import proposals 数据检查.xlsx --committee 999900 --plenary 5/3
```

The same over HTTP: `GET /reporting/committees/{committee}/readiness` (by pages, with an ETag),
`.../readiness.xlsx`, and `GET /reporting/catalogue/readiness`. Without `--plenary` the last
plenary of the window is meant.

## Out and back in

The workbook has a sheet for each keeper, and 目录 with every check and how often it found
something. Every row names the file, sheet and row that it was read from last.

The sheet 提案台账 is a proposal ledger: one row a proposal, under the headings that `import
proposals` reads. 届次, 流水号, 案号, 案由 and 第一提案人 say which proposal a row means, and
审查意见 and 主办单位 stand where an answer needs them. The yellow cells are to be filled in or
put right. **A blank cell changes nothing**: a row left as it is may be counted as 变更 by the
import, since it says less than the ledger before it, but nothing is recorded.

| filled in | comes back as |
|---|---|
| 类别, 界别, 联名人, 第一提案人 | the proposal, corrected |
| 提交日期 | the day of submission, and with it 大会提案 or 平时提案 |
| 主办单位, 会办单位, 交办日期, 要求办结日期 | the assignment; the deadline follows by rule |
| 答复日期, 办理结果 | the unit's reply; 分办 is written “某单位：A类；某单位：已答复” |

What was changed in the system since its ledger was imported is not overwritten: such a row comes
back with that reason, and is completed in the system. Rows of another plenary are passed over:
import the sheet once for each 届次 that it names, without `--retract-missing`. 案由 is left as it
is, since it tells the proposal. The columns behind 办理结果 are for people; the import says that
it does not take them. Where two units lead without 分办 the sheet cannot name them, and the
answer is completed in the system.

The other sheets list what is odd with the column of the ledger that it is about (台账列). It is
put right in the ledger named there, or in the exported roster or activity ledger, which come back
as their edits.

The months looked at are whole calendar months of the window that are over.
"""


def page() -> str:
    """The checks as Markdown, by keeper: id, name, when, what to do, figures."""
    return _HEAD + "".join(_keeper(one) for one in KEEPERS)


def _keeper(keeper: Keeper) -> str:
    lines = [
        "",
        f"## {keeper.zh} ({keeper.en})",
        "",
        "| id | 检查 | 列出 | 怎么办 | 台账列 | 涉及指标 |",
        "|---|---|---|---|---|---|",
        *(_line(one) for one in CHECKS.values() if one.keeper == keeper),
    ]
    return "\n".join(lines) + "\n"


def _line(check: Check) -> str:
    figures = " ".join(f"`{id}`" for id in check.figures)
    told = (check.means, check.todo_zh, "、".join(check.fills) or "—", figures)
    return f"| `{check.id}` | {check.zh} | {' | '.join(told)} |"


if __name__ == "__main__":
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path()
    (root / "docs" / "readiness.md").write_text(page(), encoding="utf-8")
