"""Static files under names that change with their content."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class PortalStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Compressed files with a hash in the name; a name that is not there is served as it is."""

    manifest_strict = False
