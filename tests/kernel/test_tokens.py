"""What is somebody of another node allowed here?"""

from datetime import timedelta
from uuid import UUID

from joserfc.jwk import ECKey

from kernel.clock import wall_clock
from kernel.identity import Grant, Principal, Role
from kernel.tokens import Tokens

HERE = UUID(int=1)
NODE, OTHER = ECKey.generate_key("P-256"), ECKey.generate_key("P-256")


def header(key, *grants):
    now = wall_clock()
    signed = Tokens(key).sign(Principal("service:reporting", grants), now, timedelta(hours=1))
    return f"Bearer {signed}"


def read(told, *trusted):
    return Tokens(NODE, trusted).principal(told, wall_clock())


def test_a_node_that_is_not_trusted_is_nobody():
    assert read(header(OTHER, Grant(Role.SERVICE))) is None


def test_a_trusted_nodes_service_may_subscribe_and_no_more():
    told = read(header(OTHER, Grant(Role.SERVICE), Grant(Role.OPERATOR), Grant(Role.CLERK)), OTHER)
    assert told == Principal("elsewhere:service:reporting", (Grant(Role.SUBSCRIBER),))


def test_a_scope_stays_a_scope():
    told = read(header(OTHER, Grant(Role.SUBSCRIBER, HERE)), OTHER)
    assert told.grants == (Grant(Role.SUBSCRIBER, HERE),)


def test_ones_own_people_keep_their_roles():
    grants = (Grant(Role.OPERATOR),)
    assert read(header(NODE, *grants), OTHER) == Principal("service:reporting", grants)


def test_public_keys_beside_the_nodes_own_are_trusted(tmp_path):
    (tmp_path / "trusted").mkdir()
    (tmp_path / "trusted" / "city.pem").write_bytes(Tokens(OTHER).public())
    tokens = Tokens.from_file(tmp_path / "signing.pem")
    told = tokens.principal(header(OTHER, Grant(Role.SERVICE)), wall_clock())
    assert told is not None
    assert b"PRIVATE" not in Tokens(OTHER).public()
