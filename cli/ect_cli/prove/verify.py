"""`ect verify`: how far a journal, a dossier, an archive folder or a proof can be trusted, and on what ground.

Reads what stands there and what the reader holds; leaves the verdicts to `ect_journal.verifying`, and how they are said to
`verdicts`. Writes nothing in a journal; `--accept` alone changes what this machine remembers of one.
"""

from collections.abc import Sequence
from pathlib import Path

import click

from ect_cli.commands import Argument, Choice, Command, Option
from ect_cli.completing import files
from ect_cli.failures import CouldNot, WrongUsage, two_lines
from ect_cli.outputs import check_output, write_output
from ect_cli.prove import words_verify as say
from ect_cli.prove.sources import FORK, JOURNAL, PROOF, Source, source_at
from ect_cli.prove.verdicts import as_json, of_another, screen
from ect_cli.read.formats import to_json
from ect_cli.streams import read_bytes, read_text, stdout
from ect_cli.words import FILE, NOW_ELSEWHERE
from ect_journal.errors import Unreadable
from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.ledger.forks import Fork
from ect_journal.ledger.notes import Forged, NotANote, Verifier
from ect_journal.ledger.offline import OfflineProof
from ect_journal.ledger.proofs import Tree
from ect_journal.ledger.submissions import Submission
from ect_journal.trail import Trail
from ect_journal.verifying import Held, Report, unreadable, verify_proof
from ect_journal.verifying import verify as verified
from ect_journal.verifying.report import ALTERED, FORKED, NOT_ANCHORED, ROLLED_BACK, UNKNOWN_KEY, UNREADABLE, VERIFIED
from ect_journal.verifying.tree import Leaves
from ect_journal.words import Text


@click.command("verify", cls=Command, says=say.VERIFY)
@click.argument("source", cls=Argument, takes=say.SOURCE, required=False, shell_complete=files)
@click.option("--key", "keys", cls=Option, says=say.KEY, takes=say.VKEY, section=say.HOLD, multiple=True)
@click.option("--policy", cls=Option, says=say.POLICY, takes=FILE, section=say.HOLD, shell_complete=files)
@click.option(
    "--since", cls=Option, says=say.SINCE, takes=say.CHECKPOINT, section=say.HOLD, multiple=True, shell_complete=files
)
@click.option("--sixteen", cls=Option, says=say.SIXTEEN, takes=say.CHARACTERS, section=say.HOLD, multiple=True)
@click.option(
    "--authority", cls=Option, says=say.AUTHORITY, takes=FILE, section=say.HOLD, multiple=True, shell_complete=files
)
@click.option("--entry", cls=Option, says=say.ENTRY, takes=FILE, section=say.HOLD, shell_complete=files)
@click.option("--evidence", cls=Option, says=say.EVIDENCE, takes=FILE, section=say.WRITE, shell_complete=files)
@click.option("--accept", cls=Option, says=say.ACCEPT, section=say.WRITE, is_flag=True)
@click.option(
    "--format",
    cls=Option,
    says=say.AS_JSON,
    takes="table|json",
    section=say.WRITE,
    type=Choice(("table", "json")),
    default="table",
)
@click.pass_context
def verify(
    ctx: click.Context, source: str | None, keys: Sequence[str], policy: str | None, since: Sequence[str],
    sixteen: Sequence[str], authority: Sequence[str], entry: str | None, evidence: str | None, accept: bool, format: str,
) -> None:  # fmt: skip
    check_output(evidence, force=False)
    kept = [_kept(each if "\n" in each else read_text(each)) for each in since]
    held = Held.read(
        keys=[_key(each) for each in keys],
        policy=None if policy is None else read_text(policy),
        since=kept,
        sixteen=sixteen,
        authorities=[read_bytes(each) for each in authority],
    )
    try:
        found = source_at(source)
        if entry is not None and found.kind != PROOF:
            raise WrongUsage(say.ONLY_PROOF, say.LEAVE_IT)
        if (evidence or accept) and found.trail is None:
            raise WrongUsage(say.ONLY_FORK, say.LEAVE_IT)
        if found.kind == FORK:
            ctx.exit(_fork(found, held, format))
        position, trimmed, report = _report(found, held, entry)
    except Unreadable as error:
        if format == "json":
            _print(unreadable())
        for said in two_lines(error):
            click.echo(said, err=True)
        ctx.exit(UNREADABLE)
    if found.moved:
        click.echo(str(NOW_ELSEWHERE.format(place=found.moved)), err=True)
    if accept:
        report = _accepted(found, held, report)
    if format == "json":
        _print(report)
    elif report.reason == "other":
        for line in of_another([each.origin for each in held.checkpoints], _origin(found)):
            click.echo(str(line))
    else:
        screen(found, report, position, trimmed=trimmed)
    if evidence is not None and found.trail is not None:
        _write_evidence(evidence, found.trail, report, kept)
    ctx.exit(report.exit)


def _key(given: str) -> str:
    """The text itself, or that of a file which holds nothing else."""
    return read_text(given) if "+" not in given and Path(given).is_file() else given


def _kept(written: str) -> str:
    """The checkpoint of what a witness was asked to cosign, too."""
    try:
        return Submission.read(written).note
    except NotANote:
        return written


def _origin(found: Source) -> str:
    """The name that it says it has."""
    text = OfflineProof.of(found.text).note if found.trail is None else found.trail.checkpoints[-1][1]
    return text.partition("\n")[0]


def _print(report: Report) -> None:
    stdout().write(to_json(as_json(report), indent=True) + b"\n")


def _report(found: Source, held: Held, entry: str | None) -> tuple[int | None, bool, Report]:
    """The position of the entry, for a proof of one, whether a line end of its file had to be left out, and the report.
    Raises `Unreadable`."""
    if found.trail is not None:
        return None, False, verified(found.trail, held._replace(seen=found.seen))
    try:
        proof = OfflineProof.of(found.text)
    except NotANote:
        raise Unreadable(say.CUT_PROOF.format(path=found.place), say.ANOTHER_COPY) from None
    beside = Path(found.place).with_suffix(".json")
    if entry is None and not beside.is_file():
        raise WrongUsage(say.NO_ENTRY.format(path=found.place), say.GIVE_ENTRY.format(name=beside.name))
    content = read_bytes(str(beside) if entry is None else entry)
    exact, bare = verify_proof(proof, content, held), content.rstrip(b"\r\n")
    if exact.exit == ALTERED and bare != content:  # an editor ends the last line of what it saves
        report = verify_proof(proof, bare, held)
        return proof.position, report.exit != ALTERED, report
    return proof.position, False, exact


def _fork(found: Source, held: Held, format: str) -> int:
    """Evidence that somebody has two histories: the exit code says whether it holds, and against whom."""
    try:
        fork = Fork.of(found.text)
    except NotANote:
        raise Unreadable(say.CUT_PROOF.format(path=found.place), say.ANOTHER_COPY) from None
    code, who = _judged(fork, held.signers)
    if format == "json":
        heads = (fork.smaller, fork.larger)
        stdout().write(to_json({"exit": code, "signers": who, "heads": heads}, indent=True) + b"\n")
        return code
    smaller, larger = Checkpoint.read(fork.smaller), Checkpoint.read(fork.larger)
    head = say.FORK_HEAD.format(place=found.place, origin=smaller.origin, smaller=smaller.size, larger=larger.size)
    for line in (head, *_fork_said(fork, code, who, known=bool(held.signers))):
        click.echo(str(line))
    return code


def _judged(fork: Fork, known: Sequence[Verifier]) -> tuple[int, list[str]]:
    """Heads that contradict each other accuse whoever signed both, and nobody else: anybody can write two of them."""
    if not fork.contradicts():
        return ALTERED, []
    try:
        return FORKED, [key.name for key in fork.check(known)]
    except Forged:
        return ALTERED, []
    except NotANote:  # nobody who is known signed both, or one of them stands without a signature
        return UNKNOWN_KEY, []


def _fork_said(fork: Fork, code: int, who: Sequence[str], *, known: bool) -> tuple[Text, ...]:
    if code == ALTERED:
        return (say.FORK_NOT,)
    if who:
        return say.FORK_BOTH, say.FORK_SIGNED.format(who=", ".join(who))
    bare = [each for each in (fork.smaller, fork.larger) if "\n\n" not in each]
    if bare:
        return say.FORK_ANYBODY, say.FORK_UNSIGNED if len(bare) > 1 else say.FORK_HALF_SIGNED
    return say.FORK_ANYBODY, say.FORK_BY_NONE if known else say.FORK_UNKNOWN


def _accepted(found: Source, held: Held, report: Report) -> Report:
    """This machine goes on with this copy, when what it saw before is all that is wrong. Raises `CouldNot`."""
    without = verified(found.trail, held._replace(seen=None)) if found.trail is not None else report
    sound = without.exit in (VERIFIED, NOT_ANCHORED)
    if found.kind != JOURNAL or report.exit not in (ROLLED_BACK, FORKED) or not sound:
        raise CouldNot(say.NOT_TO_ACCEPT, say.VERIFY_FIRST)
    from ect_journal import Journal  # the one thing that needs it open

    with Journal.open(found.place) as journal:
        journal.accept()
    click.echo(str(say.ACCEPTED), err=True)
    return without


def _write_evidence(path: str, trail: Trail, report: Report, kept: Sequence[str]) -> None:
    """The two heads as anybody can check them: each with its signatures, where there are any."""
    pairs = [each.heads for each in report.facts.wrong if each.exit == FORKED and each.heads]
    if not pairs:
        click.echo(str(say.NO_EVIDENCE), err=True)
        return
    held, here = pairs[0]
    notes = {Checkpoint.read(each).text: each for each in kept}
    other = Checkpoint.of(held)
    seals = [note for size, note in sorted(trail.seals) if other.size <= size <= report.size]
    own, tree = (seals[0], Tree(Leaves(trail.entries).hashes)) if seals else (here, None)
    fork = Fork.between(notes.get(held, held), own, tree)
    assert fork is not None, "their roots were seen to differ"
    write_output(path, fork.text.encode())
    signed = all("\n\n" in each for each in (fork.smaller, fork.larger))
    click.echo(str((say.WRITTEN if signed else say.WRITTEN_UNSIGNED).format(path=path)), err=True)
