"""Which figures are there?"""

from reporting.figures.catalogue.bodies import BODY_FIGURES
from reporting.figures.catalogue.contacts import CONTACT_FIGURES
from reporting.figures.catalogue.duty import DUTY_FIGURES
from reporting.figures.catalogue.handling import HANDLING_FIGURES
from reporting.figures.catalogue.members import MEMBER_FIGURES
from reporting.figures.catalogue.occasions import OCCASION_FIGURES
from reporting.figures.catalogue.proposal_acts import ACTS
from reporting.figures.catalogue.proposal_days import DAYS_FIGURES
from reporting.figures.catalogue.proposal_marks import MARKS
from reporting.figures.catalogue.proposal_shares import SHARES
from reporting.figures.catalogue.proposals import RECEIVED_FIGURES
from reporting.figures.catalogue.reports import REPORT_FIGURES
from reporting.figures.catalogue.research import RESEARCH_FIGURES
from reporting.figures.catalogue.sectors import SECTOR_FIGURES
from reporting.figures.catalogue.units import UNIT_FIGURES
from reporting.figures.figure import Figure

VERSION = "3"
"""Grows whenever a figure comes to mean something else."""

FIGURES: dict[str, Figure] = {
    figure.id: figure
    for figure in (
        *RECEIVED_FIGURES,
        *HANDLING_FIGURES,
        *SHARES,
        *ACTS,
        *DAYS_FIGURES,
        *UNIT_FIGURES,
        *MARKS,
        *REPORT_FIGURES,
        *MEMBER_FIGURES,
        *SECTOR_FIGURES,
        *OCCASION_FIGURES,
        *BODY_FIGURES,
        *RESEARCH_FIGURES,
        *CONTACT_FIGURES,
        *DUTY_FIGURES,
    )
}
