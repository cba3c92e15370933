"""The shapes of the commands: options said in two languages, help that starts with an example, lazy groups.

Knows how click is made to speak two languages and to import only the command that is called. Leaves what each command
does to its own module.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from ect_cli.completing import BY_NAME, folders
from ect_cli.failures import WrongUsage, likely
from ect_cli.names import Name, Section
from ect_cli.words import (
    COMMAND_METAVAR,
    COMMON,
    DEBUG,
    FOLDER,
    HELP,
    JOURNAL,
    NO_COMMAND,
    NOT_AMONG,
    OPTIONS,
    SEE_HELP,
)
from ect_journal.words import Text, language, plain

if TYPE_CHECKING:
    from ect_cli.completing import Completer, CompletionItem

WIDEST = 100
_APART = Text("; ", " ; ")
"""Columns of a help screen or a table, however wide the terminal is."""
JOURNAL_KEY = "ect_cli.journal"
"""Where `--journal` is kept in click's context, wherever on the line it was given."""


@dataclass(frozen=True)
class Help:
    """What the help of a command says: an example that works, then what the command does."""

    example: Text | str
    text: Text


class Option(click.Option):
    """An option said in the reader's language. `also` are spellings that are accepted and not shown."""

    def __init__(
        self,
        param_decls: Sequence[str],
        *,
        says: Text,
        takes: Text | str | None = None,
        also: Sequence[str] = (),
        section: Text = OPTIONS,
        extras: Sequence[Text] = (),
        shell_complete: "Completer | None" = None,
        **attrs: Any,
    ) -> None:
        super().__init__([*param_decls, *also], help=says.en, **attrs)
        self.says, self.takes, self.also, self.section, self.extras = says, takes, tuple(also), section, tuple(extras)
        self.proposes = shell_complete or (None if "type" in attrs else BY_NAME.get(str(self.name)))

    def make_metavar(self, ctx: click.Context) -> str:
        return super().make_metavar(ctx) if self.takes is None else str(self.takes)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        return self.proposes(ctx, self, incomplete) if self.proposes else super().shell_complete(ctx, incomplete)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        extras = f"  [{str(_APART).join(map(str, self.extras))}]" if self.extras else ""
        self.help = f"{self.says}{extras}"
        spellings, self.opts = self.opts, [opt for opt in self.opts if opt not in self.also]
        try:
            return super().get_help_record(ctx)
        finally:
            self.opts = spellings

    def get_error_hint(self, ctx: click.Context | None) -> str:
        return _quoted(self.opts[0])


class Argument(click.Argument):
    """An argument named in the reader's language."""

    def __init__(
        self, param_decls: Sequence[str], *, takes: Text, shell_complete: "Completer | None" = None, **attrs: Any
    ) -> None:
        super().__init__(param_decls, **attrs)
        self.takes = takes
        self.proposes = shell_complete or BY_NAME.get(str(self.name))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        return self.proposes(ctx, self, incomplete) if self.proposes else []

    def make_metavar(self, ctx: click.Context) -> str:
        return str(self.takes) if self.required else f"[{self.takes}]"

    def get_error_hint(self, ctx: click.Context | None) -> str:
        return _quoted(str(self.takes))


class Choice(click.Choice[str]):
    """One word among a few, refused in the reader's language."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        return str(NOT_AMONG.format(written=value, values=", ".join(self.choices)))


class Command(click.Command):
    """A command said in the reader's language; `--journal` and `--debug` are accepted by each."""

    def __init__(self, name: str | None, *, says: Help, journal: bool = True, root: bool = False, **attrs: Any) -> None:
        attrs["context_settings"] = {"max_content_width": WIDEST, "help_option_names": ["-h", "--help"]}
        super().__init__(name, **attrs)
        self.says = says
        self.params += common_options(journal, root)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """The options, said in the reader's language, in the spellings that are shown."""
        from click.shell_completion import CompletionItem

        options = [param for param in self.get_params(ctx) if isinstance(param, Option)]
        said = {
            opt: param.says
            for param in options
            for opt in (*param.opts, *param.secondary_opts)
            if opt not in param.also
        }
        found = click.Command.shell_complete(self, ctx, incomplete)
        return [CompletionItem(item.value, help=str(said[item.value])) for item in found if item.value in said]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        if self._help_option is None:
            self._help_option = Option(
                ["-h", "--help", "_help"],
                says=HELP,
                section=COMMON,
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_print_help,
            )
        return self._help_option

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        for line in str(self.says.example).splitlines():
            formatter.write(f"  $ {line}\n" if line.startswith("ect") else f"  {line}\n")
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(str(self.says.text))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        sections: dict[Text, list[tuple[str, str]]] = {}
        for param in self.get_params(ctx):
            if isinstance(param, Option) and (record := param.get_help_record(ctx)):
                sections.setdefault(param.section, []).append(record)
        for title in sorted(sections, key=lambda title: title == COMMON):
            with _section(formatter, title):
                formatter.write_dl(sections[title], col_max=formatter.width // 3)


class LazyGroup(Command, click.Group):
    """A group that knows its commands by name, and imports the one that is called."""

    def __init__(
        self,
        name: str,
        *,
        says: Help,
        sections: Iterable[Section],
        takes: Text = COMMAND_METAVAR,
        root: bool = False,
        **attrs: Any,
    ) -> None:
        attrs = {"invoke_without_command": True, "callback": click.pass_context(_alone), **attrs}
        super().__init__(name, says=says, root=root, **attrs)
        self.sections, self.takes = tuple(sections), takes
        self.names = [known for section in self.sections for known in section.names]
        self.spellings = {plain(spelling): known for known in self.names for spelling in self.spell(known)}
        self.subcommand_metavar = ""

    def spell(self, known: Name) -> Iterable[str]:
        """The ways a command may be written."""
        return filter(None, (known.name, known.french, *known.also))

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [*click.Command.collect_usage_pieces(self, ctx), str(self.takes)]

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [known.shown(language()) for known in self.names]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        known = self.spellings.get(plain(cmd_name))
        if known is None:
            return None
        module, _, attribute = known.where.partition(":")
        found = getattr(import_module(module), attribute)
        command: click.Command = found(known) if known.type else found
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        command = self.get_command(ctx, args[0])
        if command is None and not ctx.resilient_parsing:
            raise self.unknown(ctx, args[0])
        return args[0] if command else None, command, args[1:]

    def unknown(self, ctx: click.Context, written: str) -> WrongUsage:
        spellings = [spelling for known in self.names for spelling in self.spell(known)]
        return WrongUsage(
            NO_COMMAND.format(written=written),
            SEE_HELP.format(command=ctx.command_path),
            ctx,
            close=likely(written, spellings),
        )

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        lang = language()
        widest = max(len(known.shown(lang)) for known in self.names)
        for section in self.sections:
            with _section(formatter, section.title):
                rows = [(known.shown(lang).ljust(widest), str(known.line)) for known in section.names]
                formatter.write_dl(rows, col_max=widest)
        super().format_options(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Said by `format_options`, section by section, without importing a command."""

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        from click.shell_completion import CompletionItem

        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        names = [CompletionItem(known.shown(language()), help=str(known.line)) for known in self.names]
        return [item for item in names if item.value.startswith(plain(incomplete).replace(" ", "-"))]


def common_options(journal: bool, root: bool) -> list[click.Parameter]:
    """Accepted before and after the name of a command; shown where they matter."""
    return [
        Option(
            ["--journal"],
            says=JOURNAL,
            takes=FOLDER,
            section=COMMON,
            hidden=not journal,
            expose_value=False,
            callback=_keep_journal,
            shell_complete=folders,
        ),
        # Read from the line itself by `main`, so that it also counts when the line cannot be parsed.
        Option(["--debug"], says=DEBUG, section=COMMON, is_flag=True, expose_value=False, hidden=not root),
    ]


def _keep_journal(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.meta[JOURNAL_KEY] = value


def _print_help(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()


def _quoted(name: str) -> str:
    return f"« {name} »" if language() == "fr" else f"'{name}'"


def _alone(ctx: click.Context) -> None:
    """A group without a command is a lesson: its help, and no failure."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def _section(formatter: click.HelpFormatter, title: Text) -> Any:
    """Click writes "title:"; French puts a space before the colon."""
    return formatter.section(f"{title}\u202f" if language() == "fr" else str(title))
