"""What `ect judge` says: its help, the grid it writes, and what is wrong with an answered one, in both languages."""

from ect_cli.commands import Help
from ect_journal.vault import Access
from ect_journal.words import Text

# The command ----------------------------------------------------------------------------------------------------------

JUDGE = Help(
    Text(
        "ect judge H1b --sheet grid.xlsx --reader P-05\nect judge --sheet grid.xlsx --dry-run",
        "ect judge H1b --sheet grille.xlsx --reader P-05\nect judge --sheet grille.xlsx --dry-run",
    ),
    Text(
        "Has evidence weighed blind by somebody who does not have this software. A sheet that does not exist yet is written: "
        "what was seen, the rival, the claim, and boxes for the answers of that reader; nothing of what others answered. "
        "Sent back answered, the same sheet is read: every cell is checked, then all answers are recorded together, or none.",
        "Fait peser des éléments de preuve en aveugle par quelqu’un qui n’a pas ce logiciel. Une feuille qui n’existe pas "
        "encore est écrite : ce qui a été vu, la rivale, l’énoncé, et des cases pour les réponses de cette personne ; rien de "
        "ce que d’autres ont répondu. Revenue remplie, la même feuille est lue : chaque cellule est vérifiée, puis toutes les "
        "réponses sont consignées ensemble, ou aucune.",
    ),
)
ABOUT = Text("CLAIM|HYPOTHESIS", "ÉNONCÉ|HYPOTHÈSE")
GRID = Text("The sheet", "La feuille")
SHEET = Text("the sheet to write, or to read once it exists", "la feuille à écrire, ou à lire si elle existe")
READER = Text("who is to answer, by their code", "qui répondra, par son code")
OPEN = Text("show sealed texts in it, too", "y montrer aussi les textes scellés")
BY = Text(
    "who records the answers: your code (else ECT_BY, else ect.toml)",
    "qui consigne les réponses : votre code (sinon ECT_BY, sinon ect.toml)",
)
DRY_RUN = Text("check the answers, and record nothing", "vérifier les réponses, sans rien consigner")

WRITTEN = Text(
    "{count} question(s) for {reader}, in {path}. Once answered: ect judge --sheet {path}",
    "{count} question(s) pour {reader}, dans {path}. Une fois remplie : ect judge --sheet {path}",
)
HOLDS_SEALED = Text(
    "It shows sealed texts: send it to {reader} alone, and delete it once it is recorded.",
    "Elle montre des textes scellés : ne l’envoyez qu’à {reader}, et supprimez-la une fois consignée.",
)
RECORDED = Text(
    "{pieces} blind reading(s) by {reader} recorded, {weights} weight(s).",
    "{pieces} lecture(s) en aveugle de {reader} consignée(s), {weights} poids.",
)
WOULD_RECORD = Text(
    "Nothing was recorded (--dry-run): {pieces} blind reading(s) by {reader}, {weights} weight(s).",
    "Rien n’est consigné (--dry-run) : {pieces} lecture(s) en aveugle de {reader}, {weights} poids.",
)
KNOWN_ALREADY = Text("{count} row(s) recorded already.", "{count} ligne(s) déjà consignée(s).")
STAY_TO_WEIGH = Text(
    "{count} row(s) without a weight stay to be weighed (“{unsure}”, “{silent}”).",
    "{count} ligne(s) sans poids restent à peser (« {unsure} », « {silent} »).",
)

NO_READER = Text("There is no sheet {path} yet.", "La feuille {path} n’existe pas encore.")
NO_READER_HINT = Text(
    "To write it, say who will read: --reader CODE; to read answers, check the path.",
    "Pour l’écrire, dites qui lira : --reader CODE ; pour lire des réponses, vérifiez le chemin.",
)
NOT_XLSX = Text("{path} does not end in .xlsx.", "{path} ne se termine pas par .xlsx.")
NOT_XLSX_HINT = Text("Give such a name: grid.xlsx.", "Donnez un nom comme grille.xlsx.")
NOTHING_TO_READ = Text(
    "Nothing is left for {reader} to read blind.", "Il ne reste rien à lire en aveugle pour {reader}."
)
NOTHING_TO_READ_HINT = Text(
    "What they weighed already is not asked again; `ect log --type evidence.linked` lists the evidence.",
    "Ce qui est déjà pesé n’est plus demandé ; « ect log --type evidence.linked » liste les éléments de preuve.",
)
EXISTS = Text(
    "{path} exists: it would be read, not written anew.", "{path} existe : elle serait lue, et non écrite à nouveau."
)
EXISTS_HINT = Text(
    "For a new grid, give another name; to record its answers, give --sheet alone.",
    "Pour une nouvelle grille, donnez un autre nom ; pour consigner ses réponses, donnez --sheet seul.",
)

# The grid -------------------------------------------------------------------------------------------------------------

HOW_TO = Text("How to answer", "Mode d’emploi")
QUESTIONS = Text("Grid", "Grille")

ENTRY = Text("Entry", "Entrée")
WHEN = Text("When", "Quand")
SEEN = Text("What was seen", "Ce qui a été vu")
RIVAL = Text("The rival explanation", "L’explication rivale")
CLAIM = Text("The claim", "L’énoncé")
IF_RIVAL = Text(
    "1. In ten comparable cases where the rival is true, in how many would you see this?",
    "1. Sur dix cas comparables où la rivale est vraie, dans combien verriez-vous cela ?",
)
IF_CLAIM = Text(
    "2. And in ten comparable cases where the claim is true?", "2. Et sur dix cas comparables où l’énoncé est vrai ?"
)
WHY = Text("3. What your answers rest on, in a sentence or two", "3. Ce qui fonde vos réponses, en une phrase ou deux")
DO_NOT_KNOW = Text("I do not know", "je ne sais pas")
SAYS_NOTHING = Text("the rival says nothing of it", "la rivale n’en dit rien")

PERIOD = Text("{start} to {end}", "du {start} au {end}")
FIELD = Text("{name}: {value}", "{name} : {value}")
NAMED = Text("{code} ({name})", "{code} ({name})")
UNREAD = {
    Access.SEALED: Text("[a sealed text, whose keys are not here]", "[un texte scellé, dont les clés ne sont pas ici]"),
    Access.ERASED: Text("[a text that was erased]", "[un texte qui a été effacé]"),
    Access.NOT_AVAILABLE: Text("[a text that is not kept here]", "[un texte qui n’est pas conservé ici]"),
}

TITLE = Text("Reading evidence blind", "Lire des éléments de preuve en aveugle")
FOR_WHOM = Text(
    "For {reader} · {count} question(s) · journal {origin}, as it stood at entry {ref}",
    "Pour {reader} · {count} question(s) · journal {origin}, tel qu’il était à l’entrée {ref}",
)
GUIDANCE = (
    Text(
        "On the sheet “Grid” (see the tabs below), each row says what was seen, then two explanations that exclude each "
        "other: the rival, and the claim.",
        "Sur la feuille « Grille » (voir les onglets, en bas), chaque ligne dit ce qui a été vu, puis deux explications qui "
        "s’excluent : la rivale, et l’énoncé.",
    ),
    Text(
        "1. Imagine ten comparable cases in which the rival is true. In how many would you see this? Choose in the list.",
        "1. Imaginez dix cas comparables où la rivale est vraie. Dans combien verriez-vous cela ? Choisissez dans la liste.",
    ),
    Text(
        "2. Then imagine ten comparable cases in which the claim is true, and choose again.",
        "2. Imaginez ensuite dix cas comparables où l’énoncé est vrai, et choisissez à nouveau.",
    ),
    Text(
        "3. Say in a sentence or two what your answers rest on. This text is public: name nobody in it.",
        "3. Dites en une phrase ou deux ce qui fonde vos réponses. Ce texte est public : n’y nommez personne.",
    ),
    Text(
        "There is no right answer. What others answered is not shown; please do not ask before you have sent this back.",
        "Il n’y a pas de bonne réponse. Ce que d’autres ont répondu n’est pas montré ; ne le demandez pas avant d’avoir "
        "renvoyé cette feuille.",
    ),
    Text(
        "“I do not know” and “the rival says nothing of it” are answers too: nothing is weighed then. A row may be left "
        "empty.",
        "« je ne sais pas » et « la rivale n’en dit rien » sont aussi des réponses : rien n’est alors pesé. Une ligne peut "
        "rester vide.",
    ),
    Text(
        "Write in the yellow boxes only, keep the file in its format (.xlsx), and send it back to whoever gave it to you.",
        "N’écrivez que dans les cases jaunes, gardez le format du fichier (.xlsx), et renvoyez-le à qui vous l’a remis.",
    ),
)
SEALED_GUIDANCE = Text(
    "This file shows texts that are sealed in the journal: keep them to yourself, and delete the file once it is sent back.",
    "Ce fichier montre des textes scellés dans le journal : gardez-les pour vous, et supprimez le fichier une fois renvoyé.",
)
THE_ANSWERS = Text("The answers, and what they mean", "Les réponses, et ce qu’elles veulent dire")
NO_WEIGHT = Text("Nothing is weighed.", "Rien n’est pesé.")
CHOOSE = Text("Choose one of the answers in the list.", "Choisissez l’une des réponses de la liste.")

# What is wrong with a sheet -------------------------------------------------------------------------------------------

NOT_A_SHEET = Text("{path} is not a spreadsheet.", "{path} n’est pas un classeur.")
NOT_OURS = Text("{path} is not a grid that `ect judge` wrote.", "{path} n’est pas une grille écrite par « ect judge ».")
NOT_WHOSE = Text(
    "{path} no longer says for whom it was made: that was altered in it.",
    "{path} ne dit plus pour qui elle a été faite : cela y a été modifié.",
)
NOT_WHOSE_HINT = Text(
    "Take the file as it was sent back, or write a new grid for the reader (`ect judge --sheet NEW.xlsx --reader CODE`).",
    "Reprenez le fichier tel qu’il fut renvoyé, ou écrivez une nouvelle grille (« ect judge --sheet NOUVELLE.xlsx --reader "
    "CODE »).",
)
WANTED = Text(
    "Give the .xlsx that was sent to the reader, answered; a copy in csv has lost what identifies its rows.",
    "Donnez le .xlsx envoyé à la personne, rempli ; une copie en csv a perdu ce qui identifie ses lignes.",
)
NO_COLUMN = Text(
    "{path}: one column should be called “{header}”; {count} are.",
    "{path} : une colonne devrait s’appeler « {header} » ; il y en a {count}.",
)
NO_COLUMN_HINT = Text(
    "Put the titles of the first row back, or write a new grid and copy the answers there.",
    "Remettez les titres de la première ligne, ou écrivez une nouvelle grille et recopiez-y les réponses.",
)
ANOTHER_JOURNAL = Text("{path} asks about another journal ({uuid}).", "{path} porte sur un autre journal ({uuid}).")
ANOTHER_JOURNAL_HINT = Text(
    "Name the journal it was made from: --journal FOLDER.", "Nommez celui dont elle est issue : --journal DOSSIER."
)
FROM_LATER = Text(
    "{path} was made when the journal went to {ref}; this one ends at {head}.",
    "{path} a été faite quand le journal allait jusqu’à {ref} ; celui-ci s’arrête à {head}.",
)
FROM_LATER_HINT = Text(
    "This is an older copy: record in the journal that is kept up.",
    "C’est une copie plus ancienne : consignez dans le journal tenu à jour.",
)
ANOTHER_READER = Text(
    "{path} was made for {reader}, not for {given}.", "{path} a été faite pour {reader}, non pour {given}."
)
ANOTHER_READER_HINT = Text(
    "Leave --reader out; whoever else is to read gets a grid of their own.",
    "Retirez --reader ; une autre personne reçoit sa propre grille.",
)
UNANSWERED = Text("No row of {path} is answered.", "Aucune ligne de {path} n’est remplie.")
UNANSWERED_HINT = Text(
    "Once the reader has answered and saved it, run this again; for a new grid, give another name.",
    "Quand elle sera remplie et enregistrée, recommencez ; pour une nouvelle grille, donnez un autre nom.",
)
FAULTS = Text(
    "{path}: {count} cell(s) cannot be taken as they are, so nothing was recorded:",
    "{path} : {count} cellule(s) ne peuvent pas être reprises telles quelles, donc rien n’est consigné :",
)
FAULTS_HINT = Text(
    "Put these cells right with {reader}, save, and run this again (--dry-run checks only).",
    "Corrigez ces cellules avec {reader}, enregistrez, puis recommencez (--dry-run ne fait que vérifier).",
)
AT = Text("  {cell}: {said}", "  {cell} : {said}")

LOST_ROW = Text(
    "this row has lost what identifies it, or was added by hand.",
    "cette ligne a perdu ce qui l’identifie, ou a été ajoutée à la main.",
)
TWICE = Text("this row is row {first} again.", "cette ligne répète la ligne {first}.")
UNKNOWN_EVIDENCE = Text(
    "{evidence} is no piece of evidence of this journal.", "{evidence} n’est pas un élément de preuve de ce journal."
)
UNKNOWN_RIVAL = Text("{rival} is no rival of this journal.", "{rival} n’est pas une rivale de ce journal.")
ALTERED = Text(
    "this cell no longer says what the journal said: it was altered in the sheet.",
    "cette cellule ne dit plus ce que disait le journal : elle a été modifiée dans la feuille.",
)
CHANGED = Text(
    "what this row asks has changed in the journal since it was written ({ref}); write a new grid.",
    "ce que demande cette ligne a changé dans le journal depuis qu’elle fut écrite ({ref}) ; écrivez une nouvelle grille.",
)
NO_ANSWER = Text("“{written}” is no answer; ", "« {written} » n’est pas une réponse ; ")
DID_YOU_MEAN = Text("did you mean “{close}”?", "vouliez-vous dire « {close} » ?")
ONE_OF = Text("choose in the list: {answers}.", "choisissez dans la liste : {answers}.")
ONE_OF_TWO = Text(
    "empty (or a formula that was never calculated), while {other} is answered: both questions, or neither.",
    "vide (ou une formule jamais calculée), alors que {other} est remplie : les deux questions, ou aucune.",
)
WHY_ALONE = Text(
    "a reason is given, and neither question is answered ({first}, {then}).",
    "un motif est donné, et aucune des deux questions n’a de réponse ({first}, {then}).",
)
NO_WHY = Text(
    "empty (or a formula that was never calculated), while this row is answered: say in a sentence what the answers rest "
    "on.",
    "vide (ou une formule jamais calculée), alors que cette ligne est remplie : dites en une phrase ce qui fonde les "
    "réponses.",
)
RETRACTED = Text(
    "{reader} has already weighed {evidence} against {rival} ({ref}), which was then retracted: `ect reinstate {ref}` puts "
    "it back; blind, one reads once.",
    "{reader} a déjà pesé {evidence} contre {rival} ({ref}), ce qui fut ensuite retiré : « ect reinstate {ref} » le "
    "rétablit ; en aveugle, on ne lit qu’une fois.",
)
SECOND_TIME = Text("{said} {hint}", "{said} {hint}")
