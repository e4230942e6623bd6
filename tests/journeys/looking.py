"""A page looked at closely: by axe in light and in dark, by its measures, at the width of a phone and of a desk."""

from __future__ import annotations

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

MEASURES = (Path(__file__).parent / "measures.js").read_text()
AXE = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
ONLY_COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast"]}


def violations(page, options=AXE):
    found = Axe().run(page, options=options).response["violations"]
    return [_readable(page, each) for each in found]


def colours(page, **media):
    page.emulate_media(**media)
    found = page.evaluate("(options) => axe.run(options)", ONLY_COLOURS)
    return [f"{media}: {_readable(page, each)}" for each in found["violations"]]


def faults_of(page, width):
    """The whole page in sight at once: then no bar covers any of it."""
    page.emulate_media(color_scheme="light", contrast="no-preference")
    page.set_viewport_size({"width": width, "height": 800})
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": height})
    measured = [f"{page.url} at {width}: {each}" for each in page.evaluate(MEASURES)]
    return measured + violations(page) + colours(page, color_scheme="dark")


def _readable(page, violation):
    places = "; ".join(
        f"{' '.join(map(str, node['target']))} [{node['html'][:120]}]"
        for node in violation["nodes"][:4]
    )
    return f"{page.url}: {violation['id']} ({violation['impact']}): {violation['help']}: {places}"
