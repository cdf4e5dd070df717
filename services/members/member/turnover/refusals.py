"""Which rules of a change of term say no?"""

from kernel.decider import Refused


class TermNotOpened(Refused):
    """Neither the term nor a plenary of it is known; open the term first."""

    zh = "本届尚未开始，也没有全体会议；请先登记届期"


class TermChangeDecidedOtherwise(Refused):
    """Another decision on the roster of this term is recorded; correct single members instead."""

    zh = "本届名册已另有决定；如有出入，请就个别委员办理连任、离任或就任"


class LaterTermOpened(Refused):
    """A later term has opened; the roster changes with that one."""

    zh = "后一届已经开始，名册应随后一届换届"


class NoTermBefore(Refused):
    """No term before it is known, so nobody's term ends."""

    zh = "没有上一届的记录，无人届满"


class NotAFirstSession(Refused):
    """Only the roster of a term's first session tells who ended with the term before."""

    zh = "只有本届一次会议的名册可以据以确定上届届满的委员"


class ServesInThatTerm(Refused):
    """The member serves in the later term already; record a leaving instead."""

    zh = "该委员已在后一届任职；如已离任，请登记离任"
