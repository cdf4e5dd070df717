"""What did the plan for this year, issued a year before, list by topic?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """An issued plan, as far as its topics can be read without guessing.

    Attributes:
        title: of the document that it stands in, without brackets.
        areas: the kinds of work under which it lists tasks: 提案工作, 学习培训.
        subjects: what people marked in it as a subject: 托育服务; each once, in order.
    """

    title: str
    areas: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()

    @property
    def by_topic(self) -> bool:
        """Whether it lists anything by topic; one that was written freely does not."""
        return bool(self.areas or self.subjects)
