"""What all tests share: generated cases are not timed, since the machines that run them are shared and slow at times; keys
and what is remembered of a journal stay out of the folders of whoever runs the tests."""

import atexit
import os
import shutil
import tempfile

from hypothesis import HealthCheck, settings

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

_HOME = tempfile.mkdtemp(prefix="ect-tests-")
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
os.environ["ECT_KEYS"], os.environ["ECT_STATE"] = f"{_HOME}/keys", f"{_HOME}/state"
