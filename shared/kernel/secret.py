"""How do personal or long text and files travel through a command without reaching an event?"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from kernel.canonical import storable


class Secret:
    """A text that may have to be forgotten: it can be kept in the vault, and nothing else.

    Its repr hides it, it does not serialise, and two are equal only by identity of the text.
    """

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        if not storable(text):
            raise ValueError("U+0000 or a lone surrogate in text; 文本含不可存储字符")
        self._text = text

    @classmethod
    def headed(cls, parts: Iterable[tuple[str, "Secret"]]) -> "Secret":
        """Several texts as one, each under its heading."""
        return cls("\n\n".join(f"{heading}\n{part._text}" for heading, part in parts))

    def reveal_to_vault(self) -> str:
        """The text itself; only the kernel's vault and digest of a request ask for it."""
        return self._text

    @property
    def length(self) -> int:
        """How many bytes of UTF-8, as `Sealed.length` says it once it lies in the vault."""
        return len(self._text.encode())

    def vault_bytes(self) -> bytes:
        """What the vault keeps of it: its UTF-8."""
        return self._text.encode()

    def digested(self) -> str:
        """What the digest of a request takes for it; equal for equal texts alone."""
        return self._text

    def __repr__(self) -> str:
        return f"Secret({len(self._text)} characters)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._text == self._text

    def __hash__(self) -> int:
        return hash(("Secret", self._text))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            lambda value: value if isinstance(value, cls) else cls(_text_of(value)),
            serialization=core_schema.plain_serializer_function_ser_schema(lambda value: "***"),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "writeOnly": True}


def _text_of(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("text expected; 应为文本")
    return value


class SecretFile:
    """A file's bytes: they can be kept in the vault, and nothing else.

    Made where there is time for it (20 MiB take some 50 ms): it sums its bytes at once, so that
    the writer, who compares requests, need not. It is made by a program, never read from JSON.
    """

    __slots__ = ("_body", "sha256")

    def __init__(self, body: bytes) -> None:
        self._body = body
        self.sha256 = hashlib.sha256(body).hexdigest()

    def vault_bytes(self) -> bytes:
        """The bytes themselves."""
        return self._body

    def digested(self) -> str:
        """What the digest of a request takes for it; equal for equal bytes alone."""
        return f"file:{self.sha256}"

    @property
    def length(self) -> int:
        """How many bytes, as `Sealed.length` says it once it lies in the vault."""
        return len(self._body)

    def __repr__(self) -> str:
        return f"SecretFile({len(self._body)} bytes)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SecretFile) and other._body == self._body

    def __hash__(self) -> int:
        return hash(("SecretFile", self.sha256))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.is_instance_schema(
            cls, serialization=core_schema.plain_serializer_function_ser_schema(lambda value: "***")
        )


Hidden = Secret | SecretFile
"""What goes to the vault and nowhere else."""


class Sealed(BaseModel):
    """What an event says of a vault item: which one, of what kind, how long, and its digest.

    `digest` is sha256 over the item's own salt and its text, in hex; the salt lies in the vault
    and is deleted with the item, so that the digest alone tells nothing.
    """

    model_config = ConfigDict(frozen=True)

    id: UUID
    kind: str
    length: int
    digest: str


@dataclass(frozen=True, slots=True)
class VaultItem:
    """One row to be kept: written in the transaction that appends the event naming it.

    `about` is the person whom it is about, whose erasure takes it away.
    """

    sealed: Sealed
    stream: str
    salt: bytes
    body: bytes
    lookup: bytes | None = None
    about: UUID | None = None
