"""Analysis: text to index terms, once, for every engine. Knows nothing of Django."""

from . import tokens
from .detect import detect_language
from .folding import fold
from .languages import LANGUAGES
from .stopwords import content_words, is_stop_word, stop_words
from .tokens import Token, segment, tokenize
from .warming import warm
from .words import (
    AnalyzedText,
    Meeting,
    WordTerms,
    analyze_query_word,
    analyze_text,
    analyze_word,
)

__all__ = [
    "LANGUAGES",
    "AnalyzedText",
    "Meeting",
    "Token",
    "WordTerms",
    "analyze_query_word",
    "analyze_text",
    "analyze_word",
    "content_words",
    "detect_language",
    "fold",
    "is_stop_word",
    "segment",
    "stop_words",
    "tokenize",
    "tokens",
    "warm",
]
