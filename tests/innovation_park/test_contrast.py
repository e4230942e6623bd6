"""The promise of the colours: text 7:1, large text and controls 4.5:1, in every appearance."""

import re
from math import cos, radians, sin
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parents[2] / "static" / "css" / "tokens.css"
NAMED = {"white": (1.0, 1.0, 1.0), "black": (0.0, 0.0, 0.0)}
APPEARANCES = ["light", "dark", "contrast light", "contrast dark"]
TINTS = ["pine", "river", "plum", "ginkgo", "persimmon", "danger"]
GROUNDS = ["paper", "paper-raised", "paper-sunk", *(f"{name}-tint" for name in TINTS)]

TEXT = [
    *(("ink", ground) for ground in GROUNDS),
    *(("ink-quiet", ground) for ground in GROUNDS),
    *((name, "paper") for name in ["pine", "river", "plum", "ginkgo-ink", "persimmon"]),
    *((name, f"{name}-tint") for name in ["pine", "river", "plum", "persimmon"]),
    ("ginkgo-ink", "ginkgo-tint"),
    ("danger", "paper"),
    ("danger", "danger-tint"),
    ("paper-raised", "ink"),
    ("paper-raised", "pine"),
    ("paper-raised", "danger"),
    ("paper-raised", "river"),
    ("paper-raised", "plum"),
    ("paper-raised", "persimmon"),
]
CONTROLS = [
    ("line-strong", "paper"),
    ("line-strong", "paper-raised"),
    ("focus", "paper"),
    ("focus", "paper-raised"),
    ("focus", "paper-sunk"),
    ("plot-ink", "plot-paper"),
]


def blocks():
    """The custom properties of light and dark, and those that high contrast replaces."""
    css = CSS.read_text()
    usual = re.search(r":root \{(.*?)\n  \}", css, re.DOTALL).group(1)
    chosen = re.search(
        r'\[data-theme="contrast"\] \{(.*?)\n  \}', css, re.DOTALL
    ).group(1)
    asked = re.search(
        r"prefers-contrast: more\) \{\s*:root[^{]*\{(.*?)\n    \}", css, re.DOTALL
    )
    return properties(usual), properties(chosen), properties(asked.group(1))


def properties(block):
    return dict(re.findall(r"--([\w-]+): (.+?);", block))


def colour(name, appearance):
    usual, chosen, _asked = blocks()
    value = {**usual, **(chosen if "contrast" in appearance else {})}[name]
    if match := re.fullmatch(r"var\(--([\w-]+)\)", value):
        return colour(match.group(1), appearance)
    sides = re.fullmatch(
        r"light-dark\((\w+(?:\([^)]*\))?), (\w+(?:\([^)]*\))?)\)", value
    )
    side = sides.group(2 if appearance.endswith("dark") else 1)
    return NAMED.get(side) or from_oklch(*map(float, re.findall(r"[\d.]+", side)))


def from_oklch(lightness, chroma, hue):
    """Linear sRGB, clipped to what a screen shows (Ottosson's matrices)."""
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    return tuple(min(max(channel, 0), 1) for channel in (red, green, blue))


def contrast(one, other):
    lighter, darker = sorted(
        (
            0.2126 * red + 0.7152 * green + 0.0722 * blue
            for red, green, blue in (one, other)
        ),
        reverse=True,
    )
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("appearance", APPEARANCES)
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_is_readable_on_its_ground(text, ground, appearance):
    assert contrast(colour(text, appearance), colour(ground, appearance)) >= 7


@pytest.mark.parametrize("appearance", APPEARANCES)
@pytest.mark.parametrize(("control", "ground"), CONTROLS)
def test_control_is_visible_on_its_ground(control, ground, appearance):
    assert contrast(colour(control, appearance), colour(ground, appearance)) >= 4.5


def test_high_contrast_is_the_same_whether_chosen_or_asked_for_by_the_device():
    _usual, chosen, asked = blocks()

    assert chosen == asked


def test_black_on_white_is_21_to_1():
    assert contrast(NAMED["black"], NAMED["white"]) == pytest.approx(21)
