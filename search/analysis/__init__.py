"""Analysis: text to index terms, once, for every engine. Knows nothing of Django."""

from . import tokens
from .detect import detect_language
from .folding import fold
from .kept import kept_words
from .languages import LANGUAGES, analysis_language
from .lemmas import is_listed
from .stopwords import content_words, is_stop_word, stop_words
from .tokens import Token, pieces_of, segment, tokenize, words_in
from .warming import warm
from .words import (
    AnalyzedText,
    Meeting,
    WordTerms,
    analyze_query_word,
    analyze_text,
    analyze_word,
    analyze_words,
)

__all__ = [
    "LANGUAGES",
    "AnalyzedText",
    "Meeting",
    "Token",
    "WordTerms",
    "analysis_language",
    "analyze_query_word",
    "analyze_text",
    "analyze_word",
    "analyze_words",
    "content_words",
    "detect_language",
    "fold",
    "is_listed",
    "is_stop_word",
    "kept_words",
    "pieces_of",
    "segment",
    "stop_words",
    "tokenize",
    "tokens",
    "warm",
    "words_in",
]
