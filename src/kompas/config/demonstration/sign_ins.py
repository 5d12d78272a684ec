"""A person of each role who can sign in, with a password that is random in every installation.

The passwords are kept in the data folder, readable by its owner only, so that a second start can print them again.
"""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from kompas.accounts.models import User
from kompas.config.environment import SIGN_INS
from kompas.organisation.roles import Role

FILE = SIGN_INS
# Words that are easy to type on any keyboard and hard to mistake for each other.
WORDS = (
    *("anker", "bolle", "cykel", "drage", "eng", "fakkel", "gaffel", "hammer", "isbjerg", "jolle", "kano", "lanterne"),
    *("mose", "nattergal", "odder", "pumpe", "ravn", "sandal", "tange", "uro", "vante", "yoghurt", "birk", "dam"),
    *("egern", "fjord", "grus", "havn", "ilt", "jord", "klit", "lyng", "muld", "netop", "orkan", "pil", "rype", "siv"),
    *("ulv", "vig", "ymer", "zebra", "bark", "disk", "frost", "gran", "hest", "korn", "mast", "plov", "sejl", "torv"),
)
NAMES = {
    Role.ADMINISTRATOR: "Hanne Bæk-Sørensen",
    Role.CHIEF: "Birgitte Ravnsborg",
    Role.SECTION_LEADER: "Mads Overgaard",
    Role.CONSULTANT: "Signe Østerlund",
    Role.CASE_WORKER: "Amina Yusuf",
    Role.SECRETARY: "Kirsten Aagaard",
}


@dataclass(frozen=True)
class SignIn:
    role: Role
    name: str
    email: str
    password: str


def make(folder: Path, staff: dict[str, User]) -> None:
    """Give one person of each role a password, and keep it in `folder`."""
    told = {}
    for role, name in NAMES.items():
        password = f"{'-'.join(secrets.choice(WORDS) for _ in range(4))}-{secrets.randbelow(9000) + 1000}"
        person = staff[name]
        person.set_password(password)
        person.save(update_fields=["password"])
        told[role.value] = {"name": name, "email": person.email, "password": password}
    _keep(folder / FILE, json.dumps(told, ensure_ascii=False, indent=2))


def kept(folder: Path) -> list[SignIn]:
    """Those that were made here, in the order of the roles; none where the file is gone."""
    path = folder / FILE
    if not path.exists():
        return []
    told = json.loads(path.read_text(encoding="utf-8"))
    return [SignIn(role, **told[role.value]) for role in NAMES if role.value in told]


def _keep(path: Path, text: str) -> None:
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    part.replace(path)
