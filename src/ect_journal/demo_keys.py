"""The keys of the demo, published here: whoever has this program can sign with them, so no reader trusts what they signed.

Both verifiers know `DEMO_VKEY` and refuse it as a key to go by. Beside the demo, not in it, and nothing is imported: they
ask for it at every verification.
"""

DEMO_SEED = b"published: everyone has this key"
DEMO_VKEY = "demo.ect-journal.example/programme-2023-2025+b4d69c3b+AUONwERCWtqaM2K1b+YaK7CP2tzdU9YiXNOMraR1ClJ9"
"""Named as the demo's journal is."""

WITNESS_NAME = "demo.ect-journal.example/laboratoire-ruralites"
WITNESS_SEED = b"published: the witness of a demo"
WITNESS_VKEY = "demo.ect-journal.example/laboratoire-ruralites+cd15bd2e+BPKqWYR5ifElrhDSwIBHyixM3Md5NUtLcASD3DrwTtWj"
"""Of the laboratory that cosigns it, as fictional as the rest."""
