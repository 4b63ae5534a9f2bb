"""A mail server that keeps what it gets."""

from email.message import Message

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as MessageHandler

from tests.services.process import free_port


class _Keep(MessageHandler):  # type: ignore[misc]
    def __init__(self, messages: list[Message]) -> None:
        super().__init__()
        self.messages = messages

    def handle_message(self, message: Message) -> None:
        self.messages.append(message)


class SmtpSink:
    """Takes every mail sent to `url`; `messages` holds them in the order they came."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self._controller = Controller(_Keep(self.messages), hostname="127.0.0.1", port=free_port())
        self.url = f"smtp://127.0.0.1:{self._controller.port}"

    def start(self) -> None:
        """Listens from now on."""
        self._controller.start()

    def stop(self) -> None:
        """Stops listening."""
        self._controller.stop()
