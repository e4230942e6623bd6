"""Web push: one message, encrypted for one browser (RFC 8291) and signed by this park (RFC 8292).

Keys are points of P-256, written as browsers write them: base64url without padding. Nothing here
talks to the network.
"""

from __future__ import annotations

import os
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from urllib.parse import urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CURVE = ec.SECP256R1()
RECORD = 4096  # bytes; what every push service takes
# A record less its head (16 + 4 + 1 + 65), the mark of the last record and the seal.
LONGEST = RECORD - 86 - 1 - 16
PROOF_LASTS = 12 * 3600  # seconds; a service refuses more than 24 hours


def text_of(key: bytes) -> str:
    return urlsafe_b64encode(key).rstrip(b"=").decode()


def bytes_of(text: str) -> bytes:
    """Raises ``ValueError`` for what is no base64url."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def new_key() -> str:
    """A private key for ``PUSH_KEY``."""
    number = ec.generate_private_key(CURVE).private_numbers().private_value
    return text_of(number.to_bytes(32, "big"))


def private_key(text: str) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(bytes_of(text), "big"), CURVE)


def public_point(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def reader_keys(p256dh: str, auth: str) -> tuple[bytes, bytes]:
    """What a browser gave, checked: a point of the curve and sixteen bytes. Raises ``ValueError``."""
    point, secret = bytes_of(p256dh), bytes_of(auth)
    ec.EllipticCurvePublicKey.from_encoded_point(CURVE, point)
    if len(secret) != 16:
        raise ValueError("The secret of a subscription has 16 bytes.")
    return point, secret


def encrypt(
    message: bytes,
    *,
    p256dh: str,
    auth: str,
    key: ec.EllipticCurvePrivateKey | None = None,
    salt: bytes | None = None,
) -> bytes:
    """The body of the request. ``key`` and ``salt`` are fresh for each message, given by tests only."""
    if len(message) > LONGEST:
        raise ValueError("A push message has one record.")
    reader, secret = reader_keys(p256dh, auth)
    key = key or ec.generate_private_key(CURVE)
    salt = salt or os.urandom(16)
    own = public_point(key)
    known = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, reader)
    shared = key.exchange(ec.ECDH(), known)
    basis = _derive(shared, secret, b"WebPush: info\0" + reader + own, 32)
    seal = AESGCM(_derive(basis, salt, b"Content-Encoding: aes128gcm\0", 16))
    nonce = _derive(basis, salt, b"Content-Encoding: nonce\0", 12)
    head = salt + RECORD.to_bytes(4, "big") + bytes([len(own)]) + own
    return head + seal.encrypt(nonce, message + b"\x02", None)


def proof(endpoint: str, *, key: str, contact: str) -> str:
    """The ``Authorization`` header: who sends, valid at this push service only."""
    parts = urlsplit(endpoint)
    claims = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "exp": int(time.time()) + PROOF_LASTS,
        "sub": contact,
    }
    own = private_key(key)
    token = jwt.encode(claims, own, algorithm="ES256")
    return f"vapid t={token}, k={text_of(public_point(own))}"


def _derive(secret: bytes, salt: bytes, about: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt, about).derive(secret)
