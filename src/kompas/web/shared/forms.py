"""Forms in the design system's markup, whoever made the form."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_noop

# Django's own words. Named here, they stand in our catalogue, whose Danish wins over Django's.
SAID_BY_DJANGO = (
    gettext_noop("This field is required."),
    gettext_noop("Select a valid choice. That choice is not one of the available choices."),
    gettext_noop("Select a valid choice. %(value)s is not one of the available choices."),
    gettext_noop("Enter a valid date."),
    gettext_noop("Enter a valid email address."),
)

CLASSES: list[tuple[type[forms.Widget], str]] = [  # the first that fits; the design system names inputs by kind
    (forms.HiddenInput, ""),
    (forms.CheckboxInput, "form-checkbox"),
    (forms.CheckboxSelectMultiple, "form-checkbox"),
    (forms.RadioSelect, "form-radio"),
    (forms.Select, "form-select"),
    (forms.ClearableFileInput, "form-file"),
    (forms.FileInput, "form-file"),
]
SHAPES: list[tuple[type[forms.Widget], str]] = [
    (forms.CheckboxSelectMultiple, "options"),
    (forms.RadioSelect, "options"),
    (forms.CheckboxInput, "checkbox"),
]


class DesignedField(BoundField):
    """A field that knows its class in the design system, and which of the few shapes it is shown in."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        widget = widget or self.field.widget
        attrs = dict(super().build_widget_attrs(attrs, widget))
        own = _first(CLASSES, widget, "form-input")
        given = attrs.get("class") or widget.attrs.get("class", "")
        if own or given:
            attrs["class"] = f"{own} {given}".strip()
        return attrs

    @property
    def shape(self) -> str:
        return _first(SHAPES, self.field.widget, "single")


class Renderer(TemplatesSetting):
    """Renders every form and field with our own templates, allauth's included."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
    bound_field_class = DesignedField


def _first(table: list[tuple[type[forms.Widget], str]], widget: forms.Widget, otherwise: str) -> str:
    return next((name for kind, name in table if isinstance(widget, kind)), otherwise)
