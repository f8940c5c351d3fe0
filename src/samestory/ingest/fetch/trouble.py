"""Why a request came to nothing, before it is known to which input that belongs."""

from __future__ import annotations

from typing import Final

from samestory.errors import FetchFailed, InputError

SAVE_IT: Final = "Save the page in a browser and give the file."
TRY_LATER: Final = "Try again later, or save the page in a browser and give the file."


class Trouble(Exception):
    """Why a request came to nothing.

    Parameters
    ----------
    message, remedy
        As in the errors of the package.
    kind
        The error that the user gets.
    again
        Whether the same request may succeed when it is made again.
    connecting
        Whether it came up before the server could say anything.
    """

    def __init__(
        self,
        message: str,
        *,
        remedy: str,
        kind: type[InputError] = FetchFailed,
        again: bool = False,
        connecting: bool = False,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.kind = kind
        self.again = again
        self.connecting = connecting

    def anew(self) -> Trouble:
        """Give the same trouble to raise once more, without the traces of the first time."""
        return Trouble(self.message, remedy=self.remedy, kind=self.kind, connecting=self.connecting)

    def error(self, source: str) -> InputError:
        """Give the error of the package, for the address as the user gave it."""
        return self.kind(source, self.message, remedy=self.remedy)
