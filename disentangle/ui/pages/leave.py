"""How to leave fast, told before anything is written."""

from __future__ import annotations

from disentangle.i18n import tr
from disentangle.session.limits import Moment, at
from disentangle.ui.host import Host
from disentangle.ui.pages.start_frame import Columns, Point, StartPage, section


class LeavePage(StartPage):
    """Three ways out, what is kept, and what leaving cannot do."""

    def __init__(self, host: Host) -> None:
        super().__init__(host, "leave", 900)
        self.head(
            tr("How to leave fast"),
            tr("If someone comes in, you can be out of here in a moment. No question is asked."),
            tr("Step {n} of {all}", n=2, all=4),
        )
        grid = Columns()
        grid.add(
            section(
                tr("Three ways out"),
                (
                    Point(
                        "log-out",
                        tr("Press Quick exit"),
                        tr("It is always at the top right, on every page."),
                    ),
                    Point(
                        "chevron-up",
                        tr("Press Shift three times"),
                        tr("Within five seconds, with no other key between."),
                    ),
                    Point("x", tr("Press Ctrl and Q"), tr("On a Mac: Command and Q.")),
                    Point(
                        "play",
                        tr("You can try it now"),
                        tr("Nothing is written yet. Open the program again to start from here."),
                    ),
                ),
            )
        )
        grid.add(
            section(
                tr("What happens then"),
                (
                    Point(
                        "eye-off",
                        tr("This window goes away at once"),
                        tr("What you copied from here leaves the clipboard too."),
                    ),
                    Point(
                        "check",
                        tr("Your work is already saved"),
                        tr("Next time your words open it, just as you left it."),
                    ),
                    Point(
                        "info",
                        tr("Unless you choose to keep nothing"),
                        tr("Then all you wrote ends with the window. You choose on the next page."),
                    ),
                ),
            )
        )
        self.column.addWidget(grid)
        self.column.addWidget(
            section(
                tr("What it cannot do"),
                [
                    Point("triangle-alert", tr(limit.title), tr(limit.text))
                    for limit in at(Moment.LEAVE)
                ],
            )
        )
        self.column.addStretch(1)
        self.main_button(tr("Continue")).clicked.connect(self._on_continue)

    def _on_continue(self) -> None:
        self.host.after(self.view)
