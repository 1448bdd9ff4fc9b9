"""The sentences of the notes to offices: the least each one needs, and nothing of her story.

A picture and what not to confirm (SPARC, NNEDV); who may pick up a child (areas 38, 45); a spoken
password and another emergency contact at the doctor’s (area 53). Each is translated on its own.
"""

from __future__ import annotations

from typing import Final

from disentangle.i18n import N_
from disentangle.letters.notes import Paragraphs, Relation, Tone, When, say

_OPEN, _CHILD, _NO_CHILD = When.OPEN, When.CHILD, When.NO_CHILD

_HELLO: Final = say(N_("Hello,"))
_GOOD_DAY: Final = say(N_("Good day,"))
_THANKS_ME: Final = say(N_("Thank you,\n{me}"))
_REGARDS_ME: Final = say(N_("Kind regards,\n{me}"))

_LANDLORD: Final[dict[Tone, Paragraphs]] = {
    Tone.WARM: (
        (_HELLO,),
        (
            say(N_("I would like to keep my home private, and I ask for your help.")),
            say(N_("Please tell nobody that I live here. Give no key, code or number to anyone.")),
        ),
        (
            say(N_("This is about {person} above all. I can show you a picture.")),
            say(N_("If this person comes or calls, please let nobody in, and call me.")),
        ),
        (
            say(
                N_("I would also like to talk with you about the locks, the lights and the code."),
                _OPEN,
            ),
        ),
        (_THANKS_ME,),
    ),
    Tone.SHORT: (
        (
            _HELLO,
            say(N_("please tell nobody that I live here, and give nobody a key or a code.")),
            say(N_("I can show you a picture of {person}. If this person comes, call me.")),
            say(N_("I would also like to ask you about the locks."), _OPEN),
        ),
        (_THANKS_ME,),
    ),
    Tone.FORMAL: (
        (_GOOD_DAY,),
        (
            say(N_("I ask you to keep my home private.")),
            say(N_("Please confirm to nobody that I live here.")),
            say(N_("Please give no key, code or phone number of mine to anyone but me.")),
        ),
        (
            say(N_("I will give you a picture of {person}.")),
            say(N_("Please do not open for this person, and let me know of any visit or call.")),
        ),
        (say(N_("I would also like to speak with you about locks, lights and codes."), _OPEN),),
        (_REGARDS_ME,),
    ),
}

_WORK: Final[dict[Tone, Paragraphs]] = {
    Tone.WARM: (
        (_HELLO,),
        (
            say(N_("I have a private matter, and I ask for a little help at work.")),
            say(N_("Please confirm to nobody that I work here, when, or how to reach me.")),
        ),
        (
            say(N_("If someone asks for me, please take a message and call me first.")),
            say(N_("Please let nobody up whom I don’t expect.")),
            say(N_("I can give the front desk and security a picture of {person}.")),
        ),
        (
            say(
                N_("I may also ask for other hours, or a parking place near the door."),
                _OPEN,
            ),
        ),
        (say(N_("Please tell only those who need to know.")),),
        (_THANKS_ME,),
    ),
    Tone.SHORT: (
        (
            _HELLO,
            say(N_("please confirm to nobody that I work here, when, or how to reach me.")),
            say(N_("If someone asks for me, call me first and let nobody up.")),
            say(N_("I can give the desk and security a picture of {person}.")),
            say(N_("I may also ask for other hours."), _OPEN),
        ),
        (_THANKS_ME,),
    ),
    Tone.FORMAL: (
        (_GOOD_DAY,),
        (
            say(N_("For a private reason I ask for these steps at work.")),
            say(N_("Please confirm to nobody that I work here, my hours or my number.")),
            say(N_("Please have the front desk call me before anyone is let in to see me.")),
            say(N_("Please pass mail and calls for me on to me alone.")),
        ),
        (
            say(N_("I will give the front desk and security a picture of {person}.")),
            say(N_("Please share this only with those who need to know.")),
        ),
        (say(N_("I may also ask for other hours, or another way into the building."), _OPEN),),
        (_REGARDS_ME,),
    ),
}

_SCHOOL: Final[dict[Tone, Paragraphs]] = {
    Tone.WARM: (
        (_HELLO,),
        (
            say(N_("I would like to make sure that you know who may pick up {child}."), _CHILD),
            say(N_("Only these people may: {pickup}."), _CHILD),
            say(N_("If anyone else comes, please keep my child with you and call me."), _CHILD),
            say(
                N_("I would like to keep my time here private, and I ask for your help."), _NO_CHILD
            ),
        ),
        (
            say(N_("Please give our address, number and times to nobody."), _CHILD),
            say(N_("Please show no picture or name of my child in public."), _CHILD),
            say(N_("Please give my address, number and timetable to nobody."), _NO_CHILD),
            say(N_("If someone asks for me, please say nothing and let me know."), _NO_CHILD),
        ),
        (say(N_("My number will change soon. I will bring the new one in person."), _OPEN),),
        (_THANKS_ME,),
    ),
    Tone.SHORT: (
        (
            _HELLO,
            say(N_("only these people may pick up {child}: {pickup}."), _CHILD),
            say(N_("If anyone else comes, please call me first."), _CHILD),
            say(N_("Please give our address and number to nobody."), _CHILD),
            say(N_("please give my address, number and timetable to nobody."), _NO_CHILD),
            say(N_("If someone asks for me, please let me know."), _NO_CHILD),
            say(N_("I will bring a new number in person."), _OPEN),
        ),
        (_THANKS_ME,),
    ),
    Tone.FORMAL: (
        (_GOOD_DAY,),
        (
            say(N_("please note in the file of {child} who may pick up: {pickup}."), _CHILD),
            say(N_("If anyone else comes, please call me before my child leaves."), _CHILD),
            say(N_("Please give no address, number or times of ours to anyone."), _CHILD),
            say(N_("Please take no new contact into the file without my word."), _CHILD),
            say(N_("please give my address, number and timetable to nobody."), _NO_CHILD),
            say(N_("Please confirm to nobody that I study here."), _NO_CHILD),
        ),
        (say(N_("My number will change soon. I will bring the new one in person."), _OPEN),),
        (_REGARDS_ME,),
    ),
}

_DOCTOR: Final[dict[Tone, Paragraphs]] = {
    Tone.WARM: (
        (_HELLO,),
        (
            say(N_("I would like to keep my file private, and I ask for your help.")),
            say(N_("Please put a spoken password on it, and ask for it before you say anything.")),
            say(N_("I will tell you the word at the desk.")),
        ),
        (
            say(N_("Please take out my old emergency contact. My new one is {contact}.")),
            say(N_("Nobody else may hear of visits, papers or my address, or pick things up.")),
        ),
        (say(N_("My number will change soon. I will give it to you at the desk."), _OPEN),),
        (_THANKS_ME,),
    ),
    Tone.SHORT: (
        (
            _HELLO,
            say(N_("please put a spoken password on my file. I will tell you it at the desk.")),
            say(N_("My new emergency contact is {contact}. Please take out the old one.")),
            say(N_("Tell nobody else about my visits or my address.")),
            say(N_("I will bring a new number too."), _OPEN),
        ),
        (_THANKS_ME,),
    ),
    Tone.FORMAL: (
        (_GOOD_DAY,),
        (
            say(N_("I ask for these changes in my file.")),
            say(N_("Please add a spoken password, and ask for it before any call about me.")),
            say(N_("Please take out the old emergency contact and enter {contact}.")),
            say(N_("Please give no word on visits, papers or my address to anyone else.")),
            say(N_("Please read the file back to me when it is changed.")),
        ),
        (say(N_("My number will change soon. I will give it to you at the desk."), _OPEN),),
        (_REGARDS_ME,),
    ),
}

OFFICES: Final[dict[Relation, dict[Tone, Paragraphs]]] = {
    Relation.LANDLORD: _LANDLORD,
    Relation.WORK: _WORK,
    Relation.SCHOOL: _SCHOOL,
    Relation.DOCTOR: _DOCTOR,
}
