"""Why a backup or a restore was refused."""


class Refused(Exception):
    """One sentence with the remedy; nothing else is shown. Nothing was changed."""


class BadArchive(Refused):
    """The archive is not what its maker signed, or nothing that Kompas made."""
