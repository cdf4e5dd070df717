"""What is an event, what is it called, and may others see it?"""

import json
from collections.abc import Callable
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field

from kernel.canonical import canonical

_REGISTRY: dict[str, "type[Event]"] = {}
_UPCASTERS: dict[str, "list[Upcaster]"] = {}

Upcaster = Callable[[dict[str, Any]], dict[str, Any]]
"""A pure function from the data of an older event to what today's class reads."""


def zh(title: str, means: str | None = None) -> Any:
    """The Chinese title of a field and, where the title does not say it all, what it means."""
    return Field(title=title, description=means)


class Event(BaseModel):
    """A thing that happened. Subclasses are frozen, name no metadata and carry no constraint.

    Class arguments: `name` is the name for ever (`service.slice.past_participle`), `title` the
    Chinese one, `published` whether others may read it, `schema_number` grows with each field.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    event_name: ClassVar[str] = ""
    title_zh: ClassVar[str] = ""
    published: ClassVar[bool] = False
    schema_number: ClassVar[int] = 1

    def __init_subclass__(
        cls,
        *,
        name: str | None = None,
        title: str = "",
        published: bool = False,
        schema_number: int = 1,
        **kwargs: Any,
    ) -> None:
        """Class arguments are taken once pydantic has built the class, below."""
        super().__init_subclass__(**kwargs)

    @classmethod
    def __pydantic_init_subclass__(
        cls,
        *,
        name: str | None = None,
        title: str = "",
        published: bool = False,
        schema_number: int = 1,
        **kwargs: Any,
    ) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        if name is None:
            return
        known = _REGISTRY.get(name)
        if known is not None and known.__qualname__ != cls.__qualname__:
            raise ValueError(f"two event classes are called {name}")
        # pydantic takes `title` for its own configuration before it can be handed on.
        cls.event_name, cls.title_zh = name, title or str(cls.model_config.get("title") or "")
        cls.published, cls.schema_number = published, schema_number
        _REGISTRY[name] = cls

    def as_text(self) -> str:
        """The exact canonical JSON that is hashed and stored."""
        return canonical(self.model_dump(mode="json"))

    @classmethod
    def read(cls, data: str) -> Self:
        """The event that a stored text holds; what a later writer added is ignored.

        What an older program wrote goes through the class's upcasters first, whoever reads it.

        Raises:
            ValidationError: the text is no JSON, or not of this class.
        """
        casts = _UPCASTERS.get(cls.event_name)
        # What `model_validate_json` does, without its look at options that are never given here.
        text = _upcast(casts, data) if casts else data
        event: Self = cls.__pydantic_validator__.validate_json(text)
        return event


def upcasts(event: type[Event]) -> Callable[[Upcaster], Upcaster]:
    """Declare how data of an older schema become today's; it leaves today's data as they are.

    It stands beside the event's class, so every service that reads the event has it.
    """

    def declare(cast: Upcaster) -> Upcaster:
        _UPCASTERS.setdefault(event.event_name, []).append(cast)
        return cast

    return declare


def _upcast(casts: list[Upcaster], data: str) -> str:
    try:
        told = json.loads(data)
    except ValueError:
        return data
    for cast in casts if isinstance(told, dict) else ():
        told = cast(told)
    return json.dumps(told)


def event_class(name: str) -> type[Event] | None:
    """The class registered under an event's name, if this program knows it."""
    return _REGISTRY.get(name)


def registered() -> tuple[type[Event], ...]:
    """All event classes imported so far, by name."""
    return tuple(_REGISTRY[name] for name in sorted(_REGISTRY))
