"""Word and OpenDocument files are zip packages of XML: opened with limits, parsed without entities, never unpacked."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lxml import etree

from kompas.strategy.importer.limits import MEMBER_BYTES, PACKAGE_BYTES, PACKAGE_MEMBERS
from kompas.strategy.importer.refusals import CannotRead, Refusal

ENCRYPTED = 0x1  # flag of a member


class Package:
    """The XML parts of one opened file."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        members = archive.infolist()
        if len(members) > PACKAGE_MEMBERS or sum(member.file_size for member in members) > PACKAGE_BYTES:
            raise CannotRead(Refusal.UNPACKS_TOO_LARGE)
        self._archive = archive
        self._members = {member.filename: member for member in members}

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def xml(self, name: str) -> etree._Element:
        """The root of one part. Raises CannotRead where it is missing, damaged, too large, or more than plain XML."""
        member = self._members.get(name)
        if member is None:
            raise CannotRead(Refusal.ANOTHER_TYPE)
        if member.flag_bits & ENCRYPTED:
            raise CannotRead(Refusal.ENCRYPTED)
        return parsed(self._content(member))

    def optional_xml(self, name: str) -> etree._Element | None:
        return self.xml(name) if name in self else None

    def _content(self, member: zipfile.ZipInfo) -> bytes:
        if member.file_size > MEMBER_BYTES:
            raise CannotRead(Refusal.UNPACKS_TOO_LARGE)
        with self._archive.open(member) as file:
            content = file.read(MEMBER_BYTES + 1)  # what it declares need not be what comes out
        if len(content) > MEMBER_BYTES:
            raise CannotRead(Refusal.UNPACKS_TOO_LARGE)
        return content


@contextmanager
def opened(path: Path) -> Iterator[Package]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield Package(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError) as error:
        raise CannotRead(Refusal.BROKEN) from error


def parsed(content: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise CannotRead(_why(error)) from None
    if getattr(root.getroottree().docinfo, "doctype", None):
        raise CannotRead(Refusal.ENTITIES)  # no word processor writes one
    return root


def _why(error: etree.XMLSyntaxError) -> Refusal:
    text = str(error)
    if "xcessive depth" in text:
        return Refusal.TOO_DEEP
    return Refusal.ENTITIES if "ntity" in text else Refusal.BROKEN
