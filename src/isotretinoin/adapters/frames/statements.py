"""A table as rows of a statement: formulas are handed its columns, and what they make is SQL.

The third lender of columns beside those of `rows`. A value is an expression of sqlglot with the
operators of Python; what is not there is NULL, so that `== NONE` asks IS NULL. Each value that is kept
becomes a column of the next step, a common table expression with all columns of the one before.

Engines differ in what they make of a division of whole numbers (a float, a decimal of six places
that rounds, a whole number), of NaN, and of months. So a quotient is taken of what divides evenly, and
days are numbers that the kernel's answers are added to.
"""

from collections.abc import Callable, Mapping
from datetime import date
from operator import add, eq, ge, gt, le, lt, mod, mul, ne, sub
from typing import Any, Final, TypeAlias, final

import narwhals.stable.v2 as nw
import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from isotretinoin.adapters.frames.days import CALENDAR, LOW, NONE, Question, Values, day_of
from isotretinoin.adapters.frames.rows import (
    MOST,
    SCALE,
    Lender,
    OnError,
    Output,
    Rows,
    free,
)
from isotretinoin.adapters.frames.runs import CYCLE, Runs, runs_of
from isotretinoin.errors import FactError, RecordError

__all__ = ["StatementRows", "Table", "Term"]

#: An expression of sqlglot, which names their common type one way in one version and another in the next.
Node: TypeAlias = Any

_YES: Final = True
_NO: Final = False

_Constant: TypeAlias = bool | int | float | str | None

_TYPES: Final[dict[str, Any]] = {
    "boolean": nw.Boolean(),
    "date": nw.Date(),
    "decimal": nw.Decimal(),
    "double": nw.Float64(),
    "integer": nw.Int64(),
    "real": nw.Float32(),
    "text": nw.String(),
}

_KINDS: Final = {
    "day": "date",
    "whole": "bigint",
    "number": "double",
    "flag": "boolean",
    "text": "text",
}

#: How tightly each binds, so that parentheses stand where they must.
_BINDING: Final[dict[type[Node], int]] = {
    exp.Or: 1,
    exp.And: 2,
    exp.Not: 3,
    exp.Is: 4,
    exp.EQ: 4,
    exp.NEQ: 4,
    exp.LT: 4,
    exp.LTE: 4,
    exp.GT: 4,
    exp.GTE: 4,
    exp.Add: 5,
    exp.Sub: 5,
    exp.Mul: 6,
    exp.Div: 6,
    exp.Mod: 6,
}
_ATOM: Final = 7


def _inside(node: Node, binding: int) -> Node:
    """The expression as an operand of one that binds so tightly."""
    return exp.paren(node.copy()) if _BINDING.get(node.__class__, _ATOM) < binding else node.copy()


@final
class Term:
    """A value of the statement: a constant, or an expression of columns that some step has."""

    def __init__(self, node: Node, step: int, *constant: _Constant) -> None:
        self.node = node
        #: The first step that has all its columns.
        self.step = step
        #: The constant alone; nothing where it is an expression.
        self.constant = constant

    # `==` makes a term, so nothing is looked up by one.
    __hash__ = None  # type: ignore[assignment]

    def __bool__(self) -> bool:
        """Nothing: only a row could tell."""
        raise TypeError("a term of a statement is true of some rows and not of others")

    def _with(self, other: object, kind: type[exp.Binary], told: Callable[..., Any]) -> "Term":
        term = term_of(other)
        if self.constant and term.constant:
            (one,), (another,) = self.constant, term.constant
            if told in (eq, ne) or (one is not None and another is not None):
                return term_of(told(one, another))
            return term_of(None)
        binding = _BINDING[kind]
        node = kind(this=_inside(self.node, binding), expression=_inside(term.node, binding + 1))
        return Term(node, max(self.step, term.step))

    def __add__(self, other: object) -> "Term":
        if _is(other, 0):
            return self
        return term_of(other) if _is(self, 0) else self._with(other, exp.Add, add)

    def __radd__(self, other: object) -> "Term":
        return term_of(other) + self

    def __sub__(self, other: object) -> "Term":
        if isinstance(other, Term) and other.node == self.node:
            return term_of(0)
        return self if _is(other, 0) else self._with(other, exp.Sub, sub)

    def __rsub__(self, other: object) -> "Term":
        return term_of(other) - self

    def __mul__(self, other: object) -> "Term":
        if _is(other, 1) or _is(self, 0):
            return self
        return term_of(other) if _is(self, 1) or _is(other, 0) else self._with(other, exp.Mul, mul)

    def __rmul__(self, other: object) -> "Term":
        return term_of(other) * self

    def __mod__(self, other: object) -> "Term":
        return term_of(0) if _is(other, 1) else self._with(other, exp.Mod, mod)

    def __floordiv__(self, other: object) -> "Term":
        """The whole quotient of numbers that are not negative."""
        if _is(other, 1):
            return self
        term = term_of(other)
        if self.constant and term.constant:
            (one,), (another,) = self.constant, term.constant
            told: Any = one
            return term_of(told // another)
        evenly = self - self % term
        quotient = exp.Div(this=_inside(evenly.node, 6), expression=_inside(term.node, 7))
        return Term(exp.cast(quotient, "bigint"), evenly.step)

    def __truediv__(self, other: object) -> "Term":
        """The float nearest to the quotient of whole numbers."""
        term = term_of(other)
        parts = (exp.cast(each.node.copy(), "double") for each in (self, term))
        return Term(exp.Div(this=next(parts), expression=next(parts)), max(self.step, term.step))

    def __eq__(self, other: object) -> "Term":  # type: ignore[override]
        if _is(other, None) and not self.constant:
            return Term(exp.Is(this=_inside(self.node, 4), expression=exp.Null()), self.step)
        return self._with(other, exp.EQ, eq)

    def __ne__(self, other: object) -> "Term":  # type: ignore[override]
        if _is(other, None) and not self.constant:
            return ~(self == other)
        return self._with(other, exp.NEQ, ne)

    def __lt__(self, other: object) -> "Term":
        return self._with(other, exp.LT, lt)

    def __le__(self, other: object) -> "Term":
        return self._with(other, exp.LTE, le)

    def __gt__(self, other: object) -> "Term":
        return self._with(other, exp.GT, gt)

    def __ge__(self, other: object) -> "Term":
        return self._with(other, exp.GTE, ge)

    def __and__(self, other: object) -> "Term":
        for one, another in ((self, term_of(other)), (term_of(other), self)):
            if one.constant:
                return another if one.constant[0] else one
        return self._with(other, exp.And, min)

    def __or__(self, other: object) -> "Term":
        for one, another in ((self, term_of(other)), (term_of(other), self)):
            if one.constant:
                return one if one.constant[0] else another
        return self._with(other, exp.Or, max)

    def __invert__(self) -> "Term":
        if self.constant:
            return term_of(not self.constant[0])
        return Term(exp.Not(this=_inside(self.node, 4)), self.step)


def _is(value: object, constant: _Constant) -> bool:
    """Whether it is that constant."""
    told = term_of(value).constant
    return bool(told) and type(told[0]) is type(constant) and told[0] == constant


def term_of(value: object) -> Term:
    """The value as a term; `NONE` is NULL."""
    if isinstance(value, Term):
        return value
    scalar: Any = value
    told: Any = scalar.item() if hasattr(scalar, "item") else scalar
    constant: Any = None if type(told) is int and told == NONE else told
    return Term(exp.convert(constant), 0, constant)


def _answer(place: int) -> str:
    """The column of a calendar with that answer."""
    return f"answer_{place + 1}"


def _day(day: date) -> Node:
    return exp.cast(exp.Literal.string(day.isoformat()), "date")


_EPOCH: Final = date(1970, 1, 1)


def _table(name: str, dialect: str) -> Node:
    """The table of that name, which is a name and nothing else."""
    try:
        told: Node = sqlglot.parse_one(f"SELECT * FROM {name}", read=dialect)  # noqa: S608 - parsed, and run nowhere
        table: Node = told.find(exp.Table)
        if isinstance(table.this, exp.Identifier) and told == exp.select("*").from_(table.copy()):
            return table
    except (SqlglotError, AttributeError):
        pass
    raise RecordError(f"{name!r} is no table: write table='clinic.patients'")


@final
class Table(Lender):
    """A table that a statement reads, in place of a frame."""

    def __init__(self, name: str, columns: Mapping[str, str], dialect: str) -> None:
        self.table = _table(name, dialect)
        self.columns = {column: _TYPES[kind] for column, kind in columns.items()}
        self.dialect = dialect

    def rows(self, on_error: OnError) -> "StatementRows":
        """Its rows, as terms."""
        return StatementRows(self, on_error)


@final
class StatementRows(Rows):
    """The rows of a table, as terms of a statement that grows with each that is kept."""

    lazy = True

    def __init__(self, table: Table, on_error: OnError) -> None:
        super().__init__(table.columns, on_error)
        if on_error == "raise":
            raise FactError(
                "a statement is not run here, so nothing can be raised: write on_error='column'"
            )
        self.table = table
        self.dialect = table.dialect
        #: The columns that each step adds to those of the step before it.
        self.steps: list[dict[str, Node]] = []
        #: The calendars that each step looks its days up in.
        self.joins: dict[int, list[exp.Join]] = {}
        self.calendars: dict[Runs, tuple[str, exp.Select]] = {}
        self.names = {name.lower() for name in self.schema}

    # Columns.

    def _identifier(self, name: str) -> exp.Identifier:
        """The name as SQL writes it: quoted where it is no plain word."""
        try:
            select: Node = sqlglot.parse_one(f"SELECT {name} FROM t", read=self.dialect)  # noqa: S608 - parsed, and run nowhere
            told: Node = select.expressions[0]
        except SqlglotError:
            told = None
        plain = isinstance(told, exp.Column) and told.name == name == name.lower()
        return exp.to_identifier(name, quoted=not plain)

    def _column(self, name: str, step: int) -> Term:
        return Term(exp.column(self._identifier(name)), step)

    def _fresh(self, name: str) -> str:
        """The name, or one like it that no column has."""
        while name.lower() in self.names:
            name += "_"
        self.names.add(name.lower())
        return name

    def keep(self, values: Term, name: str = "value") -> Term:
        """The values, as a column of the next step."""
        if values.constant or isinstance(values.node, exp.Column):
            return values
        return self._added(values, name)

    def _added(self, values: Term, name: str) -> Term:
        while len(self.steps) <= values.step:
            self.steps.append({})
        for kept, node in self.steps[values.step].items():
            if node == values.node:
                return self._column(kept, values.step + 1)
        kept = self._fresh(f"{name}_{sum(map(len, self.steps)) + 1}")
        self.steps[values.step][kept] = values.node
        return self._column(kept, values.step + 1)

    def when(self, where: Values, then: Values, otherwise: Values) -> Term:
        """The one value where that holds, else the other."""
        condition, one, another = map(term_of, (where, then, otherwise))
        if condition.constant:
            return one if condition.constant[0] else another
        node = another.node.copy() if isinstance(another.node, exp.Case) else exp.case()
        node.args["ifs"].insert(0, exp.If(this=condition.node.copy(), true=one.node.copy()))
        if not isinstance(another.node, exp.Case) and not _is(another, None):
            node = node.else_(another.node.copy())
        return Term(node, max(condition.step, one.step, another.step))

    def every(self, value: int) -> Term:
        """The same number for every row."""
        return term_of(value)

    def ratio(self, values: Term, by: int) -> Term:
        """The float nearest to each value divided by the number."""
        return values / by

    def wrong(self, where: Term, column: str, fault: str) -> None:
        """Those rows cannot be answered, unless there are none."""
        if not _is(where, _NO):
            super().wrong(where, column, fault)

    # What is read.

    def number(self, name: str, argument: str, *, zero: bool = False, most: int = MOST) -> Term:
        """The numbers of a column in whole thousandths, exact or a fault of the row."""
        dtype = self.named(name, argument)
        if not dtype.is_numeric():
            raise self.of_type(dtype, name, "numbers")
        single = isinstance(dtype, nw.Float32)
        given = self._column(name, 0)
        missing = given == NONE
        if dtype.is_float():
            missing = missing | self._nan(given)
        low = given < 0 if zero else given <= 0
        high = given > most
        self.wrong(missing, name, "missing")
        self.wrong(low, name, "negative" if zero else "not positive")
        self.wrong(high, name, "too large")
        safe = self.keep(self.when(missing | low | high, 1, given), name)
        if dtype.is_integer():
            return Term(exp.cast(safe.node.copy(), "bigint"), safe.step) * SCALE
        wide = Term(exp.cast(safe.node.copy(), "double"), safe.step) if single else safe
        scaled = wide * SCALE
        rounded = exp.Round(this=scaled.node.copy())
        whole = self.keep(Term(exp.cast(rounded, "bigint"), safe.step), name)
        back = whole / SCALE
        if single:
            back = Term(exp.cast(back.node, "float"), back.step)
        fine = whole != scaled if isinstance(dtype, nw.Decimal) else back != safe
        self.wrong(fine, name, "too fine")
        return whole

    def _nan(self, given: Term) -> Term:
        # These two have no function for it, and a NaN that equals itself.
        if self.dialect in ("postgres", "snowflake"):
            nan = exp.cast(exp.Literal.string("NaN"), "double")
            return Term(exp.EQ(this=given.node.copy(), expression=nan), given.step)
        return Term(exp.IsNan(this=given.node.copy()), given.step)

    def whole(self, name: str, argument: str, *, least: int = 0, most: int = MOST) -> Term:
        """The whole numbers of a column, such as days or capsules."""
        thousandths = self.keep(self.number(name, argument, zero=least == 0, most=most), name)
        self.wrong(thousandths % SCALE != 0, name, "not whole")
        return self.keep(thousandths // SCALE, name)

    def day(self, name: str, argument: str, *, perhaps: bool = False) -> Term:
        """The days of a column as numbers; NULL where there is none and none is needed."""
        dtype = self.named(name, argument)
        if not isinstance(dtype, nw.Date):
            raise self.of_type(dtype, name, "days")
        given = self._column(name, 0)
        lowest, highest = (Term(_day(edge), 0) for edge in CALENDAR)
        missing, far = given == NONE, (given < lowest) | (given > highest)
        if not perhaps:
            self.wrong(missing, name, "missing")
        self.wrong(far, name, "far off")
        # Of a day that is infinite, no engine takes the number.
        safe = self.keep(self.when(far if perhaps else missing | far, lowest, given), name)
        return self.keep(self._number_of(safe), name)

    def _number_of(self, day: Term) -> Term:
        node = (
            exp.Sub(this=day.node.copy(), expression=_day(_EPOCH))
            if self.dialect == "postgres"
            else exp.UnixDate(this=day.node.copy())
        )
        return Term(exp.cast(node, "bigint"), day.step)

    def _day_of(self, number: Term) -> Node:
        days = exp.cast(number.node.copy(), "int")
        if self.dialect in ("duckdb", "postgres"):
            return exp.Add(this=_day(_EPOCH), expression=days)
        return exp.DateFromUnixDate(this=days)

    def flag(self, name: str, argument: str) -> Term:
        """Yes as 1, no as 0 and what was not recorded as -1."""
        dtype = self.named(name, argument)
        if not isinstance(dtype, nw.Boolean):
            raise self.of_type(dtype, name, "yes and no, as True and False")
        given = self._column(name, 0)
        return self.keep(self.when(given == NONE, -1, self.when(given, 1, 0)), name)

    # What is looked up.

    def asked(
        self,
        numbers: Term,
        column: str,
        question: Question,
        *,
        among: Term | None = None,
        only: int | None = None,
    ) -> tuple[Term, ...]:
        """What the kernel answers to each day, from a table of few rows; NULL where it has no answer."""
        runs = runs_of(question.answers())
        *found, lacks = self._looked_up(self.keep(numbers, column), runs)
        self.wrong((lacks == 1) if among is None else among & (lacks == 1), column, "no rule")
        return tuple(found[:only])

    def _looked_up(self, numbers: Term, told: Runs) -> list[Term]:
        """The answers to those days; what is the same on all of them needs no table."""
        found: list[Term] = []
        for place, far in enumerate(told.added):
            answers = {run.answers[place] for run in told.runs}
            answer = term_of(*answers) if len(answers) == 1 else self._joined(numbers, told, place)
            found.append(numbers + answer if far else answer)
        return found

    def _joined(self, numbers: Term, told: Runs, place: int) -> Term:
        """An answer from a calendar, which is joined to the step that has those days."""
        bounds: dict[str, Term] = {}
        if len({run.since for run in told.runs}) > 1:
            bounds |= {"since": numbers, "until": numbers}
        if any(run.last_day - run.first_day + 1 < CYCLE for run in told.runs):
            in_cycle = (numbers - LOW) % CYCLE + LOW
            bounds |= {"first_day": in_cycle, "last_day": in_cycle}
        name = self._calendar(told, list(bounds))
        conditions: list[Node] = []
        step = 0
        for low, high in zip(*[iter(bounds)] * 2, strict=True):
            number = bounds[low]
            day = self.keep(Term(self._day_of(number), number.step), "day")
            step = max(step, day.step)
            edges = (exp.column(edge, table=name) for edge in (low, high))
            conditions.append(exp.Between(this=day.node.copy(), low=next(edges), high=next(edges)))
        # Each day stands in one row alone, so no row is lost and none comes twice. An outer join would
        # say so too, but not every engine has one without an equality.
        join = exp.Join(this=exp.to_table(name), on=exp.and_(*conditions))
        joins = self.joins.setdefault(step, [])
        if join not in joins:
            joins.append(join)
        return self._added(Term(exp.column(_answer(place), table=name), step), name)

    def _calendar(self, told: Runs, bounds: list[str]) -> str:
        """The name of the table with those runs, of which the statement needs no second."""
        if told in self.calendars:
            return self.calendars[told][0]
        changing = [
            place
            for place in range(len(told.added))
            if len({run.answers[place] for run in told.runs}) > 1
        ]
        rows = [
            (
                *(day_of(getattr(run, bound)).isoformat() for bound in bounds),
                *(None if run.answers[each] == NONE else run.answers[each] for each in changing),
            )
            for run in told.runs
        ]
        answers = [_answer(place) for place in changing]
        values = exp.values(rows, alias="v", columns=[*bounds, *answers])
        chosen = [exp.cast(exp.column(each), "date").as_(each) for each in bounds]
        chosen += [exp.cast(exp.column(each), "bigint").as_(each) for each in answers]
        name = self._fresh(f"calendar_{len(self.calendars) + 1}")
        self.calendars[told] = name, exp.select(*chosen).from_(values)
        return name

    # The statement.

    def answered(self, outputs: Mapping[str, Output]) -> str:
        """The statement with the columns of the table, the answers and the two columns of faults."""
        free(list(self.schema), outputs)
        sound = term_of(_YES)
        if self.faults:
            first = exp.case()
            for place, (where, _, _) in enumerate(self.faults):
                first = first.when(where.node.copy(), exp.convert(place))
            steps = max(where.step for where, _, _ in self.faults)
            fault = self.keep(Term(first, steps), "fault")
            sound = fault == NONE
        else:
            fault = term_of(None)
        chosen = {name: self._column(name, 0).node for name in self.schema}
        for name, output in outputs.items():
            chosen[name] = self._output(output, sound)
        for name, words in (
            ("error", [said for _, _, said in self.faults]),
            ("error_column", [column for _, column, _ in self.faults]),
        ):
            chosen[name] = self._words(fault, words)
        return self._select(chosen).sql(dialect=self.dialect, pretty=True)

    def _output(self, output: Output, sound: Term) -> Node:
        values, kind, where, words = output
        values = term_of(values)
        shows = sound if where is None else sound & where
        if kind == "text":
            node = self._words(values, list(words))
        elif kind == "day" and not values.constant:
            node = self._day_of(values)
        else:
            node = values.node
        if values.constant or shows.constant:
            node = exp.cast(exp.null() if _is(shows, _NO) else node.copy(), _KINDS[kind])
            return node if _is(shows, _NO) else self.when(shows, Term(node, 0), NONE).node
        return self.when(shows, Term(node, values.step), NONE).node

    def _words(self, places: Term, words: list[str]) -> Node:
        """The word at each place."""
        told: dict[str, list[int]] = {}
        for place, word in enumerate(words):
            told.setdefault(word, []).append(place)
        if places.constant or not told:
            always = next((each for place, each in enumerate(words) if _is(places, place)), None)
            return exp.cast(exp.convert(always), "text")
        node = exp.case()
        for word, same in told.items():
            node = node.when(
                places.node.isin(*same) if same[1:] else places.node.eq(same[0]), exp.convert(word)
            )
        return node

    def _select(self, chosen: dict[str, Node]) -> exp.Select:
        """The statement that chooses those, where each step has all columns of the one before."""
        if self.dialect == "postgres":
            return self._beside_each_row(chosen)
        source = self.table.table.copy()
        parts = list(self.calendars.values())
        star: Node = exp.Star()
        for number, columns in enumerate(self.steps):
            select = exp.select(star, *self._made(columns)).from_(source)
            for join in self.joins.get(number, []):
                select = select.join(join)
            name = self._fresh(f"step_{number + 1}")
            parts.append((name, select))
            source, star = (
                exp.to_table(name),
                exp.Column(this=exp.Star(), table=exp.to_identifier(name)),
            )
        told = exp.select(*self._made(chosen)).from_(source)
        for name, select in parts:
            told = told.with_(name, as_=select)
        return told

    def _beside_each_row(self, chosen: dict[str, Node]) -> exp.Select:
        """Likewise, with each step beside the row that it is of.

        Postgres would copy all rows for each step that is a table, wide ones to the disk. OFFSET 0
        keeps it from writing a step into the next wherever that names it, twice and again; only the
        calendars are tables, made once.
        """
        told = exp.select(*self._made(chosen)).from_(self.table.table.copy())
        for number, columns in enumerate(self.steps):
            step = exp.select(*self._made(columns)).offset(0)
            for place, join in enumerate(self.joins.get(number, [])):
                step = (
                    step.join(join)
                    if place
                    else step.from_(join.this.copy()).where(join.args["on"].copy())
                )
            alias = exp.TableAlias(this=exp.to_identifier(self._fresh(f"step_{number + 1}")))
            beside = exp.Lateral(this=step.subquery(), alias=alias)
            told = told.join(exp.Join(this=beside, kind="CROSS"))
        for name, select in self.calendars.values():
            told = told.with_(name, as_=select, materialized=True)
        return told

    def _made(self, columns: Mapping[str, Node]) -> list[Node]:
        return [self._named(name, node) for name, node in columns.items()]

    def _named(self, name: str, node: Node) -> Node:
        if isinstance(node, exp.Column) and node.name == name:
            return node.copy()
        return node.copy().as_(self._identifier(name))
