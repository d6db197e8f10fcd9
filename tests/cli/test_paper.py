"""The command writes a page for a browser, and a sheet for paper."""

import pytest

from isotretinoin.cli.app import main

PLAN = ("plan", "--weight", "68 kg", "--first-dose", "2026-03-09", "--can-become-pregnant")
AGAIN = ("replan", "docs/examples/diary.json", "--on", "2026-06-30")


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    status = main(list(words))
    told = capsys.readouterr()
    assert status == 0, told.err
    return told.out


@pytest.mark.parametrize("words", [PLAN, AGAIN])
@pytest.mark.parametrize("reader", ["patient", "staff"])
def test_prints_a_sheet(
    words: tuple[str, ...], reader: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """As text, and as a document that says the same."""
    text = printed(capsys, *words, "--print", reader)
    assert text.startswith(
        "Your course of" if reader == "patient" else "Isotretinoin course, sheet for the staff"
    )
    html = printed(capsys, *words, "--print", reader, "--html")
    assert html.startswith("<!DOCTYPE html>")
    assert "<details" not in html
    assert ("Left out" in text) == (reader == "staff" and words is PLAN)


def test_of_a_protocol(capsys: pytest.CaptureFixture[str]) -> None:
    """What is said against it stands on the sheet of the staff."""
    told = printed(
        capsys,
        *PLAN[:5],
        "--cannot-become-pregnant",
        "--protocol",
        "niazi_2015_alternate",
        "--print",
        "staff",
    )
    assert "Said against" in told
    assert "every other day" in told


@pytest.mark.parametrize("more", [(), ("--vs", "--dose '0.25 mg/kg/day'")])
def test_a_page_for_a_browser(more: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """A whole document with folds."""
    html = printed(capsys, *PLAN, *more, "--html")
    assert html.startswith("<!DOCTYPE html>")
    assert html.endswith("</html>\n")
    assert "<details" in html


@pytest.mark.parametrize("words", [PLAN, AGAIN])
@pytest.mark.parametrize(
    "more",
    [
        ("--html", "--json"),
        ("--print", "staff", "--json"),
        ("--print", "nurse"),
    ],
)
def test_what_does_not_go_together(
    words: tuple[str, ...], more: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """Is refused in one line."""
    assert main([*words, *more]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    "more",
    [
        ("--print", "patient", "--sections", "agenda"),
        ("--print", "patient", "--vs", "--dose '0.25 mg/kg/day'"),
        ("--vs", "--print staff"),
        ("--vs", "--html"),
    ],
)
def test_what_does_nothing(more: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """Is refused and named."""
    assert main([*PLAN, *more]) == 2
    assert "does nothing" in capsys.readouterr().err
