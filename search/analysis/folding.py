"""Folding: one spelling for a word with and without its diacritics."""

import unicodedata

# Letters that Unicode does not decompose into a base letter and a mark. The plain spellings are
# those of passports and keyboards without the letter (ICAO Doc 9303 part 3 writes ae, th; for å
# ø ð it has aa, oe, d, but what OCR and foreign keyboards leave behind is a, o, d).
_LETTERS = str.maketrans(
    {
        "æ": "ae",
        "ø": "o",
        "ð": "d",
        "đ": "d",
        "þ": "th",
        "ŋ": "n",
        "ŧ": "t",
        "ł": "l",
        "œ": "oe",
        "ı": "i",
        "ĸ": "k",
        "ħ": "h",
        "ʼ": "'",
        "’": "'",
    }
)


def fold(text: str) -> str:
    """`text` casefolded and without diacritics; any string in, never raises.

    Compatibility forms (NFKD) and composed or decomposed spellings give one result:
    fold("Å") == fold("A\\u030a") == "a". æ becomes ae, ø o, ð d, þ th.
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_LETTERS)
    # Casefolding and the table can make new sequences; one more pass makes folding idempotent.
    return plain if plain.isascii() else unicodedata.normalize("NFKC", plain).lower()


# Digraphs that stand for å, ø/ö and æ/ä on keyboards and in addresses without these letters.
_DIGRAPHS = (("aa", "a"), ("oe", "o"), ("ae", "a"))


def collapse(folded: str) -> str:
    """`folded` with aa, oe and ae each as one letter: aarhus → arhus, moeller → moller.

    For Danish, Norwegian and Swedish, where the digraphs stand for å, ø and æ; the same key is
    made from the spelling with the letter, because å folds to a and ø to o.
    """
    for digraph, letter in _DIGRAPHS:
        folded = folded.replace(digraph, letter)
    return folded
