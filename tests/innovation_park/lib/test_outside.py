"""Nobody looks into our rooms through the park: not by names, redirects, other spellings, or a change of mind."""

import gzip
import time

import pytest

from innovation_park.lib.outside import NotFetched, Outside, is_public

from .strange_sites import dripping, page, redirect, site

PUBLIC = "93.184.215.14"
# Everything that leads to ourselves, to neighbours, or to nobody, however it is spelt.
CLOSED = [
    *("127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1"),  # noqa: S104
    *("172.16.0.1", "192.168.1.1"),
    *("169.254.169.254", "100.64.0.1", "192.0.2.1", "198.18.0.1", "203.0.113.9"),
    *(
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%eth0",
    ),
    *("fc00::1", "fd12::1", "fec0::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1"),
    *("::ffff:10.0.0.1", "::ffff:7f00:1", "64:ff9b::7f00:1", "64:ff9b::a00:1"),
    *(
        "2002:7f00:1::",
        "2002:a00:1::1",
        "::7f00:1",
        "2001:0:4136:e378:8000:63bf:80ff:fffe",
    ),
    *("64:ff9b:1::7f00:1", "not an address", ""),
]
OPEN = [PUBLIC, "8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]


@pytest.mark.parametrize("address", CLOSED)
def test_addresses_that_are_nobodys_business_are_closed(address):
    assert is_public(address) is False


@pytest.mark.parametrize("address", OPEN)
def test_public_addresses_are_open(address):
    assert is_public(address) is True


@pytest.fixture
def there():
    with site() as running:
        yield running


def visitor(there, **changes):
    """The world as one machine: every name leads to it, and it alone may be reached."""
    given = {
        "user_agent": "Park/1",
        "ports": (there.port,),
        "resolve": lambda host, port: ["127.0.0.1"],
        "may_reach": lambda address: address == "127.0.0.1",
        "seconds": 2,
    }
    return Outside(**given | changes)


def address(there, path="/", host="example.org"):
    return f"http://{host}:{there.port}{path}"


def reason(fetcher, url):
    with pytest.raises(NotFetched) as caught:
        fetcher.fetch(url)
    return caught.value.reason


def test_page_is_fetched_by_our_own_name_and_without_cookies(there):
    there.pages["/a?b=%EA%B0%80"] = page("<title>Hello</title>", Set_Cookie="a=b")
    answer = visitor(there).fetch(address(there, "/a?b=가#part"))
    assert answer.body == b"<title>Hello</title>"
    head = there.requests[0].lower()
    assert head.startswith("get /a?b=%ea%b0%80 http/1.1\r\n")
    assert f"host: example.org:{there.port}\r\n" in head
    assert "user-agent: park/1\r\n" in head
    assert "cookie" not in head and "referer" not in head


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://example.org/", "scheme or port"),
        ("file:///etc/passwd", "not an address"),
        ("gopher://example.org/", "scheme or port"),
        ("http://example.org:22/", "scheme or port"),
        ("http://example.org:99999/", "not an address"),
        ("http://user@example.org/", "not an address"),
        ("http://user:word@127.0.0.1/", "not an address"),
        ("http://[::1/", "not an address"),
        ("http:///", "not an address"),
        ("javascript:alert(1)", "not an address"),
        ("http://" + "a" * 70 + ".example/", "not an address"),
        ("http://example.org/" + "a" * 2_000, "not an address"),
    ],
)
def test_only_pages_of_the_web_are_asked(url, why):
    assert reason(Outside("Park/1"), url) == why


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "[::1]", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0"),
        *("localhost", "[::ffff:127.0.0.1]", "169.254.169.254", "①②⑦.⓪.⓪.①"),
    ],
)
def test_our_own_machine_is_not_reached_under_any_name(there, host):
    fetcher = Outside("Park/1", ports=(80, there.port))
    assert reason(fetcher, f"http://{host}:{there.port}/") in (
        "not a public host",
        "unknown host",
        "not an address",
    )
    assert there.requests == []


def test_one_closed_address_among_open_ones_closes_the_host(there):
    fetcher = visitor(
        there,
        resolve=lambda host, port: [PUBLIC, "127.0.0.1"],
        may_reach=is_public,
    )
    assert reason(fetcher, address(there)) == "not a public host"


def test_name_that_answers_differently_the_second_time_gains_nothing(there):
    """DNS rebinding: the address that was checked is the one that is called."""
    there.pages["/"] = page("<title>Ours</title>")
    asked = []

    def resolve(host, port):
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    fetcher = visitor(there, resolve=resolve)
    assert fetcher.fetch(address(there)).body == b"<title>Ours</title>"
    assert asked == ["example.org"]
    assert reason(fetcher, address(there)) == "not a public host"


def test_redirects_are_followed_three_times(there):
    there.pages |= {f"/{n}": redirect(f"/{n + 1}") for n in range(6)}
    there.pages["/3"] = page("end")
    assert visitor(there).fetch(address(there, "/0")).body == b"end"
    there.pages["/3"] = redirect("/4")
    assert reason(visitor(there), address(there, "/0")) == "too many redirects"


def test_every_redirect_is_looked_at_again(there):
    def resolve(host, port):
        return ["10.0.0.1"] if host == "inside.example" else ["127.0.0.1"]

    fetcher = visitor(there, resolve=resolve)
    for to, why in {
        f"http://inside.example:{there.port}/": "not a public host",
        "http://example.org:6379/": "scheme or port",
        "file:///etc/passwd": "not an address",
        "//user@example.org/": "not an address",
    }.items():
        there.pages["/"] = redirect(to)
        assert reason(fetcher, address(there)) == why


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (page("x", kind="application/pdf"), "another kind"),
        (page("x", kind="image/svg+xml"), "another kind"),
        (page("x", status="500 Broken"), "no page"),
        (page("x", status="302 Found"), "no page"),
        (page("x", Content_Encoding="br"), "coding"),
        (page("x", Content_Encoding="gzip"), "coding"),
        (b"", "no answer"),
        (b"nonsense\r\n\r\n", "no answer"),
        (b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 200 + b"\r\n", "no answer"),
    ],
)
def test_other_answers_are_none(there, answer, why):
    there.pages["/"] = answer
    assert reason(visitor(there), address(there)) == why


def test_only_the_beginning_of_a_large_page_is_read(there):
    there.pages["/"] = page(b"a" * 2_000_000)
    assert len(visitor(there).fetch(address(there)).body) == 512 * 1024


def test_bomb_is_unpacked_no_further_than_the_limit(there):
    bomb = gzip.compress(b"\x00" * 200_000_000, 1)
    there.pages["/"] = page(bomb, Content_Encoding="gzip")
    began = time.process_time()
    assert len(visitor(there).fetch(address(there)).body) == 512 * 1024
    assert time.process_time() - began < 0.5


def test_packed_page_is_unpacked(there):
    there.pages["/"] = page(gzip.compress(b"hello"), Content_Encoding="gzip")
    assert visitor(there).fetch(address(there)).body == b"hello"


@pytest.mark.parametrize(
    "parts",
    [
        [b"HTTP/1.1 200 OK\r\n"] + [b"A: b\r\n"] * 30,
        [b"H"] * 40,
        [page("")] + [b"<p>"] * 40,
    ],
    ids=["slow head", "slow first line", "slow body"],
)
def test_answer_that_drips_is_cut_off_in_time(there, parts):
    there.pages["/"] = dripping(parts, 0.1)
    began = time.monotonic()
    try:
        visitor(there, seconds=0.5).fetch(address(there))
    except NotFetched as fault:
        assert fault.reason == "too slow"
    assert time.monotonic() - began < 2


def test_name_server_that_never_answers_is_not_waited_for(there):
    fetcher = visitor(there, seconds=0.2, resolve=lambda host, port: time.sleep(1))
    assert reason(fetcher, address(there)) == "too slow"
