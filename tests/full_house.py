"""A house in which every page has something to show, and a person who may see all of it."""

from datetime import timedelta
from pathlib import Path

from django.core.files.base import File
from django.utils import timezone

from kompas.accounts.models import User
from kompas.accounts.services import invite
from kompas.config.demonstration.loading import load_once
from kompas.config.demonstration.sign_ins import NAMES
from kompas.journal.actors import Actor
from kompas.organisation.models import Deputy, RoleGrant, Unit
from kompas.organisation.roles import Role
from kompas.post.services import queue
from kompas.strategy.models import Revision
from kompas.strategy.services import ask_for_comment, importing
from kompas.strategy.workflow import ImportState
from tests.makers import a_draft_strategy, a_member, a_unit, an_adopted_strategy, with_role
from tests.strategy.makers import an_import

DOCUMENTS = Path(__file__).parent / "strategy" / "importer" / "documents"


def a_full_house() -> User:
    """Every room furnished; returns the person who holds every role at the top."""
    now, today = timezone.now(), timezone.localdate()
    department = a_unit("Teknik og Erhverv")
    section = a_unit("Vej- og trafiksikkerhedsplanlægningsafdelingen", department)
    person = with_role(Role.ADMINISTRATOR, department, "Åse Kjærgaard-Østergaard")
    for role in set(Role) - {Role.ADMINISTRATOR}:
        RoleGrant.objects.create(person=person, role=role, unit=department)
    colleague = a_member(section, "Bo Lund")
    Deputy.objects.create(person=person, deputy=colleague, first_day=today, last_day=today + timedelta(days=4))
    Deputy.objects.create(person=colleague, deputy=person, first_day=today, last_day=today + timedelta(days=9))
    an_adopted_strategy(department, slug="retning-2029", loose=2)
    draft = a_draft_strategy(section, slug="sikkert-frem", title="Sikkert frem på vejene")
    in_three_days = today + timedelta(days=3)
    ask_for_comment(revision=draft.revisions.get(), people=[person], due_on=in_three_days, by=colleague, at=now)
    invite(person=colleague, by=Actor.person(person.pk), at=now)
    queue(to="bo@egevang.example", subject="Kladden venter på din kommentar", text="Kære Bo\n\nSe kladden.", at=now)
    an_import(department, by=person)
    an_import(section, by=person, state=ImportState.DOUBTED)
    finished = an_import(department, by=person)
    importing.finish(document_import=finished, opened_on=finished.version, by=person, at=now)
    return person


def the_demonstration(folder: Path) -> User:
    """What `kompas demo` shows, and its administrator given every other role too, with something waiting for her."""
    load_once(folder)
    now, today = timezone.now(), timezone.localdate()
    person = User.objects.get(name=NAMES[Role.ADMINISTRATOR])
    colleague = User.objects.get(name=NAMES[Role.CONSULTANT])
    for top in Unit.objects.filter(parent=None):
        for role in Role:
            RoleGrant.objects.get_or_create(person=person, role=role, unit=top)
    draft = Revision.objects.drafts().exclude(comment_requests__person=person)[0]
    ask_for_comment(revision=draft, people=[person], due_on=today + timedelta(days=1), by=colleague, at=now)
    for name in ("twin.txt", "kort_pdf.pdf"):
        with (DOCUMENTS / name).open("rb") as document:
            importing.begin(unit=draft.strategy.unit, file=File(document), name=name, by=person, at=now)
    queue(to=colleague.email, subject="Kladden venter på din kommentar", text="Kære kollega\n\nSe kladden.", at=now)
    return person
