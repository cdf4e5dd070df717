"""A year in which everything happens that a figure counts, corrections and second thoughts too."""

from datetime import date, timedelta

import busy_bodies
from busy_members import contact, difficulty, member, organisation, pair
from busy_proposals import BusyProposal
from busy_work import activity, lead, report, research, suggestion
from years import HERE, PLENARY, context

from contracts.members.member import MembersMerged, MergeTakenBack
from contracts.values import Named
from kernel.ids import derived

SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈", "一二三四五六七八九十"
UNITS = ("市教育局", "市体育局", "市教体局", "市交通局", "市民政局", "教育局", "市审计局")


class BusyYear:
    """One committee; all is drawn from one source of chance.

    Attributes:
        draw: a `random.Random`. size: about so many of each thing.
    """

    plenary = PLENARY

    def __init__(self, draw, size=6, context=context):
        self.draw, self.size, self._context = draw, size, context
        names = [a + b for a in SURNAMES for b in GIVEN]
        self.people = [Named(id=derived("busy", one), name=one) for one in names[: size + 4]]
        self.sectors = [Named(id=derived("sector", one), name=one) for one in ("教育", "经济")]
        self.units = [Named(id=derived("unit", one), name=one) for one in UNITS]

    def day(self):
        """Any day from December 2024 to the summer of 2026."""
        return date(2024, 12, 1) + timedelta(days=self.draw.randint(0, 560))

    def events(self):
        """(event, day of the act) in order; of each thing its own in order, things mingled."""
        lives = [life for kind in self._kinds() for life in kind]
        self.draw.shuffle(lives)
        told = list(self._context(self.draw.random() < 0.5))
        open_ = lives[:]
        while open_:
            life = self.draw.choice(open_[:8])
            told.append(life.pop(0))
            open_ = [one for one in open_ if one]
        return told

    def _kinds(self):
        yield [member(self, one) for one in self.people]
        yield [organisation(self, one) for one in self.units]
        yield [busy_bodies.belonging(self, one) for one in self.people]
        yield [busy_bodies.life(self, number) for number in range(len(busy_bodies.BODIES))]
        yield [self._merged()]
        yield [self._proposal(number) for number in range(1, self.size + 1)]
        for life in (report, activity, research, lead, suggestion, pair, contact, difficulty):
            yield [life(self, number) for number in range(max(self.size // 2, 1))]

    def _proposal(self, number):
        one = BusyProposal(self.draw, self, number)
        for _ in range(self.draw.randint(0, 14)):
            one.step()
        return one.events

    def _merged(self):
        kept, twin, *_ = self.people
        on = self.day()
        merged = (MembersMerged(duplicate=twin.id, member=kept), on)
        back = (MergeTakenBack(duplicate=twin.id, member=kept.id), on)
        return self.draw.choice(([merged], [merged], [merged, back]))


__all__ = ["HERE", "BusyYear"]
