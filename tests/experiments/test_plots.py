from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from django.template import Context, Template
from PIL import Image, ImageChops, ImageStat

from experiments.enums import Topic
from experiments.plots import INKS, draw_plot, plot_shapes, plot_svg

SIZES = ["cover", "card", "chip", "marker"]
GREY = {
    ink: Image.new("RGB", (1, 1), colour).convert("L").getpixel((0, 0))
    for ink, colour in INKS.items()
}


def picture(seed, topic):
    plot = Image.new("RGB", (120, 80))
    draw_plot(plot, (0, 0, 120, 80), seed=seed, topic=topic)
    return plot


@pytest.mark.parametrize("topic", Topic.values)
@pytest.mark.parametrize("size", SIZES)
def test_plot_is_the_same_every_time(topic, size):
    first = plot_svg(seed="happy-parking", topic=topic, size=size)

    assert plot_svg(seed="happy-parking", topic=topic, size=size) == first


@pytest.mark.parametrize("topic", Topic.values)
def test_plot_differs_between_experiments(topic):
    assert plot_shapes("one", topic) != plot_shapes("two", topic)


def test_plot_differs_between_topics():
    plots = {plot_svg(seed="same", topic=topic, size="chip") for topic in Topic.values}

    assert len(plots) == len(Topic.values)


@pytest.mark.parametrize("topic", Topic.values)
@pytest.mark.parametrize("size", SIZES)
def test_plot_is_valid_and_takes_its_colours_from_classes(topic, size):
    svg = ElementTree.fromstring(plot_svg(seed="a", topic=topic, size=size))  # noqa: S314

    attributes = {name for element in svg.iter() for name in element.attrib}
    assert not attributes & {"style", "fill", "stroke", "onload", "href", "id"}


@pytest.mark.parametrize("topic", Topic.values)
def test_plot_stays_light_enough_for_a_list_of_cards(topic):
    assert len(plot_svg(seed="a", topic=topic, size="card")) < 16_000


def test_plot_without_a_title_is_silent():
    svg = ElementTree.fromstring(plot_svg(seed="a", topic="care", size="chip"))  # noqa: S314

    assert svg.get("aria-hidden") == "true"


def test_plot_title_is_escaped():
    svg = ElementTree.fromstring(  # noqa: S314
        plot_svg(seed="a", topic="care", size="chip", title='"><script>')
    )

    assert svg.get("aria-label") == '"><script>'


def test_plot_of_an_unknown_topic_is_the_pattern_of_other_ideas():
    shapes = plot_shapes("a", "a topic of tomorrow")

    assert {shape.kind for shape in shapes} == {"area"}


@pytest.mark.parametrize("topic", Topic.values)
def test_picture_is_the_same_every_time(topic):
    difference = ImageChops.difference(picture("a", topic), picture("a", topic))

    assert difference.getbbox() is None


def test_inks_are_told_apart_in_grey():
    assert GREY["paper"] - GREY["tone"] >= 40
    assert GREY["tone"] - GREY["ink"] >= 90


@pytest.mark.parametrize("topic", Topic.values)
def test_picture_shows_its_pattern_in_grey(topic):
    assert ImageStat.Stat(picture("a", topic).convert("L")).stddev[0] >= 30


def test_picture_stays_within_its_box():
    plot = Image.new("RGB", (60, 60), "white")

    draw_plot(plot, (20, 20, 40, 40), seed="a", topic="night-bus")

    assert plot.crop((0, 0, 60, 20)).getextrema() == ((255, 255),) * 3
    assert plot.crop((40, 0, 60, 60)).getextrema() == ((255, 255),) * 3


def test_tag_draws_the_plot_of_an_experiment():
    experiment = SimpleNamespace(slug="night-bus", topic="night-bus")
    template = Template('{% load plots %}{% plot experiment "chip" "Night bus" %}')

    assert template.render(Context({"experiment": experiment})) == plot_svg(
        seed="night-bus", topic="night-bus", size="chip", title="Night bus"
    )
