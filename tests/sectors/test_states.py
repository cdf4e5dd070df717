"""Is every state and command of bodies and of what they did listed, and each refusal named?"""

import body_states
import budget_states
import campaign_states
import occasion_states
import research_states
from every_state import EveryState

from sectors.app import SECTORS

ROOMS = (body_states, budget_states, occasion_states, campaign_states, research_states)
TRANSITIONS = """
body: none -> FormBody -> formed
body: heard_of -> FormBody -> formed
body: heard_of -> ConfirmBody -> formed
body: formed -> TellForm -> of_a_form
body: formed -> TellFirstDay -> of_a_day
body: formed -> RenameBody -> renamed
body: formed -> NameConvenor -> led
body: led -> LayDownConvenor -> formed
body: formed -> TakePost -> post_taken
body: post_taken -> LayDownPost -> post_laid_down
body: formed -> PlaceBody -> placed
body: placed -> TakeOutBody -> taken_out
body: formed -> DissolveBody -> dissolved
body: dissolved -> TakeBackDissolution -> formed
link: none -> MakeLink -> made
link: made_from_another_day -> MakeLink -> made
link: mistaken -> MakeLink -> made
link: made -> UseLink -> used
link: used -> StrikeUse -> use_struck
link: made -> EndLink -> ended
outsider: none -> ListOutsider -> listed
outsider: listed -> EndOutsider -> ended
outsider: listed -> LookUpOutsider -> listed
outsider: listed -> ForgetOutsider -> forgotten
outsider: listed -> StrikeOutsider -> struck
outsider: struck -> ListOutsider -> listed
budget: none -> AskForMoney -> asked
budget: asked -> ApproveMoney -> approved
budget: approved_less -> ApproveMoney -> approved
budget: approved -> RecordSpending -> spent
budget: spent -> StrikeSpending -> spending_struck
budget: approved -> TakeBackMoney -> taken_back
budget: taken_back -> AskForMoney -> asked
occasion: nothing_told -> TellDocuments -> told
occasion: told -> TellDocuments#2 -> corrected
occasion: corrected -> TellDocuments -> told
occasion: told -> TellMaterial -> told_whole
occasion: told -> TellPlaces -> told_whole
occasion: told -> TellBeneficiaries -> told_whole
occasion: told -> TellMoney -> told_whole
occasion: told -> TellGuests -> told_whole
occasion: told -> TellLeaders -> told_whole
occasion: told -> TellHosts -> told_whole
occasion: told -> TellPriorities -> told_whole
occasion: nothing_told -> HandInNotes -> notes_handed_in
occasion: notes_handed_in -> StrikeNotes -> nothing_told
occasion: notes_handed_in -> ForgetNotes -> notes_forgotten
occasion: notes_forgotten -> HandInNotes -> notes_handed_in
campaign: none -> OpenCampaign -> open
campaign: open -> CorrectCampaign -> corrected
campaign: corrected -> OpenCampaign -> open
campaign: open -> JoinCampaign -> with_an_activity
campaign: with_an_activity -> PartCampaign -> open
campaign: open -> RetractCampaign -> retracted
campaign: retracted -> OpenCampaign -> open
series: none -> BeginSeries -> begun
series: begun -> PlanDates -> planned
series: planned -> MoveDate -> moved
series: planned -> DropDate -> left_out
series: left_out -> MoveDate -> moved
series: planned -> HoldDate -> held
series: held -> FreeDate -> planned
series: planned -> EndSeries -> ended
feed: none -> OpenFeed -> open
feed: open -> RevokeFeed -> revoked
feed: revoked -> OpenFeed -> open_anew
help: none -> BeginHelp -> begun
help: begun -> BeginHelp#2 -> corrected
help: begun -> RecordVisit -> visited
help: visited -> StrikeVisit -> begun
help: begun -> RecordResult -> with_a_result
help: begun -> EndHelp -> ended
help: begun -> RetractHelp -> retracted
help: retracted -> BeginHelp -> begun
help: begun -> ForgetHelpWords -> words_forgotten
research: none -> DraftReport -> draft
research: draft -> SubmitReport -> submitted
research: submitted -> ReturnReport -> returned
research: returned -> SubmitReport -> submitted
research: submitted -> ApproveReport -> approved
research: approved -> ReturnReport -> returned
research: approved -> ArchiveReport -> archived
research: archived -> HandOverReport -> handed_over
research: draft -> RetractReport -> retracted
research: retracted -> DraftReport -> draft
research: draft -> ForgetReportText -> text_forgotten
outcome: none -> RecordInstruction -> told
outcome: told -> ForgetInstruction -> words_forgotten
outcome: told -> StrikeOutcome -> struck
outcome: struck -> RecordInstruction -> told
outcome: none -> SendResult -> of_another_kind
outcome: none -> RecordAdoption -> of_another_kind
outcome: none -> MakeRecommendation -> of_another_kind
outcome: none -> LinkGrown -> of_another_kind
"""


class TestSectors(EveryState):
    """An activity's own is held by test_activity_states.py, a person's by the kernel's tests."""

    pages = tuple(room.PAGE for room in ROOMS)
    transitions = TRANSITIONS
    service, ruled = SECTORS.name, SECTORS.ruled
    elsewhere = frozenset({"activity", "person"})
