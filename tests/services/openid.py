"""An OpenID Connect provider: discovery, codes with PKCE, signed tokens, and what it knows."""

import base64
import hashlib
import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt

CLIENT, SECRET = "portal", "s3cret of the portal, as long as a key must be"


class Provider:
    """Runs on a port of this machine; `person` is who signs in there next."""

    def __init__(self) -> None:
        self.person: dict[str, Any] = {}
        self.broken = False
        self.asked: dict[str, dict[str, str]] = {}  # what a code was given for
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def start(self) -> None:
        """Answers from now on."""
        self._thread.start()

    def stop(self) -> None:
        """Answers no more."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def configuration(self) -> dict[str, Any]:
        """Where everything is."""
        return {"issuer": self.url, "authorization_endpoint": f"{self.url}/authorize",
                "token_endpoint": f"{self.url}/token", "userinfo_endpoint": f"{self.url}/userinfo",
                "jwks_uri": f"{self.url}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_post"]}  # fmt: skip

    def authorize(self, asked: dict[str, str]) -> str:
        """Signs `person` in at once; where the browser goes back to."""
        assert (asked["client_id"], asked["response_type"]) == (CLIENT, "code")
        assert "openid" in asked["scope"].split() and asked["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(8)
        self.asked[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def tokens(self, sent: dict[str, str]) -> dict[str, Any] | None:
        """For a code, once, to whoever knows the secret and what its challenge was made of."""
        asked = self.asked.pop(sent.get("code", ""), None)
        digest = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        made_of = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if (asked is None or asked["code_challenge"] != made_of
                or asked["redirect_uri"] != sent.get("redirect_uri")
                or sent.get("client_secret") != SECRET or self.broken):  # fmt: skip
            return None
        now = int(time.time())
        claims = {"iss": self.url, "aud": CLIENT, "iat": now, "exp": now + 60, **self.person}
        return {"access_token": "access", "token_type": "Bearer", "expires_in": 60,
                "id_token": jwt.encode(claims, SECRET, algorithm="HS256")}  # fmt: skip


def _handler(provider: Provider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            place = urlsplit(self.path)
            if place.path == "/authorize":
                asked = {name: values[0] for name, values in parse_qs(place.query).items()}
                self.send_response(302)
                self.send_header("Location", provider.authorize(asked))
                self.end_headers()
            elif place.path == "/userinfo":
                known = self.headers.get("Authorization") == "Bearer access"
                self._answer(provider.person if known else None)
            else:
                self._answer(provider.configuration())

        def do_POST(self) -> None:
            text = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._answer(provider.tokens(
                {name: values[0] for name, values in parse_qs(text).items()}))

        def _answer(self, what: dict[str, Any] | None) -> None:
            body = json.dumps(what if what is not None else {"error": "invalid_grant"}).encode()
            self.send_response(400 if what is None else 200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: Any) -> None:
            pass

    return Handler
