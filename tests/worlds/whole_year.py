"""How is a command run on a home, as a clerk runs it?"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def jianyan(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command on a home."""
    program = Path(sys.executable).with_name("jianyan")
    command = [str(program), "--home", str(home), *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=280, cwd=ROOT)
