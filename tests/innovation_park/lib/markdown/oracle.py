"""Judges a fragment by its tree, from a list of its own: what the renderer thinks of itself does not count."""

import re
from html.parser import HTMLParser

ALLOWED = {
    "a": {"href", "rel", "class"},
    "blockquote": set(),
    "br": set(),
    "code": {"class"},
    "div": {"class", "tabindex"},
    "em": set(),
    "h3": {"dir"},
    "h4": {"dir"},
    "h5": {"dir"},
    "h6": {"dir"},
    "hr": set(),
    "img": {
        *("src", "srcset", "sizes", "alt", "width", "height", "loading", "decoding")
    },
    "li": {"dir"},
    "ol": {"start"},
    "p": {"dir", "class"},
    "pre": {"dir"},
    "s": set(),
    "span": {"class"},
    "strong": set(),
    "table": set(),
    "tbody": set(),
    "td": {"dir", "class"},
    "th": {"dir", "class"},
    "thead": set(),
    "tr": set(),
    "ul": set(),
}
VOID = {"br", "hr", "img"}
CLASSES = re.compile(
    r"mention|table-scroll|quote-source|link-card(-site|-title)?|is-center|is-end|language-[a-z]+|"
)
LINK = re.compile(
    r"(https?://[^\s\\@/?#]+(?:[/?#][^\s\\]*)?|mailto:[^\s?\\]+|/(?![/\\])[^\s\\]*)"
)
OURS = re.compile(r"/(?![/\\])[^\s\\]*")
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069\ufeff]")


class _Tree(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.faults, self.open, self.words = [], [], []

    def handle_starttag(self, tag, attrs):
        if tag not in ALLOWED:
            self.faults.append(f"<{tag}>")
            return
        for name, value in attrs:
            self._judge(tag, name, value or "")
        if tag not in VOID:
            self.open.append(tag)

    def _judge(self, tag, name, value):
        right = {
            "href": LINK.fullmatch,
            "src": OURS.fullmatch,
            "srcset": lambda text: all(OURS.match(each) for each in text.split(", ")),
            "class": CLASSES.fullmatch,
            "dir": lambda text: text == "auto",
            "rel": lambda text: text == "nofollow ugc noopener",
            "tabindex": lambda text: text == "0",
        }.get(name, lambda text: True)
        if name not in ALLOWED[tag] or not right(value):
            self.faults.append(f"<{tag} {name}={value!r}>")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> out of place")

    def handle_data(self, data):
        self.words.append(data)
        if HIDDEN.search(data):
            self.faults.append(f"hidden characters in {data!r}")

    def handle_comment(self, data):
        self.faults.append("a comment")

    def handle_decl(self, decl):
        self.faults.append("a declaration")

    def handle_pi(self, data):
        self.faults.append("an instruction")


def faults_of(html: str) -> list[str]:
    tree = _Tree()
    try:
        tree.feed(html)
        tree.close()
    except AssertionError:  # the parser gave up
        return ["a declaration that never ends"]
    return tree.faults + [f"<{tag}> stays open" for tag in tree.open]


def words_of(html: str) -> str:
    tree = _Tree()
    tree.feed(html)
    tree.close()
    return "".join(tree.words)
