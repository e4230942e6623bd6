"""Pictures in posts: pixels in a few widths, and nothing else of what was uploaded."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, PngImagePlugin

from innovation_park.lib.picture_files import picture_files
from tests.factories.home import picture_file
from tests.shared import shared_file

XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>Secret house</x:xmpmeta>"


def opened(each):
    return Image.open(io.BytesIO(each.file.read()))


@pytest.mark.parametrize(
    ("size", "sizes"),
    [
        ((3000, 2000), [(480, 320), (960, 640), (1600, 1067)]),
        ((1600, 800), [(480, 240), (960, 480), (1600, 800)]),
        ((600, 300), [(480, 240), (600, 300)]),
        ((40, 60), [(40, 60)]),
        ((3000, 2), [(480, 1), (960, 1), (1600, 1)]),
    ],
)
def test_widths_are_those_that_fit(size, sizes):
    made = picture_files(picture_file(size=size))
    assert [(each.width, each.height) for each in made.files] == sizes
    assert [opened(each).size for each in made.files] == sizes
    assert made.largest.width == sizes[-1][0]


def test_files_are_webp_under_a_name_that_says_nothing():
    made = picture_files(picture_file(name="my house.jpg"))
    names = [each.file.name for each in made.files]
    assert len({name.split("-")[0] for name in names}) == 1
    assert [name.split("-")[1] for name in names] == [
        "480.webp",
        "960.webp",
        "1200.webp",
    ]
    assert opened(made.files[0]).format == "WEBP"
    assert sum(each.file.size for each in made.files) < 400_000


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_place_camera_and_every_other_note_are_gone(form):
    exif = Image.Exif()
    exif[0x010F] = "Secret camera"
    exif.get_ifd(0x8825).update(
        {1: "N", 2: (37.0, 36.0, 30.0), 3: "E", 4: (127.0, 1.0, 1.0)}
    )
    notes = {"exif": exif, "xmp": XMP}
    if form == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_itxt("XML:com.adobe.xmp", XMP.decode())
        info.add_text("Comment", "Secret house")
        notes = {"exif": exif, "pnginfo": info}
    upload = picture_file(form=form, **notes)
    assert b"Secret" in upload.read()
    for each in picture_files(upload).files:
        picture = opened(each)
        assert dict(picture.getexif()) == {}
        assert not picture.info.keys() & {
            "exif",
            "xmp",
            "icc_profile",
            "XML:com.adobe.xmp",
        }
        each.file.seek(0)
        content = each.file.read()
        assert (
            b"Secret" not in content
            and b"EXIF" not in content
            and b"XMP " not in content
        )


def test_picture_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    made = picture_files(picture_file(size=(60, 40), exif=exif))
    assert [(each.width, each.height) for each in made.files] == [(40, 60)]


def test_moving_picture_stands_still_and_says_so():
    frames = [Image.new("RGB", (50, 40), colour) for colour in ("red", "blue")]
    written = io.BytesIO()
    frames[0].save(written, "GIF", save_all=True, append_images=frames[1:])
    made = picture_files(SimpleUploadedFile("a.gif", written.getvalue()))
    assert made.moved is True
    assert getattr(opened(made.largest), "n_frames", 1) == 1
    assert picture_files(picture_file()).moved is False


def test_clear_parts_stay_clear():
    written = io.BytesIO()
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(written, "PNG")
    made = picture_files(SimpleUploadedFile("a.png", written.getvalue()))
    assert opened(made.largest).getpixel((5, 5))[3] == 0


@pytest.mark.corpora
@pytest.mark.parametrize(
    "name",
    [
        *("generated/html_as.jpg", "generated/truncated.png", "generated/xxe.svg"),
        *("generated/pixelflood_30000x30000.png", "generated/png_header_2e9x2e9.png"),
        *("generated/html_plus_pdf.pdf", "svg/SVG_XSS1.svg", "images/xss.svgz"),
        *("images/broken.png", "generated/billion_laughs.svg", "generated/symlink.zip"),
    ],
)
def test_what_is_no_picture_is_refused(name):
    upload = SimpleUploadedFile("a.png", shared_file(f"corpora/{name}").read_bytes())
    with pytest.raises(ValidationError):
        picture_files(upload)


@pytest.mark.corpora
@pytest.mark.parametrize(
    "name", ["png_plus_html.png", "png_plus_zip.png", "gif_js.gif"]
)
def test_second_file_behind_a_picture_does_not_survive(name):
    content = shared_file(f"corpora/generated/{name}").read_bytes()
    for each in picture_files(SimpleUploadedFile("a.png", content)).files:
        kept = each.file.read()
        assert kept.startswith(b"RIFF") and len(kept) == 8 + int.from_bytes(
            kept[4:8], "little"
        )
        assert not any(
            sign in kept.lower() for sign in (b"<script", b"pk\x03\x04", b"alert")
        )
