from django import template
from django.utils.safestring import SafeString

from experiments.plots import plot_svg

register = template.Library()


@register.simple_tag
def plot(experiment, size: str, title: str = "") -> SafeString:
    """``{% plot experiment "card" %}``: the experiment's pattern."""
    return plot_svg(
        seed=experiment.slug, topic=experiment.topic, size=size, title=title
    )
