"""Which headers does a message carry, and what do they mean?"""

from dataclasses import dataclass
from typing import Any

from kernel.delivery.envelope import MARKER

UUID = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
HASH = "^[a-z0-9]+:[0-9a-f]{64}$"
NUMBER = "^[1-9][0-9]*$"
ORIGIN = rf"{UUID[:-1]}\.[a-z]+\.[^.]+$"
DAY = r"^\d{4}-\d{2}-\d{2}$"
INSTANT = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}\+00:00$"


@dataclass(frozen=True, slots=True)
class Header:
    """One header: its name, its Chinese title, what it means, and the pattern of its text.

    Attributes:
        always: whether every message of its kind has it.
    """

    name: str
    title: str
    means: str
    pattern: str = ""
    always: bool = True

    def schema(self) -> dict[str, Any]:
        """The header as JSON Schema."""
        told = {"type": "string", "title": self.title, "description": self.means}
        return told | ({"pattern": self.pattern} if self.pattern else {})


PLACE_HEADERS = (
    Header("Nats-Msg-Id", "去重标识", "the event's id, by which the stream drops repeats", UUID),
    Header("ce-specversion", "规范版本", "CloudEvents 1.0, binary mode", r"^1\.0$"),
    Header("ce-id", "事件标识", "the event's id", UUID),
    Header("ce-source", "来源路径", "`/committees/<committee>/<service>`", "^/committees/"),
    Header("ce-origin", "来源", "`<committee>.<service>.<incarnation>`: one log", ORIGIN),
    Header("ce-position", "位置", "1, 2, 3 ... in its origin, without a gap", NUMBER),
    Header("ce-hash", "哈希", "digest over `ce-prevhash` and the event, `<digest>:<hex>`", HASH),
    Header("ce-prevhash", "前一哈希", "the hash of the position before; zeros at the first", HASH),
)
"""An event's place in its chain; a marker has nothing else."""

MARKER_HEADERS = (Header("ce-type", "类型", "always this", f"^{MARKER}$"), *PLACE_HEADERS)

EVENT_HEADERS = (
    Header("ce-type", "类型", "the event's name for ever"),
    *PLACE_HEADERS,
    Header("ce-subject", "流", "the thing that it happened to, `<noun>-<id>`", "-"),
    Header("ce-time", "记录时刻", "when the log took it, UTC", INSTANT),
    Header("ce-datacontenttype", "内容类型", "JSON", "^application/json$"),
    Header("ce-dataschema", "模式", "`urn:jianyan:<type>:<schema number>`", "^urn:jianyan:"),
    Header("ce-streamversion", "流内序号", "1, 2, 3 ... in its stream", NUMBER),
    Header("ce-occurredon", "发生日期", "the day of the act in Asia/Shanghai", DAY),
    Header("ce-occurredat", "发生时刻", "the instant of the act where known, UTC", INSTANT, False),
    Header("ce-actor", "操作者", "who asked, percent-encoded"),
    Header("ce-onbehalfof", "代谁操作", "whom for, percent-encoded", always=False),
    Header("ce-correlationid", "关联标识", "what was asked together", UUID),
    Header("ce-causationid", "起因标识", "the event that this one answers", UUID, False),
    Header("ce-sourcerow", "台账出处", "file, sheet and row, percent-encoded", always=False),
    Header("traceparent", "追踪上下文", "W3C trace context", "^00-", False),
)
