"""Files with tables in them, as people really save them: read whole, with a name for all that had to be mended.

Nothing here touches the database or knows an experiment.
"""

from .encodings import ENCODINGS, decode, detect_encoding
from .reading import DELIMITERS, Row, Table, Unreadable, read_table

__all__ = [
    "DELIMITERS",
    "ENCODINGS",
    "Row",
    "Table",
    "Unreadable",
    "decode",
    "detect_encoding",
    "read_table",
]
