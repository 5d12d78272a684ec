"""Danish words that search knows something about."""

STOP_WORDS = frozenset(
    "ad af alle alt at bare ble blev blive bliver da de dem den denne der deres det dette dig din disse dog du efter "
    "eller en end er et for fordi fra får få før gennem ham han hans har have havde hende hendes her hos hun hvad hvem "
    "hver hvis hvor hvordan i igen ikke ind ingen jeg jer kan kom kun kunne lige man mange med meget men mere mig min "
    "mit mod ned nogen noget nogle nu når og også om op os over på samt selv sig sin sit skal skulle som så sådan til "
    "ud under var ved vi vil ville vor vores være været the of and to och att för är av".split()
)

_FORMS = {
    "barn": "børn børns børnene børnenes barnet barnets",
    "bog": "bøger bøgerne",
    "bro": "broen broens broer broerne",
    "by": "byen byens byer byers byerne byernes",
    "hånd": "hænder hænderne",
    "kraft": "kræfter kræfterne",
    "mand": "mænd mændene",
    "nat": "nætter",
    "stad": "stæder",
    "sø": "søen søens søer søerne",
    "tand": "tænder tænderne",
    "træ": "træet træets træer træerne",
    "ven": "vennen venner vennerne",
    "å": "åen åens åer åerne",
}
# Forms that stemming does not bring together: vowels that change, and short words whose ending it takes for the stem.
IRREGULAR = {form: base for base, forms in _FORMS.items() for form in forms.split()}

# What people call the same thing in this trade, by stems; each finds the others.
SYNONYMS = (
    ("erhvervsliv", "virksom"),
    ("medarbejd", "ansat", "kolleg", "personal"),
    ("borg", "indbyg"),
    ("afgør", "beslutning"),
    ("tilflyt", "bosætning"),
    ("oplæring", "onboarding", "introduktion"),
)

# Not the first half of a compound but a prefix: `forhandling` is no kind of `handling`.
PREFIXES = frozenset("bag efter for fore fra frem gen hen ind med mis mod ned over sam til ude under ved".split())
