"""Forms in the design system's markup, whoever made the form."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Renders every form and field with our own templates, allauth's included."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
