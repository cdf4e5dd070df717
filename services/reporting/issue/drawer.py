"""What does the process that draws do? It imports little, so that it starts quickly."""

import os
import pickle
import sys

from kernel.infra.watchdog import PR_SET_PDEATHSIG, prctl
from reporting.render.docx import docx
from reporting.render.workbook import evidence_workbook

_SIGKILL = 9


def main() -> None:
    """Draw what standard input holds, write the files to standard output; die with the parent."""
    parent = os.getppid()
    prctl(PR_SET_PDEATHSIG, _SIGKILL)
    document, book = pickle.load(sys.stdin.buffer)
    answer = pickle.dumps((docx(document), evidence_workbook(book)))
    if os.getppid() == parent:
        sys.stdout.buffer.write(answer)


if __name__ == "__main__":
    main()
