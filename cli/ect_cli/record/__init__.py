"""Writing: `ect record` and its short forms, `correct`, `retract`, `reinstate`."""
