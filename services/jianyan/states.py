"""What does a clerk call the state of a document, and the kind of a body?"""

from collections.abc import Mapping
from typing import Any

from jianyan.words import say

PHASES = {
    "drafted": ("已开立", "drafted"),
    "edited": ("撰写中", "edited"),
    "out": ("征求意见中", "out for comment"),
    "approved": ("已审定", "approved"),
    "issued": ("已印发", "issued"),
    "superseded": ("已被取代", "superseded"),
}
HANDINGS = {
    "no": ("未上报", "no"),
    "handed_up": ("已上报", "handed up"),
    "returned": ("已退回", "returned"),
    "accepted": ("已接收", "accepted"),
}
BODY_KINDS = {
    "sector": ("界别", "sector"),
    "sector_group": ("界别组", "sector group"),
    "special_committee": ("专委会", "special committee"),
    "area_group": ("联络组", "area group"),
    "party": ("党派", "party"),
    "organisation": ("单位", "organisation"),
    "office": ("机关", "office"),
}

STATED_SCOPES = BODY_KINDS | {
    "committee": ("本级", "committee"),
    "below": ("含下级", "with all below"),
    "unit": ("承办单位", "unit"),
    "member": ("委员", "member"),
}


def phases() -> str:
    """Every phase of a draft, as a command is asked for it, with its Chinese name."""
    return "；".join(f"{name} {zh}" for name, (zh, _) in PHASES.items())


def draft_state(one: Mapping[str, Any]) -> str:
    """How far a draft has come; of a body's also where it lies."""
    state = _said(PHASES, one["phase"])
    handing = one["handing"]
    return state if handing == "no" else f"{state}，{_said(HANDINGS, handing)}"


def handing(one: Mapping[str, Any]) -> str:
    """Whether a body handed its summary in."""
    return _said(HANDINGS, one["handing"])


def body_kind(one: Mapping[str, Any]) -> str:
    """What sort of body it is."""
    return _said(BODY_KINDS, one["kind"])


def stated_scope(one: Mapping[str, Any]) -> str:
    """Whose number a stated figure is: 本级, 界别 教育."""
    return " ".join(filter(None, (_said(STATED_SCOPES, one["scope"]), one["whose"])))


def document_state(one: Mapping[str, Any]) -> str:
    """Whether an issued document stands, or which one took its place."""
    by = one["superseded_by"]
    return say("现行", "standing") if by is None else say(f"已被 {by} 取代", f"superseded by {by}")


def _said(names: Mapping[str, tuple[str, str]], name: str) -> str:
    return say(*names.get(name, (name, name)))
