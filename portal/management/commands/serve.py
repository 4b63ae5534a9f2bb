"""Makes the portal ready and serves it: what `make run` starts."""

import os
import socket
import subprocess
import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from gunicorn.app.base import BaseApplication

from portal.demo.accounts import accounts_file
from portal.demo.load import load_demo
from portal.migrating import Migrate, waiting
from portal.telling import Telling
from search import thesaurus
from search.analysis import warm
from search.answer import SearchUnavailable
from search.indexing.outbox import drain_now
from search.indexing.rebuild import fill_if_empty

HOST = "127.0.0.1"
WORKERS, THREADS = 2, 4


class Server(BaseApplication):
    """Gunicorn around the application of this process."""

    def __init__(self, application: Any, options: dict[str, Any]) -> None:
        self.application, self.options = application, options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return self.application


class Command(BaseCommand):
    """`serve`"""

    reader: "subprocess.Popen[bytes] | None" = None
    help = "Migrates, loads the demo once (PORTAL_DEMO), and serves on 127.0.0.1:$PORT."

    def handle(self, *args: Any, **options: Any) -> None:
        port = os.environ.get("PORT", "8000")
        if not port.isdigit() or not 0 < int(port) < 65536:
            raise CommandError(f"PORT is {port}, which is no port number.")
        self.refuse_used(int(port))
        self.prepare()
        self.serve(int(port))

    def refuse_used(self, port: int) -> None:
        """Raises CommandError when something listens on the port already."""
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError as error:
                raise CommandError(
                    f"Port {port} is in use: stop what runs there, or choose another with PORT=…"
                ) from error

    def prepare(self) -> None:
        """Brings database and index to where the code is."""
        telling = Telling()
        if total := waiting():
            call_command(Migrate(telling, total), verbosity=0)
        if settings.DEMO:
            load_demo(telling.step)
        telling.step("Preparing the search …")
        warm()
        thesaurus.current()
        try:
            fill_if_empty()
            drain_now()
        except SearchUnavailable as error:
            telling.step(f"Search is away, the portal starts without it: {error}")
        telling.end()

    def serve(self, port: int) -> None:
        """Serves in the foreground until SIGINT or SIGTERM."""
        from portal.wsgi import application

        connections.close_all()
        Server(application, {
            "bind": f"{HOST}:{port}",
            "workers": WORKERS,
            "threads": THREADS,
            "limit_request_line": 8190,
            "loglevel": "warning",
            "when_ready": lambda _server: self.ready(port),
            "on_exit": lambda _server: self.stop_reading(),
            "proc_name": "nordic-portal",
        }).run()

    def ready(self, port: int) -> None:
        """Says so, and starts the process that reads documents; it ends with this one."""
        self.announce(port)
        self.reader = subprocess.Popen(
            [sys.executable, str(settings.BASE_DIR / "manage.py"), "read_documents",
             "--with-parent"], stdin=subprocess.DEVNULL,
        )

    def stop_reading(self) -> None:
        """Ends the process that reads documents; what it was reading is taken up next time."""
        if self.reader is not None:
            self.reader.terminate()

    def announce(self, port: int) -> None:
        """Prints where the portal is and how to sign in."""
        self.tell(f"The portal is ready: http://{HOST}:{port}/")
        if settings.DEMO and accounts_file().exists():
            self.tell("Demo accounts (role, login, password, TOTP secret):")
            self.tell(accounts_file().read_text().rstrip())

    def tell(self, text: str) -> None:
        """Prints at once, also into a pipe."""
        self.stdout.write(text)
        sys.stdout.flush()
