"""Font files for what is drawn on the server: PDF copies and social cards. Pages use the reader's own.

Sarabun draws Latin and Thai, Noto Sans KR draws Korean (one weight only).
"""

from importlib.resources import files
from pathlib import Path

SARABUN = Path(str(files("fontpkg_sarabun"))) / "files"
KOREAN = Path(str(files("pylopdf_fonts_ko"))) / "NotoSansKR-Regular.otf"
REGULAR = SARABUN / "Sarabun-Regular.ttf"
BOLD = SARABUN / "Sarabun-Bold.ttf"

FONT_FILES = [REGULAR, BOLD, SARABUN / "Sarabun-Italic.ttf", KOREAN]


def font_for(language: str, *, bold: bool = False) -> Path:
    """The file whose letters cover the language and Latin as well."""
    if language == "ko":
        return KOREAN
    return BOLD if bold else REGULAR
