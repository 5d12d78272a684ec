from django.apps import AppConfig


class SharedConfig(AppConfig):
    name = "kompas.web.shared"
    label = "web_shared"
