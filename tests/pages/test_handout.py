"""Sheets for paper: what the patient and the staff hold in their hands."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isotretinoin import (
    Course,
    Days,
    Diary,
    DosePeriod,
    Patient,
    Plan,
    Regimen,
    kg,
    mg_per_day,
    mg_per_kg,
    plan,
    products,
    replan,
    rulebook,
    rulebook_names,
)
from isotretinoin.errors import FactError
from isotretinoin.pages.sheet import Sheet
from isotretinoin.products import Product
from isotretinoin.rules.rulebook import Rulebook
from sample_programme import PROGRAMME

FIRST = date(2026, 3, 9)


def planned(
    text: str = "20 mg/day for 28 days, then 0 mg/day for 7 days, then 40 mg/day",
    *,
    able: bool | None = True,
    rules: Rulebook = PROGRAMME,
    first: date = FIRST,
    product: Product | None = products.CLARAVIS,
    days: int = 70,
    **facts: Any,
) -> Plan:
    course = Course.lasting(
        Days(days),
        patient=Patient(weight=kg(60), can_become_pregnant=able, **facts),
        regimen=Regimen.parse(text),
        first_dose=first,
    )
    return plan(course, rules, product=product)


def rows(sheet: Sheet, caption: str) -> list[tuple[str, ...]]:
    """The rows of that table, with plain spaces."""
    (table,) = [each for each in sheet.tables if each.caption.startswith(caption)]
    return [tuple(cell.replace("\u00a0", " ") for cell in row) for row in table.rows]


def to_take(text: str, **how: Any) -> list[str]:
    return [row[1] for row in rows(planned(text, **how).handout(for_="patient"), "What to take")]


class TestPatient:
    """In plain words, and no more than the plan holds."""

    def test_what_to_take(self) -> None:
        """Capsules by the day, a rest, and the days in words."""
        sheet = planned().handout(for_="patient")
        assert rows(sheet, "What to take") == [
            ("Mon 9 Mar to Sun 5 Apr 2026", "2 capsules of 10 mg"),
            ("Mon 6 Apr to Sun 12 Apr 2026", "nothing: a rest"),
            ("Mon 13 Apr to Sun 17 May 2026", "2 capsules of 20 mg"),
        ]

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            (
                "20 mg/day every other day",
                "2 capsules of 10 mg; only on days with a dose: every other day",
            ),
            (
                "40 mg/day alternating with 80 mg/day",
                (
                    "1 day with 2 capsules of 20 mg, then 1 day with 2 capsules of 40 mg; then the same "
                    "again (40 mg/day alternating with 80 mg/day)"
                ),
            ),
            (
                "40 mg in the morning and 20 mg in the evening",
                "1 capsule of 40 mg and 1 capsule of 20 mg (40 mg in the morning and 20 mg in the evening)",
            ),
        ],
    )
    def test_days_that_are_not_alike(self, text: str, words: str) -> None:
        """Days without a dose are never told as days with one."""
        assert to_take(text) == [words]

    def test_a_day_without_a_capsule(self) -> None:
        """It is said."""
        (words,) = to_take("20 mg on Monday, Wednesday and Friday")
        assert "1 day with no capsule" in words
        assert words.endswith("(20 mg/day on Monday, Wednesday and Friday)")

    def test_capsules_that_are_not_known(self) -> None:
        """The dose is told, and the question that is left."""
        assert to_take("40 mg/day every other day", product=None) == [
            "40 mg/day (every other day): ask which capsules make it"
        ]

    def test_from_when_until_when(self) -> None:
        """The windows of the plan; a wait without an end has a first day alone."""
        made = planned()
        told = {row[0]: row[1:3] for row in rows(made.handout(for_="patient"), "From when")}
        assert told["Contraception"] == ("Sat 7 Feb 2026", "Wed 17 Jun 2026")
        assert told["No blood donation"] == ("Mon 9 Mar 2026", "Wed 17 Jun 2026")
        assert told["Another course, not before"] == ("Fri 17 Jul 2026", "")

    def test_what_the_sources_do_not_state(self) -> None:
        """It is to be asked; what is not for this patient is left out."""
        silent = planned(rules=rulebook("BR"), product=None).handout(for_="patient")
        told = {row[0]: row[1] for row in rows(silent, "From when")}
        assert "not stated: ask" in told.values()
        cannot = planned(able=False).handout(for_="patient")
        assert not any("ontraception" in row[0] for row in rows(cannot, "From when"))

    def test_what_to_do_when(self) -> None:
        """Acts of the same days on one line, each line with a box; what stands above is not repeated."""
        told = rows(planned().handout(for_="patient"), "What to do")
        assert {row[-1] for row in told} == {"☐"}
        days = [row[0] for row in told]
        assert len(days) == len(set(days))
        words = " ".join(row[1] for row in told)
        for expected in (
            "blood tests, ",
            "first day of capsules",
            "last day of capsules",
            "fetch the",
        ):
            assert expected in words
        assert "contraception" not in words
        assert "are left" not in words

    def test_a_window_that_has_its_own_rule(self) -> None:
        """Within which days a prescription is filled, by the words of the rule."""
        facts = dict(planned().handout(for_="patient").facts)
        assert facts["To be filled"].endswith("]")
        assert "To be filled" not in dict(
            planned(rules=rulebook("FR"), product=None).handout(for_="patient").facts
        )

    def test_what_forbids_treatment_is_first(self) -> None:
        """Before the name, and not as a matter to settle later."""
        sheet = planned(pregnant=True, rules=rulebook("US")).handout(for_="patient")
        assert sheet.facts[0][0] == "Do not take"
        assert "the patient is pregnant" in sheet.facts[0][1]
        assert not any("contraindicated (pregnancy)" in row[0] for row in rows(sheet, "To settle"))

    def test_what_is_open(self) -> None:
        """Cautions, and what could not be judged with the fact that is missing; no notes."""
        made = planned(able=None, rules=rulebook("US"))
        told = [row[0] for row in rows(made.handout(for_="patient"), "To settle")]
        assert any(each.startswith("whether the patient can become pregnant") for each in told)
        assert any("; not known: " in each for each in told)

    def test_what_is_unverified_says_so(self) -> None:
        """At each place that rests on it."""
        late = planned(first=date(2026, 12, 1), rules=rulebook("US")).handout(for_="patient")
        told = rows(late, "What to do")
        at_home = [row for row in told if "at home" in row[1]]
        assert at_home
        assert all("at home if the prescriber permits (unverified)" in row[1] for row in at_home)

    def test_after_a_re_plan(self) -> None:
        """What is over is left out, and what was taken is not told to be taken."""
        diary = Diary(
            patient=Patient(weight=kg(60), can_become_pregnant=True),
            entries=(DosePeriod(FIRST, mg_per_day(40)),),
        )
        made = replan(diary, PROGRAMME, on=date(2026, 4, 30), goal=mg_per_kg(60))
        sheet = made.handout(for_="patient")
        assert dict(sheet.facts)["Course"].startswith("Fri\u00a01\u00a0May")
        assert "2026-04" not in sheet.text()
        assert "Apr" not in sheet.tables[0].rows[0][0]
        page = made.sheet()
        (agenda,) = [each for each in page.tables if each.name == "Agenda"]
        assert agenda.caption == "What to do when (without what was over by 2026-04-30)"
        assert {act.what for act in made.agenda} > {row[2] for row in agenda.rows}

    def test_when_nothing_is_left(self) -> None:
        """A course that is over has nothing to be taken."""
        diary = Diary(
            patient=Patient(weight=kg(60), can_become_pregnant=True),
            entries=(DosePeriod(FIRST, mg_per_day(40)),),
        )
        made = replan(diary, PROGRAMME, on=date(2026, 4, 30), goal=mg_per_kg(10))
        assert made.to_come is None
        assert rows(made.handout(for_="patient"), "What to take") == []


class TestStaff:
    """The whole course, with boxes to tick."""

    def test_in_full(self) -> None:
        """Doses, acts, every finding whole, and what was not judged."""
        made = planned(rules=rulebook("US"), first=date(2026, 9, 20))
        sheet = made.handout(for_="staff")
        assert sheet.facts[0][0] == "Name"
        assert [each.caption.split(" (")[0] for each in sheet.tables] == [
            "Doses",
            "What to do when",
            "Findings, the loudest first",
            "Not judged",
        ]
        assert sheet.tables[1].columns[-1] == "Done"
        assert {row[1] for row in rows(sheet, "Findings")} == {
            each.message for each in made.findings
        }
        assert len(rows(sheet, "What to do")) == sum(act.kind != "run-out" for act in made.agenda)


class TestBoth:
    """On paper and on a terminal."""

    @pytest.mark.parametrize("for_", ["patient", "staff"])
    def test_sources(self, for_: Any) -> None:
        """In short with the first who says so; whole, or none, when asked."""
        made = planned(rules=rulebook("US"))
        short, full, none = (
            made.handout(for_=for_, sources=how) for how in ("short", "full", "none")
        )
        assert none.sources == ()
        assert len(short.sources) == len(full.sources)
        assert sum(len(each.text) for each in short.sources) < sum(
            len(e.text) for e in full.sources
        )
        assert any("; and 4 more." in each.text for each in short.sources)

    @pytest.mark.parametrize("how", [{"for_": "nurse"}, {"for_": "staff", "sources": "long"}])
    def test_a_slip(self, how: Any) -> None:
        """Is refused with what there is."""
        with pytest.raises(FactError, match=r"write 'patient' or|write 'none' or"):
            planned().handout(**how)

    def test_paper(self) -> None:
        """Nothing folds; the document asks for no size of paper, so that it prints on any."""
        html = planned().handout(for_="patient").document()
        assert "<details" not in html
        assert "@page { margin: " in html
        assert "size:" not in html.replace("font-size:", "").replace("block-size:", "")

    @settings(max_examples=40)
    @given(
        place=st.sampled_from(rulebook_names()),
        for_=st.sampled_from(["patient", "staff"]),
        text=st.sampled_from(
            [
                "0.5 mg/kg/day for 28 days, then 1 mg/kg/day",
                "20 mg/day every other day",
                "20 mg on Monday, Wednesday and Friday",
                "40 mg in the morning and 20 mg in the evening",
            ]
        ),
        able=st.sampled_from([True, False, None]),
        first=st.dates(date(2026, 6, 1), date(2027, 3, 1)),
        days=st.integers(1, 250),
    )
    def test_eighty_columns(  # noqa: PLR0917 - one argument for each thing that is varied
        self, place: str, for_: Any, text: str, able: Any, first: date, days: int
    ) -> None:
        """Of the sheets for paper, and of the page of the plan."""
        made = planned(text, able=able, rules=rulebook(place), first=first, product=None, days=days)
        for page in (made.handout(for_=for_), made.sheet(), made.sheet(sources="short")):
            assert max(map(len, page.text().splitlines())) <= 80
