"""`python -m ect_cli` is `ect`."""

from ect_cli.main import cli

cli()
