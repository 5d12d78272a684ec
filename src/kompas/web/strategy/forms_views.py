"""The forms on which a draft is commented, another view is given, and both are answered."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kompas.strategy.abouts import About
from kompas.strategy.workflow import Outcome
from kompas.web.shared.comparing import NAMES
from kompas.web.strategy.forms import AttemptingForm, OpenedForm

LETTERS_OF_A_CHOICE = 70
MOST_LETTERS = 20_000


class AboutField(forms.ChoiceField):
    """What it is about: the whole, or one thing in the wording. Cleaned to its code and key."""

    def __init__(self, whole: Any, **options: Any) -> None:
        super().__init__(label=gettext_lazy("What is it about?"), required=False, **options)
        self.whole = whole

    def offer(self, abouts: Iterable[About]) -> None:
        self.choices = [("", self.whole), *((each.value, in_words(each)) for each in abouts)]

    def clean(self, value: Any) -> Any:
        code, _dot, key = str(super().clean(value)).partition(".")
        return code, int(key or 0)


class CommentForm(AttemptingForm):
    about = AboutField(gettext_lazy("The whole draft"))
    comment = forms.CharField(
        label=gettext_lazy("Your comment"),
        max_length=MOST_LETTERS,
        widget=forms.Textarea({"rows": 10}),
        help_text=gettext_lazy(
            "What is good, what is missing, what would you put otherwise? The writers of the draft read it."
        ),
    )

    def __init__(self, abouts: Iterable[About], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].offer(abouts)  # type: ignore[attr-defined]


class ReplyForm(AttemptingForm):
    """What became of a comment."""

    outcome = forms.ChoiceField(label=gettext_lazy("What became of it?"), choices=Outcome, widget=forms.RadioSelect)
    words = forms.CharField(
        label=gettext_lazy("Your answer"),
        max_length=MOST_LETTERS,
        widget=forms.Textarea({"rows": 6}),
        help_text=gettext_lazy("Say what you changed, or why the text stands."),
    )

    def clean_outcome(self) -> Outcome:
        return Outcome(self.cleaned_data["outcome"])


class ChallengeForm(AttemptingForm):
    about = AboutField(gettext_lazy("The strategy as a whole"))
    view = forms.CharField(
        label=gettext_lazy("How do you see it?"),
        max_length=MOST_LETTERS,
        widget=forms.Textarea({"rows": 8}),
        help_text=gettext_lazy("What speaks against it, what is missing, what would you do instead?"),
    )

    def __init__(self, abouts: Iterable[About], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].offer(abouts)  # type: ignore[attr-defined]


class AnswerForm(ReplyForm, OpenedForm):
    """The answer to another view."""


class AgainForm(AttemptingForm):
    words = forms.CharField(
        label=gettext_lazy("What does the answer not meet?"),
        max_length=MOST_LETTERS,
        widget=forms.Textarea({"rows": 5}),
    )


def in_words(about: About) -> str:
    """How one chooses it: its kind, its number where it has one, and how it begins."""
    if about.code == "commitment":
        name = _("Commitment %(number)s") % {"number": about.address}
    else:
        name = str(NAMES[about.code])
    return f"{name}: {Truncator(about.words.replace(chr(10), ' ')).chars(LETTERS_OF_A_CHOICE)}"
