"""What all tests share: generated cases are not timed, since the machines that run them are shared and slow at times."""

from hypothesis import HealthCheck, settings

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
