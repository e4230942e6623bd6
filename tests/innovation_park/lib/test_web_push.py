"""Web push against the example of RFC 8291, Appendix A."""

import jwt
import pytest

from innovation_park.lib.web_push import (
    LONGEST,
    encrypt,
    new_key,
    private_key,
    proof,
    public_point,
    reader_keys,
    text_of,
)

READER = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
SECRET = "BTBZMqHH6r4Tts7J_aSIgg"
SENDER = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
SALT = bytes.fromhex("0c6bfaadad67958803092d454676f397")
SEALED = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
    "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
    "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


def test_message_is_sealed_as_in_the_standard():
    sealed = encrypt(
        b"When I grow up, I want to be a watermelon",
        p256dh=READER,
        auth=SECRET,
        key=private_key(SENDER),
        salt=SALT,
    )
    assert text_of(sealed) == SEALED


def test_each_message_has_a_key_and_a_salt_of_its_own():
    first, second = (encrypt(b"", p256dh=READER, auth=SECRET) for _each in range(2))
    assert first[:16] != second[:16]
    assert first[21:86] != second[21:86]


def test_message_fits_one_record_or_is_refused():
    assert len(encrypt(b"x" * LONGEST, p256dh=READER, auth=SECRET)) == 4096
    with pytest.raises(ValueError, match="one record"):
        encrypt(b"x" * (LONGEST + 1), p256dh=READER, auth=SECRET)


@pytest.mark.parametrize(
    ("p256dh", "auth"),
    [
        ("", SECRET),
        ("not a point", SECRET),
        (READER[:-2], SECRET),
        (READER[:40] + "AAAA" + READER[44:], SECRET),
        (READER, "c2hvcnQ"),
        (READER, ""),
        (READER, "ü"),
    ],
)
def test_keys_of_no_browser_are_refused(p256dh, auth):
    assert reader_keys(READER, SECRET)
    with pytest.raises(ValueError):
        reader_keys(p256dh, auth)


def test_proof_names_the_service_and_who_sends():
    key = new_key()
    scheme, _space, words = proof(
        "https://push.example.org/a/b?c", key=key, contact="mailto:park@example.org"
    ).partition(" ")
    parts = dict(each.split("=", 1) for each in words.split(", "))
    claims = jwt.decode(
        parts["t"],
        private_key(key).public_key(),
        algorithms=["ES256"],
        audience="https://push.example.org",
    )
    assert scheme == "vapid"
    assert parts["k"] == text_of(public_point(private_key(key)))
    assert claims["sub"] == "mailto:park@example.org"
