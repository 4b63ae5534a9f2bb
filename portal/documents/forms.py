"""Wagtail's forms for documents and images, with every file examined first."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import ngettext
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from portal.documents.examining import examine
from portal.documents.names import safe_name
from portal.documents.readers import items_of
from portal.documents.reasons import NotTaken


def examined(file: Any, *, images: bool = False) -> Any:
    """The file with a safe name. Raises ValidationError when it is not taken."""
    file.name = safe_name(file.name)
    try:
        examine(file, images=images)
    except NotTaken as refused:
        raise ValidationError(str(refused), code=refused.code) from refused
    return file


def tell_where_it_stands(form: Any) -> None:
    """Warns beside the level of a file that it is left out of pages of a wider one."""
    pages = sum(live for live, _sharing in items_of(form.instance)) if form.instance.pk else 0
    if pages and "sharing" in form.fields:
        level = form.fields["sharing"]
        level.help_text = f"{level.help_text} " + ngettext(
            "It stands on %(n)s published page: who may not open it is not shown it there.",
            "It stands on %(n)s published pages: who may not open it is not shown it there.",
            pages,
        ) % {"n": pages}


class DocumentForm(BaseDocumentForm):  # type: ignore[misc]
    """Uploading and replacing a document, one or many at a time, in the admin and in choosers."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tell_where_it_stands(self)

    def clean_file(self) -> Any:
        """The file, when it may come in."""
        file = self.cleaned_data["file"]
        return examined(file) if file and "file" in self.changed_data else file


class ExaminedImageField(WagtailImageField):  # type: ignore[misc]
    """Has the image decoded elsewhere before Wagtail opens it here."""

    def to_python(self, data: Any) -> Any:
        """The image. Raises ValidationError when it is not taken."""
        if data not in self.empty_values and hasattr(data, "chunks"):
            self.check_image_file_size(data)
            examined(data, images=True)
        return super().to_python(data)


class ImageForm(BaseImageForm):  # type: ignore[misc]
    """Uploading and replacing an image, likewise."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tell_where_it_stands(self)
        if "file" in self.fields:
            field: forms.Field = self.fields["file"]
            self.fields["file"] = ExaminedImageField(
                label=field.label, required=field.required, widget=field.widget,
                max_length=getattr(field, "max_length", None),
            )
