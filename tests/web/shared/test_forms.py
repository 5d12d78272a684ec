"""What forms say when something is missing: in our words, not in Django's."""

import pytest
from django import forms
from django.utils.translation import override


class Asked(forms.Form):
    name = forms.CharField()
    email = forms.EmailField()
    role = forms.ChoiceField(choices=[("chief", "Chef")])
    day = forms.DateField()


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("name", "Udfyld feltet."),
        ("email", "Skriv en e-mailadresse, for eksempel mette@kommune.dk."),
        ("role", "»konge« er ikke en af mulighederne. Vælg en på listen."),
        ("day", "Skriv dagen som 31-12-2026."),
    ],
)
def test_a_form_says_in_plain_danish_what_to_do(field: str, words: str) -> None:
    with override("da"):
        form = Asked({"email": "mette", "role": "konge", "day": "i morgen"})
        assert form.errors[field] == [words]


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_day_is_typed_the_danish_way_whatever_the_language_of_the_screen(language: str) -> None:
    with override(language):
        assert "day" not in Asked({"day": "31-12-2026"}).errors
