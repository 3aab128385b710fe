"""Values of `domain.records` are what those of the standard library are."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import sys
from dataclasses import FrozenInstanceError, asdict, field, fields, replace
from types import ModuleType
from typing import Any, ClassVar, get_type_hints

import pytest

from oes_desktop.domain import records

SOURCE = """
from __future__ import annotations
from dataclasses import field


@dataclass(frozen=True, slots=True)
class Row:
    \"\"\"A row.\"\"\"

    id: str
    name: str = "-"
    tags: list[str] = field(default_factory=list)
    seen: int = field(default=0, compare=False)
    kept: int | None = field(default=None, hash=False)
    word: str = field(default="", repr=False)
    made: dict[str, int] = field(default_factory=dict, init=False)
    fixed: int = field(default=7, init=False)

    @property
    def title(self) -> str:
        return f"{self.id} {self.name}"


@dataclass(frozen=True, slots=True)
class Key:
    code: str
    part: int = 0


@dataclass(frozen=True, slots=True)
class One:
    code: str


@dataclass(frozen=True, slots=True)
class Nothing:
    pass


@dataclass(slots=True)
class Open:
    count: int = 0

    def __post_init__(self):
        self.count += 1


@dataclass(frozen=True, slots=True, eq=False)
class Same:
    code: str


@dataclass
class Loose:
    code: str

    def __repr__(self):
        return "its own"


@dataclass(frozen=True, slots=True)
class Own:
    code: str

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 5


@dataclass(frozen=True, slots=True)
class Base:
    code: str


@dataclass(frozen=True, slots=True)
class More(Base):
    count: int = 1
"""


def made_by(decorator: Any, name: str) -> ModuleType:
    module = ModuleType(name)
    module.__dict__["dataclass"] = decorator
    sys.modules[name] = module  # where pickles and types are looked up
    exec(SOURCE, module.__dict__)
    return module


STANDARD, OURS = made_by(dataclasses.dataclass, "made_standard"), made_by(records.dataclass, "made_here")


def told(step: Any, module: ModuleType) -> Any:
    """What a step gives, or how it is refused."""
    try:
        return step(module)
    except (TypeError, ValueError, AttributeError, FrozenInstanceError) as error:
        return type(error)


STEPS = {
    "repr": lambda m: repr(m.Row("a", tags=["x"], word="secret")),
    "by place": lambda m: repr(m.Key("a", 2)),
    "by name": lambda m: repr(m.Key(part=2, code="a")),
    "too few": lambda m: m.Key(),
    "too many": lambda m: m.Key("a", 1, 2),
    "unknown": lambda m: m.Key("a", other=1),
    "not taken": lambda m: m.Row("a", fixed=8),
    "same": lambda m: m.Row("a", seen=1) == m.Row("a", seen=2),
    "different": lambda m: m.Row("a") == m.Row("b"),
    "other class": lambda m: m.Key("a") == m.One("a"),
    "one field": lambda m: (m.One("a") == m.One("a"), m.One("a") == m.One("b")),
    "no field": lambda m: (m.Nothing() == m.Nothing(), repr(m.Nothing())),
    "hash": lambda m: hash(m.Key("a", 1)) == hash(m.Key("a", 1)),
    "hash is of the fields": lambda m: hash(m.Key("a", 1)),
    "hash of one": lambda m: hash(m.One("a")),
    "hash of a list": lambda m: hash(m.Row("a")),
    "a key": lambda m: {m.Key("a"): 1}[m.Key("a")],
    "open has no hash": lambda m: hash(m.Open()),
    "loose has no hash": lambda m: hash(m.Loose("a")),
    "assign": lambda m: setattr(m.Key("a"), "code", "b"),
    "delete": lambda m: delattr(m.Key("a"), "code"),
    "open": lambda m: setattr(m.Open(), "count", 5),
    "open new": lambda m: setattr(m.Open(), "other", 5),
    "after": lambda m: repr(m.Open(4)),
    "by identity": lambda m: (m.Same("a") == m.Same("a"), len({m.Same("a"), m.Same("a")})),
    "own repr": lambda m: repr(m.Loose("a")),
    "own eq": lambda m: (m.Own("a") == 3, hash(m.Own("a"))),
    "inherited": lambda m: (repr(m.More("a")), m.More("a") == m.More("a"), m.More("a") == m.Base("a")),
    "replace": lambda m: repr(replace(m.Row("a"), name="b")),
    "replace what is not taken": lambda m: replace(m.Row("a"), fixed=1),
    "asdict": lambda m: asdict(m.Row("a", tags=["x"])),
    "fields": lambda m: [(f.name, f.type, f.default, f.init, f.compare) for f in fields(m.Row)],
    "copy": lambda m: copy.deepcopy(m.Row("a", tags=["x"])) == m.Row("a", tags=["x"]),
    "pickle": lambda m: pickle.loads(pickle.dumps(m.Row("a", tags=["x"]))) == m.Row("a", tags=["x"]),
    "pickle open": lambda m: pickle.loads(pickle.dumps(m.Open(3))) == m.Open(3),
    "lists are their own": lambda m: m.Row("a").tags is m.Row("a").tags,
    "slots": lambda m: (m.Row.__slots__, hasattr(m.Row("a"), "__dict__")),
    "match": lambda m: (m.Row.__match_args__, m.Key.__match_args__),
    "doc": lambda m: m.Row.__doc__,
    "signature": lambda m: list(inspect.signature(m.Row).parameters),
    "types": lambda m: get_type_hints(m.Row.__init__),
    "name": lambda m: m.Row.__init__.__qualname__,
    "property": lambda m: m.Row("a").title,
}


@pytest.mark.parametrize("step", STEPS)
def test_as_the_standard_one(step: str) -> None:
    assert told(STEPS[step], OURS) == told(STEPS[step], STANDARD)


def test_one_that_holds_itself_can_be_told() -> None:
    @records.dataclass
    class Knot:
        inside: list[Any] = field(default_factory=list)

    knot = Knot()
    knot.inside.append(knot)
    assert repr(knot).endswith("(inside=[...])")


def test_a_refusal_names_the_field() -> None:
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'code'"):
        OURS.Key("a").code = "b"
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'code'"):
        del OURS.Key("a").code


def test_what_is_no_field_is_refused() -> None:
    with pytest.raises(TypeError, match="no field"):

        @records.dataclass
        class Both:
            count: ClassVar[int] = 0
