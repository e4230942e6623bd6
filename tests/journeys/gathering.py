"""From some pages along their links: one address of each kind of page, to be looked at in the demonstration park."""

import re
from collections import Counter
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve
from django.utils.translation import override

from tests.access_policy import RULES
from tests.journeys.looking import faults_of
from tests.journeys.phone import LANGUAGES
from tests.journeys.test_no_dead_ends import Page


class Gathering:
    """Of the pages in ``areas`` that ``rules`` open; ``visits`` of the addresses of one view, while its kinds are gathered."""

    def __init__(self, client, site, rules, areas: str, visits: int = 6):
        self.client, self.site, self.rules = client, site, rules
        self.area, self.most = re.compile(rf"/en/({areas})/"), visits
        self.visits, self.kinds = Counter(), {}
        self.seen, self.waiting = set(), []

    def from_(self, beginnings):
        for each in beginnings:
            self.note(each)
        while self.waiting:
            self.read(self.waiting.pop(0))
        return list(self.kinds.values())

    def note(self, address):
        name = self.name_of(urlsplit(address).path)
        if name and address not in self.seen and self.visits[name] < self.most:
            self.seen.add(address)
            self.visits[name] += 1
            self.waiting.append(address)

    def read(self, address):
        answer = self.client.get(self.site + address)
        assert answer.status == 200, f"{answer.status} {address}"
        if "text/html" not in answer.headers["content-type"]:
            return
        here = urlsplit(answer.url)
        page = Page(answer.text())
        acts = {
            self.name_of(urljoin(here.path, action)) for _method, action in page.forms
        }
        name = self.name_of(here.path)
        if name and RULES[name].get in self.rules:
            kind = name, frozenset(acts), bool(here.query)
            self.kinds.setdefault(kind, address)
        for link in page.links:
            there = urlsplit(urljoin(address, link))
            self.note(there.path + (f"?{there.query}" if there.query else ""))

    def name_of(self, path):
        """Of the view in these areas; empty for everything else."""
        if not self.area.match(path):
            return ""
        with override("en"):
            try:
                return resolve(path).view_name
            except Resolver404:
                return ""


def faults_on(page, site, addresses) -> list[str]:
    """The pages are dealt over the languages: each is looked at in one of them, on a phone and at a desk, in light and dark."""
    faults = []
    for number, address in enumerate(addresses):
        language = LANGUAGES[number % len(LANGUAGES)]
        page.goto(f"{site}/{language}{address[3:]}")
        faults += faults_of(page, 1280) + faults_of(page, 360)
    return faults
