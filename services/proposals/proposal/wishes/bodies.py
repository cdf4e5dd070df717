"""What does HTTP send of the sponsors' wishes, with an example each?"""

from proposals.proposal.bodies import Dated, Name, shown


class Suggested(Dated):
    """建议承办单位: by name."""

    model_config = shown({"units": ["市教育局"]})

    units: tuple[Name, ...] = ()


class Cosigning(Dated):
    """可否附议."""

    model_config = shown({"open": True})

    open: bool
