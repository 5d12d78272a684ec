from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps


class JournalConfig(AppConfig):
    name = "kompas.journal"

    def ready(self) -> None:
        """Let every app declare its kinds of event (`events.py`) and what follows from them (`readers.py`)."""
        for app in apps.get_app_configs():
            for module in ("events", "readers"):
                if app.name.startswith("kompas.") and find_spec(f"{app.name}.{module}"):
                    import_module(f"{app.name}.{module}")
