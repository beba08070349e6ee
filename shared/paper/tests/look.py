"""Reads a PDF with PDFium, as a reader of it would: its text, its fonts, and what it looks like.

    look.py LETTER.pdf PICTURE.pgm

Prints the text; then, a line each, every font that it is set in and whether that is embedded.
"""

import ctypes
import sys

import pypdfium2
import pypdfium2.raw as pdfium

# Dots per inch of an office printer's draft, over a point's 72.
SCALE = 200 / 72


def fonts(page):
    """Name of each font on the page, and whether it is embedded."""
    found = {}
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        font = pdfium.FPDFTextObj_GetFont(thing.raw)
        name = ctypes.create_string_buffer(256)
        pdfium.FPDFFont_GetBaseFontName(font, name, 256)
        found[name.value.decode()] = bool(pdfium.FPDFFont_GetIsEmbedded(font))
    return found


def main(letter, picture):
    document = pypdfium2.PdfDocument(letter)
    assert len(document) == 1, "one page"
    assert pdfium.FPDFCatalog_IsTagged(document.raw), "tagged"
    page = document[0]
    print(page.get_textpage().get_text_range())
    for name, is_embedded in fonts(page).items():
        print(f"font {name} {'embedded' if is_embedded else 'missing'}")
    bitmap = page.render(scale=SCALE, grayscale=True)
    rows = bytes(bitmap.buffer)
    with open(picture, "wb") as out:
        out.write(f"P5 {bitmap.width} {bitmap.height} 255\n".encode())
        for row in range(bitmap.height):
            out.write(rows[row * bitmap.stride : row * bitmap.stride + bitmap.width])


main(*sys.argv[1:])
