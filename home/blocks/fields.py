"""How a story is stored."""

from wagtail.fields import StreamField


class StoryField(StreamField):
    """A StreamField whose blocks stay out of migrations: a new block is no schema change."""

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs
