"""Options that say what is recorded of the patient."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any, Final

from attrs import evolve, frozen
from cyclopts import Parameter

from isotretinoin.cli.course_options import ANSWERS, CanBecomePregnant
from isotretinoin.cli.files import history_in
from isotretinoin.cli.words import (
    day_from,
    facts_from,
    history_from,
    names_from,
    option_called,
    useless,
)
from isotretinoin.courses.course import Course
from isotretinoin.diaries.diary import Diary
from isotretinoin.patient import KidneyFunction

__all__ = ["NOT_RECORDED", "NO_MORE", "PatientOptions", "Recorded", "RecordedOptions"]


@frozen(kw_only=True)
class PatientOptions:
    """What is recorded of the patient; left out, it is not recorded.

    Parameters
    ----------
    born
        Birth date: 2008-05-01.
    category
        Facts by which the programme tells who can become pregnant, as
        "has-uterus=yes,sterilised=no,age=54"; they win over --can-become-pregnant.
    pregnant
        Whether the patient is pregnant.
    plans_pregnancy
        Whether a pregnancy is planned.
    meets_prevention
        Whether pregnancy prevention can be kept to.
    breast_feeding
        Whether the patient is breast-feeding.
    kidney_function
        How the kidneys work.
    allergy
        Allergies between commas, as "soya,peanut", or none.
    condition
        Other conditions between commas, as "hepatic insufficiency", or none.
    medicine
        Other medicines between commas, as "doxycycline", or none.
    earlier
        Earlier courses by the day or month of the last dose, as "2023-05,2025-11-03", or none.
    history
        A file with the earlier courses as JSON: a history, or a diary.
    """

    born: str | None = None
    category: str | None = None
    pregnant: Annotated[bool | None, Parameter(negative="--not-pregnant")] = None
    plans_pregnancy: Annotated[bool | None, Parameter(negative="--plans-no-pregnancy")] = None
    meets_prevention: Annotated[bool | None, Parameter(negative="--cannot-meet-prevention")] = None
    breast_feeding: Annotated[bool | None, Parameter(negative="--not-breast-feeding")] = None
    kidney_function: KidneyFunction | None = None
    allergy: str | None = None
    condition: str | None = None
    medicine: str | None = None
    earlier: str | None = None
    history: Path | None = None

    def of(self, course: Course) -> Course:
        """The course of the patient with these facts."""
        return evolve(course, patient=evolve(course.patient, **self.told(course.first_dose)))

    def told(self, before: date) -> dict[str, Any]:
        """The facts told, by their names; the earlier courses are those before that day."""
        if self.earlier is not None and self.history is not None:
            raise useless("--earlier", "beside --history, which tells the earlier courses")
        earlier = history_from(self.earlier)
        facts = {
            "born": None if self.born is None else day_from(self.born),
            "reproductive": facts_from(self.category),
            "pregnant": self.pregnant,
            "plans_pregnancy": self.plans_pregnancy,
            "meets_prevention": self.meets_prevention,
            "breast_feeding": self.breast_feeding,
            "kidney_function": self.kidney_function,
            "allergies": names_from(self.allergy),
            "conditions": names_from(self.condition),
            "medicines": names_from(self.medicine),
            "history": earlier if self.history is None else history_in(str(self.history), before),
        }
        return {name: fact for name, fact in facts.items() if fact is not None}


#: The options of facts that are called otherwise than the fact.
_CALLED: Final = {
    "reproductive": "--category",
    "allergies": "--allergy",
    "conditions": "--condition",
    "medicines": "--medicine",
    "history": "--earlier or --history",
}


@frozen(kw_only=True)
class RecordedOptions(PatientOptions):
    """What is recorded of the patient beside the diary, which may record it too.

    Parameters
    ----------
    can_become_pregnant
        Whether the patient can become pregnant; left out, it counts as not recorded.
    """

    can_become_pregnant: CanBecomePregnant = None

    def beside(self, diary: Diary, by: date) -> Diary:
        """The diary of the patient with these facts; one that it records is not told again."""
        patient = diary.patient
        facts = self.told(diary.courses[0].first if diary.courses else by)
        if self.can_become_pregnant is not None:
            facts["can_become_pregnant"] = self.can_become_pregnant
        for name, fact in facts.items():
            if getattr(patient, name) is not None:
                yes, no = ANSWERS.get(name, (_CALLED.get(name, option_called(name)),) * 2)
                option = no if fact is False else yes
                raise useless(option, "beside the diary, which records that fact itself")
        return evolve(diary, patient=evolve(patient, **facts)) if facts else diary


#: The options of a command that reads a diary.
Recorded = Annotated[RecordedOptions, Parameter(name="*")]
#: No more than the diary records.
NO_MORE: Final = RecordedOptions()
#: Nothing.
NOT_RECORDED: Final = PatientOptions()
