"""What all processes must know of each other: rows of the shared cache."""

from django.db import models


class SharedEntry(models.Model):
    """A value of `portal.accounts.shared_cache`, in the columns that Django's cache expects."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()
