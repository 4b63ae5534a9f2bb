"""Mails that are on their way."""

from email.utils import make_msgid
from typing import Self

from django.core.mail import EmailMessage
from django.core.mail.utils import DNS_NAME
from django.db import models
from django.utils import timezone


class OutgoingMail(models.Model):
    """A mail that was written in a transaction and is gone from here as soon as it is sent."""

    subject = models.TextField()
    body = models.TextField()
    sender = models.TextField()
    to = models.JSONField()
    headers = models.JSONField()
    created = models.DateTimeField(auto_now_add=True)
    due = models.DateTimeField(default=timezone.now, db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.subject

    @classmethod
    def of(cls, mail: EmailMessage) -> Self:
        """The row of a mail of plain text. It keeps its Message-ID when it is sent again, by
        which a mail server knows that it is the same.
        """
        headers = {"Message-ID": make_msgid(domain=str(DNS_NAME)), **mail.extra_headers}
        return cls(subject=str(mail.subject), body=str(mail.body), sender=mail.from_email,
                   to=list(mail.to), headers={name: str(value) for name, value in headers.items()})

    def message(self) -> EmailMessage:
        """The mail as it was written."""
        return EmailMessage(self.subject, self.body, self.sender, self.to, headers=self.headers)
