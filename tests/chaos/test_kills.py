"""Is nothing acknowledged lost, nothing doubled and no figure changed, whoever is killed when?"""

import time
from collections import Counter

import pytest
from asking import CLIENTS, KILLS, SEED, Client, ask, enough_of
from calm import calm_at
from killing import Killer
from proving import proven
from work import SETTING

from kernel.infra.link import attach

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(600 + 10 * KILLS)]


def test_nothing_is_lost_doubled_or_changed(tmp_path, outcome):
    home = tmp_path / "disturbed"
    (home / "log").mkdir(parents=True)
    killer, clients = Killer(home, KILLS, SEED), [Client(number) for number in range(CLIENTS)]
    began = time.monotonic()
    with attach(home, killer) as link:
        acked = {step.key: ask(link, step, {}, Counter()) for step in SETTING}
        connect = lambda: attach(home, killer)  # noqa: E731
        enough_of(clients, [client.work(connect, killer.done) for client in clients])
        took_s = time.monotonic() - began
        acked |= {key: told for client in clients for key, told in client.answers.items()}
        counted = proven(link, acked, whole_stream=True)
        with calm_at(tmp_path / "undisturbed") as calm:
            calm.follow([step for client in clients for step in client.asked])
            calm.compare(link, counted)
    assert killer.killed.total() >= KILLS
    outcome.kills(killer, took_s, len(acked), sum((one.problems for one in clients), Counter()))
