"""More of the same for benchmarks: numbered variants of experiments, news and events."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from innovation_park.lib.translated import Translated

from .words import DemoEvent, DemoExperiment, DemoNews

SPREAD = 0.06


def experiment_variant(
    text: DemoExperiment, number: int, chance: Random
) -> DemoExperiment:
    if number == 1:
        return text
    return replace(
        text,
        slug=f"{text.slug}-{number}",
        name=numbered(text.name, number),
        latitude=round(text.latitude + chance.uniform(-SPREAD, SPREAD), 5),
        longitude=round(text.longitude + chance.uniform(-SPREAD, SPREAD), 5),
    )


def news_variant(text: DemoNews, number: int) -> DemoNews:
    if number == 1:
        return text
    return replace(
        text,
        slug=f"{text.slug}-{number}",
        title=numbered(text.title, number),
        days_ago=text.days_ago + number * 30,
    )


def event_variant(text: DemoEvent, number: int) -> DemoEvent:
    if number == 1:
        return text
    return replace(
        text,
        slug=f"{text.slug}-{number}",
        title=numbered(text.title, number),
        starts_in=text.starts_in + number * 7,
    )


def numbered(text: Translated, number: int) -> Translated:
    return Translated({code: f"{words} ({number})" for code, words in text.items()})
