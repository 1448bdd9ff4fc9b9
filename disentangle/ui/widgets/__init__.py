"""Every widget of the product, built once. Pages are made of these and nothing else.

They know nothing of a plan or a session: plain strings and enums go in, signals that name facts
come out. All words are plain text; only arguments named `marks`, and our own sentences in hints,
steps and notices, read `**strong**`. Everything wraps, grows with the text size and follows the
theme by itself. The focus ring is drawn by one overlay (disentangle.ui.focus), so no widget needs
a margin for it; leave 8 px between focusable cards. Import from the modules, so that the first
window loads only what it shows.

Look (disentangle.ui.theme)
    ThemeKeeper(app, wish="system", text_percent=100): set_wish, set_text_percent, larger,
        smaller; .changed(Theme). Makes the app look right from its first line on.
    apply(app, Theme(scheme, text_percent)); theme_of(widget) -> Theme: color(token), font(role,
        weight), mono, line(role), px(n) paddings, icon(n) glyphs, text_px(n) columns of words,
        in_text(px) a width counted in text. Role, TEXT_STEPS, REGULAR, MEDIUM, STRONG.
    icons.icon(name, color, px), icons.paint_icon(painter, name, box, color).
Speech (disentangle.ui.accessible)
    announce(widget, text); speak_as(widget, role).

Text        Text(text, role, tone, weight, *, marks, wrap, mono); setText, set_tone
            Body, Support (15 px, ink2), Meta (14 px, ink3): (text, tone, weight, *, marks, wrap)
            Heading(text, level=1, role=None): setFocus() on the level 1 one when a page opens
            question(text) -> Heading of 32 px
Buttons     Button(text, kind=Kind.SECONDARY, icon=None, *, chevron, large, small, name); .clicked
              Kind: PRIMARY, SECONDARY, QUIET, EXIT, ERASE; set_kind, set_icon, set_name
            LinkButton(text, icon=None, *, name)   IconButton(icon, name, *, small)
            AnswerButton(title, sub, icon): outlined answers of the task's side panel
Answers     ChoiceCard(title, sub="", icon=None, *, radio, dense); .toggled; set_sub, set_wrong
            CheckRow(text, sub=""); .toggled
            ChoiceGroup(parent): add(key, card, *, alone) -> card; chosen(), choose(keys) (silent),
              set_wrong, focus(); .changed(list of keys). `alone`: "None of these", "I’m not sure"
            Segmented([(key, words)], name, current=None): current(), set_current; .chosen(str)
            PlatformSwitch([(key, words)], current=None): "I’m using ..."; .chosen(str)
State       State: NEXT TODO BEGUN DONE LATER UNSAFE HELP NA KEPT; state_word(state)
            StateGlyph(state, fraction=0, *, pale, size=26); StateLegend(states)
            Chip(text, tone, icon), ReasonChip(text, icon, *, urgent); ChipLook(text, tone, icon)
              tones: "soft" "done" "wait" "help" "na" "plain"
            Beads(): show_beads([[Bead(state, fraction)]], ["10 done", "8 to do"])
Rows        TaskRow(title, sub="", state=State.TODO, *, right, chip, fraction, icon, dense, pale,
              chevron); .clicked; show_task(...), set_current(bool)
            Group(title, count="", notice="", *, is_open, foldable, done): add_row, clear,
              set_facts, set_open; .folded(bool)
            FoldedGrid(): add_group, clear      RowCard(): add_row, rows(), clear
            AccountRow(title, tail, icon, [ChipLook], button, button_name, *, button_icon, main);
              .pressed; add_beside_chips(widget)
            EntryRow(when, text, files, files_spoken); .clicked; set_current
            FileRow(name, facts, chip, icon): add_button    CountTile(count, text, tone)
            ProgressLine(): show_progress(done, of, spoken)    IconTile(icon)
Boxes       Card(pad=22, *, sunken): .column    Hint(text, "info"|"caution"|"plain"|"done", icon)
            NextCard(): show_task(title, text, button); .started .other_asked
            MayNotice(title, text, button=""): set_folded; .put_off .unfolded
            UndoLine(): show_change(text, undo_name); .undone
            EmptyState(icon, title, text, button=""); .asked
Steps       Step(number, of, text, path=(), expect="", button=""): set_state(StepState.DONE | OPEN |
              WAITING), set_buttons_shown, add_extra; .confirmed .differs .open_asked
            MenuPath(parts)    NumberedNote(number, text, title="")
Fields      TextField(label, hint="", text=""): text(), set_text, set_error, set_label, hide_label;
              .text_changed(str) .submitted
            NoteField(label, hint="", text="", *, least=4, most=14): the same; .text_changed .left
            SecretField(label, hint=""): text(), clear, set_shown, set_error; .text_changed
              .submitted      SearchField(name): text(); .text_changed(str)
            CodeTiles(*, mono): show_parts(parts, name), clear    QrView(name): show_matrix(rows)
Page        ScrollPage(max_width=None, top=24, gap=12): .column; show_widget
            PageHead(title, sub="", *, is_question): .heading, add_control, set_words
            SidePanel(width=300): .column, set_beside(bool)
            ActionBar(max_width=None): add(button) -> button, clear, set_words(title, sub),
              set_aside(text)
            Sheet(host, title, width=520): .column, add_button, open_sheet, close_sheet; .closed.
              The host is the area below the top bar, so that quick exit stays free.
Frame       TopBar(name="", *, locked): set_saved(text, *, ticked, announce), set_session_name,
              set_locked, set_lead(widget); .exit_asked .help_asked .text_size_asked;
              .exit_button .help_button .text_button
            Place(key, text, icon); places_form(theme, width, height) -> "side" "tabs" "button"
            SideBar(groups, bottom), PlaceTabs(places), PlacesButton(places): set_current,
              set_badge, set_place_shown, .place_chosen(str); the first two focus_current()
            PlanTable(name): show_plan([PlanColumn(key, title)], [PlanBand(text, icon, tone, first,
              last)], [PlanRow(key, title, sub, (PlanCell(state, part),), left, link)], current),
              choose, current(); .cell_chosen(str, str) .cell_opened(str, str) .link_pressed(str)
Lock        forget_words(): call when the session locks; lets go of words kept for drawing
Own         PaintedButton, Panel, Foldable, FlowLayout, IconMark, round_box: to build more
"""
