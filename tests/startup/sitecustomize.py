"""Python imports this at its start, where a test puts this folder on its path. No process reaches another machine.

Where a test wants it, one writing call fails, or they are counted: PRESSMARK_FAULT is
`<number>:<errno name>:<folder>:<file for the count>`. Only calls on paths in the folder count. The failure comes from
the interpreter's audit hook, where the operating system's would come from; nothing is replaced.
Source: Python's table of audit events.
"""

import atexit
import errno
import os
import sys
from pathlib import Path

from loopback_only import refuse_network

WRITING = {"os.mkdir", "os.rename", "os.link", "os.symlink", "os.remove", "os.rmdir", "os.truncate"}


def _install() -> None:
    number, name, folder, count_file = os.environ["PRESSMARK_FAULT"].split(":")
    code, wanted = getattr(errno, name), int(number)
    seen = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if event == "open":
            path, _, flags = arguments
            if not isinstance(flags, int) or not flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
                return
        elif event in WRITING:
            path = arguments[0]
        else:
            return
        if not isinstance(path, (str, bytes, os.PathLike)) or not os.fsdecode(path).startswith(folder):
            return
        seen += 1
        if seen == wanted:
            raise OSError(code, os.strerror(code), os.fsdecode(path))

    sys.addaudithook(hook)
    atexit.register(lambda: Path(count_file).write_text(str(seen), encoding="ascii"))


refuse_network()
if "PRESSMARK_FAULT" in os.environ:
    _install()
