"""Settings for all tests: a work folder of their own, every reveal open, no deadlines."""

from __future__ import annotations

import os
import sys
import tempfile

import hypothesis

# Building this module's grammar takes seconds, and nothing here needs it (see helpers/cli/server.py).
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

# Notebooks run in kernels of their own, which take these from this process.
os.environ["PARALLAX_WORK"] = tempfile.mkdtemp(prefix="parallax-test-")
os.environ["PARALLAX_REVEAL"] = "open"

# A slow machine is no failure: nothing here is timed. PARALLAX_EXAMPLES=500 looks longer for a counter-example.
hypothesis.settings.register_profile(
    "parallax",
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
    max_examples=int(os.environ.get("PARALLAX_EXAMPLES", "60")),
)
hypothesis.settings.load_profile("parallax")
