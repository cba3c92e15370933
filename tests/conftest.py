"""What all tests share: generated cases are not timed, since these machines are."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
