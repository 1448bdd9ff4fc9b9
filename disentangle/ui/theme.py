"""Colours, type and sizes, and how they reach every widget.

`apply` puts one frozen `Theme` on the application; `theme_of` reads it back. A widget that paints
itself asks `theme_of(self)` on each paint and lays itself out again on `StyleChange`, which Qt
sends to every widget when the sheet is replaced.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import Enum
from functools import cache
from typing import Final, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from disentangle.resources import resource

Scheme = Literal["light", "dark"]
SchemeWish = Literal["system", "light", "dark"]

TEXT_STEPS: Final = (100, 110, 125, 150, 175, 200)
"""The text sizes a person can choose, in percent."""


@dataclass(frozen=True)
class Tokens:
    """Every colour of the product, as #RRGGBB.

    Amber (`wait`) means pause and think, green (`done`) done, blue (`help`) a person can help.
    Red (`stop`) is for erasing only. Colour never carries a fact alone.
    """

    canvas: str
    side: str
    surface: str
    sunken: str
    line: str
    line2: str
    ink: str
    ink2: str
    ink3: str
    accent: str
    on_accent: str
    accent_hover: str
    soft: str
    on_soft: str
    done: str
    done_tint: str
    wait: str
    wait_tint: str
    help: str
    help_tint: str
    na: str
    na_tint: str
    stop: str
    stop_tint: str
    exit: str
    on_exit: str
    focus: str


LIGHT: Final = Tokens(
    canvas="#F5F3EE", side="#EFECE5", surface="#FFFFFF", sunken="#F8F6F2",
    line="#DED9CF", line2="#857F74", ink="#1E2A2D", ink2="#475457", ink3="#5C676A",
    accent="#1B6A66", on_accent="#FFFFFF", accent_hover="#14544F",
    soft="#DCEDEA", on_soft="#124B48", done="#2B6540", done_tint="#E2F0E5",
    wait="#774700", wait_tint="#FBECCF", help="#3B4A96", help_tint="#E6E9F7",
    na="#565E61", na_tint="#ECEAE5", stop="#9C2A2A", stop_tint="#FBE7E4",
    exit="#263437", on_exit="#FFFFFF", focus="#1D52C8",
)  # fmt: skip

DARK: Final = Tokens(
    canvas="#13181A", side="#0F1416", surface="#1C2325", sunken="#171D1F",
    line="#333D40", line2="#7C888B", ink="#EBEEEC", ink2="#BCC5C5", ink3="#A0ABAC",
    accent="#74CBC1", on_accent="#0A2320", accent_hover="#8FD9D0",
    soft="#1C3B3A", on_soft="#B5E5DE", done="#9AD6AC", done_tint="#1E3527",
    wait="#F0C67C", wait_tint="#3A2D14", help="#B4C0F5", help_tint="#262D4C",
    na="#B1B9BA", na_tint="#2A3133", stop="#F2A9A2", stop_tint="#43211F",
    exit="#E6EAE8", on_exit="#172022", focus="#9DBBFF",
)  # fmt: skip


def _high_contrast(tokens: Tokens) -> Tokens:
    """The same tokens one step darker, for people whose system asks for more contrast."""
    return replace(tokens, ink2=tokens.ink, ink3=tokens.ink2, line=tokens.line2, line2=tokens.ink2)


class Role(Enum):
    """What a text is for. The value is its size in px at 100 %, and its line height."""

    QUESTION = (32, 1.22)
    PAGE = (30, 1.22)
    CARD = (21, 1.28)
    LEAD = (18, 1.42)
    BODY = (16, 1.42)
    SUPPORT = (15, 1.42)
    META = (14, 1.42)
    FLOOR = (13, 1.42)

    @property
    def size(self) -> int:
        """Pixels at 100 %."""
        return self.value[0]

    @property
    def leading(self) -> float:
        """Line height as a multiple of the size."""
        return self.value[1]

    @property
    def is_heading(self) -> bool:
        """Whether the display cut of the face is used."""
        return self in (Role.QUESTION, Role.PAGE, Role.CARD)


REGULAR: Final = QFont.Weight.Normal
MEDIUM: Final = QFont.Weight.Medium
STRONG: Final = QFont.Weight.DemiBold

# Four static cuts rather than the variable file: DirectWrite, Core Text and FreeType all agree
# on static weights, while Qt picks named instances of a variable file differently on each.
_FACES: Final = {
    REGULAR: "Inter-Regular.ttf",
    MEDIUM: "Inter-Medium.ttf",
    STRONG: "Inter-SemiBold.ttf",
}
_DISPLAY: Final = "InterDisplay-SemiBold.ttf"


@cache
def _family(file: str) -> str | None:
    """The family name the system gives this shipped face; None if it cannot be read."""
    number = QFontDatabase.addApplicationFont(str(resource("fonts", file)))
    names = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return names[0] if names else None


@cache
def _font(display: bool, weight: QFont.Weight, size: int) -> QFont:
    family = _family(_DISPLAY if display else _FACES[weight])
    font = QFont()
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).families()
    font.setFamilies([*([family] if family else []), *system])
    font.setWeight(weight)
    font.setPixelSize(size)
    if display:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98.5)
    return font


@dataclass(frozen=True)
class Theme:
    """One look: colour scheme, text size and contrast.

    Attributes:
        scheme: "light" or "dark".
        text_percent: 100 to 200. Text grows by all of it; icons and paddings by a part of it, so
            that a page at 200 % still fits a laptop.
        more_contrast: the system asks for stronger lines and text.
    """

    scheme: Scheme = "light"
    text_percent: int = 100
    more_contrast: bool = False

    @property
    def scale(self) -> float:
        """The text size as a factor, 1.0 to 2.0."""
        return self.text_percent / 100

    @property
    def tokens(self) -> Tokens:
        """The colours of this look."""
        base = DARK if self.scheme == "dark" else LIGHT
        return _high_contrast(base) if self.more_contrast else base

    def color(self, token: str) -> QColor:
        """One token by name, such as "accent"."""
        return QColor(getattr(self.tokens, token))

    def px(self, n: float) -> int:
        """A padding or gap of `n` px at 100 %; 1.35 times as much at 200 %."""
        return round(n * (1 + 0.35 * (self.scale - 1)))

    def icon(self, n: float) -> int:
        """The side of an icon, glyph or box of `n` px at 100 %; 1.7 times as much at 200 %."""
        return round(n * (1 + 0.7 * (self.scale - 1)))

    def text_px(self, n: float) -> int:
        """A length that counts in text, such as a column of words: doubled at 200 %."""
        return round(n * self.scale)

    def in_text(self, width: float) -> float:
        """How wide `width` px is counted in text: 1366 px at 200 % acts as 683."""
        return width / self.scale

    def font(self, role: Role, weight: QFont.Weight | None = None) -> QFont:
        """The face for a role; headings are Inter Display 600. Needs a running QApplication."""
        chosen = STRONG if role.is_heading else (weight or REGULAR)
        return QFont(_font(role.is_heading, chosen, self.text_px(role.size)))

    def mono(self, role: Role, weight: QFont.Weight | None = None) -> QFont:
        """The system's fixed-width face, for codes that are copied by hand."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setWeight(weight or REGULAR)
        font.setPixelSize(self.text_px(role.size))
        return font

    def line(self, role: Role) -> int:
        """The height of one line of text in px."""
        return round(self.text_px(role.size) * role.leading)

    def palette(self) -> QPalette:
        """Every palette role, set one by one: QPalette(color) alone gives white on black bases."""
        t, p, r = self.tokens, QPalette(), QPalette.ColorRole
        pairs = {
            r.Window: t.canvas, r.WindowText: t.ink, r.Base: t.surface,
            r.AlternateBase: t.sunken, r.Text: t.ink, r.Button: t.surface, r.ButtonText: t.ink,
            r.BrightText: t.on_accent, r.Light: t.surface, r.Midlight: t.sunken, r.Mid: t.line,
            r.Dark: t.line2, r.Shadow: t.line2, r.Highlight: t.accent,
            r.HighlightedText: t.on_accent, r.Link: t.accent, r.LinkVisited: t.accent,
            r.ToolTipBase: t.surface, r.ToolTipText: t.ink, r.PlaceholderText: t.ink3,
            r.Accent: t.accent,
        }  # fmt: skip
        for role, color in pairs.items():
            p.setColor(role, QColor(color))
        for role in (r.WindowText, r.Text, r.ButtonText):
            p.setColor(QPalette.ColorGroup.Disabled, role, QColor(t.ink3))
        return p

    def stylesheet(self) -> str:
        """The sheet for the few stock widgets: fields, scroll bars, menus.

        Px sizes in a sheet ignore later changes of the app font, so it is rebuilt for every look.
        """
        values: dict[str, object] = {f.name: getattr(self.tokens, f.name) for f in fields(Tokens)}
        values |= {
            "body": self.text_px(Role.BODY.size), "pad": self.px(12), "small": self.px(8),
            "bar": self.px(10), "handle": self.px(48),
        }  # fmt: skip
        return _SHEET.format_map(values)


# Fields: line2 edges are 4.0:1 on surface (WCAG 1.4.11 asks for 3:1).
_SHEET: Final = """
QLineEdit, QPlainTextEdit {{
  background: {surface}; color: {ink}; border: 1px solid {line2}; border-radius: 8px;
  padding: {small}px {pad}px; font-size: {body}px;
  selection-background-color: {accent}; selection-color: {on_accent};
}}
QLineEdit:hover, QPlainTextEdit:hover {{ border-color: {ink2}; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] {{ border: 2px solid {wait}; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ background: {sunken}; color: {ink3}; }}
QPlainTextEdit {{ padding: {small}px; }}
QLineEdit[bare="true"] {{ border: none; background: transparent; padding: 0; }}
QScrollArea, QScrollArea > QWidget > QWidget#column {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: {bar}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {bar}px; margin: 0; }}
QScrollBar::handle {{ background: {line2}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: {handle}px; }}
QScrollBar::handle:horizontal {{ min-width: {handle}px; }}
QScrollBar::handle:hover {{ background: {ink2}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
  background: transparent; border: none; width: 0; height: 0;
}}
QMenu {{
  background: {surface}; color: {ink}; border: 1px solid {line2}; padding: 6px;
  font-size: {body}px;
}}
QMenu::item {{ padding: {pad}px {pad}px; border-radius: 6px; }}
QMenu::item:selected {{ background: {soft}; color: {on_soft}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 6px {pad}px; }}
QToolTip {{ background: {surface}; color: {ink}; border: 1px solid {line2}; }}
"""

_PROPERTY: Final = "theme"
_RINGS: Final = "rings"

# Given to QApplication as arguments: setting the style later wraps the style object, which loads
# all of its enums and costs 5 ms before the first paint.
STYLE: Final = ("-style", "fusion")


def apply(app: QApplication, theme: Theme) -> None:
    """Give the whole application this look. Every widget gets a StyleChange event.

    The style under it must be Fusion: `STYLE` goes onto the command line of the application.
    """
    app.setProperty(_PROPERTY, theme)
    app.setPalette(theme.palette())
    app.setFont(theme.font(Role.BODY))
    app.setStyleSheet(theme.stylesheet())


def show_focus_rings(app: QApplication) -> None:
    """Ring whatever has the keyboard from now on. Once per application."""
    from disentangle.ui.focus import FocusRings, RingLook

    def look() -> RingLook:
        theme = theme_of()
        return RingLook(theme.color("focus"), theme.px(8))

    if app.property(_RINGS) is None:
        app.setProperty(_RINGS, FocusRings(app, look))


def theme_of(widget: QWidget | None = None) -> Theme:
    """The look in force; the light one at 100 % before `apply` was called."""
    app = QApplication.instance()
    theme = app.property(_PROPERTY) if app is not None else None
    return theme if isinstance(theme, Theme) else Theme()


class ThemeKeeper(QObject):
    """Keeps the look in step with the person's wishes and the system's.

    Signals:
        changed(Theme): a new look was applied.
    """

    changed = Signal(object)

    def __init__(
        self, app: QApplication, wish: SchemeWish = "system", text_percent: int = 100
    ) -> None:
        super().__init__(app)
        self._app = app
        self._wish: SchemeWish = wish
        self._percent = text_percent
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)
        self._renew()

    @property
    def wish(self) -> SchemeWish:
        """What the person chose."""
        return self._wish

    @property
    def text_percent(self) -> int:
        """The text size in force."""
        return self._percent

    @property
    def theme(self) -> Theme:
        """The look in force."""
        return theme_of()

    def set_wish(self, wish: SchemeWish) -> None:
        """Follow the system, or stay light or dark."""
        self._wish = wish
        self._renew()

    def set_text_percent(self, percent: int) -> None:
        """Change the text size; kept between 100 and 200."""
        self._percent = max(TEXT_STEPS[0], min(TEXT_STEPS[-1], percent))
        self._renew()

    def larger(self) -> None:
        """One step up; stays at 200."""
        self.set_text_percent(next((s for s in TEXT_STEPS if s > self._percent), TEXT_STEPS[-1]))

    def smaller(self) -> None:
        """One step down; stays at 100."""
        below = [s for s in TEXT_STEPS if s < self._percent]
        self.set_text_percent(below[-1] if below else TEXT_STEPS[0])

    def _on_system_changed(self) -> None:
        self._renew()

    def _renew(self) -> None:
        hints = self._app.styleHints()
        scheme: Scheme
        if self._wish == "system":
            scheme = "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
        else:
            scheme = self._wish
        contrast = hints.accessibility().contrastPreference()
        theme = Theme(scheme, self._percent, contrast == Qt.ContrastPreference.HighContrast)
        if self._app.property(_PROPERTY) == theme:
            return
        apply(self._app, theme)
        self.changed.emit(theme)
