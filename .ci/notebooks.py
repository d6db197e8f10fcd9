"""Whether each notebook, run from a clean kernel, still says what is shown in it.

    python .ci/notebooks.py            # compares; exit status 1 where an output differs
    python .ci/notebooks.py --write    # runs them and keeps what they say

Text and HTML are compared to the letter; of a picture, that there is one: its bytes are those of the
version of Matplotlib that drew it, and pictures have tests of their own.
"""

import sys
from difflib import unified_diff
from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).parent.parent / "docs" / "notebooks"


def run(path: Path) -> nbformat.NotebookNode:
    """The notebook with what its cells say now."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        resources={"metadata": {"path": str(path.parent)}},
        record_timing=False,
        coalesce_streams=True,
    )
    done = client.execute()
    for cell in done.cells:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if "image/png" in data:  # the words of a picture stand for it where it cannot be seen
                cell.metadata["mystnb"] = {"image": {"alt": data["text/plain"]}}
    return done


def said(notebook: nbformat.NotebookNode) -> list[str]:
    """What the cells of a notebook say, line by line."""
    lines = []
    for cell in notebook.cells:
        lines.append(f"[{cell.id}]")
        for output in cell.get("outputs", ()):
            shown = {"stream": output.get("text", ""), **output.get("data", {})}
            for kind, text in sorted(shown.items()):
                lines += [kind, *("" if kind.startswith("image/p") else text).splitlines()]
    return lines


def main() -> int:
    """The exit status."""
    paths = sorted(NOTEBOOKS.glob("*.ipynb"))
    if not paths:
        sys.exit(f"no notebook in {NOTEBOOKS}")
    stale = 0
    for path in paths:
        before, now = nbformat.read(path, as_version=4), run(path)
        if "--write" in sys.argv[1:]:
            nbformat.write(now, path)
        elif said(before) != said(now):
            stale += 1
            print(f"{path.name} says something else now; run this with --write and read the diff")
            print(*list(unified_diff(said(before), said(now), lineterm="", n=1))[:40], sep="\n")
        print(f"{path.name}: {sum(cell.cell_type == 'code' for cell in now.cells)} cells ran")
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main())
