"""The command `isotretinoin`: plans and rules on the terminal.

Bad input ends with one line on standard error and exit status 2. So does an option that would do
nothing beside the others: who gives it expects something of it.
"""

import os
import sys
from collections.abc import Sequence
from typing import Any, Final

from isotretinoin.cli.terminal import lend_signs
from isotretinoin.errors import IsotretinoinError, printable
from isotretinoin.version import __version__

__all__ = ["COMMANDS", "app", "main"]


try:
    from cyclopts import App, CycloptsError
except ModuleNotFoundError as missing:
    raise SystemExit(
        "the command line needs its extra: pip install 'isotretinoin[cli]'",
    ) from missing


#: The command and its sub-commands.
app: Final = App(
    name="isotretinoin",
    help="The clinical rules of isotretinoin, dated and cited. No medical device, no advice.",
    version=__version__,
    version_flags=["--version"],
    help_epilogue="Completion for your shell: isotretinoin --install-completion",
)

#: Each command: where it stands, what it does, and an example. What one needs is read when it is given.
COMMANDS: Final = {
    "plan": (
        "plans:plan",
        "Print a whole course: what to do when, doses, tests, pregnancy prevention, findings, sources.",
        'isotretinoin plan --weight "68 kg" --first-dose 2026-03-09 --can-become-pregnant',
    ),
    "replan": (
        "plans:replan",
        "Print the plan from a day on, from what was really taken until then.",
        "isotretinoin replan docs/examples/diary.json --on 2026-06-30",
    ),
    "account": (
        "diaries:account",
        "Print what a diary adds up to by a day, and what is left until the goal.",
        'isotretinoin account docs/examples/log.csv --as-of 2026-03-20 --goal "120 mg/kg"',
    ),
    "review": (
        "diaries:review",
        "Print what in a diary departs from the rules, and what could not be judged.",
        "isotretinoin review docs/examples/log.csv docs/examples/results.csv --as-of 2026-04-30",
    ),
    "status": (
        "diaries:status",
        "Print what may be prescribed and dispensed on a day, and what is overdue, due and coming.",
        "isotretinoin status docs/examples/diary.json --on 2026-06-30",
    ),
    "worklist": (
        "diaries:worklist",
        "Print what is overdue and due for many patients in a range of days, and why.",
        "isotretinoin worklist docs/examples --first 2026-06-29 --last 2026-07-05",
    ),
    "windows": (
        "days:windows",
        "Print the windows that open or close on given days, each with the rule in force that day.",
        "isotretinoin windows --last-dose 2026-08-04 --can-become-pregnant",
    ),
    "labs": (
        "laboratory:labs",
        "Print the laboratory tests of a course by one published schedule, or several side by side.",
        "isotretinoin labs --first-dose 2026-03-09 --compare guide,eu_smpc",
    ),
    "rules": (
        "listings:rules",
        "List rules with their values, dates, sources and when these were last checked.",
        'isotretinoin rules --compare US,GB,EU --topic "blood donation" --on 2026-03-09',
    ),
    "protocols": (
        "listings:protocols",
        "List the published low-dose protocols: doses, days, totals, patients, outcome, and who says so.",
        'isotretinoin protocols goulden_1997 --weight "68 kg"',
    ),
    "products": (
        "listings:products",
        "List the medicines: place, capsules, formulation, food, codes, and who says so.",
        "isotretinoin products roaccutane",
    ),
    "cohort": (
        "cohort:cohort",
        "Answer a table of patients, of any size, into another: a course, a window or a grade for each row.",
        "isotretinoin cohort patients.parquet --out planned.parquet",
    ),
    "mcp": (
        "assistants:serve_assistants",
        "Serve the rules as tools for an assistant, by the Model Context Protocol, until the input ends.",
        "isotretinoin mcp",
    ),
}
for _name, (_place, _help, _example) in COMMANDS.items():
    app.command(
        f"isotretinoin.cli.{_place}",
        name=_name,
        help=_help,
        help_epilogue=f"Example: {_example}",
    )
_whole: Any = app  # of this one method, cyclopts does not tell the types
_whole.register_install_completion_command(
    help="Install completion for your shell: the one at work, or bash, zsh or fish after --shell.",
)

#: What a shell says of a command whose reader has left: 128 and the number of the signal.
_READER_LEFT: Final = 141


def main(tokens: Sequence[str] | None = None) -> int:
    """The exit status of the command for these words, by default those of the command line.

    0 where it was answered, 1 where a review has an alert, 2 for bad input.
    """
    lend_signs(sys.stdout, sys.stderr)
    # The name for standard input begins as options do: here it becomes the path of that name.
    words = [
        "./-" if each == "-" else each for each in (sys.argv[1:] if tokens is None else tokens)
    ]
    try:
        status = app(words, exit_on_error=False, print_error=False, result_action="return_value")
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has left, as `head` does; Python would complain of the rest on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _READER_LEFT
    except (IsotretinoinError, ValueError, CycloptsError) as error:
        return _refuse(str(error))
    return status if isinstance(status, int) else 0


#: So many faults are told in the line; `--errors collect` lists them all.
_MOST_TOLD: Final = 20


def _refuse(reason: str) -> int:
    faults = [" ".join(line.split()) for line in reason.splitlines() if line.strip()]
    if more := len(faults[_MOST_TOLD:]):
        faults[_MOST_TOLD:] = [f"and {more} more, which --errors collect lists"]
    print(f"isotretinoin: {printable('; '.join(faults))}", file=sys.stderr)
    return 2
