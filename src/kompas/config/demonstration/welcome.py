"""What the demonstration says when its pages answer."""

from pathlib import Path

from django.conf import settings
from django.utils.translation import override

from kompas.config.demonstration.sign_ins import FILE, kept

NONE_KEPT = "No sign-ins are kept here: start once with --fresh to get new ones (the demonstration's data begin anew)."


def text(folder: Path) -> str:
    """Address, a sign-in for each role, and where to see the mails."""
    found = kept(folder)
    lines = [f"Kompas: {settings.BASE_URL}/", ""]
    if found:
        with override("en"):
            told = [(str(each.role.label), each.email, each.password) for each in found]
        widths = [max(len(row[column]) for row in told) for column in range(3)]
        lines.append("Sign in as")
        lines += [
            "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in told
        ]
        lines += ["", f"The passwords are random and stand in {folder / FILE}."]
    else:
        lines.append(NONE_KEPT)
    lines.append(f"No mail leaves this machine; the administrator sees each at {settings.BASE_URL}/udbakke/")
    if settings.PRACTICE_URL:
        lines.append(f"Practice area: {settings.BASE_URL}/oevebane/ leads into it, at {settings.PRACTICE_URL}/")
    return "\n".join(lines)
