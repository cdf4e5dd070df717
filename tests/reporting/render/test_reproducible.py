import hashlib
import os
import subprocess
import sys
from dataclasses import replace

import pytest

from reporting.render.docx import docx

PROGRAM = """
import hashlib
from datetime import date
from reporting.documents.tree import *
from reporting.render.docx import docx
from reporting.documents.evidence import *
from reporting.render.workbook import evidence_workbook

names = ("经济", "政治", "文化")
chart = Chart("column", "图", names, (Series("件", (3, 2, 1), names),))
table = Table("表", names, (names, (Figure("f", "3件"), Blank("二"), "三")))
body = (Heading(1, "题"), Paragraph(("收到", Figure("f", "3件"))), table, chart)
paper = Document(("题",), body, Meta("0.1.0", "t/1", "cut"), draft="草稿")
event = EventEntry("e1", "立案", date(2024, 3, 5), "台账.xlsx", "Sheet1", 17)
figure = FigureEntry("f", "收到", "3件", "收到的提案", 1)
check = sum_check("收到", ("收到", 3), (("立案", 2), ("并案", 1)))
cases = (CaseEntry("f", "c", "案", (1,)),)
book = EvidenceBook("依据", "cut", (figure,), cases, (event,), (check,))
for written in (docx(paper), evidence_workbook(book)):
    print(hashlib.sha256(written).hexdigest())
"""


def digests(seed, zone, folder):
    chosen = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C", "USER": f"user{seed}"}
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(
        command, env=os.environ | chosen, cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.split()


def test_equal_trees_are_equal_bytes_in_any_process(tmp_path):
    one = digests("1", "Asia/Shanghai", tmp_path)
    other = digests("4242", "America/New_York", "/")
    assert len(one) == 2
    assert one == other


@pytest.mark.parametrize("change", [{"draft": False}, {"title": ("别的",)}, {"speaker": "王某某"}])
def test_another_tree_is_other_bytes(review, change):
    changed = docx(replace(review, **change))
    assert hashlib.sha256(changed).digest() != hashlib.sha256(docx(review)).digest()
