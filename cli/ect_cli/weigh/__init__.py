"""Weighing a piece of evidence: the dialogue of the two questions, and its options."""
