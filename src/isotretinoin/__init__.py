"""The clinical rules of isotretinoin: typed, unit-aware, dated and cited."""
