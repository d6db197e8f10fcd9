"""Tables of text (CSV) as a diary, and a diary as tables: logs, laboratory results, OMOP extracts.

Nothing is guessed: columns are known by their names or named by the caller, a number has its unit in
its cell or its column, days are ISO days unless another form is named, and whatever could not be
read is listed by its line. Needs no library beyond the standard one.
"""

from isotretinoin.adapters.tables.form import TableForm
from isotretinoin.adapters.tables.reading import TablesRead, read_diary
from isotretinoin.adapters.tables.writing import write_tables

__all__ = ["TableForm", "TablesRead", "read_diary", "write_tables"]
