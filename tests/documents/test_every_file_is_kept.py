"""Whatever is stored as a file is a StoredFile: only those are backed up, checked and swept."""

from django.apps import apps
from django.db.models import FileField

from kompas.documents.models import StoredFile


def test_no_other_model_holds_files_of_its_own() -> None:
    holders = {
        model for model in apps.get_models() for field in model._meta.get_fields() if isinstance(field, FileField)
    }
    assert holders == {StoredFile}
