"""Why a document cannot be read: one sentence naming what is wrong and the remedy."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kompas.errors import DomainError


class Refusal(StrEnum):
    """What is wrong with a file. The child process hands on the value, the parent words it in the reader's language."""

    NOT_A_FILE = "not_a_file"
    NOT_FOUND = "not_found"
    NOT_READABLE = "not_readable"
    EMPTY = "empty"
    NO_WORDS = "no_words"
    UNKNOWN_TYPE = "unknown_type"
    ANOTHER_TYPE = "another_type"
    OLD_WORD = "old_word"
    BINARY = "binary"
    TOO_LARGE = "too_large"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    BROKEN = "broken"
    ENTITIES = "entities"
    TOO_DEEP = "too_deep"
    ENCRYPTED = "encrypted"
    SCANNED = "scanned"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_LONG = "too_long"
    TOO_MUCH_MEMORY = "too_much_memory"
    CRASHED = "crashed"


SENTENCES: dict[Refusal, str | Promise] = {
    Refusal.NOT_A_FILE: _("This is not an ordinary file. Choose the document itself, not a folder or a shortcut."),
    Refusal.NOT_FOUND: _("The file is not there. Check its name and folder."),
    Refusal.NOT_READABLE: _(
        "The file may not be read. Give yourself read access to it, or copy it to your own folder."
    ),
    Refusal.EMPTY: _("The file is empty. Choose the file that holds the text."),
    Refusal.NO_WORDS: _("The file holds no text. Choose the file that holds the text of the strategy."),
    Refusal.UNKNOWN_TYPE: _(
        "Kompas does not read this type of file. Save the document as .docx, .odt, .pdf, .html, .md or .txt."
    ),
    Refusal.ANOTHER_TYPE: _(
        "The file is of another type than its name says. Save the document anew with the right type, and try again."
    ),
    Refusal.OLD_WORD: _(
        "The document is in Word's old format, or protected by a password. Open it in Word and save it as .docx."
    ),
    Refusal.BINARY: _("The file does not hold plain text. Save the document as .docx, .pdf or .txt, and try again."),
    Refusal.TOO_LARGE: _(
        "The file is larger than 50 MB. Save it without pictures, or only the part with the strategy."
    ),
    Refusal.UNPACKS_TOO_LARGE: _(
        "The file unpacks to far more than a document holds and was not opened. Save the document anew as .pdf or .txt."
    ),
    Refusal.BROKEN: _("The file is damaged and cannot be opened. Save the document anew, and try again."),
    Refusal.ENTITIES: _(
        "The file points at things outside itself, so it was not opened. Save the document anew, and try again."
    ),
    Refusal.TOO_DEEP: _("The file is nested too deep to be read. Save the document as .pdf or .txt, and try again."),
    Refusal.ENCRYPTED: _("The file is protected by a password. Save a copy without password, and try again."),
    Refusal.SCANNED: _(
        "The file is a scan: pictures of pages without text. Find the original document, or let a scanner program "
        "recognise the text (OCR) first."
    ),
    Refusal.TOO_MANY_PAGES: _("The file has more than 2,000 pages. Save only the part with the strategy."),
    Refusal.TOO_LONG: _(
        "Reading the file took too long and was stopped. Save the document as .docx or .txt, and try again."
    ),
    Refusal.TOO_MUCH_MEMORY: _(
        "Reading the file took too much memory and was stopped. Save it without pictures, or as .txt, and try again."
    ),
    Refusal.CRASHED: _("The file made the reader stop. Save the document anew as .docx, .pdf or .txt, and try again."),
}


class CannotRead(DomainError):
    """The document was not read; nothing is stored."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(SENTENCES[refusal])
