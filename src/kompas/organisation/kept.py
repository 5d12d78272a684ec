"""What organisation keeps of a person."""

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kompas.accounts.keeping import Group, Told, keep
from kompas.accounts.models import User
from kompas.organisation.models import (
    Competence,
    Deputy,
    FirstVisit,
    Letterhead,
    Membership,
    Municipality,
    RoleGrant,
    StaffList,
)

EVERYBODY = gettext_lazy("Everybody who works here.")


def _deputies(person: User) -> QuerySet[Deputy]:
    both = Deputy.objects.filter(Q(person=person) | Q(deputy=person))
    return both.select_related("person", "deputy").order_by("-last_day", "-pk")


def _tell_role(grant: RoleGrant) -> Told:
    words = _("%(role)s in %(unit)s") % {"role": grant.get_role_display(), "unit": grant.unit.name}
    if grant.valid_to:
        words = _("%(words)s, until %(day)s") % {"words": words, "day": date_format(grant.valid_to)}
    return Told(words=words)


def _tell_deputy(row: Deputy) -> Told:
    told = {"deputy": row.deputy.name, "person": row.person.name}
    return Told(words=_("%(deputy)s for %(person)s, until") % told, at=row.last_day)


keep(
    "organisation.memberships",
    group=Group.PLACE,
    words=gettext_lazy("Units"),
    why=gettext_lazy("So that what concerns your unit reaches you, and colleagues know where you sit."),
    how_long=gettext_lazy("Until you move or leave."),
    who_sees=EVERYBODY,
    fields=("organisation.Membership.person",),
    rows=lambda person: Membership.objects.filter(person=person).select_related("unit").order_by("-is_main", "pk"),
    tell=lambda row: Told(words=row.unit.name),
)
keep(
    "organisation.roles",
    group=Group.PLACE,
    words=gettext_lazy("Roles"),
    why=gettext_lazy("They decide what you may see and decide."),
    how_long=gettext_lazy("Until an administrator withdraws them, or you leave."),
    who_sees=EVERYBODY,
    fields=("organisation.RoleGrant.person",),
    rows=lambda person: RoleGrant.objects.filter(person=person).select_related("unit").order_by("-pk"),
    tell=_tell_role,
)
keep(
    "organisation.deputies",
    group=Group.PLACE,
    words=gettext_lazy("Deputies: who stands in for you, and for whom you do"),
    why=gettext_lazy("So that nothing waits while one is away. Why somebody is away is never kept."),
    how_long=gettext_lazy("As long as you work here, so that it can be seen who acted for whom."),
    who_sees=gettext_lazy("Everybody sees today's deputy; your leader and administrators the others."),
    fields=("organisation.Deputy.person", "organisation.Deputy.deputy"),
    rows=_deputies,
    tell=_tell_deputy,
)
keep(
    "organisation.competences",
    group=Group.PLACE,
    words=gettext_lazy("What you can help with"),
    why=gettext_lazy("So that colleagues can find and ask you. You write it yourself, and remove it yourself."),
    how_long=gettext_lazy("Until you remove it."),
    who_sees=EVERYBODY,
    fields=("organisation.Competence.person",),
    rows=lambda person: Competence.objects.filter(person=person).select_related("subject").order_by("-pk"),
    tell=lambda row: Told(words=row.subject.name, text=row.helps_with),
)
keep(
    "organisation.lists",
    group=Group.WORK,
    words=gettext_lazy("Lists that you have uploaded and not yet imported"),
    why=gettext_lazy("So that you can look before you import."),
    how_long=gettext_lazy("Until you import them, and a day at most."),
    who_sees=gettext_lazy("You alone."),
    fields=("organisation.StaffList.uploaded_by",),
    rows=lambda person: StaffList.objects.filter(uploaded_by=person).defer("content").order_by("-uploaded_at"),
    tell=lambda row: Told(words=row.name, at=row.uploaded_at),
)
keep(
    "organisation.municipality",
    group=Group.PLACE,
    words=gettext_lazy("The municipality's data protection officer, if that is you"),
    why=gettext_lazy("So that everybody knows whom to ask about personal data."),
    how_long=gettext_lazy("Until an administrator writes another one."),
    who_sees=EVERYBODY,
    fields=("organisation.Municipality.privacy_email",),
    rows=lambda person: Municipality.objects.filter(privacy_email__iexact=person.email),
    tell=lambda row: Told(words=row.privacy_name or row.privacy_email),
)
keep(
    "organisation.letterheads",
    group=Group.PLACE,
    words=gettext_lazy("Letterheads with your e-mail"),
    why=gettext_lazy("So that who gets a letter knows where to write."),
    how_long=gettext_lazy("Until an administrator changes the letterhead."),
    who_sees=gettext_lazy("Everybody who gets a letter from the unit."),
    fields=("organisation.Letterhead.email",),
    rows=lambda person: Letterhead.objects.filter(email__iexact=person.email).select_related("unit").defer("logo"),
    tell=lambda row: Told(words=row.unit.name),
)
keep(
    "organisation.first_visit",
    group=Group.WORK,
    words=gettext_lazy("That you set the house up"),
    why=gettext_lazy("So that who had begun could go on from step to step."),
    how_long=gettext_lazy("As long as the house stands."),
    who_sees=gettext_lazy("Nobody; the event log tells when the house was set up, and by whom."),
    fields=("organisation.FirstVisit.administrator",),
    rows=lambda person: FirstVisit.objects.filter(administrator=person),
    tell=lambda row: Told(words=_("The house was set up"), at=row.over_at),
)
