"""Who should not judge whom: found from what reviewers declared and what applicants told, before anybody is asked.

A finding is certain where it follows from an identity (the same person, the same registration number, a firm the reviewer named as
their own): nobody but an officer lifts that. Names and mail domains can be shared by strangers: such a finding keeps the
reviewer away as well, until somebody who may has looked at it. What ended more than three years ago is no conflict any more, except
family. Nothing here knows a database; every pair costs a look into an index, not a comparison with each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from .identities import (
    firm_name,
    mail_domain,
    own_domain,
    person_name,
    registration_digits,
    site_domain,
)

YEARS = 3
ENDLESS = frozenset({"family"})
# The sharpest first: of several findings of one pair the first is kept.
KINDS = (
    "ownership",
    "employment",
    "family",
    "mentor",
    "competitor",
    "collaboration",
    "same_domain",
    "history",
    "name",
)


@dataclass(frozen=True)
class Tie:
    """What a reviewer declared: with whom (a firm or a person), of which kind, and until which year."""

    kind: str
    name: str = ""
    registration_number: str = ""
    domain: str = ""
    until: int | None = None

    def holds(self, year: int) -> bool:
        return self.until is None or self.kind in ENDLESS or year - self.until <= YEARS


@dataclass(frozen=True)
class Judge:
    """``met`` are the people they once applied or worked with, by their keys."""

    key: Hashable
    person: Hashable
    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    met: frozenset[Hashable] = frozenset()


@dataclass(frozen=True)
class Applicant:
    """``members`` belong to the organisation or the team; ``owners`` are those of them who own it."""

    key: Hashable
    organisation: str = ""
    registration_number: str = ""
    website: str = ""
    members: frozenset[Hashable] = frozenset()
    owners: frozenset[Hashable] = frozenset()
    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding:
    judge: Hashable
    applicant: Hashable
    kind: str
    is_certain: bool

    @property
    def rank(self) -> tuple[bool, int]:
        return not self.is_certain, KINDS.index(self.kind)


class _Register:
    """All applicants, to be found by each thing that tells who they are."""

    def __init__(self, applicants: Iterable[Applicant]):
        self.people, self.owners = defaultdict(set), defaultdict(set)
        self.firms, self.numbers = defaultdict(set), defaultdict(set)
        self.names, self.domains = defaultdict(set), defaultdict(set)
        for each in applicants:
            self._enter(each)

    def _enter(self, each: Applicant) -> None:
        domains = {mail_domain(address) for address in each.addresses}
        for index, tokens in (
            (self.people, each.members),
            (self.owners, each.owners),
            (self.firms, {firm_name(each.organisation)}),
            (self.numbers, {registration_digits(each.registration_number)}),
            (self.names, {person_name(name) for name in each.names}),
            (self.domains, domains | {site_domain(each.website)}),
        ):
            for token in tokens - {""}:
                index[token].add(each.key)


def conflicts_between(
    judges: Iterable[Judge], applicants: Iterable[Applicant], *, year: int
) -> list[Finding]:
    """One finding for each pair in conflict, the sharpest."""
    register = _Register(applicants)
    found: dict[tuple, Finding] = {}
    for judge in judges:
        for finding in _of(judge, register, year):
            pair = (finding.judge, finding.applicant)
            known = found.get(pair)
            if known is None or finding.rank < known.rank:
                found[pair] = finding
    return list(found.values())


def _of(judge: Judge, register: _Register, year: int) -> Iterator[Finding]:
    for keys, kind, is_certain in _traces(judge, register, year):
        for key in keys:
            yield Finding(judge.key, key, kind, is_certain)


def _traces(judge: Judge, register: _Register, year: int):
    yield register.owners[judge.person], "ownership", True
    yield register.people[judge.person], "employment", True
    for person in judge.met:
        yield register.people[person], "history", False
    for name in {person_name(each) for each in judge.names} - {""}:
        yield register.names[name], "name", False
    for domain in {mail_domain(each) for each in judge.addresses} - {""}:
        yield register.domains[domain], "same_domain", False
    for tie in judge.ties:
        if tie.holds(year):
            yield from _of_tie(tie, register)


def _of_tie(tie: Tie, register: _Register):
    """By number or a firm's name it is certain; a person's name may be a namesake's, a domain a tenant's."""
    kind = tie.kind if tie.kind in KINDS else "history"
    if number := registration_digits(tie.registration_number):
        yield register.numbers[number], kind, True
    if firm := firm_name(tie.name):
        yield register.firms[firm], kind, True
    if name := person_name(tie.name):
        yield register.names[name], kind, False
    if domain := own_domain(tie.domain):
        yield register.domains[domain], kind, False
