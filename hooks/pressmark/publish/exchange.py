"""Two folders exchange their names in one step, where the system can do that; no reader finds either name empty.

Python has no call for it. Source: renameat2(2), Linux 3.15 and glibc 2.28; renamex_np(2), macOS 10.12.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}
"""What systems and file systems answer that have no such call (9p, some network and FUSE file systems)."""


def exchange_folders(one: Path, other: Path) -> bool:
    """Exchange two names; False, with nothing done, where that cannot be done in one step.

    Raises:
        OSError: the system can do it and refuses.
    """
    call = _system_call()
    if call is None:
        return False
    ctypes.set_errno(0)
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT:
        return False
    raise OSError(code, os.strerror(code), str(one), None, str(other))


def _system_call() -> Callable[[bytes, bytes], int] | None:
    if os.name != "posix":
        return None
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        return lambda one, other: int(library.renameat2(_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE))
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        return lambda one, other: int(library.renamex_np(one, other, _RENAME_SWAP))
    return None
