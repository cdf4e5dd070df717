"""Does a container's health check tell alive from dead, also without /health/live?"""

import subprocess
import sys
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

CHECK = Path(__file__).parents[2] / "deploy" / "healthcheck.py"


@contextmanager
def answering(statuses):
    class Answers(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(statuses.get(self.path, 404))
            self.end_headers()

        def log_message(self, *told):
            pass

    server = HTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def checked(port):
    return subprocess.run([sys.executable, CHECK], env={"PORT": str(port)}, timeout=60).returncode


@pytest.mark.parametrize(
    ("statuses", "code"),
    [
        ({"/health/live": 200, "/health": 503}, 0),
        ({"/health": 200}, 0),
        ({"/health": 503}, 1),
        ({"/health/live": 503, "/health": 200}, 1),
        ({}, 1),
    ],
)
def test_what_is_answered_decides(statuses, code):
    with answering(statuses) as port:
        assert checked(port) == code


def test_nobody_answers():
    with answering({}) as port:
        pass
    assert checked(port) == 1
