"""Which question does each module of the kernel answer? `python -m kernel.questions` tells."""

import ast
from pathlib import Path

ROOT = Path(__file__).parent
PAGE = ROOT / "README.md"
BEGIN, END = "<!-- questions -->\n", "<!-- end of questions -->\n"


def questions() -> str:
    """A table a room: its modules and the first line of each."""
    rooms = sorted({path.parent for path in ROOT.rglob("*.py")}, key=lambda one: one.as_posix())
    return "\n".join(_room(room) for room in rooms if any(_lines(room)))


def page(text: str) -> str:
    """The page with today's questions between its marks."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{questions()}\n{END}{after}"


def _room(room: Path) -> str:
    name = "kernel" if room == ROOT else f"kernel.{room.relative_to(ROOT).as_posix()}"
    return f"### {name.replace('/', '.')}\n\n| | |\n|---|---|\n" + "".join(_lines(room))


def _lines(room: Path) -> list[str]:
    found = []
    for path in sorted(room.glob("*.py")):
        told = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
        if path.stem != "__init__":
            found.append(f"| `{path.stem}` | {told.splitlines()[0].replace('|', '/')} |\n")
    return found


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
