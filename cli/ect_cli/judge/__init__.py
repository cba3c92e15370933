"""Blind readings on sheets: a grid goes out to a reader who does not have the software, and comes back answered."""
