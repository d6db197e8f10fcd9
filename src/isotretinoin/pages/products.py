"""The page of the medicines: what each is called where, how it is made, and how it is taken."""

from collections.abc import Iterable

from attrs import evolve

from isotretinoin.pages.sheet import References, Sheet, Table
from isotretinoin.products import Product

__all__ = ["product_sheet", "products_sheet"]


def products_sheet(products: Iterable[Product]) -> Sheet:
    """The products with place, strengths, formulation, food, codes, and the rule that lists them.

    What was not read says so: no strength and no brand implies a formulation.
    """
    references = References()
    rows = tuple(
        (
            each.name,
            each.market,
            ", ".join(map(str, each.strengths)) or "not read",
            "not read" if each.formulation is None else str(each.formulation),
            "not read" if each.food is None else references.marked(each.food.value, each.food),
            "; ".join(_codes(each)) or "none read",
            references.mark(each.offered),
        )
        for each in products
    )
    columns = ("Product", "Place", "Capsules", "Formulation", "Food", "Codes", "Rule")
    caption = f"{len(rows)} product{'' if len(rows) == 1 else 's'}"
    return Sheet(
        title="Isotretinoin capsules",
        tables=(Table(caption, columns, rows),),
        sources=references.listed(),
    )


def product_sheet(product: Product) -> Sheet:
    """One product under its name."""
    return evolve(products_sheet((product,)), title=product.name)


def _codes(product: Product) -> Iterable[str]:
    if product.spl_set_id is not None:
        yield f"SPL {product.spl_set_id}"
    yield from map(str, product.codes)
