"""How is a file parsed without risking this process? In a child with bounds of memory and time."""

import json
import math
import subprocess
import sys

from kernel.ledgers.grid import Workbook, unpack_workbook
from kernel.ledgers.limits import USUAL, Limits
from kernel.ledgers.problems import LedgerRefused


def parse_apart(data: bytes, limits: Limits = USUAL) -> Workbook:
    """The workbook in these bytes, parsed by a child process.

    A stray cell in the far corner makes the parser abort, and a packed bomb may eat all memory:
    both end the child only.

    Raises:
        LedgerRefused: what the parser refused, or the parser died or ran out of time.
    """
    cpu_s = math.ceil(limits.time_s) + 1
    bounds = [str(bound) for bound in (limits.memory, cpu_s, limits.unpacked, limits.cell)]
    # -P: a csv.py in the clerk's folder must not be taken for the library's.
    command = [sys.executable, "-P", "-m", "kernel.ledgers.parse", *bounds]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=limits.time_s, check=False
        )
    except subprocess.TimeoutExpired:
        raise LedgerRefused(
            "parser_too_slow",
            f"文件在 {limits.time_s:g} 秒内没有读完，请删去无关的工作表和空白区域后再试",
            f"The file was not read within {limits.time_s:g} s; remove unused sheets and areas.",
        ) from None
    if done.returncode != 0:
        raise _died(done.returncode)
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise LedgerRefused(*answer["refused"])
    return unpack_workbook(answer)


def _died(code: int) -> LedgerRefused:
    return LedgerRefused(
        "parser_died",
        "读取文件的程序中途退出：文件可能过大、已损坏，或在很远的角落有零散单元格；"
        "请把需要的内容复制到新的工作簿后再导入",
        "The parser died: the file may be too large or damaged, or hold a stray cell far away; "
        f"copy what is needed into a new workbook (exit {code}).",
    )
