"""American Academy of Dermatology 2016, laboratory tests; and what 2024 is believed to say."""

from isotretinoin.evidence import Citation, Rule
from isotretinoin.rulebooks import sources
from isotretinoin.rulebooks.analytes import CHOLESTEROL, LFTS, TRIGLYCERIDES
from isotretinoin.rules.monitoring import BeforeStart, MonitoringProfile, Visit

_AAD = (Citation(sources.AAD_2016, section="isotretinoin recommendations"),)
BASELINE = Rule(
    key="guidelines.aad2016.baseline",
    text="LFTs, cholesterol and triglycerides before the start.",
    value=Visit("baseline", BeforeStart(), (LFTS, CHOLESTEROL, TRIGLYCERIDES)),
    cites=_AAD,
    basis="guideline",
)
UNTIL_RESPONSE = Rule(
    key="guidelines.aad2016.until_response",
    text="LFTs, cholesterol and triglycerides again until the response to treatment is "
    "established.",
    value="until response to treatment is established",
    cites=_AAD,
    basis="guideline",
    note="no interval is given, so no day is made of it",
)
NO_CBC = Rule(
    key="guidelines.aad2016.no_cbc",
    text="Routine CBC is not recommended.",
    value="do not",
    cites=_AAD,
    basis="guideline",
)
STRENGTH = Rule(
    key="guidelines.aad2016.monitoring_strength",
    text="The strength of the evidence on monitoring is II.",
    value="II",
    cites=_AAD,
    basis="guideline",
)
AAD_2024 = Rule(
    key="guidelines.aad2016.aad_2024",
    text="The guideline of 2024 is believed to have LFTs and lipids considered, and no CBC in "
    "healthy patients.",
    value="LFTs and lipids; no CBC",
    cites=(Citation(sources.AAD_2024),),
    basis="guideline",
    tag="MEMORY",
    verified=False,
)
PROFILE = MonitoringProfile(
    name="aad2016",
    title="American Academy of Dermatology 2016",
    visits=(BASELINE,),
    remarks=(UNTIL_RESPONSE, NO_CBC, STRENGTH, AAD_2024),
)
