from django import template

from experiments.maps import where_in_words
from experiments.standing import places_in_words
from experiments.workflow import Status

register = template.Library()

STATUS_ICONS = {
    Status.PROPOSED: "lightbulb",
    Status.DESIGNING: "drafting-compass",
    Status.RECRUITING: "user-plus",
    Status.RUNNING: "sprout",
    Status.PAUSED: "circle-pause",
    Status.EVALUATING: "scale",
    Status.ADOPTED: "circle-check",
    Status.CHANGED: "refresh-cw",
    Status.DROPPED: "circle-x",
}


@register.inclusion_tag("experiments/_status.html")
def status(experiment) -> dict:
    """Icon, word and colour."""
    return {"experiment": experiment, "icon": STATUS_ICONS[experiment.status]}


@register.simple_tag
def places(experiment) -> str:
    return places_in_words(experiment)


@register.simple_tag
def where(experiment) -> str:
    return where_in_words(experiment)
