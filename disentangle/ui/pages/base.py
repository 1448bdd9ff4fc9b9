"""What every page has: a heading that takes the focus, a body, and maybe an action bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from disentangle.ui.host import Frame, Host
    from disentangle.ui.widgets.text import Heading


class Page(QWidget):
    """One page.

    Attributes:
        frame: what stands around it.
        heading: takes the focus when the page opens; set by the subclass.
        rows: the page from top to bottom. A scrolling body goes in first, an action bar last.
    """

    frame: Frame = "full"
    heading: Heading

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.host = host
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(0)

    def arrive(self) -> None:
        """The page is on the screen: move the focus to the heading, so it is read out."""
        self.heading.setFocus()

    def leave(self) -> None:
        """The page goes away: hand over what is typed and not yet told."""
