"""Reading: entries, traces and the three questions, as tables or data."""
