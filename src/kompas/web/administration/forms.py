"""What an administrator fills in. Units to choose among are always those that she administers."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _

from kompas.organisation.models import Subject, Unit
from kompas.organisation.queries import subject_tree, unit_tree, walk
from kompas.organisation.roles import Role
from kompas.web.shared.days import a_day
from kompas.web.shared.one_line import OneLineField
from kompas.web.shared.versioned import VersionedForm

INDENT = "\u2003"
CHOOSE = _("Choose")


class Offer:
    """Units to choose among, read once however many fields of a page offer them."""

    def __init__(self, among: Collection[int]) -> None:
        self._among = among

    @property
    def units(self) -> QuerySet[Unit]:
        return Unit.objects.in_force(on=timezone.localdate()).filter(pk__in=self._among)

    @cached_property
    def choices(self) -> list[tuple[str, str]]:
        """The units as a tree, those left out that are not among hers."""
        tree = walk(unit_tree(on=timezone.localdate()))
        return [(one.thing.code, INDENT * depth + one.thing.name) for depth, one in tree if one.thing.pk in self._among]


class UnitField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the units offered; any other is refused, whatever is sent."""

    def __init__(self, *, empty: str | Promise = CHOOSE, **options: Any) -> None:
        super().__init__(Unit.objects.none(), to_field_name="code", **options)
        self.empty = empty

    def take(self, offer: Offer) -> None:
        self.queryset = offer.units
        self.choices = [("", self.empty), *offer.choices]


class SeveralUnitsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def __init__(self, **options: Any) -> None:
        super().__init__(Unit.objects.none(), to_field_name="code", widget=forms.CheckboxSelectMultiple, **options)

    def take(self, offer: Offer) -> None:
        self.queryset, self.choices = offer.units, offer.choices


class OfUnits(forms.Form):
    """A form with units to choose among."""

    def __init__(self, *args: Any, among: Collection[int] | Offer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer = among if isinstance(among, Offer) else Offer(among)
        for field in self.fields.values():
            if isinstance(field, UnitField | SeveralUnitsField):
                field.take(offer)


class NewPersonForm(OfUnits):
    name = OneLineField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail"), max_length=254)
    title = OneLineField(label=_("Job title"), max_length=120, required=False)
    phone = OneLineField(label=_("Phone"), max_length=40, required=False)
    unit = UnitField(label=_("Main unit"))


class PersonForm(VersionedForm):
    name = OneLineField(label=_("Name"), max_length=120)
    title = OneLineField(label=_("Job title"), max_length=120, required=False)
    phone = OneLineField(label=_("Phone"), max_length=40, required=False)


class EmailForm(VersionedForm):
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        help_text=_("She signs in with it. The former address is told of the change."),
    )


class PlacesForm(OfUnits, VersionedForm):
    units = SeveralUnitsField(label=_("Units"))
    main = UnitField(label=_("Main unit"))


class BackForm(OfUnits, VersionedForm):
    unit = UnitField(label=_("Unit"))


class VersionForm(VersionedForm):
    """Nothing to fill in: only that she saw the page as it stands."""


class RoleForm(OfUnits):
    role = forms.ChoiceField(label=_("Role"), choices=[("", CHOOSE), *Role.choices])
    unit = UnitField(label=_("In the unit and all below it"))
    valid_from = a_day(label=_("First day"), required=False, help_text=_("Empty: from now on."))
    valid_to = a_day(label=_("Last day"), required=False, help_text=_("Empty: without end."))

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class NewUnitForm(OfUnits):
    code = forms.SlugField(
        label=_("Code"), max_length=40, help_text=_("Short, and lasting: it stands in lists and addresses.")
    )
    name = OneLineField(label=_("Name"), max_length=120)
    parent = UnitField(label=_("Belongs to"))
    valid_from = a_day(label=_("First day"), required=False)

    def __init__(self, *args: Any, may_be_top: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if may_be_top:
            self.fields["parent"].required = False
            self.fields["parent"].help_text = _("Empty: a top unit, which you then administer.")


class UnitForm(VersionedForm):
    name = OneLineField(label=_("Name"), max_length=120)
    valid_from = a_day(label=_("First day"), required=False)


class MoveForm(OfUnits, VersionedForm):
    parent = UnitField(label=_("Belongs to"))


class EndForm(OfUnits, VersionedForm):
    last_day = a_day(label=_("Last day"))
    successor = UnitField(
        label=_("Taken over by"), required=False, help_text=_("People, roles and units below go over at once.")
    )


class NewSubjectForm(forms.Form):
    name = OneLineField(label=_("Name"), max_length=120)
    parent = forms.ModelChoiceField(
        Subject.objects.all(), label=_("Belongs under"), to_field_name="slug", required=False
    )
    also_called = OneLineField(
        label=_("Also called"),
        max_length=240,
        required=False,
        help_text=_("Words that people use for it, divided by commas."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = [(one.thing.slug, INDENT * depth + one.thing.name) for depth, one in walk(subject_tree())]
        self.fields["parent"].choices = [("", _("At the top")), *told]  # type: ignore[attr-defined]


class SubjectForm(NewSubjectForm, VersionedForm):
    """A subject that is there already."""


class LogForm(forms.Form):
    """What to look for in the event log."""

    kind = forms.ChoiceField(label=_("What happened"), required=False)
    who = forms.CharField(label=_("Who, or whom it concerns"), required=False, max_length=120)
    first = a_day(label=_("From"), required=False)
    last = a_day(label=_("To"), required=False)

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("Everything")), *kinds]  # type: ignore[attr-defined]
