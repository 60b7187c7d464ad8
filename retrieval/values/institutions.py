"""What names of organisations and places end in: "Pellin Rowing Association", "Orr Harbour".

Words only, in small letters; it does not know names.
"""

COMPANIES = frozenset("inc corp corporation ltd llc plc".split())
FORCES = frozenset("police army guard force forces movement front brigade brigades".split())
INSTITUTIONS = frozenset(
    "ministry party university college school council court union institute agency department commission committee "
    "company group corps association associations federation league foundation center centre hospital office "
    "parliament church authority airlines airways".split()
)
PLACES = frozenset(
    "airport base mosque district province city town village county state region street road bridge station stadium "
    "museum park hotel embassy prison mine river lake island mountain valley square".split()
)
