"""No test and no build uses a network: the guard that sees to it works, here and in the programs that tests start."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.request

import pytest

from .conftest import STARTUP
from .startup.loopback_only import NetworkUsed

ELSEWHERE = "192.0.2.1"  # an address for documentation, which nobody has. Source: RFC 5737


def test_another_host_is_refused() -> None:
    with socket.socket() as made, pytest.raises(NetworkUsed):
        made.connect((ELSEWHERE, 80))
    with pytest.raises(NetworkUsed):
        socket.getaddrinfo("example.org", 443)
    with pytest.raises(NetworkUsed):
        urllib.request.urlopen("http://example.org/", timeout=1)


def test_another_host_is_refused_in_the_programs_that_tests_start() -> None:
    code = f"import socket; socket.create_connection(({ELSEWHERE!r}, 80), 1)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(STARTUP)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "NetworkUsed" in done.stderr


def test_this_machine_is_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as made:
        assert made.getpeername() == server.getsockname()
