"""A logo as it may stand on a letter: what was uploaded, drawn anew as a small PNG that holds nothing else. Pure."""

import io
import warnings

from django.utils.translation import gettext_lazy as _
from PIL import Image, UnidentifiedImageError

from kompas.errors import DomainError

LARGEST_BYTES = 2 * 1024 * 1024
MOST_PIXELS = 16_000_000
WIDEST, HIGHEST = 1600, 600  # 13 cm at 300 dots to the inch
FORMATS = ("PNG", "JPEG")


class NotALogo(DomainError):
    def __init__(self) -> None:
        super().__init__(
            _("The logo could not be read as a picture. Save it as PNG or JPEG, at most 2 MB, and upload it again.")
        )


def drawn(content: bytes) -> bytes:
    """The picture as PNG, no larger than a letter needs, without what else the file carried (place, text, scripts).

    Raises:
        NotALogo: it is no PNG or JPEG, too large, or broken.
    """
    if not content or len(content) > LARGEST_BYTES:
        raise NotALogo
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(content), formats=FORMATS) as picture:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            if picture.width * picture.height > MOST_PIXELS:
                raise NotALogo
            whole = picture.convert("RGBA")
    except (UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning, OSError) as error:
        raise NotALogo from error
    except (ValueError, SyntaxError) as error:  # what pillow says of broken chunks
        raise NotALogo from error
    whole.thumbnail((WIDEST, HIGHEST))
    drawing = Image.new("RGBA", whole.size)
    drawing.paste(whole)
    sheet = io.BytesIO()
    drawing.save(sheet, "PNG", optimize=True)
    return sheet.getvalue()
