"""Which rules of a committee say no?"""

from kernel.decider import Refused


class CodeInUse(Refused):
    """Another name is recorded under this code."""

    zh = "该行政区划代码已以其他名称设立委员会"


class NotEstablished(Refused):
    """The committee has not been established."""

    zh = "委员会尚未设立"


class OutsideTheYear(Refused):
    """A day lies outside the year that is announced."""

    zh = "日期不在所公布的年度内"


class OffAndAtWork(Refused):
    """One day cannot be both off and at work."""

    zh = "同一日不能既放假又上班"


class NoWeekend(Refused):
    """Only a weekend's day is made up."""

    zh = "调休上班日须为周六或周日"


class ClosesBeforeItOpens(Refused):
    """The plenary would close before it opens."""

    zh = "闭幕日期早于开幕日期"


class NotInEffectYet(Refused):
    """The change takes effect on a later day; record it from that day on."""

    zh = "变更尚未施行，请自施行之日起登记"


class ChangesOutOfOrder(Refused):
    """A later change of that kind is recorded; give a day after it, or its own to correct it."""

    zh = "已登记施行日期更晚的同类变更；请填写其后的日期，或填写该日期以作更正"


class CommitteeHasEnded(Refused):
    """The committee has ended before that day; its successor acts in its place."""

    zh = "委员会在该日期之前已终止，请由承继的委员会办理"


class EndsBeforeItsChanges(Refused):
    """Something of the committee is recorded from a later day than its end."""

    zh = "终止日期之后仍有该委员会的变更、届期或全体会议，请核对日期"


class SucceedsItself(Refused):
    """A committee cannot be its own successor, nor be succeeded by one that it succeeded."""

    zh = "委员会不能承继自身，也不能由其所承继的委员会承继"


class HostedInACircle(Refused):
    """The committee above would stand below this one; name another committee above."""

    zh = "所指定的上级委员会在本委员会之下，形成循环；请另行指定上级"


class TermsOutOfOrder(Refused):
    """The term would not lie between the terms and plenaries before and after it."""

    zh = "届期与前后各届或其全体会议的日期次序不符，请核对届次和日期"


class BeforeItsTerm(Refused):
    """The plenary would open before its term does; correct the day of one of them."""

    zh = "全体会议的开幕日期早于本届起始日期，请更正其中之一"


class TermIsOver(Refused):
    """A later term has opened by that day; name that one."""

    zh = "该日期之前后一届已经开始，请改用后一届的届次"


class RosterChangedByThatDay(Refused):
    """The roster has changed with this term on its recorded day; that day stands."""

    zh = "名册已按所登记的届期起始日期换届，该日期不能再更改"


class UnknownCommonKind(Refused):
    """A kind of activity counts as something that is not on the list of common kinds."""

    zh = "活动类别所对应的通用类别不在通用清单中"


class NoConsultation(Refused):
    """Only a kind of consultation says which kind of consultation it is."""

    zh = "只有通用类别为协商的活动类别可以写明协商形式"
