"""Pictures of a PDF's pages, for the review beside the lines. Drawn in the child process, one at a time."""

import time
from pathlib import Path

import pypdfium2
from PIL import Image

from kompas.strategy.importer.limits import IMAGE_DPI, IMAGE_PIXELS, IMAGE_SECONDS, IMAGES

POINTS_PER_INCH = 72
COLOURS = 64  # enough to find one's way on a page, and a third of the bytes
COMPRESSION = 4  # 9 takes four times as long for a tenth less


def draw(source: Path, folder: Path) -> None:
    """Write 1.png, 2.png and so on into `folder`, until the pages, the number or the time is used up."""
    until = time.monotonic() + IMAGE_SECONDS
    document = pypdfium2.PdfDocument(source)
    for number in range(min(len(document), IMAGES)):
        if time.monotonic() > until:
            break
        try:
            _draw_page(document, number, folder / f"{number + 1}.png")
        except (pypdfium2.PdfiumError, ValueError):
            continue  # a page that cannot be drawn has no picture; its lines are there
    document.close()


def _draw_page(document: pypdfium2.PdfDocument, number: int, target: Path) -> None:
    page = document[number]
    width, height = page.get_size()
    scale = IMAGE_DPI / POINTS_PER_INCH
    pixels = width * height * scale * scale
    if pixels > IMAGE_PIXELS:
        scale *= (IMAGE_PIXELS / pixels) ** 0.5
    bitmap = page.render(scale=scale, may_draw_forms=False)
    image = bitmap.to_pil().convert("RGB").quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    image.save(target, compress_level=COMPRESSION)
    bitmap.close()
    page.close()
