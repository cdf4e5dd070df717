"""How does HTTP ask for words to be forgotten, whosever they are about?"""

from pydantic import BaseModel, ConfigDict

from kernel.forgetting import Basis, Ground


class Forget(BaseModel):
    """删除内容: why, and on what basis; no private word in either."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"ground": "mistake", "basis": "登记对象有误，内容删除"}]},
    )

    ground: Ground
    basis: Basis
