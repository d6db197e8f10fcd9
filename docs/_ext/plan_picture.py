"""`plan-picture` draws the plan of the first page, as the library draws it."""

from datetime import date

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from isotretinoin import (
    Course,
    Patient,
    Plan,
    Regimen,
    kg,
    mg_per_kg,
    mg_per_kg_day,
    plan,
    rulebook,
)
from isotretinoin.pages.timeline import timeline_svg
from page_parts import raw


def first_plan() -> Plan:
    """The plan that the ten lines of the first page make."""
    course = Course.until(
        mg_per_kg(120),
        patient=Patient(weight=kg(68), can_become_pregnant=True),
        regimen=Regimen.stepped((mg_per_kg_day("0.5"), 28), mg_per_kg_day(1)),
        first_dose=date(2026, 3, 9),
    )
    return plan(course, rulebook("US"))


class PlanPicture(SphinxDirective):
    """The timeline of the plan."""

    def run(self) -> list[nodes.Node]:
        # At the width of a phone it scrolls, so the keyboard must reach it.
        shown = timeline_svg(first_plan())
        return [raw(f'<div class="picture" tabindex="0" role="group" aria-label="A plan">{shown}</div>')]


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx of the directive."""
    app.add_directive("plan-picture", PlanPicture)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
