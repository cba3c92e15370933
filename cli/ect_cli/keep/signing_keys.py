"""The key that signs the journal, as `ect keys` shows it and takes it in from a colleague. Making one is `ect seal`."""

from collections.abc import Iterator, Mapping

from ect_cli.keep import words_keys as say
from ect_cli.keep.passphrase import unlock_to_sign, verified
from ect_journal import Journal
from ect_journal.ledger.notes import Verifier
from ect_journal.rotating import keys_said
from ect_journal.verifying.held import is_log_key
from ect_journal.words import Text


def shown_keys(journal: Journal) -> Iterator[Text]:
    """The public keys of the journal: those that sign here, then those that are elsewhere."""
    here, said = journal.signer.verifiers, keys_said(journal)
    first = say.SIGNS_HERE if any(map(is_log_key, here)) else say.SIGNS_HERE_DEMO
    for title, keys in ((first, here), (say.SIGNS_ELSEWHERE, [each for each in said if each not in here])):
        if keys:
            yield title.format(path=journal.signer.path)
            for verifier in keys:
                yield say.VKEY.format(vkey=verifier.vkey)
                if not is_log_key(verifier):
                    yield say.SIGNS_PUBLISHED
    if here and not journal.signer.protected and journal.keyring.protected:
        yield say.SIGNING_OPEN


def take_in(journal: Journal, seeds: Mapping[Verifier, bytes]) -> list[Text]:
    """Keep the signing keys that are in force, under the passphrase that is here; what is to be said of each."""
    signer, said = journal.signer, keys_said(journal)
    if any(verifier in said and verifier not in signer.verifiers for verifier in seeds):
        if signer.protected:
            unlock_to_sign(journal)
        elif journal.keyring.protected and not signer.verifiers:
            signer.protect(verified(journal))
    lines = []
    for verifier, seed in seeds.items():
        known = verifier in signer.verifiers
        if verifier in said and not known:
            signer.make(verifier.name, seed)
        taken = say.SIGNING_KNOWN if known else say.SIGNING_TAKEN if verifier in said else say.SIGNING_REFUSED
        lines.append(taken.format(vkey=verifier.vkey))
    return lines
