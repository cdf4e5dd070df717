"""In which other forms is a document handed out: as a page, as PDF, as a check copy?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Annotated

from fastapi import Depends, Query

from reporting.documents.marks import Mark
from reporting.documents.tree import Document
from reporting.issue.drawing import check_copy_of, page_of, pdf_of
from reporting.render.pdf import PdfUnavailable

CHECK_COPY_FILE = "核对稿.docx"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which forms are asked for beside the paper and its evidence."""

    html: bool = False
    pdf: bool = False
    check_copy: bool = False

    @property
    def tree(self) -> bool:
        """Whether any of them is drawn from the tree."""
        return self.html or self.check_copy


def _wanted(
    html: Annotated[bool, Query(description="另附网页 a page for reading and print")] = False,
    pdf: Annotated[bool, Query(description="另附 PDF, where LibreOffice is installed")] = False,
    check_copy: Annotated[bool, Query(description="另附核对稿 each figure with a mark")] = False,
) -> Wanted:
    return Wanted(html, pdf, check_copy)


Also = Annotated[Wanted, Depends(_wanted)]
"""The query's `html`, `pdf`, `check_copy`."""


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms that could be made, by file name, and in Chinese why one could not."""

    files: Mapping[str, bytes]
    warnings: tuple[str, ...] = ()


async def forms(
    wanted: Wanted, name: str, paper: bytes, tree: tuple[Document, Sequence[Mark]] | None
) -> Forms:
    """The other forms of one document; without LibreOffice there is a warning in place of a PDF.

    Args:
        name: the paper's file name.
        tree: the document and its marks; needed for what is drawn from the tree.
    """
    files: dict[str, bytes] = {}
    warnings: tuple[str, ...] = ()
    stem = PurePath(name).stem
    if wanted.html and tree is not None:
        files[f"{stem}.html"] = await page_of(tree[0])
    if wanted.pdf:
        try:
            files[f"{stem}.pdf"] = await pdf_of(paper)
        except PdfUnavailable as why:
            warnings = (why.zh,)
    if wanted.check_copy and tree is not None:
        files[CHECK_COPY_FILE] = await check_copy_of(*tree)
    return Forms(files, warnings)
