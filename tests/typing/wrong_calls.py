"""Calls that both type checkers must refuse, each on a line of its own. Checked, never run.

A converter that takes anything would let them pass: this file is how that is seen. `wrong_calls_are_refused`
runs both checkers on it and wants an error on each line marked "refused", and on no other.
"""

from datetime import date

from isotretinoin import (
    Course,
    Diary,
    Dispensing,
    DosePeriod,
    DoseTaken,
    EarlierCourse,
    History,
    Patient,
    PregnancyTest,
    Regimen,
    ReproductiveFacts,
    Step,
    Unrecorded,
    Weight,
    Window,
    account,
    capsules,
    compare_plans,
    kg,
    mg,
    mg_per_day,
    mg_per_kg,
    posology,
    products,
    replan,
    rulebook,
)
from isotretinoin.capsules import CapsulePlan
from isotretinoin.courses.walk import Leg
from isotretinoin.dates import Days, Months
from isotretinoin.quantities.figures import figure

DAY = date(2026, 3, 9)
RULES = rulebook("US")
PATIENT = Patient(weight=kg(68), can_become_pregnant=None)
REGIMEN = Regimen.stepped((mg_per_day(20), 28), mg_per_day(40))
COURSE = Course.until(mg_per_kg(120), patient=PATIENT, regimen=REGIMEN, first_dose=DAY)
DIARY = Diary(patient=PATIENT, entries=[DosePeriod(DAY, mg_per_day(40))])
PLAN = capsules.capsule_plan(mg_per_day(40), strengths=[mg(20)], days=Days(30))

Patient(weight=mg(68))  # refused
Patient(weight=68)  # refused
Patient(weight=kg(68), can_become_pregnant="no")  # refused
Patient(weight=kg(68), born="1999-01-01")  # refused
Patient(weight=kg(68), pregnant="no")  # refused
Patient(weight=kg(68), kidney_function="bad")  # refused
Patient(weight=kg(68), allergies=40)  # refused
Patient(weight=kg(68), history=[])  # refused
EarlierCourse("2025-11")  # refused
History(DAY)  # refused
PATIENT.age(DAY)  # refused
ReproductiveFacts(male="yes")  # refused
Window(first="x", last=DAY)  # refused
DosePeriod("x", 3)  # refused
DosePeriod(DAY, mg(40))  # refused
DoseTaken(DAY, mg_per_day(40))  # refused
Unrecorded(DAY, None)  # refused
Weight(DAY, 68)  # refused
Dispensing(DAY, "Claravis", mg(40), 30)  # refused
Dispensing(DAY, products.CLARAVIS, mg(40), "30")  # refused
PregnancyTest(DAY, "neg")  # refused
Diary(patient=kg(68), entries=[])  # refused
Diary(patient=PATIENT, entries=[kg(68)])  # refused
Step("40 mg/day")  # refused
Step(mg_per_day(40), Months(1))  # refused
Step(mg_per_day(40), days_on="7")  # refused
Regimen([mg_per_day(40)])  # refused
Regimen([Step(mg_per_day(40))], goal=120)  # refused
Regimen.constant(mg(40))  # refused
Regimen.intermittent(mg_per_day(40))  # refused
REGIMEN.until(120)  # refused
Course(patient=kg(68), regimen=REGIMEN, first_dose=DAY, days=30)  # refused
Course(patient=PATIENT, regimen="40 mg/day", first_dose=DAY, days=30)  # refused
Course(patient=PATIENT, regimen=REGIMEN, first_dose="2026-03-09", days=30)  # refused
Course(patient=PATIENT, regimen=REGIMEN, first_dose=DAY, days=Months(1))  # refused
Course(patient=PATIENT, regimen=REGIMEN, first_dose=DAY, days=30, goal=120)  # refused
Course.until(mg_per_day(40), patient=PATIENT, regimen=REGIMEN, first_dose=DAY)  # refused
Course.lasting(140, patient=PATIENT, regimen=REGIMEN, first_dose=DAY)  # refused
Leg(step=REGIMEN, doses=(mg(40),), days=None)  # refused
CapsulePlan(daily_dose=mg(40), cycle=[[mg(40)]], days=30)  # refused
CapsulePlan(daily_dose=mg_per_day(40), cycle=[[40]], days=30)  # refused
CapsulePlan(daily_dose=mg_per_day(40), cycle=[[mg(40)]])  # refused
capsules.capsule_plan(mg(40), strengths=[mg(20)], days=30)  # refused
capsules.capsule_plan(mg_per_day(40), strengths=[mg(20)])  # refused
capsules.capsule_plan(mg_per_day(40), strengths=[20], days=30)  # refused
capsules.capsule_plan(mg_per_day(40), strengths=[mg(20)], days=30, direction="sideways")  # refused
capsules.packs(PLAN, supply_limit=30)  # refused
capsules.packs(COURSE, packs_of=10, supply_limit=30)  # refused
capsules.packs(PLAN, packs_of=10, supply_limit=Months(1))  # refused
capsules.run_out([mg(20)], COURSE, first_day=DAY, strengths=[mg(20)])  # refused
account(DIARY)  # refused
account(DIARY, as_of="2026-03-09")  # refused
account(DIARY, as_of=DAY, goal=120)  # refused
account(DIARY, as_of=DAY, weight_policy="current")  # refused
replan(DIARY, "US", on=DAY)  # refused
replan(DIARY, RULES, goal=mg_per_kg(120))  # refused
replan(DIARY, RULES, on=DAY, planned="40 mg/day")  # refused
replan(DIARY, RULES, on=DAY, unrecorded="none")  # refused
compare_plans(COURSE, COURSE)  # refused
DIARY.of("Missed")  # refused
posology.days_to_goal(120, daily_dose=mg_per_day(40))  # refused
posology.dose_to_reach(mg_per_kg(120), days=Months(5))  # refused
posology.cumulative_range(mg_per_day(40), (270, 365))  # refused
posology.half_lives("US")  # refused
figure(40)  # refused
