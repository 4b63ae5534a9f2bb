"""Static files under names that change with their content."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class PortalStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Compressed files with a hash in the name; new ones need no new manifest."""

    manifest_strict = False
