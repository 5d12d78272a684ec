"""Files on their way out: always to be saved, never shown, since they may hold scripts."""

from django.http import FileResponse, Http404

from kompas.documents.models import StoredFile


def as_attachment(file: StoredFile | None) -> FileResponse:
    """`file` streamed under its own name; the caller has asked who may see it. Raises Http404 where there is none."""
    if file is None:
        raise Http404
    return FileResponse(
        file.file.open(), as_attachment=True, filename=file.name, content_type="application/octet-stream"
    )
