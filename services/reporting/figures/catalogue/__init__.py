"""Which figures are there?"""

from reporting.figures.catalogue.members import MEMBER_FIGURES
from reporting.figures.catalogue.proposals import PROPOSAL_FIGURES
from reporting.figures.catalogue.reports import REPORT_FIGURES
from reporting.figures.catalogue.sectors import SECTOR_FIGURES
from reporting.figures.figure import Figure

VERSION = "1"
"""Grows whenever a figure comes to mean something else."""

FIGURES: dict[str, Figure] = {
    figure.id: figure
    for figure in (*PROPOSAL_FIGURES, *REPORT_FIGURES, *MEMBER_FIGURES, *SECTOR_FIGURES)
}
