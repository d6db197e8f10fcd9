"""The shapes of precautions."""

from isotretinoin.findings import Severity
from isotretinoin.rules.precautions import Interaction, Precautions, WarningSigns


def test_in_words() -> None:
    """They read as the action and the codes that it is about."""
    other = Interaction(codes=("a", "b"), action="avoid", severity=Severity.ALERT)
    sign = WarningSigns(codes=("c",), action="stop", severity=Severity.ALERT)
    signs = WarningSigns(codes=("c", "d"), action="stop", severity=Severity.ALERT, at_least=2)

    assert str(other) == "avoid: a, b"
    assert str(sign) == "stop: c"
    assert str(signs) == "stop: c, d (2 of them)"


def test_silent_by_default() -> None:
    """Where the sources say nothing there is nothing."""
    assert Precautions() == Precautions(interactions=(), warning_signs=(), weight_change=None)
