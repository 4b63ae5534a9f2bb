"""Voikko: Finnish morphology through the system's libvoikko, when there is one.

A small binding by ctypes to the functions of libvoikko/voikko.h that are needed here. The
library is taken from the system (Debian: libvoikko1 and voikko-fi), never from a wheel.
"""

import ctypes
import ctypes.util
import os
import threading
from functools import lru_cache

OFF_VARIABLE = "PORTAL_ANALYSIS_WITHOUT_VOIKKO"


@lru_cache(maxsize=1)
def _library() -> ctypes.CDLL | None:
    """libvoikko with the signatures set, or None when the system has none."""
    name = ctypes.util.find_library("voikko") or "libvoikko.so.1"
    try:
        lib = ctypes.CDLL(name)
    except OSError:
        return None
    lib.voikkoInit.argtypes = [ctypes.POINTER(ctypes.c_char_p), ctypes.c_char_p, ctypes.c_char_p]
    lib.voikkoInit.restype = ctypes.c_void_p
    lib.voikkoTerminate.argtypes = [ctypes.c_void_p]
    lib.voikkoAnalyzeWordCstr.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
    lib.voikkoAnalyzeWordCstr.restype = ctypes.POINTER(ctypes.c_void_p)
    lib.voikko_mor_analysis_value_cstr.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
    lib.voikko_mor_analysis_value_cstr.restype = ctypes.c_void_p
    lib.voikko_free_mor_analysis_value_cstr.argtypes = [ctypes.c_void_p]
    lib.voikko_free_mor_analysis.argtypes = [ctypes.POINTER(ctypes.c_void_p)]
    return lib


class _Handle(threading.local):
    """One Voikko instance a thread: an instance must not be used by two at once."""

    def __init__(self) -> None:
        self.lib = _library()
        self.pointer: int | None = None
        if self.lib is not None:
            error = ctypes.c_char_p()
            self.pointer = self.lib.voikkoInit(ctypes.byref(error), b"fi", None)

    def __del__(self) -> None:
        if self.lib is not None and self.pointer:
            self.lib.voikkoTerminate(self.pointer)


_handle = _Handle()


def available() -> bool:
    """Whether words can be given to `analyses`: library and Finnish dictionary are there.

    The environment variable PORTAL_ANALYSIS_WITHOUT_VOIKKO (any text) turns Voikko off.
    """
    return not os.environ.get(OFF_VARIABLE) and bool(_handle.pointer)


def analyses(word: str, keys: tuple[bytes, ...]) -> list[tuple[str | None, ...]]:
    """The values of `keys` in each of Voikko's analyses of `word`; empty when it knows none.

    Keys are those of libvoikko (BASEFORM, WORDBASES, CLASS, …). Call only when `available`.
    """
    lib, pointer = _handle.lib, _handle.pointer
    if lib is None or not pointer:
        return []
    found = lib.voikkoAnalyzeWordCstr(pointer, word.encode())
    if not found:
        return []
    results = []
    index = 0
    while found[index]:
        results.append(tuple(_value(lib, found[index], key) for key in keys))
        index += 1
    lib.voikko_free_mor_analysis(found)
    return results


def _value(lib: ctypes.CDLL, analysis: int, key: bytes) -> str | None:
    raw = lib.voikko_mor_analysis_value_cstr(analysis, key)
    if not raw:
        return None
    value = ctypes.string_at(raw).decode()
    lib.voikko_free_mor_analysis_value_cstr(raw)
    return value
