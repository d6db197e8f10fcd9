"""Frames that lie in parts: each part is answered by itself, where rows do not look at one another."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, TypeVar, cast, final
from uuid import uuid4

import narwhals.stable.v2 as nw

from isotretinoin.errors import FactError

__all__ = ["by_parts"]

F = TypeVar("F")
P = ParamSpec("P")

#: Named by Dask for its own use, and the one way to an empty frame that is not computed.
_EMPTY: Final = "_meta"


def by_parts(function: Callable[Concatenate[F, P], F]) -> Callable[Concatenate[F, P], F]:
    """The same function of rows that stand alone, which answers a frame of Dask partition by partition.

    A partition is a frame of pandas, and answered as one: with its index, and when Dask computes it.

    Raises
    ------
    FactError
        When a fault of a row of Dask is to be raised.
    """

    @wraps(function)
    def answered(frame: F, *args: P.args, **kwargs: P.kwargs) -> F:
        if not nw.dependencies.is_dask_dataframe(frame):
            return function(frame, *args, **kwargs)
        if kwargs.get("on_error") == "raise":
            raise FactError(
                "a frame of Dask is not read before it is computed, so nothing can be raised: "
                "write on_error='column'"
            )
        part = _Part(answered, args, kwargs)
        parts: Any = frame
        return cast("F", parts.map_partitions(part, meta=part(getattr(parts, _EMPTY))))

    return cast("Callable[Concatenate[F, P], F]", answered)


@final
class _Part:
    """The function with its arguments, as Dask sends it to where its partitions are."""

    def __init__(
        self, function: Callable[..., Any], args: tuple[object, ...], kwargs: Mapping[str, object]
    ) -> None:
        self.function = function
        self.args = args
        self.kwargs = kwargs
        self.token = uuid4().hex

    def __call__(self, rows: object) -> object:
        return self.function(rows, *self.args, **self.kwargs)

    def __dask_tokenize__(self) -> str:
        # Dask would name it by its pickle, which for a rulebook is long and not always the same.
        return self.token
