"""Keeping: opening a journal, the demo, import and export, restore and backup."""
