"""How does a Word file become a PDF where LibreOffice is installed?"""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

_NAMES = ("soffice", "libreoffice")
_FORMAT = "pdf:writer_pdf_Export"


class PdfUnavailable(Exception):
    """No PDF was made: LibreOffice is missing, failed or took too long."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{en}; {zh}")
        self.zh, self.en = zh, en


def office() -> Path | None:
    """Where LibreOffice is, if it is on the path."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    return Path(found) if found else None


def pdf(docx: bytes, *, timeout_s: float = 120) -> bytes:
    """The file as a PDF; the .docx stays the record, its fonts here are the machine's.

    Blocks for some seconds; a profile of its own lets several run at once.

    Args:
        docx: a Word file.
        timeout_s: seconds until LibreOffice is stopped.

    Raises:
        PdfUnavailable: LibreOffice is not installed, failed, or ran out of time.
    """
    program = office()
    if program is None:
        raise PdfUnavailable(
            "未安装 LibreOffice，不能生成 PDF，只能输出 .docx；安装后再试",
            "LibreOffice is not installed, so only the .docx can be written",
        )
    with tempfile.TemporaryDirectory(prefix="jianyan-pdf-") as folder:
        return _convert(program, docx, Path(folder), timeout_s)


def _convert(program: Path, docx: bytes, folder: Path, timeout_s: float) -> bytes:
    (folder / "document.docx").write_bytes(docx)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(program), profile, "--headless", "--norestore", "--convert-to", _FORMAT]
    said = _run([*command, "--outdir", str(folder), str(folder / "document.docx")], timeout_s)
    made = folder / "document.pdf"
    if not made.exists():
        raise PdfUnavailable(f"LibreOffice 转换失败：{said}", f"LibreOffice made no PDF: {said}")
    return made.read_bytes()


def _run(command: list[str], timeout_s: float) -> str:
    """Runs in a session of its own, so that a late LibreOffice ends with all its children."""
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    )
    try:
        said, _ = process.communicate(timeout=timeout_s)
    except subprocess.TimeoutExpired as late:
        zh, en = f"LibreOffice 转换超过 {timeout_s} 秒，已停止", f"no PDF after {timeout_s} s"
        raise PdfUnavailable(zh, en) from late
    finally:
        _end(process)
    return said.decode(errors="replace").strip()


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
