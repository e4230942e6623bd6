"""Files that do not say who made them."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from funding.reviews.redacting import clean_copy, stripped_pdf, text_of, without_camera

SECRET = "Green Wind of Anna Berg"


def picture(kind="JPEG", secret=SECRET) -> bytes:
    exif = Image.Exif()
    exif[0x013B] = secret  # the artist
    written = io.BytesIO()
    options = {"comment": secret.encode()} if kind == "JPEG" else {}
    Image.new("RGB", (40, 30), "teal").save(written, kind, exif=exif, **options)
    return written.getvalue()


def pdf(secret=SECRET) -> bytes:
    """With its author in the information, in XMP, on the page, in a comment, a bookmark and a photo's EXIF."""
    drawn = io.BytesIO()
    Image.open(io.BytesIO(picture(secret=secret))).save(drawn, "PDF")
    writer = PdfWriter(clone_from=io.BytesIO(drawn.getvalue()))
    writer.add_metadata({"/Author": secret, "/Company": secret, "/Title": secret})
    for holder in (writer._root_object, writer.pages[0]):
        xmp = DecodedStreamObject()
        xmp.set_data(f"<x:xmpmeta>{secret}</x:xmpmeta>".encode())
        xmp.update({NameObject("/Type"): NameObject("/Metadata")})
        holder[NameObject("/Metadata")] = writer._add_object(xmp)
    piece = DictionaryObject({NameObject("/Name"): NameObject(f"/{secret.replace(' ', '')}")})  # fmt: skip
    writer.pages[0][NameObject("/PieceInfo")] = piece
    writer.add_annotation(0, FreeText(text=secret, rect=(0, 0, 9, 9)))
    writer.add_outline_item(title=secret, page_number=0)
    for each in writer._objects:
        if isinstance(each, DictionaryObject) and each.get("/Subtype") == "/Image":
            each._data = picture(secret=secret)
            each[NameObject("/Filter")] = NameObject("/DCTDecode")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def stripped_of(secret: str, content: bytes) -> bool:
    forms = (secret, secret.replace(" ", ""))
    return not any(
        form.encode(code) in content
        for form in forms
        for code in ("utf-8", "utf-16-be")
    )


def test_a_pdf_keeps_its_pages_and_nothing_of_its_author():
    before = pdf()
    assert not stripped_of(SECRET, before)
    after = stripped_pdf(before)
    assert stripped_of(SECRET, after)
    reader = PdfReader(io.BytesIO(after))
    assert len(reader.pages) == 1
    assert reader.pages[0].images[0].image.size == (40, 30)
    assert reader.xmp_metadata is None
    assert list(reader.outline) == []


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_keeps_its_pixels_alone(kind):
    before = picture(kind)
    assert not stripped_of(SECRET, before)
    upload = SimpleUploadedFile(f"green-wind.{kind.lower()}", before)
    after = clean_copy(upload).read()
    assert stripped_of(SECRET, after)
    assert Image.open(io.BytesIO(after)).size == (40, 30)


def test_a_photo_within_a_page_loses_what_the_camera_wrote():
    after = without_camera(picture())
    assert stripped_of(SECRET, after)
    assert Image.open(io.BytesIO(after)).convert("RGB").getpixel((5, 5)) == Image.open(
        io.BytesIO(picture())
    ).getpixel((5, 5))


@pytest.mark.parametrize("content", [b"", b"\xff\xd8", b"\xff\xd8\xff\xe1\xff", b"no picture"])  # fmt: skip
def test_what_is_no_whole_picture_is_left_alone(content):
    assert without_camera(content) == content


@pytest.mark.parametrize("name", ["plan.docx", "plan.xlsx", "plan.zip", "plan"])
def test_office_files_are_not_taken(name):
    with pytest.raises(ValidationError, match="print what you have to PDF"):
        clean_copy(SimpleUploadedFile(name, b"PK"))


def test_a_damaged_pdf_is_refused_with_a_sentence():
    with pytest.raises(ValidationError, match="Print it to a new PDF"):
        stripped_pdf(b"%PDF-1.7\nnothing\n%%EOF")


def test_a_text_can_be_searched():
    assert text_of("초록바람".encode(), ".txt") == "초록바람"
    assert text_of(picture(), ".jpg") == ""
