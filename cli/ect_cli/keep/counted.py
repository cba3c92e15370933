"""Sentences about so many things, in both languages."""

from ect_journal.words import Text


def counted(count: int, sentences: tuple[Text, Text], **around: object) -> Text:
    """Of a sentence about one and a sentence about several, the one that fits; French counts none as one."""
    one, several = sentences
    said = Text((one if count == 1 else several).en, (one if count < 2 else several).fr)
    return said.format(count=count, **around)
