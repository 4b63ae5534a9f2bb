"""Starting and stopping a server of the tests' own."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

START_SECONDS = 30
STOP_SECONDS = 20


def free_port() -> int:
    """A TCP port of 127.0.0.1 that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    """Whether something listens on a port of 127.0.0.1."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Server:
    """A child process with a folder of its own; both are gone after `stop`."""

    def __init__(self, name: str, user: str | None = None) -> None:
        # Below /tmp: a socket's path may have no more than about 100 characters.
        self.folder = Path(tempfile.mkdtemp(prefix=f"portal-{name}-", dir="/tmp"))
        self.user = user
        self.name = name
        self._child: subprocess.Popen[bytes] | None = None
        if user is not None:
            entry = pwd.getpwnam(user)
            os.chown(self.folder, entry.pw_uid, entry.pw_gid)

    def run(self, command: Sequence[str]) -> None:
        """Runs a command of preparation. Raises RuntimeError with its output when it fails."""
        done = subprocess.run(
            command, cwd=self.folder, user=self.user, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"{command[0]} failed: {done.stdout}{done.stderr}")

    def own_everything(self) -> None:
        """Gives what was put into the folder to the server's account."""
        if self.user is None:
            return
        entry = pwd.getpwnam(self.user)
        for path in self.folder.rglob("*"):
            os.chown(path, entry.pw_uid, entry.pw_gid, follow_symlinks=False)

    def start(
        self, command: Sequence[str], ready: Callable[[], bool], *,
        seconds: float = START_SECONDS, environment: Mapping[str, str] | None = None,
        place: Path | None = None,
    ) -> None:
        """Starts the server in the folder `place` and waits until `ready()`.

        Raises RuntimeError when it ends before, or is not ready in so many `seconds`.
        """
        log = self.folder / "log.txt"
        with log.open("wb") as output:
            self._child = subprocess.Popen(
                command, cwd=place or self.folder, user=self.user, env=environment,
                stdout=output, stderr=output,
            )
        end = time.monotonic() + seconds
        while not ready():
            if self._child.poll() is not None or time.monotonic() > end:
                text = log.read_text(errors="replace")
                self.stop()
                raise RuntimeError(f"{self.name} did not start: {text}")
            time.sleep(0.05)

    def stop(self) -> None:
        """Stops the server and removes its folder; does nothing the second time."""
        if self._child is not None and self._child.poll() is None:
            self._child.terminate()
            try:
                self._child.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self._child.kill()
                self._child.wait()
        self._child = None
        shutil.rmtree(self.folder, ignore_errors=True)
