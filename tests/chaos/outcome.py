"""What came of a run, as a person reads it on the terminal or in docs/chaos.md?"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from asking import KILLS, SEED, Problems
from killing import Killer

PAGE = Path(__file__).parents[2] / "docs" / "chaos.md"
BEGIN = "<!-- outcome: written by `make chaos` -->"
END = "<!-- end of the outcome -->"
WORTH_KEEPING = 200
HEADING = ("fault", "lasted", "acknowledged", "clients were told", "named")


class Outcome:
    """What one run found, line by line."""

    def __init__(self) -> None:
        self._facts: list[str] = []
        self._rows: list[tuple[str, ...]] = []

    def kills(self, killer: Killer, took_s: float, acked: int, problems: Problems) -> None:
        """The storm of kills."""
        total = killer.killed.total()
        self._facts += [
            f"{total} hosts killed in {took_s / 60:.1f} minutes, {took_s / total:.1f} s each; "
            f"{acked} requests acknowledged, none lost, none doubled, figures unchanged",
            f"where: {told(killer.killed)}",
            f"points not passed within 10 s, killed there all the same: {told(killer.missed)}",
            f"hosts that ended otherwise before they were killed: {told(killer.ended_otherwise)}",
            f"clients asked again after: {told(problems)}",
        ]

    def fault(
        self, name: str, lasted_s: float, acked: int, problems: Problems, named: Iterable[str]
    ) -> None:
        """One fault that was survived."""
        row = (name, f"{lasted_s:.1f} s", str(acked), told(problems), "; ".join(named))
        self._rows.append(row)

    def text(self) -> str:
        """Markdown: the facts, then a line a fault."""
        lines = [f"- `KILLS={KILLS} CHAOS_SEED={SEED}`", *(f"- {fact}" for fact in self._facts)]
        if self._rows:
            lines += ["", _line(HEADING), _line(["---"] * len(HEADING)), *map(_line, self._rows)]
        return "\n".join(lines)

    def written(self, machine: dict[str, str]) -> None:
        """Put it between the marks of the page; what people wrote around it stays."""
        before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
        _, _, after = rest.partition(END)
        facts = "\n".join(f"- {name}: {value}" for name, value in machine.items())
        PAGE.write_text(f"{before}{BEGIN}\n\n{facts}\n{self.text()}\n\n{END}{after}", "utf-8")


def told(counted: Counter[str]) -> str:
    """`a 3, b 1`, or nothing."""
    return ", ".join(f"{what} {times}" for what, times in counted.most_common()) or "nothing"


def worth_keeping() -> bool:
    """A run so long is written down."""
    return KILLS >= WORTH_KEEPING


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
