"""Runs the benchmarks: `python -m bench [name …]`; all of them without a name."""

import sys
from importlib import import_module

BENCHES = ("start", "pages", "importing", "lighthouse", "suggest", "searching", "stock_search",
           "questions", "worker", "documents", "document_pages", "findable")


def main(names: list[str]) -> int:
    """Runs the benchmarks of these names one after another; returns the exit code."""
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        print(f"no such benchmark: {' '.join(unknown)}; there are {' '.join(BENCHES)}",
              file=sys.stderr)
        return 2
    failed = 0
    for name in names or BENCHES:
        try:
            for line, figure in import_module(f"bench.{name}").figures():
                print(f"{line}: {figure}", flush=True)
        except Exception as error:  # one that fails does not keep the others from running
            print(f"{name} failed: {error}", file=sys.stderr, flush=True)
            failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
