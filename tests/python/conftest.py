"""For all tests: the same examples of Hypothesis each time, whatever the machine has else to do. CAF_RANDOM=1 tries others."""

import os

try:
    from hypothesis import settings
except ImportError:
    pass  # those that need it say so
else:
    settings.register_profile("caf", deadline=None, derandomize="CAF_RANDOM" not in os.environ)
    settings.load_profile("caf")
