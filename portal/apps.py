"""The ground floor: vocabulary, base pages, accounts, interchange."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """Portal: makes the home pages and roles after each migrate."""

    name = "portal"
    verbose_name = _("Portal")

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in
        from django.db.models.signals import post_delete, post_save

        from portal import admin_starts, following, post, tag_fields, tree
        from portal.accounts import checks, permissions, second_factor, signing_in
        from portal.documents import first_page
        from portal.documents.tasks import after_saving
        from portal.models import DocumentText, PortalDocument, stamp
        from portal.privacy import listening, own_data
        from portal.reading_lists.signing_in import take_along
        from portal.vocabulary import themes

        themes.connect()
        stamp.connect()
        post_save.connect(after_saving, sender=PortalDocument)
        post_delete.connect(first_page.forget, sender=DocumentText)

        user_logged_in.connect(take_along, dispatch_uid="portal.reading_lists")

        post_migrate.connect(tree.after_migrate, sender=self, dispatch_uid="portal.tree")
        # Permissions of every app exist only once the last one has been migrated.
        last = [config for config in apps.get_app_configs() if config.models_module][-1]
        post_migrate.connect(permissions.after_migrate, sender=last, dispatch_uid="portal.roles")
        second_factor.connect()
        signing_in.connect()
        listening.connect()
        own_data.connect()
        checks.connect()
        admin_starts.connect()
        tag_fields.connect()
        post.connect()
        following.connect()
