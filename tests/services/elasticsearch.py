"""An Elasticsearch of the tests' own, one for all processes of a run.

It takes a while to start. So the first process that has chosen its tests starts a keeper in the
background and goes on; the keeper stops the server when the last process of the run has ended,
however it ended.
"""

import fcntl
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from tests.services.missing import missing, program
from tests.services.postgres import unprivileged
from tests.services.process import Server, free_port

HOW = (
    "set PORTAL_TEST_ELASTICSEARCH to the folder of one (.ci/elasticsearch fetches one and "
    "prints it), or ELASTICSEARCH_URL to one whose indexes may be deleted"
)
START_SECONDS = 240
# For a small server that starts fast and lives a few minutes.
JAVA_OPTIONS = """-Xms512m
-Xmx512m
-XX:+UseSerialGC
-XX:TieredStopAtLevel=1
-Djava.io.tmpdir=${ES_TMPDIR}
"""
OPTIONS = {
    "discovery.type": "single-node", "network.host": "127.0.0.1", "transport.port": "0",
    "xpack.security.enabled": "false", "node.store.allow_mmap": "false",
    "cluster.routing.allocation.disk.threshold_enabled": "false",
    "cluster.max_shards_per_node": "5000",
}  # fmt: skip
# Both live as long as this process: the lock that says so, and who watches it.
_users: int | None = None
_keeper: subprocess.Popen[bytes] | None = None


def home() -> Path | None:
    """The folder of the Elasticsearch to run; None when nobody named one."""
    named = os.environ.get("PORTAL_TEST_ELASTICSEARCH") or os.environ.get("ES_HOME")
    return Path(named) if named else None


def given_url() -> str:
    """The address of an Elasticsearch to take instead of one that is started; "" without."""
    return os.environ.get("PORTAL_TEST_ELASTICSEARCH_URL", "")


def _meeting_place() -> Path:
    """The folder in which the processes of one run find their server."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID") or f"pid-{os.getpid()}"
    return Path(tempfile.gettempdir()) / f"portal-elasticsearch-{run}"


def begin() -> None:
    """Starts the server in the background, unless another process of the run has."""
    global _users, _keeper
    if _users is not None or given_url() or home() is None:
        return
    place = _meeting_place()
    place.mkdir(exist_ok=True)
    _users = os.open(place / "users", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC)
    fcntl.flock(_users, fcntl.LOCK_SH)
    try:
        (place / "begun").touch(exist_ok=False)
    except FileExistsError:
        return
    _keeper = subprocess.Popen(
        [sys.executable, "-m", "tests.services.elasticsearch", str(place)],
        cwd=Path(__file__).resolve().parents[2], start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def url() -> str:
    """The address of the server, once it answers; skips or fails the test without one."""
    if given_url():
        return given_url()
    folder = home()
    if folder is None or not (folder / "lib").is_dir():
        missing("Elasticsearch", HOW)
    begin()
    said = _meeting_place() / "said"
    end = time.monotonic() + START_SECONDS
    while not said.exists():
        if time.monotonic() > end:
            raise RuntimeError("Elasticsearch did not start")
        time.sleep(0.2)
    answer = said.read_text()
    if not answer.startswith("http"):
        raise RuntimeError(answer)
    return answer


def start(folder: Path) -> tuple[str, Server]:
    """Starts the Elasticsearch in `folder`; its address, and the server to stop afterwards."""
    server = Server("elasticsearch", unprivileged("elasticsearch"))
    try:
        return _start(folder, server), server
    except BaseException:
        server.stop()
        raise


def _start(folder: Path, server: Server) -> str:
    """Java itself is called: the scripts in `bin` are not in every package."""
    if server.user is not None:  # may not read what lies in the folder of another user
        copy = server.folder / "home"
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("data", "logs", "jdk"))
        folder = copy
    settings = server.folder / "config"
    settings.mkdir()
    (server.folder / "tmp").mkdir()
    for name in ("log4j2.properties", "role_mapping.yml", "roles.yml", "users", "users_roles"):
        if (folder / "config" / name).exists():
            shutil.copy(folder / "config" / name, settings)
    (settings / "elasticsearch.yml").write_text("")
    (settings / "jvm.options").write_text(JAVA_OPTIONS)
    server.own_everything()
    port = free_port()
    options = {**OPTIONS, "http.port": str(port), "path.data": str(server.folder / "data"),
               "path.logs": str(server.folder / "logs")}  # fmt: skip
    java = os.environ.get("ES_JAVA_HOME") or _java_home()
    server.start(
        [f"{java}/bin/java", "-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
         "-Dcli.name=server", f"-Dcli.script={folder}/bin/elasticsearch",
         "-Dcli.libs=lib/tools/server-cli", f"-Des.path.home={folder}",
         f"-Des.path.conf={settings}", "-Des.distribution.type=tar",
         "-Des.java.type=ES_JAVA_HOME", "-cp", f"{folder}/lib/*:{folder}/lib/cli-launcher/*",
         "org.elasticsearch.launcher.CliToolLauncher",
         *(part for key, value in options.items() for part in ("-E", f"{key}={value}"))],
        ready=lambda: _is_ready(port), seconds=START_SECONDS, place=folder,
        environment={**os.environ, "ES_JAVA_HOME": java, "ES_TMPDIR": str(server.folder / "tmp")},
    )  # fmt: skip
    return f"http://127.0.0.1:{port}"


def _java_home() -> str:
    found = program("java")
    if found is None:
        raise RuntimeError("Elasticsearch needs Java 17 or newer (Debian: default-jre-headless)")
    return str(Path(found).resolve().parents[1])


def _is_ready(port: int) -> bool:
    time.sleep(0.2)
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_cluster/health", timeout=5) as it:
            return json.load(it)["status"] != "red"
    except OSError:
        return False


def _keep(place: Path) -> None:
    """Starts the server, says where it is, and stops it when nobody uses it any more."""
    said, fresh = place / "said", place / "said.new"
    folder = home()
    assert folder is not None
    with (place / "users").open("r") as users:
        server = None
        try:
            address, server = start(folder)
            fresh.write_text(address)
        except Exception as error:  # whatever it was, the tests are to say it
            fresh.write_text(f"Elasticsearch did not start: {error}")
        fresh.replace(said)
        fcntl.flock(users, fcntl.LOCK_EX)
        if server is not None:
            server.stop()
    shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    _keep(Path(sys.argv[1]))
