from django.apps import AppConfig


class PostConfig(AppConfig):
    name = "kompas.post"
