"""The hand: the `ect` command.

Knows how to ask, to print and to fail in front of a person, in their language. Leaves what may be written to
`ect_journal` and what the record says to `ect_projections`.
"""
