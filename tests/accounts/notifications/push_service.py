"""A push service on this machine, and a browser that subscribed there: it reads what the park sealed."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from innovation_park.lib.web_push import CURVE, bytes_of, public_point, text_of


@dataclass
class PushService:
    port: int = 0
    status: int = 201
    heard: list = field(default_factory=list)  # (path, headers, body)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def listening():
    service = PushService()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            service.heard.append((self.path, dict(self.headers), body))
            self.send_response(service.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_given):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.port = server.server_port
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()


class Browser:
    """Holds the private key; opens messages as RFC 8291 says, apart from how the park seals them."""

    def __init__(self):
        self.key = ec.generate_private_key(CURVE)
        self.secret = os.urandom(16)

    @property
    def keys(self) -> dict[str, str]:
        return {
            "p256dh": text_of(public_point(self.key)),
            "auth": text_of(self.secret),
        }

    def read(self, sealed: bytes) -> dict:
        salt, length = sealed[:16], sealed[20]
        sender, words = sealed[21 : 21 + length], sealed[21 + length :]
        point = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, sender)
        shared = self.key.exchange(ec.ECDH(), point)
        about = b"WebPush: info\0" + public_point(self.key) + sender
        basis = HKDF(SHA256(), 32, self.secret, about).derive(shared)
        key = HKDF(SHA256(), 16, salt, b"Content-Encoding: aes128gcm\0").derive(basis)
        nonce = HKDF(SHA256(), 12, salt, b"Content-Encoding: nonce\0").derive(basis)
        plain = AESGCM(key).decrypt(nonce, words, None)
        return json.loads(plain.rstrip(b"\0").removesuffix(b"\x02"))


def sender_of(headers: dict, audience: str) -> dict:
    """The claims, checked with the key that the header itself names; and that key."""
    scheme, _space, words = headers["Authorization"].partition(" ")
    parts = dict(each.split("=", 1) for each in words.split(", "))
    key = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, bytes_of(parts["k"]))
    claims = jwt.decode(parts["t"], key, algorithms=["ES256"], audience=audience)
    return {**claims, "scheme": scheme, "key": parts["k"]}
