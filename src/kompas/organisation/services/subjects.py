"""The one tree of subjects: grown, renamed, moved."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kompas.accounts.names import free_slug, one_line, slug
from kompas.errors import DomainError, check_version
from kompas.journal.actors import Actor
from kompas.journal.services import record
from kompas.organisation.models import Subject


class SubjectTaken(DomainError):
    def __init__(self, name: str) -> None:
        super().__init__(
            _("There is a subject %(name)s in that place already. Use that, or choose another name.") % {"name": name}
        )


class SubjectCircle(DomainError):
    def __init__(self, subject: Subject, parent: Subject) -> None:
        super().__init__(
            _("%(subject)s cannot belong under %(parent)s, which lies below it.")
            % {"subject": subject.name, "parent": parent.name}
        )


@transaction.atomic
def create(*, name: str, parent: Subject | None = None, also_called: str = "", by: Actor, at: datetime) -> Subject:
    """Let a subject grow under `parent`, or at the top.

    Raises:
        SubjectTaken: the same place has one of that name.
    """
    name, also_called = one_line(name), one_line(also_called)
    _refuse_twin(name, parent)
    taken = set(Subject.objects.filter(slug__startswith=slug(name)).values_list("slug", flat=True))
    subject = Subject.objects.create(slug=free_slug(name, taken), name=name, parent=parent, also_called=also_called)
    record("organisation.subject_created", subject, by=by, at=at)
    return subject


@transaction.atomic
def change(
    *,
    subject: Subject,
    name: str,
    parent: Subject | None,
    also_called: str,
    opened_on: int,
    by: Actor,
    at: datetime,
) -> Subject:
    """Rename or move `subject`, or tell what else people call it; its address lasts.

    Raises:
        LostUpdate: somebody changed it since version `opened_on` was shown.
        SubjectCircle: `parent` is the subject itself or lies below it.
        SubjectTaken: the same place has another one of that name.
    """
    # Two moves at once could close a circle: all are locked, and the way upwards is read again, not from `parent`.
    tree = {each.pk: each for each in Subject.objects.select_for_update(of=("self",)).order_by("pk")}
    subject = tree[subject.pk]
    check_version(subject, opened_on)
    above = tree[parent.pk] if parent else None
    while above is not None:
        if above.pk == subject.pk:
            raise SubjectCircle(subject, parent or above)
        above = tree.get(above.parent_id or 0)
    name, also_called = one_line(name), one_line(also_called)
    _refuse_twin(name, parent, but=subject)
    subject.name, subject.parent, subject.also_called = name, parent, also_called
    subject.version += 1
    subject.save(update_fields=["name", "parent", "also_called", "version"])
    record("organisation.subject_changed", subject, by=by, at=at)
    return subject


def _refuse_twin(name: str, parent: Subject | None, but: Subject | None = None) -> None:
    twins = Subject.objects.filter(parent=parent, name__iexact=name)
    if (twins.exclude(pk=but.pk) if but else twins).exists():
        raise SubjectTaken(name)
