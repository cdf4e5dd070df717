"""What does HTTP send about contacts who are no members?"""

from datetime import date

from pydantic import BaseModel

from kernel.forgetting import Basis, Ground
from kernel.http.bodies import example
from kernel.secret import Secret


class Enlist(BaseModel):
    """列入联络对象: who it is goes to the vault."""

    model_config = example(
        name="裘若谷", employer="云岭市城关社区", telephone="15490000031", since="2026-01-05"
    )

    since: date | None = None
    name: Secret | None = None
    employer: Secret | None = None
    telephone: Secret | None = None


class LastDay(BaseModel):
    """联络对象结束: the last day, today when none is given."""

    model_config = example(until="2026-06-30")

    until: date | None = None


class Forget(BaseModel):
    """删除个人信息: why, and on what basis; no private word in either."""

    model_config = example(ground="consent_withdrawn", basis="本人撤回同意")

    ground: Ground
    basis: Basis
