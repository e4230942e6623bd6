"""Tables that stay small: a row of a thousand columns and two thousand lines would make millions of cells."""

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import table

MAX_COLUMNS = 16
MAX_ROWS = 100
RULER_SIGNS = set("|-: \t")


def small_table(
    state: StateBlock, start_line: int, end_line: int, silent: bool
) -> bool:
    """Block rule. What is larger stays text."""
    if start_line + 2 > end_line:
        return False
    ruler = _line(state, start_line + 1)
    if not set(ruler) <= RULER_SIGNS or "-" not in ruler:
        return False
    if ruler.count("|") > MAX_COLUMNS + 1:
        return False
    if not _ends_soon(state, start_line + 2, end_line):
        return False
    return table(state, start_line, end_line, silent)


def _ends_soon(state: StateBlock, line: int, end_line: int) -> bool:
    rows = range(line, min(line + MAX_ROWS, end_line))
    return len(rows) < MAX_ROWS or any(state.isEmpty(row) for row in rows)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
