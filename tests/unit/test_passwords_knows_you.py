"""What someone who knows you would try is refused; what chance makes is not."""

from __future__ import annotations

import gc
import random
import string
from collections.abc import Iterator

import pytest

from disentangle.passwords import known
from disentangle.passwords.facts import Facts
from disentangle.passwords.knows_you import estimate
from disentangle.passwords.strength import Level, check, passphrase_check
from disentangle.passwords.wordlist import phrase_words

# Invented people. Random choices here only make test cases and are the same on every run.
_NAMES = (
    "Anna Jonas Mia Luca Zoë Chloé José Søren Björn Müller Kowalski Łukasz Aylin Mehmet Fatima"
    " Priya Arjun Mei Nguyen O'Brien Elizabeth Alexander Charlotte Benjamin Jo Theodora Наташа"
).split()
_PETS = "Fluffy Rex Bella Schnurri Mr.Whiskers Luna Biscuit Tapsi Kiki Pepper".split()
_PLACES = ["Berlin", "Springfield", "São Paulo", "New York", "Görlitz", "Malmö", "Kraków", "Bath"]
_OTHER = ["Red Rovers", "Blue Moon", "Golden Hour", "Harbour FC", "Café Olé", "Rock 'n' Roll"]
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_LEET = str.maketrans("aeiost", "@31057")
_ASCII = str.maketrans("ëéøöüłãóä", "eeooulaoa")


class Persona:
    """One invented person: what the other one knows, and what that one would try."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.names = rng.sample(_NAMES, 5)
        self.pets = rng.sample(_PETS, 2)
        self.places = rng.sample(_PLACES, 2)
        self.other = rng.sample(_OTHER, 2)
        self.days = [
            (rng.randint(1, 28), rng.randint(1, 12), rng.randint(1955, 2024)) for _ in "abc"
        ]
        self.phone = f"+1 555 01{rng.randint(0, 99):02} {rng.randint(100, 999)}"
        self.plate = f"{rng.choice('ABKM')}B {rng.randint(100, 9999)} C"
        self.old = [
            self.pets[0].capitalize() + str(rng.randint(10, 99)) + "!",
            "".join(rng.choices(string.ascii_letters + string.digits, k=11)),
            rng.choice(["blue", "green", "quiet"])
            + str(rng.randint(1, 9))
            + rng.choice(["River", "Stone"]),
        ]

    def facts(self) -> Facts:
        typed = ["{d}/{m}/{y}", "{d:02}.{m:02}.{y}", "{y}-{m:02}-{d:02}", "{d} {name} {y}"]
        dates = [
            self.rng.choice(typed).format(d=d, m=m, y=y, name=_MONTHS[m - 1])
            for d, m, y in self.days
        ]
        return Facts(
            words=(*self.names, *self.pets, *self.places, *self.other),
            dates=tuple(dates),
            numbers=(self.phone, self.plate),
            old_passwords=tuple(self.old),
        )

    def word(self) -> str:
        rng = self.rng
        word = rng.choice(
            [*self.names, *self.names, *self.pets, *self.pets, *self.places, *self.other]
        )
        word = word.replace(" ", "").replace("'", "").replace(".", "")
        if rng.random() < 0.8:
            word = word.lower().translate(_ASCII)
        return rng.choice([str.lower, str.lower, str.capitalize, str.upper, str.title])(word)

    def dressed(self) -> str:
        rng, word = self.rng, self.word()
        change = rng.randrange(10)
        if change == 0:
            return word.lower().translate(_LEET)
        if change == 1:
            return word[::-1]
        if change == 2 and len(word) < 8:
            return word * 2
        if change == 3 and len(word) > 4:
            return word[: rng.randint(3, 4)]
        return word

    def day(self) -> str:
        d, m, y = self.rng.choice(self.days)
        forms = (
            f"{d:02}{m:02}{y}", f"{m:02}{d:02}{y}", f"{y}{m:02}{d:02}", f"{d:02}{m:02}{y % 100:02}",
            f"{d}{_MONTHS[m - 1]}{y}", f"{d:02}.{m:02}.{y}", f"{y}-{m:02}-{d:02}",
            f"{d}/{m}/{y % 100:02}",
            f"{_MONTHS[m - 1].capitalize()}{d}", f"{d:02}{m:02}", f"{y}", f"{_MONTHS[m - 1]}{y}",
        )  # fmt: skip
        return self.rng.choice(forms)

    def tail(self) -> str:
        year = self.rng.randint(1990, 2026)
        tails = ["", "", "!", "1", "123", "!!", "?", "69", "#1", str(year), str(year) + "!", "01"]
        return self.rng.choice([*tails, str(self.rng.randint(0, 999)), "xoxo", "4ever", "$"])

    def old_variant(self) -> str:
        rng, old = self.rng, self.rng.choice(self.old)
        middle = len(old) // 2
        forms = (
            old, old.swapcase(), old + rng.choice(["!", "1", "2024", "?!"]), old.capitalize(),
            old[middle:] + old[:middle], old[:-1] + rng.choice("0123456789"), old.lower(),
            old[::-1], old[:-1], "!" + old,
        )  # fmt: skip
        return rng.choice(forms)

    def guess(self) -> str:
        rng = self.rng
        gap = rng.choice(["", "", "-", "_", ".", "&", "+", " ", "and"])
        kind = rng.randrange(10)
        if kind <= 1:
            return self.dressed() + self.tail()
        if kind == 2:
            return self.dressed() + gap + self.day() + rng.choice(["", "", "!"])
        if kind == 3:
            return self.dressed() + gap + self.dressed() + self.tail()
        if kind == 4:
            return rng.choice(["ilove", "my", "!", "the", "1", ""]) + self.dressed() + self.tail()
        if kind == 5:
            return self.day() + gap + self.dressed()
        if kind == 6:
            digits = "".join(filter(str.isdigit, self.phone))
            number = rng.choice(
                [digits, digits[1:], digits[-4:], digits[-7:], self.plate.replace(" ", "")]
            )
            return rng.choice([number, self.dressed() + gap + number, number + self.tail()])
        if kind == 7:
            return self.old_variant()
        if kind == 8:
            walk = rng.choice(["qwerty", "asdf", "1234", "qwertz", "1qaz"])
            return rng.choice([self.dressed() + walk, walk + gap + self.dressed()])
        return self.dressed() + gap + rng.choice(["summer", "Winter", "april", "dec"]) + self.tail()


def personas(seed: int, count: int) -> list[Persona]:
    return [Persona(random.Random(f"{seed}-{n}")) for n in range(count)]


def guesses(people: list[Persona], count: int) -> Iterator[tuple[str, Facts]]:
    spread = [(person, person.facts()) for person in people]
    for n in range(count):
        person, facts = spread[n % len(spread)]
        yield person.guess(), facts


def test_at_least_95_of_100_things_they_would_try_are_refused() -> None:
    tried = list(guesses(personas(30, 20), 2_000))
    refused = [check(guess, facts).level is Level.GUESSABLE for guess, facts in tried]
    assert sum(refused) >= 0.95 * 2_000


def test_the_lock_of_the_case_refuses_at_least_as_many() -> None:
    tried = list(guesses(personas(31, 20), 1_000))
    refused = [passphrase_check(guess, facts).level is Level.GUESSABLE for guess, facts in tried]
    assert sum(refused) >= 0.97 * 1_000


def test_no_five_random_words_are_refused() -> None:
    rng = random.Random(32)
    people = [person.facts() for person in personas(32, 20)]
    for n in range(2_000):
        phrase = rng.choice(["-", " ", "", "."]).join(rng.choices(phrase_words(), k=5))
        verdict = passphrase_check(phrase, people[n % 20])
        assert verdict.level is Level.OK, (n, verdict.guesses_log10)
        if n % 10 == 0:
            assert check(phrase, people[n % 20]).level is Level.OK, n


def test_at_most_one_in_a_thousand_random_passwords_is_refused() -> None:
    rng = random.Random(33)
    people = [person.facts() for person in personas(33, 20)]
    signs = string.ascii_letters + string.digits
    drawn = ["".join(rng.choices(signs, k=14)) for _ in range(2_000)]
    refused = sum(check(text, people[n % 20]).level is not Level.OK for n, text in enumerate(drawn))
    assert refused <= 2


_ANNA = Facts(
    words=("Anna Belle", "Fluffy", "Doggo", "Zoë", "Müller", "Alexander", "Red Rovers"),
    dates=("14/02/1987",),
    numbers=("+1 555 010 1234", "AB-123 CD"),
    old_passwords=("Quiet42River", "x7Kq9mZ2pL"),
)


@pytest.mark.parametrize(
    "guess",
    [
        "annabelle", "belleanna7", "AB-rovers", "rr1987!", "Fluffy-Doggo-99", "zoe2015",
        "mueller87", "MULLER_87", "@l3x@nd3r!", "alexy2024", "yffulf123", "FluffyFluffy",
        "f.l.u.f.f.y", "14feb1987", "feb14th87!", "1987.02.14", "02141987x", "78912041",
        "5550101234", "0101234!", "ab123cd", "Quiet43River", "RiverQuiet42", "quiet42river!!",
        "x7Kq9mZ3pL", "mZ2pLx7Kq9", "X7KQ9MZ2PL1", "iloveannabelle4ever",
        "Anna&Doggo-14.02.1987!", "qwertyfluffy1", "summerfluffy2026", "FlUfFy#1",
    ],
)  # fmt: skip
def test_each_way_of_dressing_a_fact_is_seen(guess: str) -> None:
    assert check(guess, _ANNA).level is Level.GUESSABLE


def test_a_season_and_this_year_is_no_secret_even_without_facts() -> None:
    assert check("Summer2026!", Facts()).level is Level.GUESSABLE


def test_facts_in_a_strong_password_do_not_condemn_it() -> None:
    assert check("fluffy-walnut-ferry-cobalt-velvet-thimble", _ANNA).level is Level.OK


def test_the_worked_out_forms_go_when_the_facts_go() -> None:
    gc.collect()
    facts = Facts(words=("Tapsi", "Golden Hour"))
    before = len(known._spread)
    estimate("tapsi", facts)
    assert len(known._spread) == before + 1
    del facts
    gc.collect()
    assert len(known._spread) == before
