"""A process of its own that sends drafts, each in a child that may be killed on the way.

In: lines of JSON on standard input, `[draft, after]`: its primary key, and after how many queries
its process is killed, or null. Out: a line of JSON: how many ended, were killed, and did not get
their turn at the database in time, as a web process then answers with an error.
"""

import json
import os
import signal
import sys
import traceback
from typing import Any

from django.db import OperationalError

AT_ONCE = 8
FAILED, NO_TURN = 1, 2


def _send(pk: int, after: int | None) -> None:
    """Sends one draft; SIGKILL comes between two queries, as from outside."""
    from django.db import connection

    from practices.models import Submission
    from practices.submissions.sending import send

    asked = 0

    def count(execute: Any, *question: Any) -> Any:
        nonlocal asked
        asked += 1
        if after is not None and asked > after:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*question)

    with connection.execute_wrapper(count):
        send(Submission(pk=pk), "en")
    connection.close()


def _pressed(pk: int, after: int | None) -> int:
    """How one press ended. Who is to be killed presses again until it is, so FAILED is for "not
    yet"; others are told that they did not get a turn.
    """
    from django.db import connection

    try:
        _send(pk, after)
    except OperationalError:
        connection.close()
        return NO_TURN if after is None else FAILED
    return 0


def _child(pk: int, after: int | None) -> int:
    made = os.fork()
    if made:
        return made
    code = FAILED
    try:
        while code == FAILED:
            code = _pressed(pk, after)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def _nothing() -> None:
    pass


def main() -> None:
    """Forks a child for each line, so many at once."""
    import django

    django.setup()
    from practices.submissions import sending  # what all children need is loaded once
    from search.indexing import outbox

    assert sending
    # The rows of the outbox stay for the next process: indexing is not what is tried here.
    setattr(outbox, "_drain_after_commit", _nothing)  # noqa: B010
    running, ends = 0, []
    for line in sys.stdin:
        if running == AT_ONCE:
            ends.append(os.wait()[1])
            running -= 1
        _child(*json.loads(line))
        running += 1
    ends += [os.wait()[1] for _left in range(running)]
    codes = [os.waitstatus_to_exitcode(end) for end in ends]
    print(json.dumps({"ended": len(codes), "killed": codes.count(-signal.SIGKILL),
                      "failed": codes.count(FAILED), "no_turn": codes.count(NO_TURN)}))


if __name__ == "__main__":
    main()
