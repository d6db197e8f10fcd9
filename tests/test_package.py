"""The package itself: its names come when they are asked for."""

import pytest

import isotretinoin


def test_every_name_is_there() -> None:
    """Each name of `__all__` is found, and listed for completion."""
    for name in isotretinoin.__all__:
        assert getattr(isotretinoin, name) is getattr(isotretinoin, name)
    assert set(isotretinoin.__all__) <= set(dir(isotretinoin))


def test_another_name_is_an_attribute_error() -> None:
    """A slip fails as it does in any module."""
    with pytest.raises(AttributeError, match="has no attribute 'planned'"):
        _ = isotretinoin.planned  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
