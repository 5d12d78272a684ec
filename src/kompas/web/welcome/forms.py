"""What is asked on the first visit alone. What can be changed later is asked with the forms of Administration."""

from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.organisation.models import Unit
from kompas.organisation.queries import unit_tree, walk
from kompas.web.shared.closing_forms import CustomaryDaysForm
from kompas.web.shared.days import a_day
from kompas.web.shared.one_line import OneLineField
from kompas.web.shared.rooms_form import RoomsForm

INDENT = "\u2003"


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("The code on the console"),
        max_length=80,
        strip=True,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        help_text=_("It stands in the window where Kompas was started. Hyphens and spaces do not matter."),
    )


class AdministratorForm(forms.Form):
    name = OneLineField(label=_("Your name"), max_length=120)
    email = forms.EmailField(label=_("Your e-mail"), max_length=254, help_text=_("You sign in with it."))
    title = OneLineField(label=_("Job title"), max_length=120, required=False)
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 12 characters. A few words that do not belong together are good, and easy to remember."),
    )
    again = forms.CharField(
        label=_("The password once more"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, person: User | None, **kwargs: Any) -> None:
        """Of somebody who is there already the password need not be chosen anew."""
        super().__init__(*args, **kwargs)
        if person is not None:
            self.fields["password"].required = self.fields["again"].required = False
            self.fields["password"].help_text = _("Empty: the one that you chose.")

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("password") != told.get("again"):
            self.add_error("again", _("The two passwords differ. Type the same one twice."))
        return told


class ClosedForm(CustomaryDaysForm):
    """The customary days, and one time to be closed, if there is one yet."""

    first_day = a_day(
        label=_("First day"), required=False, help_text=_("If there is one already: the summer, for instance.")
    )
    last_day = a_day(label=_("Last day"), required=False)
    reason = OneLineField(label=_("Reason"), max_length=120, required=False)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        given = [name for name in ("first_day", "last_day", "reason") if told.get(name)]
        for name in ("first_day", "last_day", "reason"):
            if given and not told.get(name) and name not in self.errors:
                self.add_error(name, _("Fill in all three, or none."))
        return told


class UnitField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the units in force, offered as a tree."""

    def __init__(self, **options: Any) -> None:
        super().__init__(Unit.objects.none(), to_field_name="code", empty_label=None, **options)

    def offer(self) -> None:
        today = timezone.localdate()
        told = [(one.thing.code, INDENT * depth + one.thing.name) for depth, one in walk(unit_tree(on=today))]
        self.queryset, self.choices = Unit.objects.in_force(on=today), told


class NewUnitForm(forms.Form):
    """A unit by hand; its code is made from its name."""

    name = OneLineField(label=_("Name of the unit"), max_length=120)
    parent = UnitField(label=_("Belongs to"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("UnitField", self.fields["parent"]).offer()


class RoomsOfUnitForm(RoomsForm):
    """Which rooms are open in one of the units."""

    field_order = ("unit", "rooms")
    unit = UnitField(label=_("Unit"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("UnitField", self.fields["unit"]).offer()
