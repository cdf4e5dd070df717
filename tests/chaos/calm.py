"""What comes of the same requests when nothing goes wrong?"""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from asking import ask
from proving import figures, proven
from work import SETTING, Step

from jianyan.link import StartHost
from kernel.infra.link import HostLink, attach


class Calm:
    """A home where nothing goes wrong."""

    def __init__(self, link: HostLink) -> None:
        self._link = link
        self.answers: dict[str, dict] = {}
        self.follow(SETTING)

    def follow(self, steps: Sequence[Step]) -> None:
        """Ask for these as well; what was asked before is not asked again."""
        for step in steps:
            if step.key not in self.answers:
                self.answers[step.key] = ask(self._link, step, self.answers, Counter())

    def compare(self, disturbed: HostLink, counted: dict[str, int]) -> None:
        """Figures and numbers of events must be the same there."""
        assert figures(disturbed) == figures(self._link), "other figures than undisturbed"
        assert counted == proven(self._link, self.answers, whole_stream=True), "other events"


@contextmanager
def calm_at(home: Path) -> Iterator[Calm]:
    """A home of its own, where nothing goes wrong."""
    (home / "log").mkdir(parents=True)
    with attach(home, StartHost(home)) as link:
        yield Calm(link)
