"""Every error that the package raises.

SamestoryError
├── InputError              one input cannot be read; the others go on
│   ├── NotFound            no such file or folder
│   ├── EmptyInput          nothing in it to read
│   ├── NotText             binary, or in no encoding that could be found
│   ├── TooLarge            over a limit of size; the limit can be raised
│   ├── Duplicate           the same report was read before; it counts once
│   ├── Malformed           not the format that its name or content claims
│   ├── UnknownFormat       no reader for such a file
│   ├── ExtraMissing        an optional part of the package is not installed
│   ├── PassedOver          what an archive or folder holds beside reports, counted; nothing is wrong with it
│   ├── FetchFailed         an address was asked for, and nothing came that can be read
│   └── FetchRefused        an address is not asked for: no public host, not allowed by robots.txt, no http(s)
├── NothingToCompare        no input could be read at all
├── SeveralStories          the reports tell several stories, and one was to be compared
├── ModelMissing            the spaCy pipeline cannot be loaded
└── Unsupported             the brief would say what its evidence does not carry

Each carries a message that says what happened and a ``remedy`` that says what to do about it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samestory.model import Report


class SamestoryError(Exception):
    """Base of all errors of this package.

    Parameters
    ----------
    message
        What happened, in one sentence.
    remedy
        What the user can do about it, in one sentence; may be empty.
    """

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class InputError(SamestoryError):
    """One input cannot be read; the others go on.

    Parameters
    ----------
    source
        The path or address as the user gave it, with the number of the record where there are several.
    """

    def __init__(self, source: str, message: str, *, remedy: str = "") -> None:
        super().__init__(message, remedy=remedy)
        self.source = source

    def __str__(self) -> str:
        return f"{self.source}: {super().__str__()}"


class NotFound(InputError):
    """No such file or folder."""


class EmptyInput(InputError):
    """Nothing in it to read."""


class NotText(InputError):
    """Binary, or in no encoding that could be found."""


class TooLarge(InputError):
    """Over a limit of size; the limit can be raised."""


class Duplicate(InputError):
    """The same report was read before; it counts once."""


class Malformed(InputError):
    """Not the format that its name or content claims."""


class UnknownFormat(InputError):
    """No reader for such a file."""


class ExtraMissing(InputError):
    """An optional part of the package is not installed."""


class PassedOver(InputError):
    """What an archive or folder holds beside reports, counted; nothing is wrong, and no exit code speaks of it."""


class FetchFailed(InputError):
    """An address was asked for, and nothing came that can be read."""


class FetchRefused(InputError):
    """An address is not asked for: no public host, not allowed by robots.txt, no http or https."""


class NothingToCompare(SamestoryError):
    """No input could be read at all."""


class SeveralStories(SamestoryError):
    """The reports tell several stories, and one was to be compared; or the story asked for is none of them.

    Parameters
    ----------
    stories
        The reports of each story, in the order in which ``compare(..., story=N)`` counts them, from 1.
    told
        One line for each story: its number, its title, how many reports, its days and its outlets.
    """

    def __init__(
        self, message: str, stories: tuple[tuple[Report, ...], ...], *, told: tuple[str, ...], remedy: str = ""
    ) -> None:
        super().__init__(message, remedy=remedy)
        self.stories = stories
        self.told = told

    def __str__(self) -> str:
        return "\n".join((self.message, *self.told, self.remedy)).strip()


class ModelMissing(SamestoryError):
    """The spaCy pipeline cannot be loaded."""


class Unsupported(SamestoryError):
    """The brief would say what its evidence does not carry."""
