from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "kompas.accounts"

    def ready(self) -> None:
        from kompas.accounts import journalling  # noqa: F401
