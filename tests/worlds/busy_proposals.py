"""What may happen to a proposal from submission to feedback, and back again, step by step?"""

from datetime import timedelta

from contracts.feedback import Answer
from contracts.periods import Duty
from contracts.proposals.attention import (
    KeyProposalDropped,
    KeyProposalNamed,
    PrioritiesNamed,
    ProposalAwarded,
)
from contracts.proposals.deadlines import DeadlineMoved, DeadlineSet
from contracts.proposals.handling import (
    ContactConfirmed,
    RehandlingOrdered,
    ReturnGranted,
    SponsorContacted,
)
from contracts.proposals.proposal import (
    FeedbackGiven,
    ProposalAssigned,
    ProposalClassified,
    ProposalConverted,
    ProposalFiled,
    ProposalMerged,
    ProposalNotFiled,
    ProposalReplied,
    ProposalRetracted,
    ProposalReturned,
    ProposalSubmitted,
    ProposalWithdrawn,
    ReviewRevoked,
    SponsorKind,
    SponsorsCorrected,
    SubmissionDayCorrected,
)
from contracts.values import CommonOutcome, Satisfaction
from kernel.ids import derived

TOPICS = ("教育", "就业", "养老", "交通")
PRIORITIES = ("营商环境", "乡村振兴", "养老")
QUESTIONS, CHOICES = ("attitude", "result"), ("满意", "不满意")
CATEGORIES = ("经济建设", "社会建设", "文化建设", None)


class BusyProposal:
    """One proposal; only what the house's rules let happen happens.

    Attributes:
        events: (event, day of the act) so far.
    """

    def __init__(self, draw, world, number):
        self.draw, self.world, self.number = draw, world, number
        self.id, self.on = derived("busy proposal", number), world.day()
        self.events, self.phase = [], "none"
        self._clear()
        self.submit()

    def _clear(self):
        self.leading, self.assisting, self.answered, self.claims = [], [], set(), []

    @property
    def units(self):
        return [*self.leading, *self.assisting]

    def tell(self, event):
        self.events.append((event, self.on))

    def step(self):
        """One act more, some days later or on the same day."""
        self.on += timedelta(days=self.draw.choice((0, 0, 1, 7, 30)))
        self.draw.choice(self._possible())()

    def _possible(self):
        if self.phase == "none":
            return [self.submit]
        found = [self.classify, self.sponsors, self.another_day, self.mark, self.mark]
        if self.draw.random() < 0.1:
            found += [self.retract] * 3
        if self.phase == "under_review":
            return [*found, *[self.file] * 6, self.decide]
        found += [self.revoke, *([self.submit] * 4 if self.phase == "returned" else [])]
        if self.phase in ("filed", "merged"):
            found += [self.assign] * (1 if self.units else 8)
        if self.units:
            found += [*[self.speak] * 3, *[self.reply] * 4, self.move]
            found += [] if self.answered else [self.let_out]
        if self.claims:
            found += [self.confirm] * 2
        if self.answered:
            found += [*[self.judge] * 3, self.rehandle]
        return found

    def _sponsors(self):
        kind = self.draw.choice((*SponsorKind, SponsorKind.INDIVIDUAL, SponsorKind.JOINT))
        first, *others = self.draw.sample(self.world.people, 3)
        if kind not in (SponsorKind.INDIVIDUAL, SponsorKind.JOINT):
            first = self.draw.choice(self.world.sectors)
        self.sponsor = first
        return {
            "sponsor_kind": kind,
            "first_sponsor": first,
            "co_sponsors": tuple(others) if kind is SponsorKind.JOINT else (),
            "sector": self.draw.choice((*self.world.sectors, None)),
        }

    def _topics(self):
        return tuple(self.draw.choices(TOPICS, k=self.draw.randint(0, 3)))

    def _timing(self):
        return {
            "timing": self.draw.choice(("plenary", "off_session")),
            "submitted_on": self.draw.choice((self.on, self.on, None)),
        }

    def submit(self):
        self.phase = "under_review"
        self._clear()
        self.tell(
            ProposalSubmitted(
                proposal=self.id,
                plenary=self.world.plenary,
                serial_no=self.number,
                printed_no=None,
                title=f"关于事项{self.number}的提案",
                category=self.draw.choice(CATEGORIES),
                topics=self._topics(),
                text=None,
                lead=self.draw.choice((None, derived("lead", 1))),
                **self._sponsors(),
                **self._timing(),
            )
        )

    def file(self):
        self.phase = "filed"
        self.tell(
            ProposalFiled(
                proposal=self.id,
                case_no=self.number,
                category=self.draw.choice(CATEGORIES),
                day_assumed=self.draw.random() < 0.2,
                decided_on=self.draw.choice((None, self.on)),
            )
        )

    def decide(self):
        told = {"proposal": self.id, "decided_on": self.draw.choice((None, self.on))}
        into = derived("busy proposal", 0)
        self.phase, result = self.draw.choice(
            (
                ("merged", ProposalMerged(**told, into=into)),
                ("converted", ProposalConverted(**told, target="opinion")),
                ("not_filed", ProposalNotFiled(**told, reason=None)),
                ("withdrawn", ProposalWithdrawn(**told, reason=None)),
                ("returned", ProposalReturned(**told, reason="补充")),
            )
        )
        self.tell(result)

    def revoke(self):
        self.phase = "under_review"
        self._clear()
        self.tell(ReviewRevoked(proposal=self.id, reason="更正"))

    def retract(self):
        self.phase = "none"
        self._clear()
        self.tell(ProposalRetracted(proposal=self.id, reason="误录"))

    def classify(self):
        category = self.draw.choice(CATEGORIES)
        self.tell(ProposalClassified(proposal=self.id, category=category, topics=self._topics()))

    def sponsors(self):
        self.tell(SponsorsCorrected(proposal=self.id, **self._sponsors()))

    def another_day(self):
        self.tell(SubmissionDayCorrected(proposal=self.id, **self._timing()))

    def assign(self):
        units = self.draw.sample(self.world.units, 3)
        many = self.draw.randint(1, 2)
        self.leading, self.assisting = units[:many], units[many : self.draw.randint(many, 3)]
        self.claims = []
        mode = "single" if len(self.units) == 1 else self.draw.choice(("lead_co", "separate"))
        day = self.draw.choice((self.on, self.on, self.on - timedelta(days=3), None))
        due = self.on + timedelta(days=self.draw.choice((3, 60)))
        self.tell(
            ProposalAssigned(
                proposal=self.id,
                mode=mode,
                leading=tuple(self.leading),
                assisting=tuple(self.assisting),
                assigned_on=day,
                due_on=self.draw.choice((due, due, None)),
            )
        )

    def let_out(self):
        unit = self.draw.choice(self.units)
        self.leading = [one for one in self.leading if one != unit]
        self.assisting = [one for one in self.assisting if one != unit]
        self.claims = [one for one in self.claims if one[0] != unit]
        self.tell(
            ReturnGranted(
                proposal=self.id,
                unit=unit,
                left=tuple(self.units),
                note=None,
                decided_on=self.on,
            )
        )

    def speak(self):
        claim = (self.draw.choice(self.units), self.draw.choice(self.world.people))
        self.claims.append(claim)
        self.tell(
            SponsorContacted(
                proposal=self.id,
                unit=claim[0],
                sponsor=claim[1],
                way="phone",
                contacted_on=self.on - timedelta(days=self.draw.choice((0, 0, 2))),
            )
        )

    def confirm(self):
        unit, sponsor = self.draw.choice(self.claims)
        self.tell(
            ContactConfirmed(
                proposal=self.id,
                unit=unit,
                sponsor=sponsor,
                took_place=self.draw.random() < 0.5,
                confirmed_on=self.on,
            )
        )

    def reply(self):
        unit = self.draw.choice(self.leading or self.assisting)
        self.answered.add(unit.id)
        self.tell(
            ProposalReplied(
                proposal=self.id,
                unit=unit,
                grade=self.draw.choice(("A", "B", "C", None)),
                outcome=self.draw.choice((*CommonOutcome, None)),
                replied_on=self.draw.choice((self.on, self.on, None)),
                text=None,
            )
        )

    def judge(self):
        sponsor = self.draw.choice((self.sponsor, *self.world.people[:2]))
        asked = self.draw.sample(QUESTIONS, self.draw.randint(0, 2))
        self.tell(
            FeedbackGiven(
                proposal=self.id,
                sponsor=sponsor,
                satisfaction=self.draw.choice(tuple(Satisfaction)),
                printed="原文",
                answers=tuple(
                    Answer(question=one, choice=self.draw.choice(CHOICES)) for one in asked
                ),
                given_on=self.draw.choice((self.on, None)),
            )
        )

    def rehandle(self):
        unit = self.draw.choice(self.leading or self.world.units)
        told = {"proposal": self.id, "reason": "不满意", "by_rule": True}
        self.tell(RehandlingOrdered(**told, unit=unit, ordered_on=self.on))
        self.tell(
            DeadlineSet(
                proposal=self.id,
                deadline=derived("deadline", self.number),
                duty=Duty.REHANDLE,
                party=unit,
                starts_on=self.on,
                terms=(),
                rolls=False,
                due_on=self.on + timedelta(days=20),
                near_on=None,
                provisional=False,
                basis="办法",
                basis_on=None,
            )
        )

    def move(self):
        self.tell(
            DeadlineMoved(
                proposal=self.id,
                deadline=derived("deadline", self.number),
                duty=self.draw.choice((Duty.REPLY, Duty.SIGN)),
                why=self.draw.choice(("extended", "set", "paused")),
                terms=(),
                pauses=(),
                rolls=False,
                due_on=self.draw.choice((self.on + timedelta(days=40), self.on, None)),
                near_on=None,
                provisional=False,
            )
        )

    def mark(self):
        leaders = self.draw.choice(((), tuple(self.world.people[:1])))
        priorities = tuple(self.draw.sample(PRIORITIES, self.draw.randint(0, 3)))
        award = {"proposal": self.id, "award": "优秀提案", "year": 2025, "awarded_on": self.on}
        told = {"leaders": leaders, "ways": (), "basis": "主席会议", "named_on": self.on}
        self.tell(
            self.draw.choice(
                (
                    KeyProposalNamed(proposal=self.id, **told),
                    KeyProposalDropped(proposal=self.id, reason="合并", dropped_on=self.on),
                    ProposalAwarded(**award, unit=None),
                    ProposalAwarded(**award, unit=self.world.units[0]),
                    PrioritiesNamed(proposal=self.id, priorities=priorities, named_on=self.on),
                )
            )
        )
