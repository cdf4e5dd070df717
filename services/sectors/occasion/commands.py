"""What can be told of what an activity was about?"""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

from contracts.sectors.occasion import (
    Benefited,
    Guest,
    HandedOut,
    JointHost,
    Leader,
    Money,
    Visited,
)
from kernel.command import Command
from kernel.forgetting import Basis, Ground
from kernel.secret import Secret
from rules.names import clean

Words = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=60)]
Title = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=200)]
MOST = 200


class OfActivity(Command):
    """A command about one activity."""

    activity: UUID


class TellDocuments(OfActivity):
    """登记学习内容: what was studied, whole."""

    documents: Annotated[tuple[Title, ...], Field(max_length=MOST)]


class TellMaterial(OfActivity):
    """登记发放材料: what was handed out, whole."""

    material: Annotated[tuple[HandedOut, ...], Field(max_length=MOST)]


class TellPlaces(OfActivity):
    """登记走访点位: places and units, whole."""

    places: Annotated[tuple[Visited, ...], Field(max_length=MOST)]


class TellBeneficiaries(OfActivity):
    """登记受益对象: how many of which kind, whole; a ledger overwrites no hand's entry."""

    beneficiaries: Annotated[tuple[Benefited, ...], Field(max_length=MOST)]
    by_ledger: bool = False


class TellMoney(OfActivity):
    """登记活动资金: sums by kind, whole."""

    money: Annotated[tuple[Money, ...], Field(max_length=MOST)]


class TellGuests(OfActivity):
    """登记嘉宾: who came and is no member, whole."""

    guests: Annotated[tuple[Guest, ...], Field(max_length=MOST)]


class TellLeaders(OfActivity):
    """登记出席领导: which leaders came, whole."""

    leaders: Annotated[tuple[Leader, ...], Field(max_length=MOST)]


class TellHosts(OfActivity):
    """登记联合主办: all bodies that hosted, whole; a ledger overwrites no hand's entry."""

    hosts: Annotated[tuple[JointHost, ...], Field(max_length=MOST)]
    by_ledger: bool = False


class TellPriorities(OfActivity):
    """登记中心工作和主题: which of the committee's priorities it served, and its topics, whole."""

    priorities: Annotated[tuple[Words, ...], Field(max_length=20)]
    topics: Annotated[tuple[Words, ...], Field(max_length=20)] = ()


class HandInNotes(OfActivity):
    """提交心得: what a member wrote, today if on no other day; None leaves what was kept."""

    member: UUID
    handed_on: date | None = None
    notes: Secret | None = None


class StrikeNotes(OfActivity):
    """撤销心得登记: the member had handed in nothing."""

    member: UUID


class ForgetNotes(OfActivity):
    """删除心得内容: all that was ever kept of a member's notes, or of everybody's."""

    member: UUID | None = None
    ground: Ground
    basis: Basis


TellPart = (
    TellDocuments
    | TellMaterial
    | TellPlaces
    | TellBeneficiaries
    | TellMoney
    | TellGuests
    | TellLeaders
    | TellHosts
    | TellPriorities
)
OccasionCommand = TellPart | HandInNotes | StrikeNotes | ForgetNotes
