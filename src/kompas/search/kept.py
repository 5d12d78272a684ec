"""What search keeps of a person."""

from django.utils.translation import gettext_lazy

from kompas.accounts.keeping import Group, Told, keep
from kompas.search.models import Entry

keep(
    "search.entries",
    group=Group.TRACES,
    words=gettext_lazy("Your entry in the search index"),
    why=gettext_lazy("So that colleagues find you by name, title, unit and what you can help with."),
    how_long=gettext_lazy("Until you leave. What anybody searches for is never kept."),
    who_sees=gettext_lazy("Everybody who works here."),
    fields=("search.Entry.subject",),
    rows=lambda person: Entry.objects.filter(subject=f"person:{person.pk}"),
    tell=lambda entry: Told(words=entry.title, text=entry.text),
)
