"""Is every state and every command of each decider listed, and named when it is refused?"""

from types import MappingProxyType

import care_states
import committee_states
import contact_states
import organisation_states
import roster_states
from every_state import EveryState

from members.app import MEMBERS

ROOMS = (committee_states, organisation_states, roster_states, contact_states, care_states)
TRANSITIONS = """
committee: none -> EstablishCommittee -> established
committee: established -> AdoptRules -> under_other_rules
committee: established -> ConvenePlenary -> plenary_convened
committee: plenary_on_other_days -> ConvenePlenary -> plenary_convened
committee: established -> OpenTerm -> term_opened
committee: established -> ChangeCode -> under_another_code
committee: established -> RenameCommittee -> under_another_name
committee: established -> ChangeHost -> below_another
committee: under_another_name -> EndCommittee -> ended
committee: established -> AnnounceWorkingDays -> working_days_announced
committee: ended -> TakeBackEnd -> established
organisation: none -> RegisterOrganisation -> registered
organisation: heard_of -> ConfirmOrganisation -> registered
organisation: registered -> PlaceOrganisation -> placed
organisation: registered -> ConfirmAlias -> with_alias
organisation: with_alias -> TakeBackAlias -> alias_taken_back
organisation: alias_taken_back -> ConfirmAlias -> with_alias
organisation: registered -> RenameOrganisation -> renamed
organisation: renamed -> MergeOrganisation -> merged
organisation: registered -> SplitOrganisation -> split
organisation: registered -> DissolveOrganisation -> dissolved
organisation: merged -> TakeBackEnding -> registered
organisation: registered -> KeepContact -> with_contact
organisation: with_contact -> LookUpContact -> with_contact
organisation: with_contact -> ForgetContact -> registered
turnover: none -> DecideTermChange -> carries_over
upper: listed -> KeepUpperPrivate -> with_telephone
upper: listed -> RecordUpperGone -> moved_away
upper: with_telephone -> EraseUpper -> listed
upper: moved_away -> ListUpperMember -> listed_anew
upper: retracted -> ListUpperMember -> listed_anew
disclosure: none -> DisclosePrivateParticulars -> made
pair: none -> FormPair -> kept
pair: kept_from_another_day -> FormPair -> kept
pair: kept -> EndPair -> ended
pair: ended -> RetractPair -> retracted
pair: retracted -> FormPair -> kept
contact: none -> RecordContact -> recorded
contact: recorded -> CorrectContact -> corrected
contact: recorded -> AskFollowUp -> asked
contact: asked -> FinishFollowUp -> done
contact: done -> RetractContact -> retracted
contact: retracted -> RecordContact -> recorded
contact: recorded -> ForgetContactWords -> recorded
difficulty: none -> RaiseDifficulty -> raised
difficulty: raised -> CountDifficulty -> counted
difficulty: raised -> TakeUpDifficulty -> taken_up
difficulty: taken_up -> PassDifficulty -> passed
difficulty: passed -> SettleDifficulty -> settled
difficulty: passed -> LeaveUnsettled -> unsettled
difficulty: settled -> ReopenDifficulty -> taken_up
difficulty: unsettled -> ReopenDifficulty -> passed
difficulty: settled -> StrikeDifficulty -> struck
difficulty: struck -> RaiseDifficulty -> raised
material: none -> SendMaterial -> sent
material: sent_under_another_title -> SendMaterial -> sent
material: sent -> SendFurther -> sent_further
material: sent -> MarkRead -> read
material: read -> StrikeReading -> sent
material: read -> HandInNotes -> notes_handed_in
material: read -> RetractMaterial -> retracted
material: retracted -> SendMaterial -> sent
letter: none -> SendLetter -> sent
letter: sent -> RecordAnswer -> answered
letter: answered -> RetractLetter -> retracted
letter: retracted -> SendLetter -> sent
letter: sent -> ForgetLetterWords -> sent
"""


class TestMembers(EveryState):
    """The member's own is held by test_member_states.py.

    A name of an organisation that was given back is told to be taken only when somebody takes it
    again: test_succession_domain.py.
    """

    pages = tuple(room.PAGE for room in ROOMS)
    transitions = TRANSITIONS
    service, ruled = MEMBERS.name, MEMBERS.ruled
    elsewhere = frozenset({"member"})
    seldom = MappingProxyType({"organisation": ({"NameTaken"}, {"times"})})
