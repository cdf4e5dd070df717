"""How is a node's NATS joined to that of the level above, and what may pass between them?"""

import json
from dataclasses import dataclass
from urllib.parse import urlsplit

from kernel.infra.server import InfraFailed

USER = "leaf"


@dataclass(frozen=True, slots=True)
class LeafSettings:
    """The link between levels. Nothing is set in a node that stands alone.

    listen: `host:port` where lower nodes may come in. password: what they must say there.
    remote: `nats-leaf://leaf:password@host:port` of the node above.
    """

    listen: str | None = None
    password: str | None = None
    remote: str | None = None

    def configuration(self) -> str:
        """The part of the server's configuration that joins levels.

        Feeds do not flow over the link as they are published: two streams would take each
        message, and one answer for the other. The upper stream fetches from the lower one.

        Raises:
            InfraFailed: lower nodes are let in without a password, or the remote is no URL.
        """
        parts = [
            *([self._listening(self.listen)] if self.listen else []),
            *([_remote(self.remote)] if self.remote else []),
        ]
        return "leafnodes {\n" + "".join(parts) + "}\n" if parts else ""

    def _listening(self, listen: str) -> str:
        if not self.password:
            zh = "JIANYAN_LEAF_LISTEN 须与 JIANYAN_LEAF_PASSWORD 同时设置"
            raise InfraFailed(zh, "JIANYAN_LEAF_LISTEN needs JIANYAN_LEAF_PASSWORD")
        return f"""\
  listen: {json.dumps(listen)}
  authorization {{ user: {USER}, password: {json.dumps(self.password)} }}
"""


def _remote(url: str) -> str:
    parts = urlsplit(url)
    if not parts.hostname or not parts.port:
        zh = "JIANYAN_LEAF_REMOTE 应写作 nats-leaf://leaf:口令@主机:端口"
        raise InfraFailed(zh, "JIANYAN_LEAF_REMOTE is nats-leaf://leaf:password@host:port")
    return f"""\
  reconnect: 1
  remotes: [{{
    url: {json.dumps(url)}
    deny_imports: ["cppcc.>"]
    deny_exports: ["cppcc.>"]
  }}]
"""
