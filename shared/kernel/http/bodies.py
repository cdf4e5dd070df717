"""How does a body of HTTP forbid what it does not know, and show one example?"""

from typing import Any

from pydantic import ConfigDict


def example(**body: Any) -> ConfigDict:
    """The configuration of a body with one example."""
    return ConfigDict(extra="forbid", json_schema_extra={"examples": [body]})
