from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .post import Post


class WordsField(models.TextField):
    """Words for searching, with an index of the database's own (migration ``search_index``): ``words__holds=...``."""


@WordsField.register_lookup
class Holds(models.Lookup):
    """All these words are in it; one that ends in ``*`` stands for every word that begins so."""

    lookup_name = "holds"
    prepare_rhs = False

    def as_postgresql(self, compiler, connection):
        column, _params = self.process_lhs(compiler, connection)
        words = " & ".join(word.replace("*", ":*") for word in self.rhs)
        return (
            f"to_tsvector('simple', {column}) @@ to_tsquery('simple', %s)",
            [words],
        )

    def as_sqlite(self, compiler, connection):
        table = compiler.quote_name_unless_alias(self.lhs.alias)
        words = " AND ".join(_quoted(word) for word in self.rhs)
        return (
            f"{table}.post_id IN (SELECT rowid FROM community_postwords_fts"  # noqa: S608
            " WHERE community_postwords_fts MATCH %s)",
            [words],
        )


def _quoted(word: str) -> str:
    stem = word.rstrip("*")
    return f'"{stem}"' + ("*" if word.endswith("*") else "")


class PostWords(models.Model):
    """What a post can be found by: its own words and, for the first post, the title of its topic."""

    post = models.OneToOneField(
        Post, models.CASCADE, primary_key=True, related_name="words"
    )
    words = WordsField()

    class Meta:
        verbose_name = _("words of a post")
        verbose_name_plural = _("words of posts")

    def __str__(self) -> str:
        return f"#{self.post_id}"
