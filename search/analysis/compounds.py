"""Compounds: the parts that a word written as one is made of."""


def split(word: str, language: str) -> tuple[str, ...]:
    """Parts of `word` in `language`; empty when it is not a compound."""
    return ()
