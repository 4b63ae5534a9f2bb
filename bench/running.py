"""Starting a site to measure, on a free port of this machine and with data of its own."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHON = sys.executable
# What the portal's own `serve` runs with.
WORKERS, THREADS = 2, 4
STOP_SECONDS = 30
# Settings of the developer's own portal have no place in a measurement.
FOREIGN = ("DATABASE_URL", "ELASTICSEARCH_URL", "REDIS_URL", "EMAIL_URL", "PORT", "MAKEFLAGS",
           "MAKELEVEL", "MFLAGS", "CI")  # fmt: skip


def free_port() -> int:
    """A TCP port of 127.0.0.1 that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(**more: str) -> dict[str, str]:
    """The environment without anything that would change the portal, and with `more`."""
    kept = {name: value for name, value in os.environ.items()
            if name not in FOREIGN and not name.startswith("PORTAL_")}  # fmt: skip
    return kept | more


@contextmanager
def folder(name: str) -> Iterator[Path]:
    """A temporary folder."""
    with tempfile.TemporaryDirectory(prefix=f"portal-bench-{name}-") as path:
        yield Path(path)


class Site:
    """A running server; its output is read all the time, so that it never waits for us."""

    def __init__(self, command: Sequence[str], cwd: Path, env: Mapping[str, str]) -> None:
        self.output: list[str] = []
        self._child = subprocess.Popen(
            command, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            start_new_session=True,
        )
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self._child.stdout or ():
            self.output.append(line)

    def workers(self) -> list[int]:
        """The processes that answer requests: those forked from the server."""
        first = self._child.pid
        children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        return [int(one) for one in children if _command(one) == _command(first)]

    def wait_for(self, port: int, seconds: float, path: str = "/") -> None:
        """Waits until `port` answers a request. Raises RuntimeError when it does not."""
        end = time.monotonic() + seconds
        while not _answers(port, path):
            if self._child.poll() is not None or time.monotonic() > end:
                state = self.state()
                self.stop()
                raise RuntimeError(f"no answer on port {port}: {state}")
            time.sleep(0.02)

    def state(self) -> str:
        """Whether it runs, and the last it said."""
        code = self._child.poll()
        how = "runs" if code is None else f"ended with {code}"
        return f"the site {how}; it said:\n{''.join(self.output[-20:])}"

    def stop(self) -> None:
        """Stops the server and whatever it has started."""
        if self._child.poll() is not None:
            return
        self._child.terminate()
        try:
            self._child.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(self._child.pid, signal.SIGKILL)
            self._child.wait()


def _command(process: int | str) -> str:
    return Path(f"/proc/{process}/cmdline").read_text()


def _answers(port: int, path: str) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True


@contextmanager
def portal(seconds: float = 300) -> Iterator[int]:
    """This checkout's portal with the demo content; gives its port."""
    port = free_port()
    with folder("portal") as data:
        env = environment(PORTAL_DATA_DIR=str(data), PORT=str(port))
        site = Site([PYTHON, "manage.py", "serve"], ROOT, env)
        try:
            site.wait_for(port, seconds)
            yield port
        except Exception as error:
            raise RuntimeError(f"{error}\n{site.state()}") from error
        finally:
            site.stop()


def run(command: Sequence[str], cwd: Path, env: Mapping[str, str]) -> None:
    """Runs a command of preparation. Raises RuntimeError with its output when it fails."""
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command[:4])} failed: {done.stdout}{done.stderr}")


def in_this_process(data: Path) -> None:
    """Sets the portal up in this process, with the thesaurus and nothing else, under `data`."""
    os.environ["PORTAL_DATA_DIR"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from portal.interchange.importing import import_file

    call_command("migrate", verbosity=0)
    import_file(ROOT / "portal" / "vocabulary" / "thesaurus.jsonl")
