from django.apps import AppConfig


class AnalysesConfig(AppConfig):
    name = "kompas.analyses"

    def ready(self) -> None:
        """Tell strategy what led to its commitments."""
        from kompas.analyses import reasons

        reasons.declare()
