"""Does a home keep its secrets to its owner, and its name for ever?"""

from concurrent.futures import ThreadPoolExecutor

from jianyan.keys import keys_of
from kernel.clock import today, wall_clock
from kernel.identity import Role


def test_keys_are_kept_and_readable_by_their_owner_alone(tmp_path):
    first, again = keys_of(tmp_path), keys_of(tmp_path)
    assert (first.lookup, first.holder) == (again.lookup, again.holder)
    assert len(first.lookup) == 32
    files = list((tmp_path / "keys").iterdir())
    assert {file.name for file in files} == {
        "drawing.lock",
        "holder.id",
        "lookup.key",
        "operator.token",
        "signing.pem",
    }
    assert {oct(file.stat().st_mode & 0o777) for file in files} == {"0o600"}


def test_two_homes_share_nothing(tmp_path):
    one, other = keys_of(tmp_path / "a"), keys_of(tmp_path / "b")
    assert one.lookup != other.lookup
    header = f"Bearer {one.operator.read_text()}"
    assert other.tokens.principal(header, wall_clock()) is None


def test_the_owners_token_opens_everything(tmp_path):
    keys = keys_of(tmp_path)
    who = keys.tokens.principal(f"Bearer {keys.operator.read_text()}", wall_clock())
    assert who is not None
    assert who.roles(None, today()) == {Role.OPERATOR}


def test_processes_that_start_at_once_agree(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: keys_of(tmp_path), range(8)))
    assert len({(one.lookup, one.holder) for one in found}) == 1
    header = f"Bearer {found[0].operator.read_text()}"
    assert all(one.tokens.principal(header, wall_clock()) for one in found)
