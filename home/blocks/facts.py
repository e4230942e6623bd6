"""Figures, steps, questions and tables."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail_localize.segments import StringSegmentValue

from .words import SMALL_TEXT_FEATURES


class FigureBlock(blocks.StructBlock):
    number = blocks.CharBlock(
        label=_("number"),
        max_length=20,
        help_text=_("With its unit, for example 42 %."),
    )
    label = blocks.CharBlock(
        label=_("meaning"), max_length=120, help_text=_("What was counted, and when.")
    )

    class Meta:
        icon = "order"
        label = _("Figure")


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(
        label=_("step"),
        max_length=90,
        help_text=_("What one does, starting with a verb."),
    )
    text = blocks.TextBlock(
        label=_("details"),
        max_length=400,
        help_text=_("How, where and how long, in plain words."),
    )

    class Meta:
        icon = "list-ol"
        label = _("Step")


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(
        label=_("question"), max_length=160, help_text=_("As a resident would ask it.")
    )
    answer = blocks.RichTextBlock(
        label=_("answer"),
        features=SMALL_TEXT_FEATURES,
        help_text=_("Begin with the answer; reasons come after it."),
    )

    class Meta:
        icon = "help"
        label = _("Question")


class TableBlock(TypedTableBlock):
    """A small table whose words can be translated cell by cell."""

    def get_translatable_segments(self, value):
        segments = [StringSegmentValue("caption", value.caption)]
        for column, head in enumerate(value.columns):
            segments.append(StringSegmentValue(f"head-{column}", head["heading"]))
        for line, row in enumerate(value.row_data):
            for column, cell in enumerate(row["values"]):
                segments.append(StringSegmentValue(f"cell-{line}-{column}", cell))
        return [segment for segment in segments if not segment.is_empty()]

    def restore_translated_segments(self, value, segments):
        for segment in segments:
            kind, *place = segment.path.split("-")
            match kind, [int(number) for number in place]:
                case "caption", []:
                    value.caption = segment.render_text()
                case "head", [column]:
                    value.columns[column]["heading"] = segment.render_text()
                case "cell", [line, column]:
                    value.row_data[line]["values"][column] = segment.render_text()
        return value

    @cached_property
    def is_previewable(self):
        return True
