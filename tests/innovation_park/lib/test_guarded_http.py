"""No address that a stranger gave leads into our own house."""

import socket
from threading import Thread

import pytest

from innovation_park.lib import guarded_http
from innovation_park.lib.guarded_http import (
    AddressRefused,
    check_address,
    is_public,
    post,
)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "push.example.org/a",
        "http://push.example.org/a",
        "https://push.example.org:8443/a",
        "https://push.example.org:port/a",
        "https://name@push.example.org/a",
        "https://push.example.org/a b",
        "https://push.example.org/a\r\nHost: other",
        "https:///a",
        "https://[::1/a",
        "https://127.0.0.1/a",
        "https://[::1]/a",
        "https://10.0.0.8/a",
        "https://169.254.169.254/latest/meta-data/",
        "https://[::ffff:10.0.0.8]/a",
        "file:///etc/passwd",
    ],
)
def test_address_is_refused_before_anybody_is_asked(url):
    with pytest.raises(AddressRefused):
        check_address(url)
    with pytest.raises(AddressRefused):
        post(url, body=b"", headers={})


def test_address_of_a_push_service_is_accepted():
    assert check_address("https://push.example.org/a?b=c").hostname == (
        "push.example.org"
    )


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("127.0.0.1", False),
        ("0.0.0.0", False),  # noqa: S104
        ("10.1.2.3", False),
        ("100.64.0.1", False),
        ("172.16.0.1", False),
        ("192.168.0.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:192.168.0.1", False),
        ("::ffff:93.184.215.14", True),
        ("2002:c0a8:0001::1", False),
        ("64:ff9b::c0a8:1", False),
    ],
)
def test_public_addresses_only(address, expected):
    assert is_public(address) == expected


def resolving(*addresses):
    return lambda host, port, **_more: [
        (None, None, None, "", (address, port)) for address in addresses
    ]


@pytest.mark.parametrize(
    "addresses", [["10.0.0.8"], ["93.184.215.14", "127.0.0.1"], ["::1"]]
)
def test_name_that_leads_into_the_house_is_refused(monkeypatch, addresses):
    monkeypatch.setattr(socket, "getaddrinfo", resolving(*addresses))
    monkeypatch.setattr(socket, "create_connection", never)
    with pytest.raises(AddressRefused):
        post("https://push.example.org/a", body=b"", headers={})


def never(*_given):
    raise AssertionError("somebody was called")


def test_connection_goes_to_the_address_that_was_judged(monkeypatch):
    called = []

    def connect(address, timeout):
        called.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", resolving("93.184.215.14"))
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(ConnectionRefusedError):
        post("https://push.example.org/a", body=b"", headers={})
    assert called == [("93.184.215.14", 443)]


@pytest.fixture
def answering():
    """A machine of ours that answers once with the bytes it is given; its address and what it heard."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        heard = []

        def answer(words):
            def listen():
                connection, _address = server.accept()
                with connection:
                    heard.append(connection.recv(65536))
                    connection.sendall(words)

            Thread(target=listen, daemon=True).start()
            return f"http://127.0.0.1:{server.getsockname()[1]}/a?b=c", heard

        yield answer


def test_loopback_is_asked_only_where_it_is_allowed(answering):
    url, heard = answering(b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n")
    with pytest.raises(AddressRefused):
        post(url, body=b"words", headers={})
    assert heard == []
    assert post(url, body=b"words", headers={"TTL": "1"}, may_be_local=True) == 201
    assert heard[0].startswith(b"POST /a?b=c HTTP/1.1\r\n")


def test_redirect_is_an_answer_like_any_other(answering):
    url, _heard = answering(
        b"HTTP/1.1 302 Found\r\nLocation: http://10.0.0.8/\r\nContent-Length: 0\r\n\r\n"
    )
    assert post(url, body=b"", headers={}, may_be_local=True) == 302


def test_nonsense_for_an_answer_is_nobody_there(answering):
    url, _heard = answering(b"SSH-2.0-OpenSSH_9.9\r\n")
    with pytest.raises(OSError, match="BadStatusLine"):
        guarded_http.post(url, body=b"", headers={}, may_be_local=True)
