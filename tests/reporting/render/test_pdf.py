import os
import time
from pathlib import Path

import pytest

from reporting.render.docx import docx
from reporting.render.pdf import PdfUnavailable, office, pdf


@pytest.mark.skipif(office() is None, reason="LibreOffice is not installed")
def test_libreoffice_makes_a_pdf_of_a_paper(paper):
    assert pdf(docx(paper)).startswith(b"%PDF-")


def test_without_libreoffice_it_says_what_can_be_had(paper, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PdfUnavailable, match=r"only the \.docx.*未安装 LibreOffice"):
        pdf(docx(paper))


def installed(tmp_path, monkeypatch, script):
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")


def test_what_libreoffice_complains_of_is_handed_on(tmp_path, monkeypatch):
    installed(tmp_path, monkeypatch, "echo source file could not be loaded; exit 1")
    with pytest.raises(PdfUnavailable, match="source file could not be loaded"):
        pdf(b"not a document")


def test_a_libreoffice_that_hangs_ends_with_its_children(tmp_path, monkeypatch):
    installed(tmp_path, monkeypatch, f"sleep 300 & echo $! > {tmp_path}/child; wait")
    with pytest.raises(PdfUnavailable, match=r"0\.5 s"):
        pdf(b"not a document", timeout_s=0.5)
    child = int((tmp_path / "child").read_text())
    assert gone(child)


def gone(pid):
    """Whether a process has ended, at the latest after two seconds."""
    stat = Path(f"/proc/{pid}/stat")
    for _ in range(40):
        try:
            os.kill(pid, 0)
            if stat.exists() and ") Z" in stat.read_text():
                return True
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False
