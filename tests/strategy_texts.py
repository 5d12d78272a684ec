"""A strategy in words that could be somebody's, for tests that must look at real lines of text."""

CORE_TASK = (
    "Vi giver Egevang rammer, der kan leves i. Vi planlægger, bygger og passer på det, vi har sammen, så du kan komme "
    "frem, bo godt, drive virksomhed og have natur inden for rækkevidde – og vi gør det sammen med dig."
)
VISION = (
    'I 2029 er Teknik og Erhverv kendt for at sige "lad os se på det" før "det kan ikke lade sig gøre". '
    "Hvem der end henvender sig, møder hun én forvaltning og ikke seks."
)
PURPOSE = (
    "Strategien samler det, vi allerede gør, og det, vi vil til at gøre, i én retning.\n"
    "Den skal kunne bruges en tirsdag formiddag, når to hensyn trækker hver sin vej."
)
STEERING = (
    "Ledelsen vælger hvert år de målsætninger, som fortæller mest om, hvor vi er. Nogle skal flytte os, andre skal "
    "vise, at vi holder fast.\nHandleplanerne prioriteres samlet, så vi kun begynder på det, vi har hænder til."
)
HISTORY = (
    "Kerneopgaven blev skrevet af medarbejdere og ledere over to dage på Egevang Højskole i efteråret 2025. "
    "Den bygger videre på Retning 2022-2025 og på det, borgerpanelet fortalte os."
)
STAKEHOLDERS = [
    (
        "Borgerne",
        "Du skal kunne regne med et svar, du forstår, fra et menneske, du kan ringe til. Vi spørger, hvad du har brug "
        "for, og fortæller, hvad vi gjorde med det.",
    ),
    (
        "Erhvervslivet",
        "Virksomheder møder ét hold, uanset om de skal grave, bygge eller flytte ind. Vi kommer ud, før det haster.",
    ),
    (
        "Byrådet og udvalgene",
        "Politikerne får svar, der er hurtige, åbne og til at stole på, og sager, hvor valgene står klart frem.",
    ),
]
AREAS = [
    (
        "Vi lykkes sammen",
        "Ingen af os kan løse opgaven alene. Derfor skal det være let at spørge på tværs, let at få ros og let at "
        "sige, at noget gik galt.",
        [
            "tage godt imod nye kolleger med et forløb, der begynder før første arbejdsdag og varer et halvt år",
            "sætte små og velforberedte hold, når vi ansætter, og altid have en fra en anden sektion med",
            "gøre det til en vane at bede om sparring, og sige tak for den",
            "tale om trivsel på hvert sektionsmøde og gøre noget ved det, vi hører",
            "lære af det, der gik skævt, uden at lede efter en skyldig",
            "holde kompetencerne friske, så vi altid er mindst to, der kan en opgave",
        ],
    ),
    (
        "Drift, der holder, mens vi flytter os",
        "Vejene skal være farbare, også den dag vi lægger dem om. Vi vælger til og fra, og vi siger højt, hvad vi "
        "holder op med.",
        [
            "nå de mål, byrådet har sat, eller sige i god tid, hvorfor vi ikke gør",
            "lade hinandens argumenter prøve vores egne, før vi låser os fast på en løsning",
            "kende hinandens arbejdsgange så godt, at en borger aldrig bliver sendt forkert hen to gange",
            "vælge de udviklingsopgaver, der betyder mest for dem, vi er til for",
            "bruge projektmodellen, når en opgave er et projekt, og lade være, når den ikke er",
            "stoppe det, der ikke længere virker, og prøve noget nyt i det små",
        ],
    ),
    (
        "Én dør ind",
        '"Det er ikke hos mig" er ikke et svar. Omdømme bygges én samtale ad gangen.',
        [
            "tilbyde en forhåndsdialog, før ansøgningen bliver skrevet",
            "tage borgere og virksomheder med ind, mens der stadig er noget at have indflydelse på",
            "fortælle de gode historier, også dem om vedligeholdelse af grøfter og spildevandspumpestationer",
            "lade den, der tager imod en henvendelse, følge den til dørs",
            "holde vores servicemål og vise, hvordan det går",
        ],
    ),
    (
        "Myndighed med omtanke",
        "Loven giver os ansvar, og rammerne er politiske. Inden for dem ser vi på hele sagen, jf. § 7, stk. 1.",
        [
            "se sagen i sin helhed og give en samlet faglig vurdering",
            "skrive, så modtageren forstår det første gang",
            "vise tydeligt, hvornår vi vejleder, og hvornår vi afgør",
            "pege på en anden vej, hver gang vi må give et afslag",
        ],
    ),
]
VALUES = [
    ("Proaktiv", "Vi ringer, før fristen er ved at løbe ud."),
    ("Tværfaglig", "Vi spørger dem, opgaven rører, før vi konkluderer."),
    ("Professionel", "Vi kan vores fag, og vi kan forklare det."),
]
CRITERIA = [
    ("Specifik", "Hvad vil vi helt præcist opnå?"),
    ("Målbar", "Hvordan ser vi, at vi er der?"),
    ("Aftalt", "Har alle, det berører, sagt ja?"),
    ("Realistisk", "Har vi hænder og penge?"),
    ("Tidsbestemt", "Hvornår er det gjort?"),
    ("Engageret", "Hvorfor brænder vi for det?"),
]
GOALS = ["Ni af ti henvendelser besvares inden ti arbejdsdage.", "Sygefraværet holdes under fire procent."]
SOURCES = [
    ("Workshop om kerneopgaven", "workshop", 2025),
    ("Retning 2022-2025", "tidligere strategi", 2022),
    ("SWOT-analyse", "analyse", None),
]
