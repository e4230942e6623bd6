"""The picture other sites show when somebody shares a page."""

import hashlib

from django.core.cache import cache

from experiments.plots import draw_plot
from innovation_park.lib.social_card import draw_social_card

STYLE = "1"  # changes when the drawing does
KEPT = 60 * 60 * 24 * 30


def card_words(page) -> dict:
    experiment = getattr(page, "experiment", None)
    return {
        "title": page.title,
        "kicker": str(page.specific_class._meta.verbose_name).capitalize(),
        "language": page.locale.language_code,
        "seed": experiment.slug if experiment else page.slug,
        "topic": experiment.topic if experiment else "green",
    }


def card_hash(page) -> str:
    words = card_words(page)
    said = "\n".join(
        [STYLE, words["title"], words["language"], words["seed"], words["topic"]]
    )
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def draw_card(page) -> bytes:
    """Drawn once for each content; about 100 ms, then out of the cache."""
    words = card_words(page)
    seed, topic = words.pop("seed"), words.pop("topic")

    def plot(picture, box):
        draw_plot(picture, box, seed=seed, topic=topic)

    return cache.get_or_set(
        f"card:{card_hash(page)}", lambda: draw_social_card(plot=plot, **words), KEPT
    )
