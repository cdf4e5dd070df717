"""Is a node's link to other levels configured whole or refused?"""

from pathlib import Path

import pytest

from kernel.infra.leaf import LeafSettings
from kernel.infra.server import InfraFailed
from kernel.infra.settings import HomeSettings

REMOTE = "nats-leaf://leaf:secret@10.0.0.1:7422"


def test_a_node_alone_has_no_link():
    assert LeafSettings().configuration() == ""


def test_lower_nodes_must_say_a_password():
    with pytest.raises(InfraFailed):
        LeafSettings(listen="0.0.0.0:7422").configuration()
    assert "secret" in LeafSettings(listen="0.0.0.0:7422", password="secret").configuration()


def test_feeds_do_not_flow_over_the_link_by_themselves():
    told = LeafSettings(remote=REMOTE).configuration()
    assert 'deny_imports: ["cppcc.>"]' in told
    assert 'deny_exports: ["cppcc.>"]' in told


@pytest.mark.parametrize("url", ["10.0.0.1:7422", "nats-leaf://10.0.0.1", "x"])
def test_a_remote_that_is_no_url_is_refused(url):
    with pytest.raises(InfraFailed):
        LeafSettings(remote=url).configuration()


def test_the_environment_tells_the_link():
    given = {
        "JIANYAN_LEAF_LISTEN": "0.0.0.0:7422",
        "JIANYAN_LEAF_PASSWORD": "secret",
        "JIANYAN_LEAF_REMOTE": REMOTE,
    }
    told = HomeSettings.from_environment(Path(), given)
    assert told.leaf == LeafSettings("0.0.0.0:7422", "secret", REMOTE)
