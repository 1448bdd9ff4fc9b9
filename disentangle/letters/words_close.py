"""The sentences of the notes to friends and family, by tone. Each is translated on its own.

What to ask of them: reply to nothing, pass nothing on, do not tag or tell a place, save what
comes, do not face the other person (ESAF, SPARC, ZC).
"""

from __future__ import annotations

from typing import Final

from disentangle.i18n import N_
from disentangle.letters.notes import Paragraphs, Relation, Tone, When, say

_LEFT, _STAYING, _OPEN = When.LEFT, When.STAYING, When.OPEN

_HI: Final = say(N_("Hi {name}."))
_DEAR: Final = say(N_("Dear {name},"))
_REGARDS_ME: Final = say(N_("Kind regards,\n{me}"))

_SPLIT: Final = say(N_("{them} and I have split up."), _LEFT)
_APART: Final = say(N_("{them} and I are no longer together."), _LEFT)
_PRIVATE: Final = say(N_("Some things are private for me right now."), _STAYING)
_KEEP: Final = say(N_("Please keep what I do and where I am to yourself."), _STAYING)
_KEEP_TOO: Final = say(
    N_("That means {them} too, also about small things. Please don’t say that I asked."),
    _STAYING,
    _OPEN,
)
_NO_ANSWER: Final = say(
    N_("Please don’t answer {them} for me, and don’t pass on any news of me, even small things."),
    _LEFT,
)
_NO_FACING: Final = say(N_("And please don’t face {them} on my behalf."), _LEFT)
_NEW_NUMBER: Final = say(
    N_(
        "I am changing some accounts and my number soon. "
        "I will give you the new number when we meet."
    ),
    _LEFT,
    _OPEN,
)

_FRIEND: Final[dict[Tone, Paragraphs]] = {
    Tone.WARM: (
        (
            _HI,
            say(N_("{them} and I have split up, and I would like your help."), _LEFT),
            say(N_("Something private is on my mind, and I would like your help."), _STAYING),
        ),
        (
            _NO_ANSWER,
            _KEEP,
            _KEEP_TOO,
            say(
                N_(
                    "If {them} writes or calls, save it with date and time, don’t reply, "
                    "and tell me."
                ),
                _LEFT,
            ),
        ),
        (say(N_("Please don’t tag me, post about me or say where I am.")), _NO_FACING),
        (_NEW_NUMBER,),
        (say(N_("It helps to have you. I’ll call you when I can.")),),
    ),
    Tone.SHORT: (
        (
            _HI,
            _SPLIT,
            _PRIVATE,
            _KEEP,
            _KEEP_TOO,
            say(N_("Please pass on nothing about me, and don’t reply to {them}."), _LEFT),
            say(N_("Don’t tag me or say where I am.")),
            say(N_("If {them} writes, save it and tell me."), _LEFT),
            say(N_("My number will change. I will tell you when we meet."), _LEFT, _OPEN),
            say(N_("Thank you.")),
        ),
    ),
    Tone.FORMAL: (
        (_DEAR,),
        (_APART, _PRIVATE, say(N_("I ask you to keep this between us."))),
        (
            _KEEP,
            _KEEP_TOO,
            say(
                N_("Please do not answer {them} for me, and pass on no news of me."),
                _LEFT,
            ),
            say(
                N_("Please save any message or call with date and time, and let me know."),
                _LEFT,
            ),
            say(N_("Please do not tag me, post about me or say where I am.")),
            say(N_("Please do not speak to {them} on my behalf."), _LEFT),
        ),
        (_NEW_NUMBER,),
        (_REGARDS_ME,),
    ),
}

_PARENT: Final[dict[Tone, Paragraphs]] = {
    Tone.WARM: (
        (
            _HI,
            say(N_("{them} and I have split up, and I need some space from it all."), _LEFT),
            say(N_("I have a lot on my mind, and I need some quiet."), _STAYING),
        ),
        (
            _NO_ANSWER,
            _KEEP,
            _KEEP_TOO,
            say(N_("If {them} writes or calls, save it, don’t reply, and tell me."), _LEFT),
        ),
        (_NEW_NUMBER,),
        (
            say(N_("Please don’t tag me or say where I am.")),
            say(N_("I’ll call you when I can. Love you.")),
        ),
    ),
    Tone.SHORT: (
        (
            _HI,
            _SPLIT,
            _PRIVATE,
            _KEEP,
            _KEEP_TOO,
            say(
                N_("Please pass on nothing about me. Save what {them} sends, and don’t reply."),
                _LEFT,
            ),
            say(N_("Don’t tag me or say where I am.")),
            say(N_("My number will change. I will tell you when we meet."), _LEFT, _OPEN),
            say(N_("I’ll call you when I can.")),
        ),
    ),
    Tone.FORMAL: (
        (_DEAR,),
        (_APART, _PRIVATE, say(N_("I ask you to keep this in the family."))),
        (
            _KEEP,
            _KEEP_TOO,
            say(
                N_("Please do not answer {them} for me, and pass on no message either way."),
                _LEFT,
            ),
            say(
                N_("Please save messages and calls with date and time before you block anyone."),
                _LEFT,
            ),
            say(N_("Please do not tag me, post about me or say where I am.")),
        ),
        (_NEW_NUMBER,),
        (_REGARDS_ME,),
    ),
}

_MUTUAL_OPEN: Final = say(
    N_(
        "If {them} writes to you about me, please save it and tell me. "
        "A new page in my name may not be mine, so ask me first."
    ),
    _LEFT,
    _OPEN,
)

_MUTUAL: Final[dict[Tone, Paragraphs]] = {
    Tone.WARM: (
        (_HI, _SPLIT, _PRIVATE),
        (
            say(N_("You know us both, and I don’t ask you to take sides."), _LEFT),
            say(N_("I don’t want to talk about it, so please tell nobody about me.")),
            say(N_("Please don’t tag me or say where I am.")),
        ),
        (_MUTUAL_OPEN,),
        (say(N_("Thank you. It means a lot.")),),
    ),
    Tone.SHORT: (
        (
            _HI,
            say(N_("I don’t want to talk about it, so please tell nobody about me.")),
            say(N_("Don’t tag me or say where I am.")),
            _MUTUAL_OPEN,
            say(N_("Thank you.")),
        ),
    ),
    Tone.FORMAL: (
        (_DEAR,),
        (
            _APART,
            _PRIVATE,
            say(N_("I do not wish to talk about it, and I ask nobody to take sides.")),
            say(N_("Please pass nothing on, in either direction."), _LEFT),
            say(N_("Please do not tag me or say where I am.")),
        ),
        (_MUTUAL_OPEN,),
        (_REGARDS_ME,),
    ),
}

CLOSE: Final[dict[Relation, dict[Tone, Paragraphs]]] = {
    Relation.FRIEND: _FRIEND,
    Relation.PARENT: _PARENT,
    Relation.MUTUAL: _MUTUAL,
}
