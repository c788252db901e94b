"""Names by combination: files, folders, people, things, random words. Enough of them that copying beats memory."""

from __future__ import annotations

from random import Random

THEMES: dict[str, tuple[str, ...]] = {
    "office": tuple(
        "report meeting minutes budget invoice agenda contract proposal memo summary presentation quarterly expenses payroll plan "
        "schedule review draft letter contacts clients orders offer policy onboarding salary timesheet roadmap feedback survey "
        "interview resume vacation travel receipts statement forecast sales inventory suppliers customers warranty complaint "
        "newsletter marketing campaign pitch briefing handover checklist approvals targets staff hiring rent tax insurance".split()
    ),
    "code": tuple(
        "main utils parser server client config index app test helpers models routes database schema build deploy setup api "
        "handler worker cache login auth token router view controller service queue task job scheduler migrate seed lint format "
        "readme changelog license makefile requirements package settings constants types errors logger metrics session socket "
        "script module plugin component widget store hooks style layout backend frontend engine kernel driver".split()
    ),
    "home": tuple(
        "todo shopping groceries recipe garden birthday gifts wishlist chores cleaning packing holiday trip bills electricity water "
        "diary journal dreams movies books reading music playlist workout diet meals menu pets dog cat family kids school homework "
        "furniture repairs car insurance moving party guests wedding address phone passwords ideas reminders calendar habits "
        "bike tools plants seeds freezer pantry laundry tea coffee quotes poems stories letters knitting painting photos".split()
    ),
    "science": tuple(
        "experiment results data sample samples analysis measurements sensor temperature pressure spectrum protein genome cells "
        "telescope orbit survey observations model simulation training notebook paper thesis abstract references figures methods "
        "hypothesis lab protocol calibration trial dose readings rainfall wind soil species birds census population climate "
        "ocean glacier voltage current signal noise fit residuals summary plots lecture seminar exam questions physics chemistry".split()
    ),
    "logs": tuple(
        "app server error access debug system worker backup cron auth network gateway proxy mail sync import export payment "
        "install update monitor health startup shutdown kernel firewall scheduler batch audit events trace requests nightly "
        "deploy build crash session database cache queue printer vpn sensor heartbeat cluster node replica ingest crawler".split()
    ),
    "media": tuple(
        "beach sunset wedding portrait landscape concert birthday holiday family garden mountain forest city street selfie cat dog "
        "cover album track song demo mix intro interview podcast episode voice memo chorus guitar piano drums scan poster logo banner "
        "screenshot wallpaper icon avatar sketch trailer clip footage timelapse lyrics setlist chords captions credits storyboard".split()
    ),
}

EXTENSIONS: dict[str, tuple[tuple[str, int], ...]] = {
    "office": ((".txt", 40), (".md", 22), (".csv", 18), (".json", 4), (".pdf", 4), (".html", 3), (".docx", 3), (".log", 3), (".tsv", 2)),
    "code": ((".py", 34), (".js", 12), (".md", 14), (".json", 10), (".toml", 6), (".yaml", 5), (".sh", 6), (".txt", 10), (".c", 3),
             (".go", 3), (".rs", 3), (".html", 3), (".css", 2), (".log", 4), (".ini", 3), (".ts", 3), (".sql", 2), (".cfg", 2)),
    "home": ((".txt", 56), (".md", 25), (".csv", 9), (".jpg", 3), (".pdf", 2), (".json", 2), (".bak", 2)),
    "science": ((".txt", 30), (".csv", 26), (".md", 16), (".json", 8), (".py", 8), (".log", 4), (".tex", 3), (".tsv", 3), (".dat", 2), (".bak", 1)),
    "logs": ((".log", 72), (".txt", 14), (".json", 4), (".conf", 4), (".csv", 3), (".md", 3), (".out", 2), (".tmp", 3), (".old", 2)),
    "media": ((".txt", 34), (".md", 16), (".jpg", 14), (".png", 10), (".mp3", 7), (".csv", 5), (".mp4", 3), (".wav", 2), (".json", 3),
              (".srt", 2)),
}  # fmt: skip
BINARY = frozenset({".pdf", ".docx", ".jpg", ".png", ".mp3", ".mp4", ".wav", ".zip", ".bin"})

_ADJECTIVES = (
    "old new final first last big small blue red green black white quick slow quiet happy lucky secret private public daily weekly "
    "monthly yearly early late north south east west spring summer autumn winter main extra second third spare rough clean raw "
    "shared personal temp sample example urgent important misc other"
).split()
FOLDERS = (
    "docs notes archive old backup data logs src tests reports images photos music projects work private shared tmp drafts "
    "scripts assets config exports downloads inbox outbox invoices letters recipes school university office home clients lib "
    "examples samples results figures build dist papers receipts contracts meetings plans ideas misc attic desk box shelf "
    "journal travel garden finance taxes health family templates public media video audio screenshots releases legacy done pending"
).split()
PEOPLE = (
    "Anna Ben Clara David Emma Felix Grace Henry Ida Jonas Karla Liam Mia Noah Olivia Paul Quinn Rosa Sam Tina Umar Vera Will Xenia "
    "Yusuf Zoe Aisha Bruno Chen Diego Elif Fatima Goran Hana Ivan Jin Kofi Lena Marco Nadia Oscar Priya Ravi Sofia Tomas Ursula "
    "Viktor Wanda Yuki Amara Bjorn Carmen Dmitri Esther Farid Gita Hugo Ines Jamal Katya Luca Maya Nils Omar Petra Rahul Selma Theo"
).split()
SURNAMES = (
    "Miller Smith Garcia Novak Schmidt Rossi Dubois Kowalski Andersson Silva Tanaka Kim Patel Okafor Haddad Ivanova Jensen Moreau "
    "Lopez Weber Costa Nakamura Singh Murphy Olsen Petrov Fischer Greco Mensah Larsen Khan Wagner Romano Brown Taylor Lindgren"
).split()
PLACES = (
    "Berlin Oslo Lisbon Rome Kyoto Nairobi Toronto Dublin Prague Athens Seville Lyon Boston Denver Quito Hanoi Cairo Geneva Porto Turin "
    "Ghent Bergen Krakow Zagreb Tallinn Malmo Leeds Bristol Osaka Lima"
).split()
THINGS = (
    "milk bread eggs butter cheese apples bananas rice pasta tomatoes onions garlic coffee tea sugar flour honey yogurt soap candles "
    "batteries screws paint nails paper pens stamps printer laptop monitor keyboard cable charger chair desk lamp curtain carpet "
    "umbrella backpack tent sleeping bag boots gloves scarf jacket bicycle helmet pump tire oil filter spare key ladder hammer drill "
    "shovel seeds soil pots roses basil lemons carrots potatoes spinach salmon chicken beans lentils oats raisins nuts chocolate"
).split()
_ONSET = "b c d f g h j k l m n p r s t v w z br cr dr fl gr kl pl pr qu sk sl sn st tr th sh ch zw".split()
_VOWEL = "a e i o u a e i o ai ea ou oo ie".split()
_CODA = ["", "", "", "n", "r", "s", "l", "t", "m", "k", "x", "nd", "rt", "st", "mp", "ng", "ck", "lf"]
_UNICODE = ("café", "résumé", "naïve", "über", "größe", "año", "façade", "señor", "jalapeño", "smörgås", "Öffnung", "日記", "メモ", "заметки",
            "привет", "λόγος", "ćevapi", "çay", "łódź", "šumava")  # fmt: skip


def pick(rng: Random, items: list[str] | tuple[str, ...]) -> str:
    """Return one of `items`."""
    return items[int(rng.random() * len(items))]


def pseudo(rng: Random, syllables: int = 0) -> str:
    """Return a word nobody has seen: "brounde", "zwickal"."""
    count = syllables or (1 + int(rng.random() * 2.7))
    return "".join(pick(rng, _ONSET) + pick(rng, _VOWEL) + (pick(rng, _CODA) if i == count - 1 or rng.random() < 0.3 else "")
                   for i in range(count))  # fmt: skip


def code(rng: Random, length: int = 0) -> str:
    """Return a random identifier: "x7Qz2", "4fb91e", "QK-2201"."""
    n = length or 3 + int(rng.random() * 6)
    roll = rng.random()
    if roll < 0.35:
        return "".join(pick(rng, list("0123456789abcdef")) for _ in range(n))
    if roll < 0.6:
        letters = "".join(pick(rng, list("ABCDEFGHJKLMNPQRSTUVWXYZ")) for _ in range(2 + int(rng.random() * 2)))
        return f"{letters}{pick(rng, ['-', '', '_'])}{rng.randrange(10, 99999)}"
    return "".join(pick(rng, list("abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789")) for _ in range(n))


def person(rng: Random) -> str:
    """Return a first name, sometimes with a surname, sometimes unheard of."""
    first = pseudo(rng, 2).capitalize() if rng.random() < 0.12 else pick(rng, PEOPLE)
    if rng.random() < 0.3:
        return f"{first} {pick(rng, SURNAMES)}"
    return first


def thing(rng: Random) -> str:
    """Return something one may buy."""
    return pseudo(rng) if rng.random() < 0.08 else pick(rng, THINGS)


def date(rng: Random) -> str:
    """Return a date as found in file names and logs."""
    return f"{rng.randint(2021, 2029)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"


def _join(rng: Random, words: list[str]) -> str:
    roll = rng.random()
    if roll < 0.34:
        return "_".join(words)
    if roll < 0.64:
        return "-".join(words)
    if roll < 0.76:
        return " ".join(words)
    if roll < 0.82:
        return " ".join(w.capitalize() for w in words)
    if roll < 0.9:
        return words[0] + "".join(w.capitalize() for w in words[1:])
    if roll < 0.95:
        return "".join(w.capitalize() for w in words)
    return "".join(words)


def stem(rng: Random, theme: str) -> str:
    """Return a file name without its extension."""
    words = THEMES[theme]
    word = pick(rng, words)
    roll = rng.random()
    if roll < 0.24:
        return word
    if roll < 0.3:
        return word.capitalize() if rng.random() < 0.75 else word.upper()
    if roll < 0.42:
        return _join(rng, [pick(rng, _ADJECTIVES), word])
    if roll < 0.54:
        return _join(rng, [word, pick(rng, words)])
    if roll < 0.61:
        return f"{word}{pick(rng, ['', '_', '-', ' '])}{rng.randint(1, 99)}"
    if roll < 0.67:
        return _join(rng, [word, f"v{rng.randint(1, 9)}"])
    if roll < 0.73:
        return f"{word}{pick(rng, ['_', '-', ' '])}{date(rng)}" if rng.random() < 0.7 else f"{date(rng)}{pick(rng, ['_', '-'])}{word}"
    if roll < 0.77:
        return f"{word}{pick(rng, ['_', '-', ' ', ''])}{rng.randint(2019, 2029)}"
    if roll < 0.83:
        return pseudo(rng, 2 + int(rng.random() * 2))
    if roll < 0.87:
        return _join(rng, [pseudo(rng), word])
    if roll < 0.9:
        return _join(rng, [word, pick(rng, PEOPLE).lower()])
    if roll < 0.93:
        return code(rng)
    if roll < 0.945:
        return pick(rng, list(_UNICODE)) + (f"_{word}" if rng.random() < 0.4 else "")
    if roll < 0.955:
        return pick(rng, list("abcdefghijklmnopqrstuvwxyz"))
    if roll < 0.97:
        return _join(rng, [word, pick(rng, _ADJECTIVES), pick(rng, words)])
    return _join(rng, [word, pick(rng, ["final", "draft", "copy", "backup", "old", "new", "tmp"])])


def extension(rng: Random, theme: str) -> str:
    """Return an extension that suits the theme, with its dot."""
    table = EXTENSIONS[theme]
    return rng.choices([e for e, _ in table], [n for _, n in table])[0]


def file_name(rng: Random, ext: str | None, theme: str) -> str:
    """Return a file name; `ext` with its dot, None for one that suits the theme."""
    if ext is None and rng.random() < 0.025:
        return pick(rng, ["README", "Makefile", "LICENSE", "TODO", "NOTES", "CHANGELOG", "Dockerfile", ".gitignore", ".env"])
    return stem(rng, theme) + (extension(rng, theme) if ext is None else ext)


def folder_name(rng: Random) -> str:
    """Return a folder name of one level."""
    roll = rng.random()
    if roll < 0.62:
        return pick(rng, FOLDERS)
    if roll < 0.7:
        return str(rng.randint(2018, 2029))
    if roll < 0.78:
        return pseudo(rng, 2)
    if roll < 0.86:
        return _join(rng, [pick(rng, _ADJECTIVES), pick(rng, FOLDERS)])
    if roll < 0.92:
        return pick(rng, FOLDERS).capitalize()
    if roll < 0.96:
        return _join(rng, [pick(rng, THEMES[pick(rng, list(THEMES))]), pick(rng, FOLDERS)])
    return f"{pick(rng, FOLDERS)}{pick(rng, ['_', '-', ''])}{rng.randint(1, 99)}"
