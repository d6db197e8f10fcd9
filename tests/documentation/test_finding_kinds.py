"""The page of findings is made from the closed list of their kinds."""

from finding_kinds import meanings
from isotretinoin import FindingKind


def test_every_kind_is_documented() -> None:
    """Each kind says when it comes, in a sentence of its own."""
    told = meanings()
    assert set(told) == set(FindingKind)
    assert len(set(told.values())) == len(told)
    assert all(meaning.endswith(".") for meaning in told.values())
