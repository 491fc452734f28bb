"""Jinja's templates compiled to quicker Python; what they say, and how it is escaped, stays the same.

A page of the archive prints some 300 values. As Jinja compiles templates, each passes through a generator for every
block, include and parent that it stands in, and each escaped one becomes an object that remembers that it was escaped,
only to be joined with the rest. Here a block is gathered in a list and yielded as one string, and what is only printed
is escaped into a plain string. That halves the time.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, nodes
from jinja2.compiler import CodeGenerator, Frame

_COMPILED = "templates"
"""Folder of the cache."""
_ESCAPE = "pressmark_escaped"


def make_quick(env: Environment, cache: Path, key: str) -> None:
    """Let an environment compile quick templates from now on, and keep what it compiled.

    Args:
        env: it must not have compiled a template yet.
        cache: where compiled templates are kept.
        key: of all that the compiled code depends on beside the template's text.
    """
    env.code_generator_class = QuickCode
    env.globals[_ESCAPE] = escaped
    folder = cache / _COMPILED
    folder.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(folder), f"{key}-%s")


def escaped(value: object) -> str:
    """A printed value, escaped as `markupsafe.escape` does it, as a plain string."""
    if type(value) is not str:
        if type(value) is int:
            return str(value)
        if hasattr(value, "__html__"):
            return str(value.__html__())
        value = str(value)
    text = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("'", "&#39;").replace('"', "&#34;")


class QuickCode(CodeGenerator):
    """Gathers each block, and each template that extends none, in a list; escapes into plain strings."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802  # Jinja calls it so
        # An include without context would be yielded before what is gathered around it.
        gathers = all(include.with_context for include in node.find_all(nodes.Include))
        self._gathers_blocks = gathers
        self._gathers_root = gathers and node.find(nodes.Extends) is None
        super().visit_Template(node, frame)

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline(f"escape = environment.globals[{_ESCAPE!r}]")

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        begins_block = frame.block_frame and self._gathers_blocks
        if frame.buffer is not None or not (begins_block or (frame.rootlevel and self._gathers_root)):
            super().blockvisit(nodes, frame)
            return
        self.buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"yield concat({frame.buffer})")
