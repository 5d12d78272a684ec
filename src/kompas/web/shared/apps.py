from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

from django.apps import AppConfig

from kompas import web


class SharedConfig(AppConfig):
    name = "kompas.web.shared"
    label = "web_shared"

    def ready(self) -> None:
        """Let every room declare itself (`room.py`), what it puts on my day (`day.py`) and among a strategy's tabs."""
        for room in iter_modules(web.__path__, "kompas.web."):
            for told in ("room", "day", "ways"):
                if room.ispkg and room.name != "kompas.web.shared" and find_spec(f"{room.name}.{told}"):
                    import_module(f"{room.name}.{told}")
