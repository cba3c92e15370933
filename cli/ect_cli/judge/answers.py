"""What a reader wrote in a box, as a frequency; or as one of the answers that weigh nothing."""

from dataclasses import dataclass

from ect_cli.judge import words as say
from ect_cli.judge.rows import IF_CLAIM_ANSWERS, IF_RIVAL, IF_RIVAL_ANSWERS, Column
from ect_journal.catalogue.vocabularies import Frequency
from ect_journal.words import Text, nearest, plain, shown


@dataclass(frozen=True)
class Answer:
    """What is `written`; the frequency it means, None when it weighs nothing; `fault` when it is no answer."""

    written: str
    frequency: Frequency | None = None
    fault: Text | None = None

    def __bool__(self) -> bool:
        return bool(self.written)


def answer(written: str, column: Column) -> Answer:
    """Read with its parenthesis, without, or as that alone, in either language, whatever its case and accents."""
    silent = [say.DO_NOT_KNOW, *([say.SAYS_NOTHING] if column is IF_RIVAL else [])]
    if not written or plain(written) in {plain(text) for each in silent for text in each}:
        return Answer(written)
    frequency = Frequency.read(written) or _by_number(written)
    return Answer(written, frequency, None if frequency else _fault(written, column, silent))


_NUMBERS = {
    **{plain(text.partition(" (")[2].rstrip(")")): word for word in Frequency for text in word.label if "(" in text},
    **dict.fromkeys(("1 in 2", "1 sur 2"), Frequency.HALF),
}
"""The frequencies by what their parenthesis says, or would."""


def _by_number(written: str) -> Frequency | None:
    """“1 in 10”, with a word before it or not; None when that word means something else."""
    word, _, number = written.rpartition("(") if "(" in written else ("", "", written)
    meant = _NUMBERS.get(plain(number.replace(")", "")))
    return meant if not word.strip() or Frequency.read(word) is meant else None


def _fault(written: str, column: Column, silent: list[Text]) -> Text:
    answers = IF_RIVAL_ANSWERS if column is IF_RIVAL else IF_CLAIM_ANSWERS
    known = [str(text) for word in Frequency for text in (_bare(word.label.en), _bare(word.label.fr))]
    close = nearest(written, [*known, *(text for each in silent for text in each)])
    guess = say.DID_YOU_MEAN.format(close=close) if close else say.ONE_OF.format(answers=_listed(answers))
    said = say.NO_ANSWER.format(written=shown(written))
    return Text(said.en + guess.en, said.fr + guess.fr)


def _bare(label: str) -> str:
    """“rarely” for “rarely (1 in 10)”."""
    return label.partition(" (")[0]


def _listed(answers: tuple[Text, ...]) -> Text:
    return Text(", ".join(each.en for each in answers), ", ".join(each.fr for each in answers))
