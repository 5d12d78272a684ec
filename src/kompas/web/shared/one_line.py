"""The field for names, titles, phones and the like."""

from typing import Any

from django import forms

from kompas.accounts.names import one_line


class OneLineField(forms.CharField):
    """Tidied before it is weighed, so that nothing but invisible letters counts as empty."""

    def to_python(self, value: Any) -> str:
        return one_line(super().to_python(value) or "")
