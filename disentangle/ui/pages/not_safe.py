"""When the other person can get to this computer: a safer one first. No plan, no links (R03)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from disentangle.i18n import tr
from disentangle.session.limits import LIMITS
from disentangle.ui import accessible
from disentangle.ui.host import Host
from disentangle.ui.pages.start_frame import Columns, Point, StartPage, section, tell_device
from disentangle.ui.widgets.buttons import Button, Kind
from disentangle.ui.widgets.cards import Hint


class NotSafePage(StartPage):
    """What a safer computer is, and how to leave no more on this one."""

    def __init__(self, host: Host) -> None:
        super().__init__(host, "not-safe", 900)
        self.head(
            tr("First, find a computer they cannot get to"),
            tr(
                "On this one they may see what you read and write. "
                "So nothing more is asked here. You can do all of it elsewhere, in your own time."
            ),
        )
        grid = Columns()
        grid.add(section(tr("A safer computer could be"), _safer()))
        grid.add(section(tr("On this computer, for now"), _for_now()))
        grid.add(section(tr("What to take with you"), _take()))
        grid.add(section(tr("If you want to remove this program"), _remove()))
        self.column.addWidget(grid)
        self.column.addSpacing(8)
        self.column.addWidget(_GoOn(host, self))
        self.column.addStretch(1)
        self.main_button(tr("Close this program"), "log-out", chevron=False).clicked.connect(
            self._on_close
        )
        self.quiet_button(tr("Help and hotlines"), "circle-question-mark").clicked.connect(
            self._on_help
        )

    def _on_close(self) -> None:
        self.host.quick_exit()

    def _on_help(self) -> None:
        self.host.go("help")

    def go_on(self) -> None:
        """She has read it and decides to go on."""
        tell_device(self.host, "overridden")
        if self.host.has_session:
            self.host.go("plan")
        else:
            self.host.after(self.view)


class _GoOn(QWidget):
    """The quiet way past this page: asked twice, and hers to decide."""

    def __init__(self, host: Host, page: NotSafePage) -> None:
        super().__init__()
        self._host, self._page = host, page
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._first = Button(tr("I know this and want to go on anyway"), Kind.QUIET)
        self._hint = Hint(
            tr(
                "They may see what you write and do here, and when. "
                "It is your decision, and you know them best."
            ),
            "caution",
        )
        self._yes = Button(tr("Yes, go on here"), Kind.SECONDARY)
        left = Qt.AlignmentFlag.AlignLeft
        column.addWidget(self._first, 0, left)
        column.addWidget(self._hint)
        column.addWidget(self._yes, 0, left)
        self._hint.hide()
        self._yes.hide()
        self._first.clicked.connect(self._on_first)
        self._yes.clicked.connect(self._on_yes)

    def _on_first(self) -> None:
        self._first.hide()
        self._hint.show()
        self._yes.show()
        accessible.announce(self, self._hint.label.text())
        self._yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_yes(self) -> None:
        self._page.go_on()


def _safer() -> list[QWidget]:
    return [
        Point("building", tr("One in a public library"), tr("Sign out of everything at the end.")),
        Point(
            "users",
            tr("One that a friend owns"),
            tr("Best a friend the other person hardly knows."),
        ),
        Point(
            "life-buoy",
            tr("One at an advocate’s office or a shelter"),
            tr("They do this often, and can sit beside you."),
        ),
        Point(
            "briefcase",
            tr("One at work or school"),
            tr("Only if the other person has no way to look at it."),
        ),
    ]


def _for_now() -> list[QWidget]:
    return [
        Point(
            "search",
            tr("Do not search for help here"),
            tr("What you search for and read on this computer can be seen."),
        ),
        Point(
            "sliders-horizontal",
            tr("Leave its settings as they are"),
            tr("They may notice a change, and ask about it."),
        ),
        Point(
            "laptop",
            tr("Use it as you always do"),
            tr("For everyday things that nobody would wonder about."),
        ),
        Point(
            "phone",
            tr("To talk to someone, use another phone"),
            tr("One they never held, or one at a friend’s place."),
        ),
    ]


def _take() -> list[QWidget]:
    return [
        Point(
            "notebook-text",
            tr("The names of your accounts, on paper or in your head"),
            tr("No passwords are needed to begin."),
        ),
        Point(
            "map-pin",
            tr("Think about your phone and your car"),
            tr("Either can show where you are. A usual trip draws less notice."),
        ),
        Point(
            "check",
            tr("Nothing from here"),
            tr("You can put this program on the other computer and start new."),
        ),
    ]


def _remove() -> list[QWidget]:
    found = next(limit for limit in LIMITS if limit.id == "N4")
    return [
        Point(
            "trash-2",
            tr("Remove it like any other program"),
            tr("Or delete its folder, and the file you downloaded. Then empty the trash."),
        ),
        Point("triangle-alert", tr("What stays behind"), tr(found.text)),
    ]
