"""What people put around and between the words of a password, and how cheap each is to try.

The costs are log10 of the number of tries. They are our own estimates, made to sit on the scale
of zxcvbn, where a common word costs its place in a list of words.
"""

from __future__ import annotations

from typing import Final


def _words(text: str, log10: float) -> dict[str, float]:
    return dict.fromkeys(text.split(), log10)


# Single signs between two parts, or at the end.
SIGNS: Final = {sign: 0.7 for sign in "-_. &+!*@#$?,/=:;~%^|'\"<>()[]{}"} | {"!": 0.5, "_": 0.6}

# Heads and tails that people add when a site asks for more.
TAILS: Final = _words(
    "1 2 3 7 11 12 13 21 22 23 33 44 55 66 69 77 88 99 00 01 02 007 007! 100 101 111 123 123! 1234"
    " 1234! 12345 123456 321 420 666 777 786 888 999 000 0000 1111 2000 !! !!! !? ?! ?? .. ... !1"
    " !123 1! 12! 01! 1!! !@# !@#$ @123 #1 #123 $$ ** *** <3 :) ;) xx xxx xo xoxo ily abc xyz qq"
    " zz pw pwd pass the my mi mein mon ma 4u 4ever 4eva 4life 4me 2u forever always 4evr 1st love"
    " luv loves lover iloveyou ilove iluv amor amour liebe amo amore baby babe bebe honey sweet"
    " girl boy man mom mum mama mami dad papa papi kids son wife hubby queen king princess angel"
    " mr mrs ms miss dr team fan fc wifi home login email mail gmail google apple icloud facebook"
    " insta instagram amazon netflix spotify paypal bank work web account secret admin user test"
    " new old neu secure best cool super big little sexy cute lol omg",
    1.3,
)

# Short words that join two parts.
JOINERS: Final = _words(
    "and und et plus with mit avec con vs or not 2 4 & is ist es est in on of for"
    " to from by at an der die das le la les el los de du da do the te je ich you me we us",
    1.0,
)

# Seasons, months and days in the languages people most often mix into passwords.
MONTHS: Final[dict[str, int]] = {
    name: number
    for line in (
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "januar februar maerz april mai juni juli august september oktober november dezember",
        "januar februar marz april mai juni juli august september okt november dez",
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
        "janv fevr mars avr mai juin juil aout sept oct nov dec",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "ene feb mar abr may jun jul ago sep oct nov dic",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre"
        " dicembre",
        "gen feb mar apr mag giu lug ago set ott nov dic",
        "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "styczen luty marzec kwiecien maj czerwiec lipiec sierpien wrzesien pazdziernik listopad"
        " grudzien",
        "ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik",
    )
    for number, name in enumerate(line.split(), 1)
}
SEASONS: Final = _words(
    "spring summer autumn fall winter fruehling fruhling sommer herbst printemps ete automne hiver"
    " primavera verano otono invierno estate autunno inverno verao outono zomer herfst lente wiosna"
    " lato jesien zima yaz kis monday tuesday wednesday thursday friday saturday sunday montag"
    " dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi"
    " samedi dimanche lunes martes miercoles jueves viernes sabado domingo christmas xmas easter"
    " halloween birthday weihnachten ostern noel navidad",
    1.5,
) | dict.fromkeys(MONTHS, 1.5)

_ROWS: Final = (
    "1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop",
    "qsdfghjklm", "wxcvbn", "abcdefghijklmnopqrstuvwxyz", "!@#$%^&*()_+", '!"§$%&/()=?', "+*#'-",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;", "1q2w3e4r5t6y7u8i9o0p", "1a2b3c4d5e6f7g8h9i",
    "a1b2c3d4e5f6g7h8i9", "q1w2e3r4t5y6u7i8o9p0", "qazwsxedcrfvtgbyhnujmikolp",
    "qaywsxedcrfvtgbzhnujmikolp", "zaq1xsw2cde3vfr4bgt5nhy6mju7", "147258369", "159357",
    "741852963", "1379", "2580", "0852", "qweasdzxc", "asdzxc", "qwaszx", "qweqwe", "asdasd",
)  # fmt: skip


def _runs() -> dict[str, float]:
    found: dict[str, float] = {}
    for row in _ROWS:
        for line in (row, row[::-1]):
            for start in range(len(line)):
                # Those from the first key are tried first, later starts after them.
                cost = 1.3 if start == 0 else 1.9
                for end in range(start + 3, len(line) + 1):
                    part = line[start:end]
                    found[part] = min(cost, found.get(part, cost))
    return found


# Keys next to each other, the alphabet and counting, forwards and backwards.
WALKS: Final = _runs()

_GROUPS: Final = (TAILS, JOINERS, SEASONS, WALKS, SIGNS)
# The cheapest cost of each.
GLUE: Final[dict[str, float]] = {
    text: min(group[text] for group in _GROUPS if text in group)
    for text in {text for group in _GROUPS for text in group}
}
LONGEST_GLUE: Final = max(map(len, GLUE))
