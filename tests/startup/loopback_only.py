"""Tests and the builds that they start reach this machine only: whoever asks another host is told so by an error."""

import ipaddress
import sys


class NetworkUsed(RuntimeError):
    """Something asked another host."""


def refuse_network() -> None:
    """From now on, and until this process ends, no socket leads to another machine. Source: Python's audit events."""
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None  # others are sockets of this machine, with a path
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
    else:
        return
    if host is not None and not _is_loopback(host):
        raise NetworkUsed(f"{event} to {host!r}: tests and builds use no network")


def _is_loopback(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else str(host)
    if name in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False
