"""Rules and timelines: one rule a day, both ends in force, what was known when."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isotretinoin.errors import DateError, NoRuleInForce
from isotretinoin.evidence import Announcement, Citation, Rule, Source, Timeline
from isotretinoin.findings import Window

SOURCE = Source(key="law", title="The law", publisher="The regulator", published="2020")
ONE_DAY = timedelta(days=1)


def rule(
    key: str = "a",
    since: date | None = None,
    until: date | None = None,
    **more: Any,
) -> Rule[str]:
    return Rule(
        key=key,
        text=f"rule {key}",
        value=key,
        cites=(Citation(SOURCE, "2.1"),),
        basis="programme",
        since=since,
        until=until,
        **more,
    )


OLD = rule("old", until=date(2007, 11, 30))
FOUR = rule("four", since=date(2021, 12, 13), edition="edition-4")
FIVE = rule(
    "five",
    since=date(2026, 11, 15),
    edition="edition-5",
    announced=date(2026, 6, 16),
    earlier=(Announcement(date(2026, 2, 9), date(2026, 8, 8)),),
    verified=False,
)
EDITIONS = Timeline((FIVE, OLD, FOUR))


class TestRule:
    """A value, its source and its days."""

    def test_both_ends_are_in_force(self) -> None:
        """The first and the last day count; their neighbours do not."""
        dated = rule(since=date(2023, 10, 31), until=date(2026, 1, 21))

        assert dated.in_force(date(2023, 10, 31))
        assert dated.in_force(date(2026, 1, 21))
        assert not dated.in_force(date(2023, 10, 30))
        assert not dated.in_force(date(2026, 1, 22))

    def test_no_days_given_means_always(self) -> None:
        """Where the source sets no dates, any day is covered."""
        assert rule().in_force(date(1, 1, 1))
        assert rule().in_force(date(9999, 12, 31))

    def test_days_in_words(self) -> None:
        """The four ways in which a rule has dates."""
        first, last = date(2023, 10, 31), date(2026, 1, 21)

        assert rule().days == "no dates given"
        assert rule(since=first).days == "since 2023-10-31"
        assert rule(until=last).days == "until 2026-01-21"
        assert rule(since=first, until=last).days == "2023-10-31 to 2026-01-21"

    def test_reads_as_a_sentence_with_its_source(self) -> None:
        """The text, whether it is unverified, and who says so."""
        assert str(rule()) == "rule a [The regulator, The law, 2020, 2.1]"
        assert str(rule(verified=False)).startswith("rule a (unverified)")
        assert str(Citation(SOURCE)) == "The regulator, The law, 2020"

    def test_what_was_not_read_is_never_verified(self) -> None:
        """A rule from memory or a weak copy ships as unverified or not at all."""
        for tag in ("MEMORY", "READ-2nd"):
            with pytest.raises(ValueError, match="verified=False"):
                rule(tag=tag)
            assert not rule(tag=tag, verified=False).verified

    def test_says_who_says_so(self) -> None:
        """A rule without a citation is refused."""
        with pytest.raises(ValueError, match="who says so"):
            Rule(key="a", text="a", value=1, cites=(), basis="label")

    def test_quotations_are_short(self) -> None:
        """25 words may be quoted, 26 may not."""
        assert Citation(SOURCE, quote="word " * 25).quote
        with pytest.raises(ValueError, match="26 words"):
            Citation(SOURCE, quote="word " * 26)

    def test_dates_are_plain_days_in_order(self) -> None:
        """No moment for a day, and no end before the start."""
        with pytest.raises(DateError):
            rule(since=datetime(2026, 1, 1))  # noqa: DTZ001
        with pytest.raises(DateError, match="before it starts"):
            rule(since=date(2026, 1, 2), until=date(2026, 1, 1))
        with pytest.raises(DateError):
            rule().in_force(datetime(2026, 1, 1))  # noqa: DTZ001


def test_a_rule_is_its_own_ground() -> None:
    """Rules and what rests on them are asked alike."""
    assert FOUR.because is FOUR


class TestTimeline:
    """Exactly one rule for each covered day."""

    def test_a_rule_ends_the_day_before_the_next(self) -> None:
        """Both sides of the change."""
        assert EDITIONS.at(date(2026, 11, 14)).key == "four"
        assert EDITIONS.at(date(2026, 11, 15)).key == "five"
        assert EDITIONS.at(date(2026, 11, 14)).until == date(2026, 11, 14)

    def test_no_day_is_no_question(self) -> None:
        """No clock is read and nothing guessed: the newest rule is asked for by its name."""
        assert EDITIONS.newest.key == "five"
        missing: Any = None
        with pytest.raises(DateError, match="None is not a day"):
            EDITIONS.at(missing)

    def test_a_gap_names_its_edges(self) -> None:
        """A day without a rule is an error that names the nearest edges."""
        with pytest.raises(
            NoRuleInForce,
            match="2015-01-01: old ended on 2007-11-30; four starts on 2021-12-13",
        ):
            EDITIONS.at(date(2015, 1, 1))
        with pytest.raises(NoRuleInForce, match=r"2021-12-12: four starts on 2021-12-13$"):
            Timeline((FOUR,)).at(date(2021, 12, 12))
        with pytest.raises(NoRuleInForce, match=r"2008-01-01: old ended on 2007-11-30$"):
            Timeline((OLD,)).at(date(2008, 1, 1))

    def test_overlaps_are_refused(self) -> None:
        """Two rules on one day are a mistake in the data."""
        with pytest.raises(DateError, match="still holds on"):
            Timeline((rule("a", until=date(2020, 1, 1)), rule("b", since=date(2020, 1, 1))))
        with pytest.raises(DateError, match="start on the same day"):
            Timeline((rule("a", since=date(2020, 1, 1)), rule("b", since=date(2020, 1, 1))))
        with pytest.raises(DateError, match="start on the same day"):
            Timeline((rule("a"), rule("b")))
        with pytest.raises(ValueError, match="at least one"):
            Timeline(())

    def test_within_gives_every_rule_of_some_days(self) -> None:
        """A course across a change is judged by both rules."""
        across = EDITIONS.during(Window(first=date(2026, 11, 1), last=date(2026, 12, 1)))

        assert [each.key for each in across] == ["four", "five"]
        assert EDITIONS.during(Window(first=date(2010, 1, 1), last=date(2011, 1, 1))) == ()
        assert [each.key for each in EDITIONS] == ["old", "four", "five"]

    def test_a_caller_moves_an_edition(self) -> None:
        """The edition before ends the day before the new date, and the rule says who moved it."""
        moved = EDITIONS.effective({"edition-5": date(2027, 1, 1)})

        assert moved.at(date(2026, 12, 31)).key == "four"
        assert moved.at(date(2027, 1, 1)).key == "five"
        assert "as the caller set it; the rulebook has 2026-11-15" in (moved.newest.note or "")
        assert moved.effective({"five": date(2027, 2, 1)}).at(date(2027, 1, 31)).key == "four"
        assert EDITIONS.effective({"another": date(2027, 1, 1)}) == EDITIONS

    def test_the_neighbour_of_a_moved_edition_says_so_too(self) -> None:
        """It ends on another day than the rulebook has."""
        four = EDITIONS.effective({"edition-5": date(2027, 1, 1)}).at(date(2026, 12, 1))

        assert four.until == date(2026, 12, 31)
        assert "until the day before 2027-01-01, as the caller set it" in (four.note or "")

    def test_several_move_at_once(self) -> None:
        """In whichever order they are named."""
        days = {"four": date(2027, 1, 1), "five": date(2028, 1, 1)}
        moved = EDITIONS.effective(days)

        assert moved == EDITIONS.effective(dict(reversed(days.items())))
        assert [rule.since for rule in moved][1:] == [date(2027, 1, 1), date(2028, 1, 1)]

    def test_a_stated_end_stays_when_the_next_rule_moves(self) -> None:
        """Only an end that the next start implies moves with it."""
        assert EDITIONS.effective({"four": date(2022, 1, 1)}).rules[0].until == OLD.until

    @pytest.mark.parametrize("day", [date(2026, 11, 16), date(2026, 11, 15)])
    def test_a_rule_never_overtakes_its_neighbour(self, day: date) -> None:
        """An edition that is moved past the next one would change what the next one means."""
        with pytest.raises(DateError, match="five from 2026-11-15 would not follow four"):
            EDITIONS.effective({"four": day})
        with pytest.raises(DateError, match="five from 2021-12-12 would not follow four"):
            EDITIONS.effective({"five": date(2021, 12, 12)})

    def test_what_was_known_when(self) -> None:
        """Before the announcement nobody knew; between, the first date; after, the second."""
        before_all = EDITIONS.known_on(date(2026, 2, 8))
        first_date = EDITIONS.known_on(date(2026, 2, 9))
        still = EDITIONS.known_on(date(2026, 6, 15))
        second_date = EDITIONS.known_on(date(2026, 6, 16))

        assert before_all is not None
        assert before_all.at(date(2030, 1, 1)).key == "four"
        for known in (first_date, still):
            assert known is not None
            assert known.at(date(2026, 8, 7)).key == "four"
            assert known.at(date(2026, 8, 8)).key == "five"
            assert known.newest.announced == date(2026, 2, 9)
            assert (
                known.newest.note == "as announced on 2026-02-09; what was said later is left out"
            )
        assert second_date == EDITIONS
        assert Timeline((FIVE,)).known_on(date(2026, 2, 8)) is None

    def test_an_end_on_the_last_day_there_is(self) -> None:
        """The end of the calendar is an end like any other."""
        assert Timeline((rule(until=date.max),)).known_on(date(2026, 1, 1)) is not None
        lasting = Timeline((rule("a", until=date(2019, 12, 31)), rule("b", since=date(2020, 1, 1))))
        assert lasting.known_on(date(2026, 1, 1)) == lasting


STARTS = st.lists(st.dates(date(1990, 1, 1), date(2040, 1, 1)), min_size=1, max_size=6, unique=True)


class TestTimelineLaws:
    """Laws of timelines."""

    @given(STARTS, st.dates(date(1990, 1, 1), date(2045, 1, 1)))
    def test_exactly_one_rule_per_covered_day(self, starts: list[date], day: date) -> None:
        """ "One rule per covered day"."""
        timeline = Timeline(tuple(rule(str(start), since=start) for start in starts))

        in_force = [each for each in timeline if each.in_force(day)]

        assert len(in_force) == (day >= min(starts))
        if in_force:
            assert timeline.at(day) == in_force[0]
            assert in_force[0].since == max(start for start in starts if start <= day)

    @given(STARTS, st.dates(date(1990, 1, 1), date(2045, 1, 1)))
    def test_a_later_edition_never_changes_an_earlier_day(
        self,
        starts: list[date],
        later: date,
    ) -> None:
        """Adding a rule leaves every day before it as it was."""
        timeline = Timeline(tuple(rule(str(start), since=start) for start in starts))
        if later <= max(starts):
            return
        longer = Timeline((*timeline.rules, rule("later", since=later)))

        for day in (*starts, later - ONE_DAY):
            assert longer.at(day).key == timeline.at(day).key
        assert longer.at(later).key == "later"
