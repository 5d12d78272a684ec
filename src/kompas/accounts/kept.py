"""What accounts, and the event log below it, keep of a person."""

from collections.abc import Sequence

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kompas.accounts.keeping import Group, Told, keep
from kompas.accounts.models import SignInLink, TourProgress, User
from kompas.accounts.sessions import sessions_of
from kompas.journal import queries as journal
from kompas.journal.following import Event
from kompas.journal.kinds import KINDS

FACTOR_WORDS: dict[str, str | Promise] = {
    Authenticator.Type.TOTP: gettext_lazy("An app with codes"),
    Authenticator.Type.WEBAUTHN: gettext_lazy("A passkey"),
    Authenticator.Type.RECOVERY_CODES: gettext_lazy("Emergency codes"),
}


def _details(person: User) -> Sequence[tuple[str, str]]:
    told = [
        (_("Name"), person.name),
        (_("Job title"), person.title),
        (_("E-mail"), person.email),
        (_("Phone"), person.phone),
        (_("Address of your page"), person.slug),
        (_("Works here"), _("Yes") if person.is_active else _("No")),
        (_("Last signed in"), date_format(timezone.localtime(person.last_login)) if person.last_login else ""),
    ]
    return [(name, value) for name, value in told if value]


def _passwords(person: User) -> Sequence[str]:
    return [_("A password, kept as a seal")] if person.has_usable_password() else []


def _events(person: User) -> QuerySet[Event]:
    return journal.of_person(person.pk).order_by("-pk")


def _tell_event(event: Event) -> Told:
    kind = KINDS.get(event.kind)
    return Told(words=str(kind.words) if kind else event.kind, at=event.at)


keep(
    "accounts.details",
    group=Group.SELF,
    words=gettext_lazy("Name, title and how you are reached"),
    why=gettext_lazy("So that colleagues find you, and what is yours carries your name."),
    how_long=gettext_lazy("As long as anything you decided or wrote stands. When you leave, your page closes."),
    who_sees=gettext_lazy("Everybody who works here."),
    fields=("accounts.User.email",),
    rows=_details,
    tell=lambda row: Told(words=f"{row[0]}: {row[1]}"),
)
keep(
    "accounts.password",
    group=Group.SELF,
    words=gettext_lazy("Your password"),
    why=gettext_lazy("To know that it is you. What is kept can prove the password right, but not tell what it is."),
    how_long=gettext_lazy("Until you choose another one, or leave."),
    who_sees=gettext_lazy("Nobody."),
    fields=(),
    rows=_passwords,
    tell=lambda words: Told(words=words),
)
keep(
    "accounts.addresses",
    group=Group.SELF,
    words=gettext_lazy("Addresses that you sign in with"),
    why=gettext_lazy("Sign-in remembers which address a new password may be sent to."),
    how_long=gettext_lazy("Until your e-mail is changed, or you leave."),
    who_sees=gettext_lazy("Nobody but sign-in itself."),
    fields=("account.EmailAddress.user", "account.EmailAddress.email"),
    rows=lambda person: EmailAddress.objects.filter(user=person).order_by("-pk"),
    tell=lambda row: Told(words=row.email),
)
keep(
    "accounts.provider",
    group=Group.SELF,
    words=gettext_lazy("Your ID at the municipality's sign-in"),
    why=gettext_lazy("So that your account at work opens Kompas, and nobody else's does."),
    how_long=gettext_lazy("Until an administrator removes it, or you leave."),
    who_sees=gettext_lazy("Those who administer the units you belong to."),
    # allauth's own table of accounts elsewhere stays empty: nothing the provider tells is kept.
    fields=("accounts.SignInLink.person", "socialaccount.SocialAccount.user"),
    rows=lambda person: SignInLink.objects.filter(person=person).order_by("-pk"),
    tell=lambda row: Told(words=row.subject),
)
keep(
    "accounts.second_factor",
    group=Group.SELF,
    words=gettext_lazy("The second step of your sign-in"),
    why=gettext_lazy("So that your password alone opens nothing to somebody who has got hold of it."),
    how_long=gettext_lazy("Until you take it away, an administrator resets it, or you leave."),
    who_sees=gettext_lazy("Nobody. The administrators of your units can reset it."),
    fields=("mfa.Authenticator.user",),
    rows=lambda person: Authenticator.objects.filter(user=person).order_by("-pk"),
    tell=lambda row: Told(words=str(FACTOR_WORDS[row.type]), at=row.created_at),
)
keep(
    "accounts.sessions",
    group=Group.TRACES,
    words=gettext_lazy("Where you are signed in now"),
    why=gettext_lazy("So that you need not sign in anew on every page."),
    how_long=gettext_lazy("Until you sign out, and a working day at most."),
    who_sees=gettext_lazy("Nobody but you, here."),
    fields=("sessions.Session.session_data",),
    rows=sessions_of,
    tell=lambda row: Told(words=_("Signed in; ends by itself"), at=row.expire_date),
)
keep(
    "accounts.events",
    group=Group.TRACES,
    words=gettext_lazy("The event log"),
    why=gettext_lazy(
        "So that it can be proved afterwards who decided what, and that nobody changed it: sign-ins, decisions, and "
        "what was changed about you. It tells that something was done, never what was written, read or looked at."
    ),
    how_long=gettext_lazy("Always: an event log that somebody can delete from proves nothing."),
    who_sees=gettext_lazy("You, here. Administrators of the whole house can look in it, and must have a reason."),
    fields=("journal.Event.actor_id", "journal.Event.subject_id"),
    rows=_events,
    tell=_tell_event,
)
keep(
    "accounts.tours",
    group=Group.SELF,
    words=gettext_lazy("How far you are in the guided tours"),
    why=gettext_lazy("So that you can go on where you stopped, and are not asked again and again."),
    how_long=gettext_lazy("Until you leave."),
    who_sees=gettext_lazy("You alone."),
    fields=("accounts.TourProgress.person",),
    rows=lambda person: TourProgress.objects.filter(person=person).order_by("-at", "-pk"),
    tell=lambda row: Told(words=f"{row.tour}: {row.get_state_display()}", at=row.at),
)
