"""The facts about a patient."""

from datetime import date, datetime
from typing import Any

import pytest

from isotretinoin.dates import YearMonth
from isotretinoin.errors import DateError, FactError, QuantityError
from isotretinoin.patient import EarlierCourse, History, Patient, ReproductiveFacts
from isotretinoin.quantities import kg, mg


def test_a_weight_is_a_body_weight() -> None:
    """A bare number or a mass of drug is no weight, and the message says what to write."""
    wrong: list[Any] = [68, 68.0, "68 kg", mg(68), None]
    for weight in wrong:
        with pytest.raises(QuantityError, match=r"write kg\(68\)"):
            Patient(weight=weight)


def test_facts_are_true_false_or_not_recorded() -> None:
    """Three values and no others."""
    assert Patient(weight=kg(68)).can_become_pregnant is None
    assert Patient(weight=kg(68), can_become_pregnant=False).can_become_pregnant is False
    wrong: list[Any] = [1, 0, "yes"]
    for fact in wrong:
        with pytest.raises(ValueError, match="is not yes or no: write can_become_pregnant=True"):
            Patient(weight=kg(68), can_become_pregnant=fact)


def test_a_birth_date_is_a_day() -> None:
    """A moment is refused."""
    with pytest.raises(DateError):
        Patient(weight=kg(68), born=datetime(2010, 1, 1))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(2010, 3, 9), date(2026, 3, 8), 15),
        (date(2010, 3, 9), date(2026, 3, 9), 16),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
        (None, date(2026, 3, 9), None),
    ],
)
def test_age_in_completed_years(born: date | None, on: date, age: int | None) -> None:
    """The birthday completes the year; 29 February completes it on 1 March."""
    assert Patient(weight=kg(68), born=born).age(on=on) == age


class TestReproductiveFacts:
    """Facts that decide who can become pregnant, each true, false or not recorded."""

    @pytest.mark.parametrize(
        "facts",
        [
            {"post_menopausal": True, "had_menarche": False},
            {"post_menopausal": True, "without_menses": False},
        ],
    )
    def test_contradictions(self, facts: Any) -> None:
        """Two facts that cannot both be true are named, and nothing is guessed."""
        one, other = (f"{name}={value}" for name, value in facts.items())
        with pytest.raises(FactError, match=f"{one} and {other} contradict each other"):
            ReproductiveFacts(**facts)

    def test_each_of_them_alone(self) -> None:
        """Alone they stand, and with what does not contradict them."""
        assert ReproductiveFacts(male=True, has_uterus=True).has_uterus is True
        assert ReproductiveFacts(post_menopausal=True, had_menarche=True).post_menopausal is True

    @pytest.mark.parametrize("age", [-1, True, "54", 54.0])
    def test_an_age_is_in_completed_years(self, age: Any) -> None:
        """A whole number that is not below 0."""
        assert ReproductiveFacts(age=54).age == 54
        with pytest.raises(FactError, match="is not a number of years of age"):
            ReproductiveFacts(age=age)

    def test_three_values(self) -> None:
        """A number is no fact."""
        wrong: Any = 1
        with pytest.raises(FactError, match="1 is not yes or no: write sterilised=True"):
            ReproductiveFacts(sterilised=wrong)


@pytest.mark.parametrize(("day", "age"), [(date(2010, 1, 1), 0), (date(2011, 1, 1), 1)])
def test_age_begins_at_birth(day: date, age: int) -> None:
    """The day of birth has an age, the day before has none."""
    patient = Patient(weight=kg(60), born=date(2010, 1, 1))

    assert patient.age(on=day) == age
    with pytest.raises(DateError, match="the birth date, 2010-01-01, comes after"):
        patient.age(on=date(2009, 12, 31))


class TestFactsThatDecide:
    """Recorded facts are of a closed list of words, and nothing else is taken for one."""

    @pytest.mark.parametrize(
        "facts",
        [
            *({name: "no"} for name in ("pregnant", "plans_pregnancy", "breast_feeding")),
            {"meets_prevention": 0},
            {"kidney_function": False},
            {"kidney_function": "no"},
            {"allergies": "soya"},
            {"allergies": [float("nan")]},
            {"conditions": [""]},
            {"medicines": 40},
            {"history": []},
            {"history": date(2025, 11, 3)},
            {"reproductive": {"has_uterus": True}},
            {"pregnant": True, "can_become_pregnant": False},
        ],
    )
    def test_what_is_no_fact(self, facts: Any) -> None:
        """Each is refused by the error of facts."""
        with pytest.raises(FactError):
            Patient(weight=kg(68), **facts)

    def test_words_in_any_spelling(self) -> None:
        """A word of one's own can be recorded; what is told twice is one fact."""
        told = Patient(
            weight=kg(68),
            allergies=["Soybean oil", "other-nuts", "soya"],
            conditions=(),
            medicines=("Doxycyclin",),
        )
        assert told.allergies == ("other-nuts", "soya")
        assert (told.conditions, told.medicines) == ((), ("doxycycline",))
        with pytest.raises(FactError, match=r"is no allergy .*: write 'soya', or 'other-soja'"):
            Patient(weight=kg(68), allergies=("soja",))

    def test_prints_what_is_recorded(self) -> None:
        """And nothing of the rest."""
        told = Patient(weight=kg(68), pregnant=False, allergies=())
        assert repr(told) == "Patient(weight=kg(68), pregnant=False, allergies=())"


class TestHistory:
    """Earlier courses, by a day or by a month."""

    def test_a_month_is_every_day_of_it(self) -> None:
        """A day is itself."""
        month, day = EarlierCourse(YearMonth(2024, 2)), EarlierCourse(date(2024, 2, 3))
        assert (month.earliest, month.latest) == (date(2024, 2, 1), date(2024, 2, 29))
        assert (day.earliest, day.latest) == (date(2024, 2, 3), date(2024, 2, 3))
        assert [str(each) for each in (month, day)] == [
            "the course that ended in 2024-02",
            "the course that ended on 2024-02-03",
        ]

    @pytest.mark.parametrize(
        "last",
        ["2025-11", 2206, float("nan"), None, "", datetime(2025, 11, 3)],  # noqa: DTZ001
    )
    def test_what_is_no_day(self, last: Any) -> None:
        """Refused, with both ways to write it."""
        with pytest.raises(DateError, match=r"or YearMonth\(2025, 11\), where only the month"):
            EarlierCourse(last)

    @pytest.mark.parametrize(
        "courses", [EarlierCourse(date(2025, 1, 1)), "no", [date(2025, 1, 1)], 1]
    )
    def test_what_is_no_group_of_courses(self, courses: Any) -> None:
        """One course alone is not taken for several."""
        with pytest.raises(FactError):
            History(courses)

    def test_in_order_and_once(self) -> None:
        """However they are told."""
        one, other = EarlierCourse(YearMonth(2023, 5)), EarlierCourse(date(2025, 11, 3))
        assert History([other, one, other]).courses == (one, other)

    def test_none_before_birth(self) -> None:
        """A course that was over before the birth date is refused; in the month of it, it stands."""
        history = History((EarlierCourse(YearMonth(2000, 1)),))
        born = date(2000, 1, 31)
        assert Patient(weight=kg(68), born=born, history=history).born == born
        with pytest.raises(DateError, match="the birth date, 2000-02-01, comes after"):
            Patient(weight=kg(68), born=date(2000, 2, 1), history=history)
