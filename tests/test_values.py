"""Values behave as those that attrs makes do."""

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from isotretinoin.values import frozen


def pair_of(make: Any) -> tuple[Any, ...]:
    """The same classes, made by the one and by attrs: what they do can be compared."""

    @make
    class Plain:
        a: int
        b: str = "x"

    @make(kw_only=True)
    class Hidden:
        shown: int
        silent: int = attrs.field(default=0, repr=False)
        beside: int = attrs.field(default=0, eq=False)

    @make
    class Empty:
        pass

    @make(order=True)
    class Ordered:
        a: int

    @make(eq=False)
    class Itself:
        a: int

    @make(repr=False)
    class Unwritten:
        a: int

    return Plain, Hidden, Empty, Ordered, Itself, Unwritten


OURS = pair_of(frozen)
THEIRS = pair_of(attrs.frozen)
ARGUMENTS: tuple[tuple[tuple[Any, ...], dict[str, Any]], ...] = (
    ((1,), {}),
    ((1, "y"), {}),
    ((), {}),
    ((), {"shown": 1}),
    ((), {"shown": 1, "silent": 2}),
    ((), {"shown": 1, "beside": 2}),
)


@pytest.mark.parametrize("place", range(len(OURS)), ids=[kind.__name__ for kind in OURS])
def test_equal_hashed_and_written_as_attrs_does(place: int) -> None:
    """Of every two values, both agree whether they are equal, and equal ones have one hash."""
    ours: list[object] = []
    theirs: list[object] = []
    for told, named in ARGUMENTS:
        try:
            theirs.append(THEIRS[place](*told, **named))
        except TypeError:
            with pytest.raises(TypeError):
                OURS[place](*told, **named)
            continue
        ours.append(OURS[place](*told, **named))
    assert ours
    for one, its in zip(ours, theirs, strict=True):
        if OURS[place].__name__ != "Unwritten":  # the address is no fact of the value
            assert repr(one) == repr(its)
        for another, others in zip(ours, theirs, strict=True):
            assert (one == another) is (its == others)
            assert (one != another) is (its != others)
            assert one != others
            if one == another:
                assert hash(one) == hash(another)


@given(st.tuples(st.integers(), st.text()), st.tuples(st.integers(), st.text()))
def test_equal_when_the_fields_are(one: tuple[int, str], another: tuple[int, str]) -> None:
    """Two values are as equal as their fields, and found in a set when they are."""
    a, b = OURS[0](*one), OURS[0](*another)
    assert (a == b) is (one == another)
    assert (len({a, b}) == 1) is (one == another)


def test_own_methods_stay() -> None:
    """A class that says how it is written, or what makes two equal, is asked for it."""

    @frozen
    class Own:
        a: int

        def __repr__(self) -> str:
            return "own"

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Own)

        def __hash__(self) -> int:
            return 7

    assert (repr(Own(1)), Own(1) == Own(2), hash(Own(1))) == ("own", True, 7)


def test_frozen() -> None:
    """No field is set anew."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        OURS[0](1).a = 2
