"""Jinja's templates compiled to quicker Python; what they say, and how it is escaped, stays the same.

A page of the archive prints some 300 values. As Jinja compiles templates, each passes through a generator for every
block, include and parent that it stands in, and each escaped one becomes an object that remembers that it was escaped,
only to be joined with the rest. Here a block is gathered in a list and yielded as one string, and what is only printed
is escaped into a plain string. That halves the time. A template of macros alone is set up once a page, and not by each
of the page's parts anew; and a macro is called without a look at what else it could be.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, MutableMapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, Template, meta, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

_COMPILED = "templates"
"""Folder of the cache."""
_ESCAPE = "pressmark_escaped"
_CONSTANT = "pressmark_constant"
_LOOKS_AT = "looks_at"
"""In the code of a template: the variables that are not its own."""
_SHORT = 80
"""Characters of what may come again: names, addresses, dates, most titles. Sentences do not."""
_MOST_KNOWN = 30_000
"""Short values remembered: some 6 MB."""
_KNOWN: dict[str, str] = {}
"""Short value -> as it is escaped: three in four that a site prints were printed before."""


def make_quick(env: Environment, cache: Path, key: str, constant: Collection[str] = ()) -> None:
    """Let an environment compile quick templates from now on, and keep what it compiled.

    Args:
        env: it must not have compiled a template yet.
        cache: where compiled templates are kept.
        key: of all that the compiled code depends on beside the template's text.
        constant: globals that are functions which for one text always say the same; the key tells what.
    """
    env.code_generator_class, env.template_class, env.context_class = QuickCode, QuickTemplate, QuickContext
    env.globals[_ESCAPE] = escaped
    env.globals[_CONSTANT] = frozenset(constant)
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
    known = _KNOWN.get(value)
    if known is not None:
        return known
    text = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = text.replace("'", "&#39;").replace('"', "&#34;")
    if len(value) <= _SHORT:
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        _KNOWN[value] = text
    return text


_SURROUNDINGS = ("_loop_vars", "_block_vars")
"""What Jinja gives each call, for functions that ask for the context."""
_ASKS = "jinja_pass_arg"
"""How a callable says that it wants something of Jinja's."""


@cache
def _calls_plainly(kind: type) -> bool:
    """Whether to call a thing of a kind is no more than that; of classes Jinja has its own idea."""
    return not issubclass(kind, type) and not hasattr(kind.__call__, _ASKS)


class QuickContext(Context):
    """Calls macros, and what asks for nothing of Jinja's, at a third of the time."""

    def quick(
        self,
        called: Any,  # noqa: ANN401  # as Jinja has it
        loop: Mapping[str, Any] | None,
        block: Mapping[str, Any] | None,
        /,
        *args: Any,  # noqa: ANN401
        **kwargs: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        """The same as `call`.

        Args:
            called: a macro or any other callable.
            loop: the variables of the loop around; for callables that ask for the context.
            block: those of the block around.
            args: what it is called with.
            kwargs: by name.
        """
        if type(called) is Macro:
            lacking = called._argument_count - len(args)
            takes_more = called.caller or called.catch_kwargs or called.catch_varargs
            if lacking >= 0 and not takes_more and not kwargs:
                said = called._func(*args, *(missing,) * lacking) if lacking else called._func(*args)
                return Markup(said) if self.eval_ctx.autoescape else said  # noqa: S704  # escaped by the macro
        elif _calls_plainly(type(called)) and not hasattr(called, _ASKS):  # type: ignore[arg-type]  # types can be keys
            return called(*args, **kwargs)
        given = {name: variables for name, variables in zip(_SURROUNDINGS, (loop, block), strict=True) if variables}
        return self.call(called, *args, **given, **kwargs)


class QuickTemplate(Template):
    """One that looks at globals alone is set up once: its macros are told which page they are on."""

    _looks_at: frozenset[str] | None = None
    _made: tuple[Context, TemplateModule] | None = None

    @classmethod
    def _from_namespace(
        cls,
        environment: Environment,
        namespace: MutableMapping[str, Any],
        globals: MutableMapping[str, Any],  # noqa: A002  # Jinja calls it so
    ) -> Template:
        made = super()._from_namespace(environment, namespace, globals)
        if isinstance(made, cls):
            looks_at = frozenset(namespace.get(_LOOKS_AT, ()))
            made._looks_at = looks_at if looks_at <= environment.globals.keys() else None
        return made

    def make_module(
        self,
        vars: dict[str, Any] | None = None,  # noqa: A002  # Jinja calls it so
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,  # noqa: A002  # Jinja calls it so
    ) -> TemplateModule:
        looks_at = self._looks_at
        if vars is None or looks_at is None or not shared or not looks_at.isdisjoint(locals or ()):
            return super().make_module(vars, shared, locals)
        if self._made is None:
            context = self.new_context(vars, shared)
            self._made = context, TemplateModule(self, context)
        context, module = self._made
        context.parent = vars  # filters ask it for the page
        return module


class QuickCode(CodeGenerator):
    """Gathers each block, and each template that extends none, in a list; escapes into plain strings."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802  # Jinja calls it so
        # An include without context would be yielded before what is gathered around it.
        gathers = all(include.with_context for include in node.find_all(nodes.Include))
        self._gathers_blocks = gathers
        self._gathers_root = gathers and node.find(nodes.Extends) is None
        own = {name.name for name in node.find_all(nodes.Name) if name.ctx != "load"}
        constant: Any = self.environment.globals.get(_CONSTANT, frozenset())
        _Saying(self.environment, constant - own).visit(node)
        super().visit_Template(node, frame)
        self.writeline(f"{_LOOKS_AT} = {sorted(meta.find_undeclared_variables(node))}")

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline(f"escape = environment.globals[{_ESCAPE!r}]")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  # Jinja calls it so
        """An attribute first, by Python itself; only what has none is looked into as Jinja does it."""
        owner, found = self.temporary_identifier(), self.temporary_identifier()
        self.write(f"({found} if ({found} := getattr(({owner} := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing else environment.getattr({owner}, {node.attr!r}))")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802  # so, too
        if forward_caller or node.dyn_args is not None or node.dyn_kwargs is not None:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("context.quick(")
        self.visit(node.node, frame)
        self.write(f", {'_loop_vars' if frame.loop_frame else None}, {'_block_vars' if frame.block_frame else None}")
        self.signature(node, frame)
        self.write(")")

    def visit_ScopedEvalContextModifier(  # noqa: N802  # so, too
        self, node: nodes.ScopedEvalContextModifier, frame: Frame
    ) -> None:
        """Remembers of the surroundings only what is changed in them."""
        if [option.key for option in node.options] != ["autoescape"]:
            super().visit_ScopedEvalContextModifier(node, frame)
            return
        before, known = self.temporary_identifier(), frame.eval_ctx.save()
        self.writeline(f"{before} = context.eval_ctx.autoescape")
        self.visit_EvalContextModifier(node, frame)
        for child in node.body:
            self.visit(child, frame)
        frame.eval_ctx.revert(known)
        self.writeline(f"context.eval_ctx.autoescape = {before}")

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        begins_block = frame.block_frame and self._gathers_blocks
        if frame.buffer is not None or not (begins_block or (frame.rootlevel and self._gathers_root)):
            super().blockvisit(nodes, frame)
            return
        self.buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"yield concat({frame.buffer})")


class _Saying(NodeTransformer):
    """Replaces what a constant function is asked by what it says."""

    def __init__(self, environment: Environment, constant: Collection[str]) -> None:
        self._environment = environment
        self._constant = constant

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802  # Jinja calls it so
        self.generic_visit(node)
        asked, others = node.args, (node.kwargs, node.dyn_args, node.dyn_kwargs)
        if not isinstance(node.node, nodes.Name) or node.node.name not in self._constant or any(others):
            return node
        if len(asked) != 1 or not isinstance(asked[0], nodes.Const):
            return node
        say: Any = self._environment.globals[node.node.name]
        return nodes.Const(say(asked[0].value), lineno=node.lineno, environment=self._environment)
