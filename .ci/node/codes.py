"""Print, as JSON, the codes that the library writes: units by UCUM, and those that a value set binds."""

import json

from isotretinoin import analytes
from isotretinoin.adapters.fhir.codes import VALUE_SETS, Ucum

units = {each.value for each in Ucum} | {
    unit for each in analytes.ALL if isinstance(each, analytes.Analyte) for unit in each.units
}
bound = {name: [each.value for each in codes] for codes, name in VALUE_SETS.items()}
print(json.dumps({"ucum": sorted(units), "bound": bound}))
