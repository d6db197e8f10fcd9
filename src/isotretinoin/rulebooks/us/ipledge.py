"""The US programme iPLEDGE, edition by edition.

Editions, categories, tests, contraception, windows, dispensing, duties. Some days need a word here.

Of the second edition's start the programme's own notice says "early December 2007"; a statement of
the FDA, as a professional paper of that year quotes it, has 2 December, which is taken.

The fifth edition was approved on 2026-02-09, was first due on 2026-08-08, and was moved on
2026-06-16 to 2026-11-15. No source read confirms that it is live, so its rules are unverified and
its day can be replaced by the caller.

Where a text was read in a later edition and nothing read says that an earlier one differed, the rule
holds from the start of the programme, and says so.
"""

from datetime import date, time

from attrs import evolve

from isotretinoin.dates import Days
from isotretinoin.evidence import Announcement, Citation, Rule
from isotretinoin.rulebooks import sources
from isotretinoin.rulebooks.us.absorica import TEST_AT_END
from isotretinoin.rules.dispensing import (
    ClosingTime,
    DispensingRules,
    MissedWindow,
    NoWindow,
    PrescriptionWindowRule,
)
from isotretinoin.rules.programme import (
    CategoryRule,
    ConfirmationTest,
    ContraceptionMethods,
    ContraceptiveMethod,
    MenopauseRecord,
    PlaceOfTest,
    PregnancyPreventionRules,
)

# 2.1 Editions -------------------------------------------------------------------------------------

_MANDATORY = date(2006, 3, 1)
_CHANGED_2007 = date(2007, 12, 2)
_DECEMBER_2 = (
    "the notice says 'early December 2007' and no day: 2 December is that of a statement of the FDA "
    "as a professional paper quotes it"
)
# After a full stop.
_AFTER_STOP = f"T{_DECEMBER_2[1:]}"
_REMS = date(2010, 10, 22)
_GENDER_NEUTRAL = date(2021, 12, 13)
_TOLD_2021 = date(2021, 10, 12)
_EDITION_5 = date(2026, 11, 15)
_TOLD_2026 = date(2026, 6, 16)
_BEFORE_2026 = (Announcement(on=date(2026, 2, 9), since=date(2026, 8, 8)),)
_NOT_CONFIRMED = (
    "approved on 2026-02-09, first due on 2026-08-08, moved on 2026-06-16 to 2026-11-15; no source "
    "read confirms that it is live"
)
_FROM_THE_START = (
    "read in later texts; nothing read says that earlier editions differed, so it holds from the "
    "start of the programme"
)
_LIKEWISE = f"R{_FROM_THE_START[1:]}"
_E1 = "us.ipledge.edition-1"
_E2 = "us.ipledge.edition-2"
_E3 = "us.ipledge.edition-3"
_E4 = "us.ipledge.edition-4"
_E5 = "us.ipledge.edition-5"
_REMS_2023 = Citation(sources.FDA_REMS_2023)
_NOTICE_2007 = Citation(sources.IPLEDGE_NOTICE_2007)
_GUIDES_2023 = Citation(sources.IPLEDGE_GUIDES_2023)
_MAIL_2021 = Citation(sources.FDA_MAIL_2021)
_FDA_2026_02 = Citation(sources.FDA_IPLEDGE_2026_02)
_FDA_2026_06 = Citation(sources.FDA_IPLEDGE_2026_06)
_LETTER_2023 = Citation(sources.FDA_LETTER_SUMMARIES)
_NEWS_2026 = (Citation(sources.EPOCRATES_2026), Citation(sources.NEWS_2026))
_AAD_2026 = Citation(sources.AAD_IPLEDGE_2026)
_SITE_PAGE = Citation(sources.AWAY_WITH_ACNE)
_TERTIARY = "read on a tertiary page alone, which establishes no rule"
EDITION_1 = Rule(
    key=_E1,
    text="The programme starts: registration from 2005-12-30, mandatory from 2006-03-01.",
    value="edition 1: mandatory registration, 7-day window from the office visit, 23-day lockout",
    cites=(Citation(sources.PHARMACY_BOARDS), Citation(sources.WOMENSDERM_2022)),
    basis="programme",
    since=_MANDATORY,
    edition=_E1,
    interpretation="rules hold from the day on which the programme became mandatory",
    alternatives=(
        Rule(
            key="us.ipledge.edition-1.registration",
            text="Registration opened on 2005-12-30; before it there were other programmes, such as "
            "SMART.",
            value=date(2005, 12, 30),
            cites=(Citation(sources.PHARMACY_BOARDS), Citation(sources.JDD_2016, "SMART")),
            basis="programme",
        ),
        Rule(
            key="us.ipledge.edition-1.since_2005",
            text="FDA pages date the programme to 'early 2005' and 'since 2005'.",
            value="2005",
            cites=(Citation(sources.FDA_IPLEDGE_PAGE_2023), Citation(sources.FDA_QA)),
            basis="regulator",
            note="in conflict with the notices of the time, which are followed",
        ),
    ),
)
EDITION_2 = Rule(
    key=_E2,
    text="The changes of 2 December 2007: window from the day of the specimen, 30 days for "
    "patients who cannot get pregnant, no 23-day lockout, spermicide optional.",
    value="edition 2: 7-day window from the specimen, 30-day window from the office visit",
    cites=(
        Citation(sources.IPLEDGE_NOTICE_2007, quote="changes effective in early December 2007"),
        Citation(sources.DERMATOLOGY_TIMES_2007, quote="are to go into effect Dec. 2"),
    ),
    basis="programme",
    since=_CHANGED_2007,
    edition=_E2,
    interpretation=_DECEMBER_2,
    note="believed to have been approved in October 2007; not read",
)
EDITION_3 = Rule(
    key=_E3,
    text="iPLEDGE is approved as a Risk Evaluation and Mitigation Strategy.",
    value="edition 3: the programme becomes a REMS",
    cites=(
        Citation(sources.FDA_REMS_2026, "product table, 'Added to REMS'"),
        Citation(sources.FDA_REMS_2016_2018),
        Citation(sources.REMS_DOCUMENT_2012, quote="Initial REMS Approval: 10/2010"),
    ),
    basis="programme",
    since=_REMS,
    edition=_E3,
)
EDITION_4 = Rule(
    key=_E4,
    text="Two gender-neutral categories: patients who can get pregnant, and patients who cannot.",
    value="edition 4: two gender-neutral categories; authorisation by website or telephone only",
    cites=(_MAIL_2021, Citation(sources.MDEDGE_2021), Citation(sources.WOMENSDERM_2022)),
    basis="programme",
    since=_GENDER_NEUTRAL,
    edition=_E4,
    announced=_TOLD_2021,
    note="approved on 2021-10-08; from 2021-12-10 to 2021-12-12 the programme was closed for "
    "maintenance",
)
EDITION_5 = Rule(
    key=_E5,
    text="Home tests during and after treatment, no wait after a missed window, no window for "
    "patients who cannot get pregnant.",
    value="edition 5: home tests where the prescriber permits them, no lockout, no 30-day window",
    cites=(
        _FDA_2026_02,
        Citation(sources.OPENFDA_APPLICATION),
        Citation(sources.FDA_REMS_2026),
        *_NEWS_2026,
        _AAD_2026,
        Citation(sources.DERMSQUARED_2026, quote="August 8, 2026"),
        _FDA_2026_06,
        Citation(sources.NEWS_SEARCH),
    ),
    basis="programme",
    since=_EDITION_5,
    edition=_E5,
    announced=_TOLD_2026,
    earlier=_BEFORE_2026,
    note=f"{_NOT_CONFIRMED}; most accounts still say August 2026 and are out of date",
    verified=False,
)
EDITIONS = (EDITION_1, EDITION_2, EDITION_3, EDITION_4, EDITION_5)
ADDED_TO_REMS = Rule(
    key="us.label.added_to_rems",
    text="Myorisan was added to the REMS on 2012-01-19, ABSORICA on 2012-05-25, Zenatane on "
    "2013-03-25 and ABSORICA LD on 2019-11-05.",
    value=(date(2012, 1, 19), date(2012, 5, 25), date(2013, 3, 25), date(2019, 11, 5)),
    cites=(Citation(sources.FDA_REMS_2026),),
    basis="programme",
)
UPDATES = (
    Rule(
        key="us.ipledge.update.2012_04",
        text="The REMS document was modified in April 2012.",
        value="April 2012",
        cites=(Citation(sources.REMS_DOCUMENT_2012),),
        basis="programme",
    ),
    Rule(
        key="us.ipledge.update.2016",
        text="The REMS was updated on 2016-07-08, with kits of June and November 2016.",
        value=date(2016, 7, 8),
        cites=(Citation(sources.FDA_REMS_2016_2018),),
        basis="programme",
    ),
    Rule(
        key="us.ipledge.update.2018_04_23",
        text="The REMS was updated on 2018-04-23.",
        value=date(2018, 4, 23),
        cites=(Citation(sources.FDA_REMS_2016_2018),),
        basis="programme",
    ),
    Rule(
        key="us.ipledge.update.2023_03",
        text="The guides of the programme are dated March 2023.",
        value="March 2023",
        cites=(Citation(sources.PRESCRIBER_GUIDE), _GUIDES_2023),
        basis="programme",
    ),
    Rule(
        key="us.ipledge.update.2023_10_03",
        text="The REMS page was updated on 2023-10-03.",
        value=date(2023, 10, 3),
        cites=(_REMS_2023,),
        basis="programme",
    ),
    Rule(
        key="us.ipledge.update.2023_11_30",
        text="The FDA made public on 2023-11-30 that it orders changes; the order is not the change.",
        value=date(2023, 11, 30),
        cites=(
            Citation(sources.FDA_IPLEDGE_PAGE_2023),
            _LETTER_2023,
            Citation(sources.PAAS_2023),
        ),
        basis="regulator",
    ),
    Rule(
        key="us.ipledge.update.2021_10_08",
        text="The changes of 2021 were approved on 2021-10-08; the makers had been told of them in "
        "June 2018.",
        value=date(2021, 10, 8),
        cites=(Citation(sources.WOMENSDERM_2022, quote="approved on October 8, 2021"),),
        basis="regulator",
    ),
    Rule(
        key="us.ipledge.update.2021_12_10",
        text="The programme was closed for maintenance from 2021-12-10 to 2021-12-12, each at "
        "11:59 pm Eastern. Prescriptions whose authorisation expired on 11 or 12 December had to "
        "be picked up before it closed, and no authorisation could be obtained on those days.",
        value=(date(2021, 12, 10), date(2021, 12, 12)),
        cites=(_MAIL_2021, Citation(sources.MDEDGE_2021)),
        basis="regulator",
    ),
    Rule(
        key="us.ipledge.update.2024_05_30",
        text="After the letter of November 2023 the makers had 6 months: they were to submit by "
        "2024-05-30.",
        value=date(2024, 5, 30),
        cites=(Citation(sources.MDEDGE_2024),),
        basis="regulator",
    ),
    Rule(
        key="us.ipledge.update.2026_02_09",
        text="The FDA's record of an application of the programme has a supplement of class REMS "
        "approved on 2026-02-09.",
        value=date(2026, 2, 9),
        cites=(Citation(sources.OPENFDA_APPLICATION), Citation(sources.FDA_REMS_2026)),
        basis="regulator",
        interpretation="that the application is one of isotretinoin is inferred: it is linked to "
        "this REMS, and its product's name was not in the part that was read",
    ),
    Rule(
        key="us.ipledge.update.ninth",
        text="An account counts the changes of February 2026 as the ninth update of the REMS.",
        value=9,
        cites=(Citation(sources.NEWS_2026, "pharmacally", "Ninth update"),),
        basis="convention",
    ),
)

# 2.3 Categories -----------------------------------------------------------------------------------

_CATEGORY_NOTE = (
    "the definition of that time was not seen; where accounts differ, the patient counts as able"
)
_THREE = CategoryRule(
    able="female of childbearing potential",
    unable="female not of childbearing potential",
    male="male",
    organs="both",
    sterilised="able",
    before_menarche="able",
    men="by sex",
)
_TWO = CategoryRule(
    able="patient who can get pregnant",
    unable="patient who cannot get pregnant",
    organs="either",
    sterilised="able",
    before_menarche="able",
    men="by organs",
    no_reasons=("partner_vasectomy", "abstinent"),
    menopause=MenopauseRecord(
        years=54,
        above=("without_menses", "fsh_postmenopausal"),
        below=(
            "pregnancy_test_negative",
            "fsh_postmenopausal",
            "oestradiol_postmenopausal",
            "without_progesterone",
        ),
    ),
)
_FORM = Citation(sources.REMS_PROTOTYPE, "items 1.1, 3.1, 3.2, 4.1 to 4.5")
_ACCOUNTS = (
    Citation(sources.AWAY_WITH_ACNE),
    Citation(sources.ACNE_ABOUT),
    Citation(sources.MULTUM),
    Citation(sources.VERYWELL),
)
CATEGORIES_EDITION_4 = Rule(
    key="us.ipledge.categories.edition-4",
    text="A patient counts as one who can get pregnant unless one of these applies: cisgender "
    "male, hysterectomy, removal of both ovaries, documented menopause. No reason are tubal "
    "sterilisation, a partner's vasectomy, abstinence, no first menstruation yet, and a menopause "
    "that is not over. A transgender man with female reproductive organs can get pregnant.",
    value=_TWO,
    cites=(_FORM, _MAIL_2021),
    basis="programme",
    since=_GENDER_NEUTRAL,
    edition=_E4,
    announced=_TOLD_2021,
    interpretation="the form is undated and holds from the edition that made the categories "
    "gender-neutral; a man of whom no organ is recorded counts as cisgender",
    note="a menopause is documented above 54 years by absent menses and FSH in the post-menopausal "
    "range; below 54 by a negative hCG, FSH and oestradiol in that range, and no progesterone; "
    "exactly 54 is in neither sentence, and the longer list is asked for. The form was read as a "
    "prototype carries it, not itself",
    alternatives=(
        Rule(
            key="us.ipledge.categories.edition-4.organs",
            text="Texts for consumers ask that both the uterus and the ovaries be gone, or 12 months "
            "without a period.",
            value=evolve(_TWO, organs="both", menopause=None),
            cites=_ACCOUNTS,
            basis="convention",
        ),
        Rule(
            key="us.ipledge.categories.edition-4.menarche",
            text="One account lets the ability to get pregnant begin with the first menstruation; "
            "another counts patients before it as able.",
            value=evolve(_TWO, before_menarche="unable"),
            cites=(_SITE_PAGE, Citation(sources.VERYWELL)),
            basis="convention",
        ),
    ),
)
CATEGORIES_EDITION_1 = Rule(
    key="us.ipledge.categories.edition-1",
    text="Three categories: females of childbearing potential, females not of childbearing "
    "potential, and males.",
    value=_THREE,
    cites=(_MAIL_2021, *_ACCOUNTS),
    basis="programme",
    since=_MANDATORY,
    edition=_E1,
    note=_CATEGORY_NOTE,
    alternatives=(
        Rule(
            key="us.ipledge.categories.edition-1.organs",
            text="One account gives removed ovaries or uterus as examples of patients who cannot, "
            "without asking for both.",
            value=evolve(_THREE, organs="either"),
            cites=(_SITE_PAGE,),
            basis="convention",
        ),
        Rule(
            key="us.ipledge.categories.edition-1.menarche",
            text="One account lets the ability to get pregnant begin with the first menstruation.",
            value=evolve(_THREE, before_menarche="unable"),
            cites=(_SITE_PAGE,),
            basis="convention",
        ),
    ),
)
CATEGORIES = (CATEGORIES_EDITION_1, CATEGORIES_EDITION_4)

# 2.4 Pregnancy tests ------------------------------------------------------------------------------

SCREENING_TEST = Rule(
    key="us.ipledge.screening_test",
    text="The first test is done when deciding to prescribe; its result goes in with the "
    "enrolment form.",
    value="when deciding to prescribe",
    cites=(_REMS_2023,),
    basis="programme",
    since=_MANDATORY,
    interpretation=_FROM_THE_START,
)
CONFIRMATION_TEST = Rule(
    key="us.ipledge.confirmation_test",
    text="The second test is done at least 19 days after the first and immediately before "
    "treatment; in regular cycles in the first 5 days of the menstrual period.",
    value=ConfirmationTest(min_days=Days(19), menses_days=5),
    cites=(
        Citation(
            sources.FDA_REMS_2023,
            quote="at least 19 days after the first pregnancy test and in the first 5 days "
            "of the menstrual period",
        ),
    ),
    basis="programme",
    since=_MANDATORY,
    interpretation="a test on the 19th day after the first satisfies 'at least 19'; with "
    "amenorrhoea, irregular cycles or contraception that precludes bleeding the days of the "
    f"period do not count. {_LIKEWISE}",
    alternatives=(
        Rule(
            key="us.ipledge.confirmation_test.11_days",
            text="An older text has, for amenorrhoea, at least 11 days after the last "
            "unprotected intercourse.",
            value=Days(11),
            cites=(Citation(sources.SKYSCAPE),),
            basis="label",
            note="from before the programme; superseded, and not applied",
        ),
    ),
)
TEST_SENSITIVITY = Rule(
    key="us.ipledge.test_sensitivity",
    text="A pregnancy test must detect 25 mIU/mL or less.",
    value=25,
    cites=(Citation(sources.SKYSCAPE), Citation(sources.HOSPITALIST_2020)),
    basis="label",
    since=_MANDATORY,
    interpretation=_FROM_THE_START,
    note="read in a drug guide and in a report; the label's own text was not",
    alternatives=(
        Rule(
            key="us.ipledge.test_sensitivity.2000",
            text="The label of June 2000 asked for at least 50 mIU/mL.",
            value=50,
            cites=(Citation(sources.ACCUTANE_2000),),
            basis="label",
            note="from before the programme; superseded, and not applied",
        ),
    ),
)
_CLIA = PlaceOfTest(before="medical", during="medical", after="medical")
_HOME = PlaceOfTest(
    before="medical",
    during="home if the prescriber permits",
    after="home if the prescriber permits",
)
PLACE_OF_TEST_EDITION_1 = Rule(
    key="us.ipledge.place_of_test.edition-1",
    text="Pregnancy tests are done in a CLIA-certified laboratory, before, during and after "
    "treatment.",
    value=_CLIA,
    cites=(_REMS_2023, _NOTICE_2007),
    basis="programme",
    since=_MANDATORY,
    edition=_E1,
    interpretation=_FROM_THE_START,
    note="that the first test of two needs such a laboratory is not said in its row",
)
PLACE_OF_TEST_EDITION_2 = evolve(
    PLACE_OF_TEST_EDITION_1,
    key="us.ipledge.place_of_test.edition-2",
    since=_CHANGED_2007,
    edition=_E2,
    interpretation=_DECEMBER_2,
)
PLACE_OF_TEST_EDITION_3 = evolve(
    PLACE_OF_TEST_EDITION_1,
    key="us.ipledge.place_of_test.edition-3",
    since=_REMS,
    edition=_E3,
    interpretation=None,
)
PLACE_OF_TEST_EDITION_4 = evolve(
    PLACE_OF_TEST_EDITION_1,
    key="us.ipledge.place_of_test.edition-4",
    since=_GENDER_NEUTRAL,
    edition=_E4,
    announced=_TOLD_2021,
    interpretation=None,
)
PLACE_OF_TEST_EDITION_5 = Rule(
    key="us.ipledge.place_of_test.edition-5",
    text="Where the prescriber permits it, tests during and after treatment may be done outside a "
    "medical setting, such as at home; tests before treatment stay in a medical setting.",
    value=_HOME,
    cites=(_FDA_2026_02, *_NEWS_2026, _AAD_2026),
    basis="programme",
    since=_EDITION_5,
    edition=_E5,
    announced=_TOLD_2026,
    earlier=_BEFORE_2026,
    note=f"{_NOT_CONFIRMED}; the requirement of a CLIA-certified laboratory is removed",
    verified=False,
)
PLACE_OF_TEST = (
    PLACE_OF_TEST_EDITION_1,
    PLACE_OF_TEST_EDITION_2,
    PLACE_OF_TEST_EDITION_3,
    PLACE_OF_TEST_EDITION_4,
    PLACE_OF_TEST_EDITION_5,
)
# What is tolerated is looser than the text, so where only the month is known its last day is taken.
PLACE_OF_TEST_TOLERATED_2020 = Rule(
    key="us.ipledge.place_of_test_enforced.2020",
    text="Because of COVID-19 the programme lets patients test at home during and after treatment, "
    "although its text asks for a laboratory; the 7-day window and the two forms of contraception "
    "stay.",
    value=_HOME,
    cites=(
        Citation(sources.HOSPITALIST_2020),
        Citation(sources.PATHOULAS_2020),
        Citation(sources.AAD_IMPACT_2023, quote="through fall 2023"),
    ),
    basis="enforcement",
    since=date(2020, 3, 31),
    announced=date(2020, 3, 31),
    interpretation="the year 2020 was read, in a letter of 2020-10-21 among others, and the day was "
    "not: it is believed to lie in March, and the last day of that month is taken",
)
PLACE_OF_TEST_TOLERATED_2023 = Rule(
    key="us.ipledge.place_of_test_enforced.2023",
    text="By enforcement discretion home tests during and after treatment are tolerated until the "
    "new edition is in force.",
    value=_HOME,
    cites=(
        _FDA_2026_02,
        Citation(sources.FDA_IPLEDGE_PAGE_2023),
        _AAD_2026,
        Citation(sources.PAAS_2023),
    ),
    basis="enforcement",
    since=date(2023, 10, 31),
    announced=date(2023, 10, 31),
    interpretation="told in an update of October 2023 without a day: the last day of the month is "
    "taken. It ends with the day on which the new edition starts, and moves with that day",
    note="pharmacies and patients who cannot get pregnant see no change by it",
)
PLACE_OF_TEST_ENFORCED = (
    PLACE_OF_TEST_TOLERATED_2020,
    PLACE_OF_TEST_TOLERATED_2023,
    # From then on the text itself allows it.
    evolve(PLACE_OF_TEST_EDITION_5, key="us.ipledge.place_of_test_enforced.edition-5"),
)

# 2.4 Contraception --------------------------------------------------------------------------------

_PRIMARY = (
    ContraceptiveMethod.TUBAL_LIGATION,
    ContraceptiveMethod.VASECTOMY,
    ContraceptiveMethod.IUD,
    ContraceptiveMethod.COMBINED_PILL,
    ContraceptiveMethod.PATCH,
    ContraceptiveMethod.IMPLANT,
    ContraceptiveMethod.INJECTION,
    ContraceptiveMethod.VAGINAL_RING,
)
_SECONDARY = (
    ContraceptiveMethod.CONDOM_WITH_SPERMICIDE,
    ContraceptiveMethod.DIAPHRAGM,
    ContraceptiveMethod.CERVICAL_CAP,
    ContraceptiveMethod.SPONGE,
)
_NOT_ACCEPTABLE = (ContraceptiveMethod.MINIPILL,)
_METHODS_CITES = (
    Citation(sources.ACCUTANE_LABEL, quote="at least 1 of which must be a primary form"),
    Citation(sources.MULTUM),
    Citation(sources.IPLEDGE_FAQ_COPIES, "abstinence"),
    _NOTICE_2007,
)
CONTRACEPTION_METHODS_EDITION_1 = Rule(
    key="us.ipledge.contraception_methods.edition-1",
    text="Two forms together, at least one of them primary, or abstinence alone; a condom counts "
    "with spermicide only.",
    value=ContraceptionMethods(
        needed=2,
        primary_needed=1,
        alone=(ContraceptiveMethod.ABSTINENCE,),
        primary=_PRIMARY,
        secondary=_SECONDARY,
        not_acceptable=(ContraceptiveMethod.CONDOM, *_NOT_ACCEPTABLE),
    ),
    cites=_METHODS_CITES,
    basis="programme",
    since=_MANDATORY,
    edition=_E1,
)
CONTRACEPTION_METHODS_EDITION_2 = Rule(
    key="us.ipledge.contraception_methods.edition-2",
    text="Two forms together, at least one of them primary, or abstinence alone; a male latex condom "
    "counts with or without spermicide.",
    value=ContraceptionMethods(
        needed=2,
        primary_needed=1,
        alone=(ContraceptiveMethod.ABSTINENCE,),
        primary=_PRIMARY,
        secondary=(ContraceptiveMethod.CONDOM, *_SECONDARY),
        not_acceptable=_NOT_ACCEPTABLE,
    ),
    cites=_METHODS_CITES,
    basis="programme",
    since=_CHANGED_2007,
    edition=_E2,
    interpretation=_DECEMBER_2,
)
CONTRACEPTION_METHODS = (CONTRACEPTION_METHODS_EDITION_1, CONTRACEPTION_METHODS_EDITION_2)
CONTRACEPTION_DOUBTED = Rule(
    key="us.ipledge.contraception_doubted",
    text="Female condom, natural family planning, fertility awareness, withdrawal and cervical "
    "shield are believed not to be acceptable.",
    value=(
        ContraceptiveMethod.FEMALE_CONDOM,
        ContraceptiveMethod.NATURAL_FAMILY_PLANNING,
        ContraceptiveMethod.FERTILITY_AWARENESS,
        ContraceptiveMethod.WITHDRAWAL,
        ContraceptiveMethod.CERVICAL_SHIELD,
    ),
    cites=(Citation(sources.PRESCRIBER_GUIDE),),
    basis="programme",
    tag="MEMORY",
    verified=False,
    since=_MANDATORY,
    note="they stand in no list of accepted methods that was read",
)
ABSTINENCE = Rule(
    key="us.ipledge.abstinence",
    text="Abstinence means no sexual contact that could cause pregnancy, all day and every day; a "
    "second form is then not asked for.",
    value="no sexual contact that could cause pregnancy",
    cites=(Citation(sources.IPLEDGE_FAQ_COPIES, "abstinence"),),
    basis="programme",
)
MINIPILL = Rule(
    key="us.ipledge.minipill",
    text="Progestogen-only minipills are not acceptable.",
    value=_NOT_ACCEPTABLE[0].value,
    cites=(Citation(sources.MULTUM), Citation(sources.ACCUTANE_LABEL)),
    basis="programme",
)
ENROLMENT_WAIT = Rule(
    key="us.ipledge.enrolment_wait",
    text="A wait of 30 days from enrolment and counselling to the first prescription is believed "
    "to be required.",
    value=Days(30),
    cites=(Citation(sources.PRESCRIBER_GUIDE),),
    basis="programme",
    tag="MEMORY",
    verified=False,
    alternatives=(
        Rule(
            key="us.ipledge.enrolment_wait.clinics_30",
            text="Clinics say '30 days' or '30 days or more'.",
            value=Days(30),
            cites=(Citation(sources.CLINIC_WAITS, "acne.org, rencicderm"),),
            basis="convention",
            note=_TERTIARY,
            verified=False,
        ),
        Rule(
            key="us.ipledge.enrolment_wait.clinics_31",
            text="One clinic says 31 days from the registration date.",
            value=Days(31),
            cites=(
                Citation(
                    sources.CLINIC_WAITS,
                    "washingtondcderm",
                    "31 days from the registration date",
                ),
            ),
            basis="convention",
            note=_TERTIARY,
            verified=False,
        ),
    ),
)
ENROLMENT_FORM = Rule(
    key="us.ipledge.enrolment_form",
    text="The enrolment form says one month before and one month after the end of treatment; lay "
    "pages say 30 days.",
    value="one month before; one month after the end",
    cites=(Citation(sources.ENROLMENT_FORM, quote="one month after the end"),),
    basis="programme",
)

# 2.5 Prescription windows -------------------------------------------------------------------------

_EASTERN = ClosingTime(time(23, 59), "America/New_York")
_DAY_1 = "the day that opens the window is day 1 of it"
WINDOW_CAN_EDITION_1 = Rule(
    key="us.ipledge.prescription_window_can.edition-1",
    text="The prescription is filled within 7 days of the office visit.",
    value=PrescriptionWindowRule(days=7, anchor="office visit"),
    cites=(
        Citation(sources.SOTRET_PATIENT_LABEL, quote="within 7 days of the office visit"),
        _NOTICE_2007,
    ),
    basis="programme",
    since=_MANDATORY,
    edition=_E1,
    interpretation=f"{_DAY_1}, which is the shorter reading of 'within 7 days'",
    alternatives=(
        Rule(
            key="us.ipledge.prescription_window_can.edition-1.plus_7",
            text="The other reading of 'within 7 days': the seventh day after the office visit "
            "still counts.",
            value=PrescriptionWindowRule(days=8, anchor="office visit"),
            cites=(Citation(sources.SOTRET_PATIENT_LABEL),),
            basis="programme",
        ),
    ),
)
WINDOW_CANNOT_EDITION_1 = Rule(
    key="us.ipledge.prescription_window_cannot.edition-1",
    text="For patients who cannot get pregnant, too, the prescription is filled within 7 days of the "
    "office visit.",
    value=PrescriptionWindowRule(days=7, anchor="office visit"),
    cites=(
        _NOTICE_2007,
        Citation(sources.SOTRET_PATIENT_LABEL, quote="within 7 days of the office visit"),
    ),
    basis="programme",
    since=_MANDATORY,
    edition=_E1,
    interpretation=f"{_DAY_1}, which is the shorter reading of 'within 7 days'",
    alternatives=(
        Rule(
            key="us.ipledge.prescription_window_cannot.edition-1.plus_7",
            text="The other reading of 'within 7 days': the seventh day after the office visit "
            "still counts.",
            value=PrescriptionWindowRule(days=8, anchor="office visit"),
            cites=(_NOTICE_2007,),
            basis="programme",
        ),
    ),
)
WINDOW_CAN_EDITION_4 = Rule(
    key="us.ipledge.prescription_window_can.edition-4",
    text="The prescription is filled within 7 days, the day on which the specimen is collected being "
    "day 1; the window closes at 11:59 pm Eastern on day 7.",
    value=PrescriptionWindowRule(days=7, anchor="specimen", closes=_EASTERN),
    cites=(
        _SITE_PAGE,
        Citation(sources.IPLEDGE_GUIDES_2023, quote="add 6 to the date of your pregnancy test"),
        _MAIL_2021,
    ),
    basis="programme",
    since=_GENDER_NEUTRAL,
    edition=_E4,
    announced=_TOLD_2021,
)
WINDOW_CAN_EDITION_2 = evolve(
    WINDOW_CAN_EDITION_4,
    key="us.ipledge.prescription_window_can.edition-2",
    since=_CHANGED_2007,
    edition=_E2,
    announced=None,
    interpretation=f"{_DECEMBER_2}; the closing time was read in guides of 2023 and carried back",
)
WINDOW_CAN_EDITION_3 = evolve(
    WINDOW_CAN_EDITION_4,
    key="us.ipledge.prescription_window_can.edition-3",
    since=_REMS,
    edition=_E3,
    announced=None,
    interpretation="the closing time was read in guides of 2023 and carried back",
)
WINDOW_CAN_EDITION_5 = evolve(
    WINDOW_CAN_EDITION_4,
    key="us.ipledge.prescription_window_can.edition-5",
    text="The 7-day window of patients who can get pregnant stays as it was.",
    cites=(_FDA_2026_02, *_NEWS_2026),
    since=_EDITION_5,
    edition=_E5,
    announced=_TOLD_2026,
    earlier=_BEFORE_2026,
    interpretation="the window is said to stay, so its first day and its closing time are carried "
    "over; for this edition the closing time was not read",
    note=_NOT_CONFIRMED,
    verified=False,
)
PRESCRIPTION_WINDOW_CAN = (
    WINDOW_CAN_EDITION_1,
    WINDOW_CAN_EDITION_2,
    WINDOW_CAN_EDITION_3,
    WINDOW_CAN_EDITION_4,
    WINDOW_CAN_EDITION_5,
)
_VISIT_30 = PrescriptionWindowRule(days=30, anchor="office visit")
_VISIT_31 = PrescriptionWindowRule(days=31, anchor="office visit")
_CANNOT_READING = (
    f"{_DAY_1}, so it ends on visit + 29; the booklet's words on day 1 for these patients were not "
    "seen, and this is the shorter reading; the date on the programme's website decides"
)
_PLUS_30 = Rule(
    key="us.ipledge.prescription_window_cannot.edition-2.plus_30",
    text="A program reads the Pharmacist Guide as 'not more than 30 days after the office visit', "
    "which is visit + 30.",
    value=_VISIT_31,
    cites=(_GUIDES_2023,),
    basis="programme",
    note=_TERTIARY,
    verified=False,
)
WINDOW_CANNOT_EDITION_2 = Rule(
    key="us.ipledge.prescription_window_cannot.edition-2",
    text="For patients who cannot get pregnant the prescription is filled within 30 days from the "
    "office visit.",
    value=_VISIT_30,
    cites=(
        Citation(sources.IPLEDGE_NOTICE_2007, quote="30 days from the date of the office visit"),
        _GUIDES_2023,
    ),
    basis="programme",
    since=_CHANGED_2007,
    edition=_E2,
    interpretation=f"{_CANNOT_READING}. {_AFTER_STOP}",
    alternatives=(_PLUS_30,),
)
WINDOW_CANNOT_EDITION_3 = evolve(
    WINDOW_CANNOT_EDITION_2,
    key="us.ipledge.prescription_window_cannot.edition-3",
    since=_REMS,
    edition=_E3,
    interpretation=_CANNOT_READING,
    alternatives=(evolve(_PLUS_30, key="us.ipledge.prescription_window_cannot.edition-3.plus_30"),),
)
WINDOW_CANNOT_EDITION_4 = evolve(
    WINDOW_CANNOT_EDITION_3,
    key="us.ipledge.prescription_window_cannot.edition-4",
    since=_GENDER_NEUTRAL,
    edition=_E4,
    announced=_TOLD_2021,
    alternatives=(evolve(_PLUS_30, key="us.ipledge.prescription_window_cannot.edition-4.plus_30"),),
)
WINDOW_CANNOT_EDITION_5 = Rule(
    key="us.ipledge.prescription_window_cannot.edition-5",
    text="Patients who cannot get pregnant have no prescription window any more.",
    value=NoWindow(),
    cites=(*_NEWS_2026, _LETTER_2023),
    basis="programme",
    since=_EDITION_5,
    edition=_E5,
    announced=_TOLD_2026,
    earlier=_BEFORE_2026,
    note=f"{_NOT_CONFIRMED}; whether another limit in days replaces the window was not found",
    verified=False,
)
PRESCRIPTION_WINDOW_CANNOT: tuple[Rule[PrescriptionWindowRule | NoWindow], ...] = (
    WINDOW_CANNOT_EDITION_1,
    WINDOW_CANNOT_EDITION_2,
    WINDOW_CANNOT_EDITION_3,
    WINDOW_CANNOT_EDITION_4,
    WINDOW_CANNOT_EDITION_5,
)
MISSED_FIRST_EDITION_1 = Rule(
    key="us.ipledge.missed_first_window.edition-1",
    text="After the 7-day window the patient is locked out for 23 days, whether or not the "
    "prescription was filled, in all categories.",
    value=MissedWindow(wait=Days(23), counted_from="end of the window", window_days=7),
    cites=(_NOTICE_2007, Citation(sources.IPLEDGE_FAQ_COPIES, "lockout")),
    basis="programme",
    since=_MANDATORY,
    edition=_E1,
    interpretation="all 23 days are barred, so that with the 7 of the window 30 days pass; the "
    "office visit is taken to be on the day of the specimen unless it is given",
)
MISSED_FIRST_EDITION_4 = Rule(
    key="us.ipledge.missed_first_window.edition-4",
    text="After a missed first window the next specimen is collected at least 19 days after the one "
    "that started that window.",
    value=MissedWindow(wait=Days(19), counted_from="specimen", window_days=7),
    cites=(
        Citation(
            sources.IPLEDGE_NOTICE_2007,
            quote="at least 19 days after the CLIA based pregnancy test that started the previous "
            "7 day prescription window",
        ),
        _SITE_PAGE,
        _GUIDES_2023,
    ),
    basis="programme",
    since=_GENDER_NEUTRAL,
    edition=_E4,
    announced=_TOLD_2021,
    interpretation="the 19th day after the specimen satisfies 'at least 19'",
    note="in regular cycles the new test also needs the first 5 days of the period, so the wait is "
    "longer in practice",
)
MISSED_FIRST_EDITION_2 = evolve(
    MISSED_FIRST_EDITION_4,
    key="us.ipledge.missed_first_window.edition-2",
    since=_CHANGED_2007,
    edition=_E2,
    announced=None,
    interpretation=f"the 19th day after the specimen satisfies 'at least 19'. {_AFTER_STOP}",
)
MISSED_FIRST_EDITION_3 = evolve(
    MISSED_FIRST_EDITION_4,
    key="us.ipledge.missed_first_window.edition-3",
    since=_REMS,
    edition=_E3,
    announced=None,
)
_AT_ONCE = MissedWindow(wait=Days(0), counted_from="specimen", window_days=7)
MISSED_FIRST_EDITION_5 = Rule(
    key="us.ipledge.missed_first_window.edition-5",
    text="After a missed window the test may be repeated at once, without a waiting period.",
    value=_AT_ONCE,
    cites=(
        Citation(
            sources.FDA_IPLEDGE_2026_02,
            quote="immediately without an additional waiting period",
        ),
        _AAD_2026,
    ),
    basis="programme",
    since=_EDITION_5,
    edition=_E5,
    announced=_TOLD_2026,
    earlier=_BEFORE_2026,
    note=_NOT_CONFIRMED,
    verified=False,
)
MISSED_FIRST_WINDOW = (
    MISSED_FIRST_EDITION_1,
    MISSED_FIRST_EDITION_2,
    MISSED_FIRST_EDITION_3,
    MISSED_FIRST_EDITION_4,
    MISSED_FIRST_EDITION_5,
)
MISSED_LATER_EDITION_4 = Rule(
    key="us.ipledge.missed_later_window.edition-4",
    text="After a missed window that was not the first, a new test opens a new window at once.",
    value=_AT_ONCE,
    cites=(_GUIDES_2023, _NOTICE_2007),
    basis="programme",
    since=_GENDER_NEUTRAL,
    edition=_E4,
    announced=_TOLD_2021,
    interpretation="the notice of 2007 speaks of the first prescription only",
    note="said outright on a tertiary page alone, which establishes no rule; the notice implies it "
    "by leaving later windows out",
    verified=False,
)
MISSED_LATER_EDITION_2 = evolve(
    MISSED_LATER_EDITION_4,
    key="us.ipledge.missed_later_window.edition-2",
    since=_CHANGED_2007,
    edition=_E2,
    announced=None,
    interpretation=f"the notice speaks of the first prescription only. {_AFTER_STOP}",
)
MISSED_LATER_EDITION_3 = evolve(
    MISSED_LATER_EDITION_4,
    key="us.ipledge.missed_later_window.edition-3",
    since=_REMS,
    edition=_E3,
    announced=None,
)
MISSED_LATER_WINDOW = (
    evolve(MISSED_FIRST_EDITION_1, key="us.ipledge.missed_later_window.edition-1"),
    MISSED_LATER_EDITION_2,
    MISSED_LATER_EDITION_3,
    MISSED_LATER_EDITION_4,
    evolve(MISSED_FIRST_EDITION_5, key="us.ipledge.missed_later_window.edition-5"),
)
VISITS_30_TO_37 = Rule(
    key="us.ipledge.visits_30_to_37",
    text="A clinic schedules visits at least 30 and no more than 37 days apart: 30 days of supply "
    "and 7 of the window.",
    value=(Days(30), Days(37)),
    cites=(Citation(sources.CLINIC_WAITS, "rencicderm"),),
    basis="convention",
    note=_TERTIARY,
    verified=False,
)

# 2.6 Dispensing -----------------------------------------------------------------------------------

_SUPPLY_CITES = (_SITE_PAGE, _GUIDES_2023, Citation(sources.IPLEDGE_SUPPLY_PAGES))
SUPPLY = Rule(
    key="us.ipledge.supply",
    text="At most 30 days are supplied at a time.",
    value=Days(30),
    cites=_SUPPLY_CITES,
    basis="programme",
    since=_MANDATORY,
    interpretation=_FROM_THE_START,
)
REFILLS = Rule(
    key="us.ipledge.refills",
    text="There are no refills: each month's prescription is authorised anew.",
    value=0,
    cites=_SUPPLY_CITES,
    basis="programme",
    since=_MANDATORY,
    interpretation=_FROM_THE_START,
)
DISPENSING_DUTIES = (
    Rule(
        key="us.ipledge.pharmacy.authorisation",
        text="Before filling, the pharmacy obtains an authorisation (RMA) number and records the "
        "date after which it must not dispense.",
        value="Do Not Dispense To Patient After",
        cites=(Citation(sources.PAAS_2023, quote="Do Not Dispense To Patient After"),),
        basis="programme",
        since=_MANDATORY,
        interpretation=_FROM_THE_START,
        note="the date on the programme's website is authoritative",
    ),
    Rule(
        key="us.ipledge.pharmacy.responsible_site",
        text="A responsible site pharmacist re-activates the pharmacy every year.",
        value="every year",
        cites=(Citation(sources.PAAS_2023),),
        basis="programme",
        since=_MANDATORY,
        interpretation=_FROM_THE_START,
    ),
    Rule(
        key="us.ipledge.pharmacy.switch.edition-4",
        text="Authorisation is obtained on the website or by telephone only; the switch "
        "system is removed.",
        value="website or telephone",
        cites=(_MAIL_2021, Citation(sources.MDEDGE_2021)),
        basis="programme",
        since=_GENDER_NEUTRAL,
        edition=_E4,
        announced=_TOLD_2021,
    ),
    Rule(
        key="us.ipledge.pharmacy.restart.edition-4",
        text="If the authorisation expires before the drug is picked up, authorisation starts "
        "again.",
        value="authorisation restarts",
        cites=(Citation(sources.MDEDGE_2021),),
        basis="programme",
        since=_GENDER_NEUTRAL,
        edition=_E4,
        announced=_TOLD_2021,
    ),
    Rule(
        key="us.ipledge.pharmacy.reversal.edition-5",
        text="What is not picked up is returned to stock and its authorisation reversed; "
        "staff are trained every year and records kept.",
        value="reverse the authorisation",
        cites=_NEWS_2026,
        basis="programme",
        since=_EDITION_5,
        edition=_E5,
        announced=_TOLD_2026,
        earlier=_BEFORE_2026,
        note=f"{_NOT_CONFIRMED}; the deadline for the reversal was not found",
        verified=False,
    ),
    Rule(
        key="us.ipledge.pharmacy.verification.edition-5",
        text="Each authorisation to dispense verifies that the patient is enrolled and the "
        "prescriber certified.",
        value="enrolled patient, certified prescriber",
        cites=(*_NEWS_2026, _LETTER_2023),
        basis="programme",
        since=_EDITION_5,
        edition=_E5,
        announced=_TOLD_2026,
        earlier=_BEFORE_2026,
        note=_NOT_CONFIRMED,
        verified=False,
    ),
)

# 2.2, 2.7 Duties of prescribers and patients ------------------------------------------------------

REPORT_PREGNANCY = Rule(
    key="us.ipledge.report_pregnancy",
    text="A pregnancy exposed to the drug during treatment or within 1 month after it is "
    "reported to FDA MedWatch and to the programme's registry, 1-866-495-0654.",
    value="1-866-495-0654",
    cites=(Citation(sources.DRUGS_PREGNANCY), Citation(sources.FDA_QA)),
    basis="programme",
    since=_MANDATORY,
    interpretation=_FROM_THE_START,
    note="that reporting goes on under the fifth edition was not read",
)
DUTIES = (
    Rule(
        key="us.ipledge.prescriber.register.edition-3",
        text="The prescriber registers each patient, classifies the patient correctly, and "
        "counsels before and during treatment.",
        value="register, classify, counsel",
        cites=(Citation(sources.REMS_DOCUMENT_2012, "i–iv"),),
        basis="programme",
        since=_REMS,
        edition=_E3,
    ),
    Rule(
        key="us.ipledge.prescriber.monthly",
        text="Every month the prescriber is believed to confirm counselling and, for "
        "patients who can get pregnant, contraception and the test result.",
        value="every month",
        cites=(_REMS_2023,),
        basis="programme",
        since=_MANDATORY,
        note="read in a fragment only",
        tag="MEMORY",
        verified=False,
    ),
    Rule(
        key="us.ipledge.patient.monthly",
        text="Every month, before each prescription, patients who can get pregnant enter both "
        "forms of contraception and answer comprehension questions.",
        value="every month",
        cites=(Citation(sources.IPLEDGE_MONTHLY_PAGES),),
        basis="programme",
        since=_MANDATORY,
        interpretation=_FROM_THE_START,
    ),
    (
        Rule(
            key="us.ipledge.counselling_cannot.edition-1",
            text="For patients who cannot get pregnant counselling is documented every month.",
            value="every month",
            cites=(*_NEWS_2026, _LETTER_2023),
            basis="programme",
            since=_MANDATORY,
            edition=_E1,
            interpretation=_FROM_THE_START,
        ),
        Rule(
            key="us.ipledge.counselling_cannot.edition-5",
            text="For patients who cannot get pregnant counselling is documented at enrolment "
            "only.",
            value="at enrolment",
            cites=(*_NEWS_2026, _LETTER_2023, _AAD_2026),
            basis="programme",
            since=_EDITION_5,
            edition=_E5,
            announced=_TOLD_2026,
            earlier=_BEFORE_2026,
            note=f"{_NOT_CONFIRMED}; one account says this of patients who can get pregnant, in error",
            verified=False,
        ),
    ),
    (
        Rule(
            key="us.ipledge.laboratory.edition-1",
            text="Pregnancy tests come from a CLIA-certified laboratory.",
            value="CLIA-certified",
            cites=(_REMS_2023, _NOTICE_2007),
            basis="programme",
            since=_MANDATORY,
            edition=_E1,
            interpretation=_FROM_THE_START,
        ),
        Rule(
            key="us.ipledge.laboratory.edition-5",
            text="The requirement of a CLIA-certified laboratory is removed.",
            value="no such requirement",
            cites=(Citation(sources.FDA_IPLEDGE_PAGE_2023), _LETTER_2023, _AAD_2026),
            basis="programme",
            since=_EDITION_5,
            edition=_E5,
            announced=_TOLD_2026,
            earlier=_BEFORE_2026,
            note=_NOT_CONFIRMED,
            verified=False,
        ),
    ),
    Rule(
        key="us.ipledge.prescriber.falsification.edition-5",
        text="For tests done outside a medical setting the prescriber sets up processes against "
        "misreading and falsification, and documents the results accurately.",
        value="processes against misinterpretation and falsification; documented results",
        cites=(_FDA_2026_02, _AAD_2026),
        basis="programme",
        since=_EDITION_5,
        edition=_E5,
        announced=_TOLD_2026,
        earlier=_BEFORE_2026,
        note=_NOT_CONFIRMED,
        verified=False,
    ),
    Rule(
        key="us.ipledge.repeat_confirmation.edition-5",
        text="While no first dose has been received, the test that is repeated after a missed window "
        "is done in a medical setting, such as the prescriber's office or a clinic's laboratory.",
        value="medical setting",
        cites=(_AAD_2026, _LETTER_2023, Citation(sources.NEWS_2026, "Lachman Consultants")),
        basis="programme",
        since=_EDITION_5,
        edition=_E5,
        announced=_TOLD_2026,
        earlier=_BEFORE_2026,
        note=_NOT_CONFIRMED,
        verified=False,
    ),
    (
        Rule(
            key="us.ipledge.pregnancy_registry.edition-3",
            text="A registry documents the outcome of each pregnancy.",
            value="outcome of each pregnancy",
            cites=(Citation(sources.FDA_QA), _LETTER_2023),
            basis="programme",
            since=_REMS,
            edition=_E3,
            interpretation="that there is a registry was read without a first day; it is dated "
            "by the edition that made the programme a REMS",
        ),
        Rule(
            key="us.ipledge.pregnancy_registry.edition-5",
            text="Documenting the outcome of each pregnancy is no longer an objective of the "
            "registry.",
            value="no such objective",
            cites=(_LETTER_2023,),
            basis="programme",
            since=_EDITION_5,
            edition=_E5,
            announced=_TOLD_2026,
            earlier=_BEFORE_2026,
            note=_NOT_CONFIRMED,
            verified=False,
        ),
    ),
    REPORT_PREGNANCY,
)
PREGNANCY_PREVENTION = PregnancyPreventionRules(
    programme="iPLEDGE REMS",
    editions=EDITIONS,
    categories=CATEGORIES,
    contraception_methods=CONTRACEPTION_METHODS,
    contraception_doubted=CONTRACEPTION_DOUBTED,
    screening_test=SCREENING_TEST,
    confirmation_test=CONFIRMATION_TEST,
    test_at_end=TEST_AT_END,
    test_sensitivity=TEST_SENSITIVITY,
    place_of_test=PLACE_OF_TEST,
    place_of_test_enforced=PLACE_OF_TEST_ENFORCED,
    duties=DUTIES,
)
UNBROKEN_PACK = Rule(
    key="us.ipledge.unbroken_pack",
    text="Blister packs of 10 capsules are not broken.",
    value=10,
    cites=(_GUIDES_2023,),
    basis="programme",
    note=_TERTIARY,
    verified=False,
)
DISPENSING = DispensingRules(
    supply=SUPPLY,
    refills=REFILLS,
    unbroken_pack=UNBROKEN_PACK,
    prescription_window_can=PRESCRIPTION_WINDOW_CAN,
    prescription_window_cannot=PRESCRIPTION_WINDOW_CANNOT,
    missed_first_window=MISSED_FIRST_WINDOW,
    missed_later_window=MISSED_LATER_WINDOW,
    duties=DISPENSING_DUTIES,
)
FACTS = (*UPDATES, ABSTINENCE, MINIPILL, ENROLMENT_WAIT, ENROLMENT_FORM, VISITS_30_TO_37)
