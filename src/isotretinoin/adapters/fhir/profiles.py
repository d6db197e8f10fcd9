"""A laboratory schedule as a PlanDefinition: what is asked for in any course, before there is one."""

from isotretinoin.adapters.fhir.elements import Resource, described, resource, test_code
from isotretinoin.errors import require
from isotretinoin.pages.sheet import NOTICE
from isotretinoin.rules.monitoring import MonitoringProfile

__all__ = ["plan_definition"]


def plan_definition(profile: MonitoringProfile) -> Resource:
    """The schedule as a PlanDefinition: one action a visit, with its tests, days in words, and source.

    When a visit is due stands in words: it is counted from the first dose, the last dose or a change
    of dose, for which the standard's timing has no word.

    Raises
    ------
    TypeError
        When it is no laboratory schedule.

    >>> from isotretinoin.rulebooks import profile
    >>> made = plan_definition(profile("aad2016"))
    >>> made["resourceType"], made["status"]
    ('PlanDefinition', 'active')
    """
    require(profile, MonitoringProfile, 'profile("guide")')
    return resource(
        "PlanDefinition",
        profile.name,
        status="active",
        experimental=False,
        name="Isotretinoin" + "".join(part.capitalize() for part in profile.name.split("_")),
        title=profile.title,
        copyright=NOTICE,
        action=[
            {
                "title": str(rule.value),
                "description": described(rule),
                "code": [test_code(test) for test in rule.value.tests],
            }
            for rule in profile.visits
        ],
    )
