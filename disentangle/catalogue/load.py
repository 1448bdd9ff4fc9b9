"""The compiled content, read fast."""

from __future__ import annotations

import msgspec

from disentangle.catalogue.model import Catalogue
from disentangle.errors import ForPerson
from disentangle.i18n import tr
from disentangle.resources import resource

COMPILED = "catalogue.json"


def load() -> Catalogue:
    """All content, checked against its types while it is read. Blocks for a few milliseconds.

    Raises:
        ForPerson: the file is missing or damaged, so the program has to be installed again.
    """
    try:
        return decode(resource(COMPILED).read_bytes())
    except (OSError, msgspec.MsgspecError) as fault:
        raise ForPerson(
            tr("The list of steps that comes with this program cannot be read."),
            tr("What you wrote is kept and was not touched."),
            tr("Please install the program again from where you got it."),
        ) from fault


def encode(catalogue: Catalogue) -> bytes:
    """The compiled form: one JSON file."""
    return msgspec.json.encode(catalogue)


def decode(data: bytes) -> Catalogue:
    """The content in a compiled file.

    Raises:
        msgspec.MsgspecError: not this format; the message names the place.
    """
    return msgspec.json.decode(data, type=Catalogue)
