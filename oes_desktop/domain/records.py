"""`dataclass` of the standard library, made in a third of the time.

The standard one compiles up to seven functions for a class: with the hundred classes that a start needs
before it shows anything, a tenth of the start (`bench startup`). Here `__init__` alone is compiled; the rest
is the same function for every class, or reads the fields through `operator.attrgetter`. What the standard one
does besides is left to it: `fields`, `replace`, `asdict`, matching, copies and pickles work as they do there.

Fields by keyword alone, `ClassVar`, `InitVar`, `order` and `weakref_slot` are not had here.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Sequence
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass

    Fields = tuple[dataclasses.Field[Any], ...]
else:

    def dataclass(cls=None, /, *, frozen=False, slots=False, eq=True):
        """As `dataclasses.dataclass`."""

        def made(cls):
            return _made(cls, frozen=frozen, slots=slots, eq=eq)

        return made if cls is None else made(cls)


def _made(cls: Any, *, frozen: bool, slots: bool, eq: bool) -> Any:
    own = dict(cls.__dict__)
    cls.__doc__ = own.get("__doc__") or cls.__name__  # else a signature is put together for it
    types = own.get("__annotations__", {})
    if any("Var[" in str(named) for named in types.values()):
        raise TypeError(f"{cls.__name__} has what is no field: ask the standard library for it")
    cls.__annotations__ = dict.fromkeys(types, object)  # in words they are searched for what is no field
    cls = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    cls.__annotations__ = types
    fields = dataclasses.fields(cls)
    for field in fields:
        field.type = types.get(field.name, field.type)
    methods: dict[str, Any] = {"__init__": _init(cls, fields, frozen), "__repr__": _repr(fields)}
    if eq:
        hashed = [field for field in fields if (field.compare if field.hash is None else field.hash)]
        methods["__eq__"] = _eq([field.name for field in fields if field.compare])
        methods["__hash__"] = _hash([field.name for field in hashed]) if frozen else None
    if frozen:
        methods["__setattr__"] = methods["__delattr__"] = _refuse
        if slots:
            methods["__getstate__"], methods["__setstate__"] = _state, _restore
    for name, method in methods.items():
        # A class that has its own way to compare has lost its hash by it.
        if name not in own or (name == "__hash__" and own[name] is None):
            setattr(cls, name, method)
    return cls


def _init(cls: Any, fields: Fields, frozen: bool) -> Any:
    """The one function that is compiled. It stands in the module of its class, so that the types of its
    parameters can be looked up there."""
    known: dict[str, Any] = {"_set": object.__setattr__, "_absent": dataclasses.MISSING}
    parameters, lines = ["self"], []
    for field in fields:
        name = value = field.name
        if field.default_factory is not dataclasses.MISSING:
            known[f"_{name}"] = field.default_factory
            value = f"_{name}() if {name} is _absent else {name}" if field.init else f"_{name}()"
            parameters += [f"{name}=_absent"] if field.init else []
        elif field.default is not dataclasses.MISSING:
            known[f"_{name}"] = field.default
            value = name if field.init else f"_{name}"
            parameters += [f"{name}=_{name}"] if field.init else []
        elif field.init:
            parameters.append(name)
        else:
            continue
        lines.append(f"_set(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    body = "\n  ".join(lines or ["pass"])
    made: dict[str, Any] = {}
    head = f"def make({', '.join(known)}):\n def __init__({', '.join(parameters)}):\n  "
    exec(f"{head}{body}\n return __init__", sys.modules[cls.__module__].__dict__, made)
    init = made["make"](**known)
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__annotations__ = {field.name: field.type for field in fields if field.init} | {"return": None}
    return init


def _repr(fields: Fields) -> Any:
    names = [field.name for field in fields if field.repr]

    @recursive_repr()
    def __repr__(self: Any) -> str:
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__qualname__}({told})"

    return __repr__


def _reader(names: Sequence[str]) -> Callable[[Any], object]:
    """The values of these fields as one value that can be compared, and hashed if they can."""
    if len(names) > 1:
        return attrgetter(*names)
    return (lambda record: (getattr(record, names[0]),)) if names else (lambda _record: ())


def _eq(names: Sequence[str]) -> Any:
    read = _reader(names)

    def __eq__(self: Any, other: Any) -> Any:
        return read(self) == read(other) if other.__class__ is self.__class__ else NotImplemented

    return __eq__


def _hash(names: Sequence[str]) -> Any:
    read = _reader(names)

    def __hash__(self: Any) -> int:
        return hash(read(self))

    return __hash__


def _refuse(_self: Any, name: str, *_value: Any) -> None:
    verb = "assign to" if _value else "delete"
    raise dataclasses.FrozenInstanceError(f"cannot {verb} field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _restore(self: Any, state: Sequence[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
