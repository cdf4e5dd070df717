"""Which rules say no to what is told of an outcome?"""

from kernel.decider import Refused


class NothingItCameOf(Refused):
    """There is no such report or activity, or it was taken back; record it first."""

    zh = "没有这份调研报告或这项活动，或已撤销；请先登记"


class NoSuchOutcome(Refused):
    """Nothing of the kind was recorded."""

    zh = "没有登记过这项成果"


class NotYet(Refused):
    """This day has not come; record it when it has."""

    zh = "日期晚于今天，请在发生之后登记"


class TitleUnknown(Refused):
    """This proposal or report has not been heard of here; write its title as well."""

    zh = "本服务尚未收到这件提案或信息，请同时填写案由或标题"


class OfTheOtherKind(Refused):
    """What has this id is of the other kind; say proposal or situation report accordingly."""

    zh = "该标识对应的不是所填类型，请核对是提案还是社情民意信息"
