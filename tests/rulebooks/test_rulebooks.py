"""What holds for every rulebook: cited, dated, unique, reachable, and the same as last reviewed.

A change of a rule shows as a changed line in `snapshots/`. Look at the change and, when it is
meant, write the new state with

    SNAPSHOTS=write python -m pytest tests/rulebooks/test_rulebooks.py
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType
from typing import Any, ClassVar

import attrs
import pytest

from isotretinoin import analytes, products, rulebooks
from isotretinoin.comparison import in_words
from isotretinoin.errors import DateError, UnknownName
from isotretinoin.evidence import Rule, Source, Timeline, rules_in
from isotretinoin.findings import Window
from isotretinoin.rulebooks import sources
from isotretinoin.rules.monitoring import Visit
from isotretinoin.rules.rulebook import Rulebook

SNAPSHOTS = Path(__file__).parent / "snapshots"
BOOKS = [rulebooks.rulebook(name) for name in rulebooks.rulebook_names()]


def key(rule: Rule[Any]) -> str:
    return rule.key


def laboratory() -> list[Rule[Any]]:
    """The rules that stand with analytes and panels."""
    held = (
        getattr(test, name, None)
        for test in analytes.ALL
        for name in ("mmol_per_l", "adult_limits", "because")
    )
    return [rule for rule in held if rule is not None]


def medicines() -> list[Rule[Any]]:
    """The rules that stand with products, other readings among them."""
    return [
        rule
        for each in products.ALL
        for held in (each.offered, each.food)
        for rule in rules_in(held)
    ]


PROFILES = [rulebooks.profile(name) for name in rulebooks.profiles()]
CRITERIA = [rulebooks.criteria(name) for name in rulebooks.criteria_names()]
RULES: list[Rule[Any]] = [
    *(rule for book in BOOKS for rule in book.rules),
    *(rule for profile in PROFILES for rule in profile.rules),
    *(rule for criteria in CRITERIA for rule in criteria.rules),
    *laboratory(),
    *medicines(),
    *(protocol.because for protocol in rulebooks.protocols() if protocol.because),
]
EVERY: list[Rule[Any]] = sorted({id(rule): rule for rule in RULES}.values(), key=key)
REACHABLE = {rule.key for rule in EVERY}
PACKAGE = Path(str(rulebooks.__file__)).parent
FILES = [
    import_module(each.name)
    for each in walk_packages(rulebooks.__path__, f"{rulebooks.__name__}.")
    if not each.ispkg
]
SOURCES = [value for value in vars(sources).values() if isinstance(value, Source)]
ONE_DAY = timedelta(days=1)


def kind_of(value: object) -> Any:
    return type(value)


def matters(value: Any, path: str = "") -> Iterator[tuple[str, Rule[Any]]]:
    """Each rule with the place of the record at which it stands, those beside it likewise."""
    kind = kind_of(value)
    if kind is Rule:
        yield path, value
        for other in value.alternatives:
            yield from matters(other, f"{path}, not applied")
    elif kind in (tuple, Timeline):
        for entry in value:
            yield from matters(entry, path)
    elif attrs.has(kind):
        names = ", ".join(map(str, getattr(value, "formulations", ()))) or getattr(
            value,
            "kind",
            "",
        )
        inside = f"{path} ({names})" if names else path
        for each in attrs.fields(kind):
            yield from matters(getattr(value, each.name), f"{inside}.{each.name}".lstrip("."))


def line(matter: str, rule: Rule[Any]) -> dict[str, Any]:
    # A visit is said by its name, which the author chose; when it is, is what the code reads.
    when = {"when": repr(rule.value.when)} if isinstance(rule.value, Visit) else {}
    return {
        "matter": matter,
        "key": rule.key,
        "value": in_words(rule.value),
        **when,
        "since": rule.since and str(rule.since),
        "until": rule.until and str(rule.until),
        "sources": [cite.source.key for cite in rule.cites],
        "tag": rule.tag,
        "verified": rule.verified,
    }


def timelines(value: Any) -> list[Timeline[Any]]:
    """Every matter of a record, at any depth."""
    kind = kind_of(value)
    if kind is Timeline:
        return [value]
    entries: list[Any] = list(value) if kind is tuple else []
    if attrs.has(kind):
        entries = [getattr(value, each.name) for each in attrs.fields(kind)]
    return [matter for each in entries for matter in timelines(each)]


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.name)
def test_as_last_reviewed(book: Rulebook) -> None:
    """The rulebook says what its snapshot says, rule by rule."""
    path = SNAPSHOTS / f"{book.name}.json"
    now = sorted(
        (line(matter, rule) for matter, rule in matters(book)),
        key=lambda row: (row["matter"], row["since"] or "", row["key"]),
    )
    if os.environ.get("SNAPSHOTS") == "write":
        rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in now)
        path.write_text(f"[\n{rows}\n]\n", encoding="utf-8")

    assert now == json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", [None, 1, b"US"])
def test_what_is_no_text_is_no_name(name: Any) -> None:
    """An unknown name like any other."""
    with pytest.raises(UnknownName, match="no rulebook"):
        rulebooks.rulebook(name)
    with pytest.raises(UnknownName, match="no product"):
        products.get(name)


def test_no_snapshot_is_left_over() -> None:
    """There is one snapshot for each rulebook."""
    assert {path.stem for path in SNAPSHOTS.iterdir()} == set(rulebooks.rulebook_names())


def test_a_key_means_one_rule() -> None:
    """Over all rulebooks together a key stands for one rule."""
    by_key: dict[str, Rule[Any]] = {}
    for rule in EVERY:
        # A timeline may have closed a rule that another rulebook holds open.
        assert by_key.setdefault(rule.key, rule).text == rule.text


@pytest.mark.parametrize("rule", EVERY, ids=key)
def test_a_rule_is_fit_to_be_shown(rule: Rule[Any]) -> None:
    """Cited to a listed source, a whole sentence, and nothing unread passes as verified."""
    assert rule.cites
    assert all(cite.source in SOURCES for cite in rule.cites)
    assert rule.text[0].isupper() or rule.text[0].isdigit() or rule.text.startswith("iPLEDGE")
    assert rule.text.endswith(".")
    assert rule.key == rule.key.lower()
    if rule.tag in ("MEMORY", "READ-2nd"):
        assert not rule.verified
    elif not rule.verified:
        assert rule.note
    assert all(len(cite.quote.split()) <= 25 for cite in rule.cites if cite.quote)


@pytest.mark.parametrize("rule", EVERY, ids=key)
def test_sentences_begin_with_a_capital(rule: Rule[Any]) -> None:
    """Also where a reading or a note is joined from several."""
    for said in (rule.text, rule.interpretation, rule.note):
        assert re.search(r"[a-z)]\. [a-z]", said or "") is None


@pytest.mark.parametrize("rule", EVERY, ids=key)
def test_a_tertiary_page_alone_establishes_nothing(rule: Rule[Any]) -> None:
    """What only tertiary pages say is unverified; what the guide says is its own statement."""
    if all(cite.source.grade == "T" for cite in rule.cites) and rule.verified:
        assert rule.basis == "guide" or [cite.source.key for cite in rule.cites] == ["guide"]


@pytest.mark.parametrize("rule", EVERY, ids=key)
def test_a_value_is_said_in_words(rule: Rule[Any]) -> None:
    """No constructor, no field, no template and no member of an enumeration as Python writes it."""
    code = re.compile(r"[={}]|<\w|\w\(")
    grouped = isinstance(rule.value, tuple | frozenset | bool | Fraction | timedelta)

    assert code.search(in_words(rule.value)) is None
    assert grouped or str(rule.value) == in_words(rule.value)


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.name)
def test_both_sides_of_every_date(book: Rulebook) -> None:
    """A rule with a first or a last day holds on it, and not on the day beyond it."""
    for matter in timelines(book):
        for rule in matter:
            if rule.since is not None:
                assert matter.at(rule.since).key == rule.key
                assert rule not in matter.during(
                    Window(first=rule.since - ONE_DAY, last=rule.since - ONE_DAY),
                )
            if rule.until is not None:
                assert matter.at(rule.until).key == rule.key
                assert rule not in matter.during(
                    Window(first=rule.until + ONE_DAY, last=rule.until + ONE_DAY),
                )


def written(value: Any) -> list[Rule[Any]]:
    """The rules that a name of a rulebook file stands for, alone or as a group of them."""
    kind = kind_of(value)
    if kind is Rule:
        return [value]
    entries: list[Any] = list(value) if kind in (tuple, Timeline) else []
    return [rule for each in entries for rule in written(each)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.__name__).rpartition(".")[2])
def test_every_rule_of_a_file_is_reachable(file: ModuleType) -> None:
    """What a file assigns can be found in a rulebook; a rule that none holds is dead text."""
    named = {name: value for name, value in vars(file).items() if not name.startswith("__")}

    assert [rule.key for rule in written(tuple(named.values())) if rule.key not in REACHABLE] == []


class TestLoading:
    """A look-up by name imports the file of what is asked for, and what that rests on."""

    SHARED = frozenset({"guide", "sources", "drug", "analytes", "literature", "schedules"})
    OWN: ClassVar = {
        # The literature quotes the texts of several places.
        "guide": {"gb", "eu", "places"},
        **{name: {name.lower()} for name in ("US", "GB", "EU")},
        **{name: {"places"} for name in ("CH", "SG", "HK", "CA", "AU", "NZ", "BR")},
        # Hong Kong tests as the harmonised text does.
        "HK": {"places", "eu"},
        **{name: {"places", "eu"} for name in ("FR", "IE", "FI")},
        # The United Kingdom follows the harmonised text on laboratory results.
        "GB": {"gb", "eu"},
    }

    @staticmethod
    def loaded(asked: str) -> set[str]:
        """The parts of the shelf that a fresh interpreter has imported when it has asked."""
        code = (
            f"import sys\nfrom isotretinoin import rulebooks\n{asked}\n"
            "print(*(name for name in sys.modules if name.startswith('isotretinoin.rulebooks.')))"
        )
        ran = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
        )
        return {name.split(".", 2)[2] for name in ran.stdout.split()}

    def test_names_load_nothing(self) -> None:
        """The names are known without any document."""
        assert self.loaded("rulebooks.rulebook_names(), rulebooks.profiles()") == set()

    @pytest.mark.parametrize("name", rulebooks.rulebook_names())
    def test_a_place_loads_its_own(self, name: str) -> None:
        """Its own folder, and what several places share."""
        found = self.loaded(f"rulebooks.rulebook({name!r})")

        assert {part.partition(".")[0] for part in found} <= self.SHARED | self.OWN[name]
        if name in ("US", "GB", "EU"):
            assert "literature.low_dose" not in found
            assert "places" not in found

    def test_a_schedule_loads_its_own(self) -> None:
        """One file of the shelf, and the sources and analytes that it cites."""
        assert self.loaded("rulebooks.profile('xia2022')") == {
            "analytes",
            "schedules",
            "schedules.xia2022",
            "sources",
        }


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.name)
def test_a_rule_is_found_by_its_key(book: Rulebook) -> None:
    """`rule(key)` finds what `rules` lists."""
    for rule in book.rules:
        assert book.rule(rule.key) == rule


class TestSources:
    """Sources stand once."""

    def test_keys_are_unique(self) -> None:
        """A source's key names one document."""
        assert len({source.key for source in SOURCES}) == len(SOURCES)

    def test_a_document_stands_once(self) -> None:
        """Not under two keys, with a grade of its own each."""
        told = [(source.title, source.publisher, source.published) for source in SOURCES]
        assert len(set(told)) == len(told)

    def test_when_it_was_last_checked(self) -> None:
        """A day or a month, and where its reader stated none, that is said."""
        stated = {source.checked for source in SOURCES}
        assert None in stated
        assert {"2026-11-22", "November 2026"} <= stated
        for source in SOURCES:
            day = source.checked or "on a day not stated"
            assert re.fullmatch(r"\d{4}-\d\d-\d\d|[A-Z][a-z]+ \d{4}|on a day not stated", day)
            assert source.last_checked == f"last checked {day}"

    def test_every_source_is_used(self) -> None:
        """No source is listed that nothing cites."""
        code = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
        named = [name for name, value in vars(sources).items() if isinstance(value, Source)]

        used = set(re.findall(r"\bsources\.(\w+)", code))

        assert [name for name in named if name not in used] == []

    def test_no_name_is_given_twice(self) -> None:
        """A second source of the same name would hide the first."""
        text = Path(sources.__file__).read_text(encoding="utf-8")
        assert len(SOURCES) == text.count(" = Source(")


class TestByName:
    """Rulebooks and profiles by name."""

    @pytest.mark.parametrize("name", ["US", "us", "Us"])
    def test_case_does_not_matter(self, name: str) -> None:
        """However it is written, it is the same rulebook."""
        assert rulebooks.rulebook(name) is rulebooks.rulebook("US")

    def test_every_name_is_known(self) -> None:
        """Each name listed finds the rulebook or the profile of that name."""
        for name in rulebooks.rulebook_names():
            assert rulebooks.rulebook(name).name == name
        for each in rulebooks.profiles():
            assert rulebooks.profile(each).name == each

    def test_an_unknown_rulebook(self) -> None:
        """The closest name, and all of them."""
        with pytest.raises(UnknownName) as refused:
            rulebooks.rulebook("guid")

        listed = ", ".join(rulebooks.rulebook_names())
        assert str(refused.value) == f"no rulebook 'guid': did you mean 'guide'? there are {listed}"

    @pytest.mark.parametrize("name", ["UK", "uk", "United Kingdom"])
    def test_another_name_of_the_place(self, name: str) -> None:
        """Its title and the initials of it lead to it, and never to another place."""
        with pytest.raises(UnknownName, match="did you mean 'GB'"):
            rulebooks.rulebook(name)

    def test_an_unknown_profile(self) -> None:
        """Where nothing comes close, all names."""
        with pytest.raises(UnknownName) as refused:
            rulebooks.profile("zzz")

        listed = ", ".join(rulebooks.profiles())
        assert str(refused.value) == f"no monitoring profile 'zzz': there are {listed}"

    @pytest.mark.parametrize(
        ("known_on", "edition"),
        [
            (date(2026, 2, 8), "us.ipledge.edition-4"),
            (date(2026, 2, 9), "us.ipledge.edition-5"),
            (date(2026, 6, 15), "us.ipledge.edition-5"),
            (date(2026, 6, 16), "us.ipledge.edition-4"),
        ],
    )
    def test_as_known_on_a_day(self, known_on: date, edition: str) -> None:
        """What was thought to hold on 8 August 2026: announced in February, moved in June."""
        book = rulebooks.rulebook("US", known_on=known_on)
        editions = book.pregnancy_prevention.editions

        assert editions is not None
        assert editions.at(date(2026, 8, 8)).key == edition

    @pytest.mark.parametrize(
        ("known_on", "edition"),
        [
            (date(2026, 1, 1), "us.ipledge.edition-4"),
            (date(2026, 2, 8), "us.ipledge.edition-4"),
            (date(2026, 2, 9), "us.ipledge.edition-5"),
            (date(2026, 6, 16), "us.ipledge.edition-5"),
        ],
    )
    def test_as_known_with_another_date(self, known_on: date, edition: str) -> None:
        """A date is set anew from the day of the announcement on; before it there is none to set."""
        moved = {"us.ipledge.edition-5": date(2026, 7, 1)}
        book = rulebooks.rulebook("US", effective=moved, known_on=known_on)
        editions = book.pregnancy_prevention.editions

        assert editions is not None
        assert editions.at(date(2026, 7, 1)).key == edition
        assert editions.at(date(2026, 6, 30)).key == "us.ipledge.edition-4"
        if edition == "us.ipledge.edition-4":
            assert book == rulebooks.rulebook("US", known_on=known_on)

    def test_names_are_those_of_the_whole_rulebook(self) -> None:
        """On whatever day it is looked at: a misspelt edition is told from one not yet announced."""
        known_on = date(2026, 1, 1)
        with pytest.raises(UnknownName, match=r"closest is 'us\.ipledge\.edition-5'"):
            rulebooks.rulebook(
                "US",
                effective={"us.ipledge.edition-55": date(2027, 1, 4)},
                known_on=known_on,
            )
        with pytest.raises(DateError):
            rulebooks.rulebook(
                "US",
                effective={"us.ipledge.edition-5": date(1999, 1, 1)},
                known_on=known_on,
            )
