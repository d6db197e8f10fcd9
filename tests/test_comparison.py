"""The rules of several places side by side."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from isotretinoin import rulebook
from isotretinoin.comparison import TOPICS, compare, in_words
from isotretinoin.dates import Days, Months
from isotretinoin.errors import DateError, UnknownName
from isotretinoin.products import Formulation
from isotretinoin.quantities import kg
from isotretinoin.rulebooks import profile, rulebook_names

DAY = date(2026, 1, 31)
PLACES = [rulebook(name) for name in ("US", "GB", "EU")]


class TestCompare:
    """One row a matter, one rule or silence a place."""

    def test_post_course(self) -> None:
        """A month, a month, a month; a month, five weeks, five weeks; and so on."""
        found = compare(PLACES, on=DAY, topic="post-course")

        assert found.places == ("US", "GB", "EU")
        values = {
            row.matter: [rule and str(rule.value) for rule in row.rules] for row in found.rows
        }
        assert values["contraception after"] == [
            "the later of 1 month and 30 days",
            "1 month",
            "1 month",
        ]
        assert values["final test after"] == [
            "the later of 1 month and 30 days",
            "5 weeks",
            "5 weeks",
        ]
        assert values["blood donation after"] == [
            "the later of 1 month and 30 days",
            "less than 4 weeks",
            "1 month",
        ]
        assert values["lactation after"][1:] == [None, None]

    def test_as_in_force_on_the_day(self) -> None:
        """The rule on prescribers is gone the day after it ended."""
        uk = [rulebook("GB")]

        def numbers(day: date) -> list[str]:
            rows = compare(uk, on=day, topic="prescribers").rows
            return [str(rule.value) for row in rows for rule in row.rules if rule]

        assert numbers(date(2023, 10, 30)) == []
        assert numbers(date(2026, 1, 21)) == ["2 agreeing for patients under 18"]
        assert numbers(date(2026, 1, 22)) == ["1 agreeing"]

    @pytest.mark.parametrize("topic", TOPICS)
    def test_every_topic_of_every_place(self, topic: str) -> None:
        """Each topic has a rule somewhere, and each rule is in force on the day."""
        found = compare(map(rulebook, rulebook_names()), on=DAY, topic=topic)

        assert found.rows
        for row in found.rows:
            assert len(row.rules) == len(rulebook_names())
            assert any(row.rules)
            assert all(rule.in_force(DAY) for rule in row.rules if rule)

    def test_order_of_matters(self) -> None:
        """Matters come in the topic's own order, whoever speaks of them."""
        matters = [
            row.matter
            for row in compare(
                map(rulebook, rulebook_names()),
                on=DAY,
                topic="pregnancy tests",
            ).rows
        ]
        named = [path.rpartition(".")[2].replace("_", " ") for path in TOPICS["pregnancy tests"]]

        assert matters == [name for name in named if name in matters]

    def test_monitoring_by_timepoint(self) -> None:
        """One row a visit of the laboratory's schedule."""
        found = compare([rulebook("guide"), rulebook("EU")], on=DAY, topic="monitoring")

        assert "baseline" in {row.matter for row in found.rows}

    def test_of_the_rulebook(self) -> None:
        """The method is the function."""
        us, *others = PLACES

        assert us.compare(*others, on=DAY, topic="supply") == compare(
            PLACES,
            on=DAY,
            topic="supply",
        )

    def test_records(self) -> None:
        """Plain rows for frames: one for each rule, and one for each silence."""
        records = compare(PLACES, on=DAY, topic="lactation").records()

        assert [record["rulebook"] for record in records] == ["US", "GB", "EU"]
        assert records[0]["key"] == "us.label.lactation_after"
        assert records[0]["verified"] is True
        assert {records[1][name] for name in ("key", "text", "value", "source")} == {None}
        assert all(
            value is None or type(value) in (str, bool, date)
            for record in records
            for value in record.values()
        )

    def test_in_words(self) -> None:
        """For people: the matter, and who says what."""
        lines = str(compare(PLACES, on=DAY, topic="lactation")).splitlines()

        assert lines[:2] == ["lactation on 2026-01-31", "lactation after"]
        assert lines[3] == "  GB: the sources are silent"

    def test_bad_input(self) -> None:
        """The closest topic, and a day that is a day."""
        moment: Any = datetime(2026, 1, 31, tzinfo=UTC)
        with pytest.raises(UnknownName, match="no topic 'postcourse'; the closest is 'post-c"):
            compare(PLACES, on=DAY, topic="postcourse")
        with pytest.raises(DateError):
            compare(PLACES, on=moment, topic="supply")

    @pytest.mark.parametrize("topic", TOPICS)
    @pytest.mark.parametrize("wrong", ["US", None, profile("guide")])
    def test_names_are_no_rulebooks(self, wrong: Any, topic: str) -> None:
        """What to write instead; in any place of the list."""
        with pytest.raises(
            TypeError,
            match=r"is not a rulebook: write isotretinoin\.rulebook\(name\)",
        ):
            compare([*PLACES, wrong], on=DAY, topic=topic)
        with pytest.raises(TypeError, match=r"^'U' is not a rulebook"):
            compare("US", on=DAY, topic=topic)  # type: ignore[arg-type]

    def test_repeated_visits(self) -> None:
        """Each schedule's own repetitions, by their numbers."""
        found = compare([rulebook("guide"), rulebook("EU")], on=DAY, topic="monitoring")

        assert [record["value"] for record in found.records() if record["value"]][-3:] == [
            "month 2, 3, 4, 5 …: lipid panel, LFTs, pregnancy test",
            "end of course: lipid panel, LFTs, pregnancy test",
            "month 3, 6, 9, 12 …: ALT, AST, lipid panel",
        ]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Days(56), "56 days"),
        ((), ""),
        ((Days(56), Months(2)), "56 days, 2 months"),
        (((kg(40), 1), (kg(50), 2)), "40 kg, 1; 50 kg, 2"),
        (frozenset({Formulation.MICRONISED, Formulation.LIDOSE}), "lidose, micronised"),
    ],
)
def test_a_group_of_values_in_words(value: object, words: str) -> None:
    """One by one, each in its own words."""
    assert in_words(value) == words
