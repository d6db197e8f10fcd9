"""Settings of every test: the same examples on every run, unless asked otherwise."""

import os

from hypothesis import HealthCheck, settings

# A busy machine is slow, which says nothing about the code.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

settings.register_profile("ci", UNHURRIED, derandomize=True, database=None, print_blob=True)
settings.register_profile("dev", UNHURRIED)
settings.register_profile("deep", UNHURRIED, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
