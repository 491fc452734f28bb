"""Values of the program as plain tuples and back: what the store and worker processes pass on.

Marshal holds plain values only, at a tenth of the time that a tree of dataclasses costs in JSON; it is Python's own
format and changes with Python, so `PACKING` belongs into every key. Large parts are packed for themselves and unpacked
when they are first looked at: a build with nothing new reads no article's text.
"""

from __future__ import annotations

import marshal
import sys
import types
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, ClassVar, Generic, TypeAlias, TypeVar, overload

T = TypeVar("T")

PACKING = f"marshal {marshal.version} {sys.implementation.cache_tag}"
"""What the bytes depend on beside their value."""

Loose: TypeAlias = Any
"""A value or a type of which only the form that is made of it knows more."""

Form = Callable[[Loose], Loose]


def pack(value: object) -> bytes:
    """A value of dataclasses, tuples, mappings, enumerations and plain values as bytes.

    Raises:
        TypeError: there is something else in it.
    """
    return marshal.dumps(plain_value(value))


def unpack(kind: type[T], packed: bytes) -> T:
    """The value that `pack` was given.

    Raises:
        ValueError: the bytes hold something else.
    """
    try:
        form: Form = _form(kind)  # type: ignore[arg-type]  # types can be keys
        value: T = form(marshal.loads(packed))  # noqa: S302  # bytes whose checksum the store has compared
    except (EOFError, TypeError, ValueError, KeyError, IndexError) as error:
        raise ValueError(f"these bytes hold no {kind}") from error
    return value


_PLAIN = frozenset({type(None), bool, int, float, bytes, str})
"""What nearly all values consist of."""


def plain_value(value: object) -> Loose:  # noqa: PLR0911 - a table of types
    """The same as tuples, dicts and plain values."""
    if value is None or isinstance(value, (bool, int, float, bytes)):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = map(value.__getattribute__, _names(type(value)))
        return tuple([item if type(item) in _PLAIN else plain_value(item) for item in parts])
    if isinstance(value, PackedTuple):
        return value.packed
    if isinstance(value, Mapping):
        return {str(key): plain_value(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return tuple([item if type(item) in _PLAIN else plain_value(item) for item in value])
    raise TypeError(f"{type(value)} cannot be packed")


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(item.name for item in fields(kind))


@cache
def _form(kind: Loose) -> Form:  # noqa: PLR0911 - a table of types
    """How a plain value becomes one of a type again."""
    origin: object = typing.get_origin(kind)
    inner = typing.get_args(kind)
    if origin in {typing.Union, types.UnionType}:
        own = [_form(item) for item in inner if item is not type(None)]
        form = own[0] if len({id(item) for item in own}) == 1 else _same
        return form if form is _same else lambda value: None if value is None else form(value)
    if origin is Sequence:
        return _packed_form(inner[0])
    if origin is tuple:
        return _tuple_form(inner)
    if origin is Mapping:
        return _mapping_form(_form(inner[1]))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {member.value: member for member in kind}.__getitem__  # a tenth of the time of asking the class
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass_form(kind)
    return _same


def _same(value: Loose) -> Loose:
    return value


def _tuple_form(inner: tuple[Any, ...]) -> Form:
    forms = [_form(item) for item in inner if item is not Ellipsis]
    if all(form is _same for form in forms):
        return _same
    if Ellipsis in inner or len(forms) == 1:
        return lambda value: tuple(map(forms[0], value))
    return lambda value: tuple(form(item) for form, item in zip(forms, value, strict=True))


def _packed_form(inner: Loose) -> Form:
    """What is only called a sequence may have been packed by itself, and stays so."""
    form = _form(tuple[inner, ...])
    return lambda value: PackedTuple(inner, value) if isinstance(value, bytes) else form(value)


def _mapping_form(form: Form) -> Form:
    return lambda value: {key: form(item) for key, item in value.items()}


def _dataclass_form(kind: type) -> Form:
    hints = typing.get_type_hints(kind)
    forms = [_form(hints[name]) for name in _names(kind)]
    special = [(index, form) for index, form in enumerate(forms) if form is not _same]
    build = quick_builder(kind)
    if not special:
        return build

    def make(value: Loose) -> Loose:
        parts = list(value)
        for index, form in special:
            parts[index] = form(parts[index])
        return build(parts)

    return make


@cache
def quick_builder(kind: type) -> Form:
    """What makes a dataclass of the values of its fields, in their order, where very many are made.

    A frozen one sets each of its fields by way of `object`. A twin that is not frozen is filled at a quarter of that,
    and then becomes one of it: both have the same slots.
    """
    names = _names(kind)
    if "__slots__" not in vars(kind) or hasattr(kind, "__post_init__"):
        return lambda values: kind(*values)
    # Names that begin with two lines, since fields have any other.
    known: dict[str, Any] = {"__twin": type(kind.__name__, (), {"__slots__": names}), "__kind": kind}
    sets = "".join(f" __made.{name} = {name}\n" for name in names)
    unpacked = f"{', '.join(names)}, = __values\n __made = __twin()\n"
    source = f"def build(__values):\n {unpacked}{sets} __made.__class__ = __kind\n return __made"
    exec(source, known)  # noqa: S102  # names of fields of dataclasses of this program
    build: Form = known["build"]
    return build


def pack_apart(kind: type[T], values: Sequence[T]) -> PackedTuple[T]:
    """Values that are packed with what holds them, and unpacked only when they are looked at."""
    return PackedTuple(kind, pack(tuple(values)))


class PackedTuple(Sequence[T], Generic[T]):
    """A tuple that is unpacked when it is looked at, and kept until another is: much of it is never looked at."""

    __slots__ = ("_kind", "packed")
    _last: ClassVar[tuple[bytes, tuple[Any, ...]]] = (b"", ())
    """What was looked at last; nobody holds an article's text for long."""

    def __init__(self, kind: type[T], packed: bytes) -> None:
        self._kind = kind
        self.packed = packed

    def _values(self) -> tuple[T, ...]:
        packed, values = PackedTuple._last
        if packed is not self.packed:
            values = unpack(tuple[self._kind, ...], self.packed)  # type: ignore[name-defined]
            PackedTuple._last = self.packed, values
        return values

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        return self._values()[index]

    def __iter__(self) -> Iterator[T]:
        return iter(self._values())

    def __len__(self) -> int:
        return len(self._values())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._values() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        return repr(self._values())
