"""Laws of the text form of regimens."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from isotretinoin.courses.regimen import Regimen, Step
from isotretinoin.quantities import mg, mg_per_day, mg_per_kg, mg_per_kg_day

numbers = st.decimals(0, 200, places=3) | st.fractions(0, 200)
doses = numbers.map(mg_per_day) | numbers.map(mg_per_kg_day)
days = st.integers(1, 10_000)
steps = st.builds(Step, doses, days, days_on=st.integers(1, 60), days_off=st.integers(0, 60))
amounts = numbers.filter(bool)
goals = st.none() | amounts.map(mg_per_kg) | amounts.map(mg)


@st.composite
def regimens(draw: st.DrawFn) -> Regimen:
    """Regimens of up to six steps: closed, open, or open until a goal."""
    first = tuple(draw(st.lists(steps, max_size=5)))
    closed: bool = draw(st.booleans())
    if first and closed:
        return Regimen(first)
    last = draw(steps)
    open_ended = Step(last.daily_dose, days_on=last.days_on, days_off=last.days_off)
    return Regimen((*first, open_ended), goal=draw(goals))


class TestRoundTrip:
    """`Regimen.parse(str(r)) == r`."""

    @given(regimens())
    def test_text_gives_back_the_regimen(self, regimen: Regimen) -> None:
        """Nothing is lost on the way to text and back."""
        assert Regimen.parse(str(regimen)) == regimen

    @given(st.fractions(1, 10), st.integers(0, 30))
    def test_as_many_digits_as_it_takes(self, number: Fraction, exponent: int) -> None:
        """A dose with many decimals is read back whole."""
        regimen = Regimen.constant(mg_per_day(number / 10**exponent))
        assert Regimen.parse(str(regimen)) == regimen
