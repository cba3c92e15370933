"""What `ect seal` and `ect rotate-key` say, in both languages."""

from ect_cli.commands import Help
from ect_journal.words import Text

# seal -------------------------------------------------------------------------------------------------------------------

SEAL = Help(
    Text("ect seal", "ect sceller"),
    Text(
        "Signs the journal as it stands: whoever was given your public key sees that you vouch for each entry so far, and "
        "that none was changed since. The first time it makes your signing key, kept on this machine outside the journal's "
        "folder, and shows its public part, to be handed over. From then on each entry is sealed by itself, unless the key "
        "is under a passphrase.",
        "Signe le journal tel qu’il est : qui a reçu votre clé publique voit que vous répondez de chaque entrée jusque-là, "
        "et qu’aucune n’a changé depuis. La première fois, fait votre clé de signature, gardée sur cette machine hors du "
        "dossier du journal, et en montre la partie publique, à remettre. Ensuite chaque entrée se scelle d’elle-même, sauf "
        "si la clé est sous une phrase de passe.",
    ),
)
BY = Text(
    "who records the key: your code (else ECT_BY, else ect.toml)",
    "qui consigne la clé : votre code (sinon ECT_BY, sinon ect.toml)",
)
MADE = Text(
    "That line is the public key of this journal, made on this machine and recorded as {ref}.",
    "Cette ligne est la clé publique de ce journal, faite sur cette machine et consignée en {ref}.",
)
SEALED = Text("Sealed, J1 to J{size}: {sixteen}", "Scellé, de J1 à J{size} : {sixteen}")
SEALED_ALREADY = Text(
    "J1 to J{size} are sealed already: {sixteen}. Nothing to do.",
    "De J1 à J{size}, tout est déjà scellé : {sixteen}. Rien à faire.",
)
HAND_OVER = Text(
    "Give the public key to whoever will check the journal (your funder, the laboratory) by another way than the journal: "
    "in the agreement, by letter, on paper. A key that comes with a file proves nothing about that file. `ect keys` shows it "
    "again.",
    "Donnez la clé publique à qui vérifiera le journal (votre financeur, le laboratoire) par une autre voie que le journal : "
    "dans la convention, par courrier, sur papier. Une clé qui arrive avec un fichier ne prouve rien de ce fichier. "
    "« ect cles » la montre à nouveau.",
)
KEEP_A_COPY = Text(
    "Its secret part is in {path}, and nowhere else: put a copy away with `ect keys export FILE --signing`.",
    "Sa partie secrète est dans {path}, et nulle part ailleurs : mettez-en une copie à l’abri par « ect cles exporter "
    "FICHIER --signing ».",
)
BY_ITSELF = Text(
    "From now on, what is recorded on this machine is sealed by itself.",
    "Désormais, ce qui est consigné sur cette machine se scelle de soi-même.",
)
SEAL_AGAIN = Text(
    "Your key is under a passphrase: run `ect seal` again after recording, for example each evening, or set ECT_PASSPHRASE.",
    "Votre clé est sous une phrase de passe : relancez « ect sceller » après avoir consigné, chaque soir par exemple, ou "
    "donnez ECT_PASSPHRASE.",
)
DEMO = Text(
    "This is the demo: its key is published with the program, anybody can sign with it, so it proves nothing.",
    "Ceci est la démonstration : sa clé est publiée avec le programme, chacun peut signer avec, elle ne prouve donc rien.",
)

# rotate-key -------------------------------------------------------------------------------------------------------------

ROTATE = Help(
    Text(
        'ect rotate-key --reason "RD leaves the cooperative"\nect rotate-key --lost',
        'ect changer-cle --reason "RD quitte la coopérative"\nect changer-cle --lost',
    ),
    Text(
        "Makes another signing key and revokes the one in force. Both sign that this was done, so whoever trusts the old key "
        "learns of the new one by themselves. When the old key is lost, the new one alone signs, and its readers have to be "
        "given it.",
        "Fait une autre clé de signature et révoque celle qui a cours. Les deux signent ce changement : qui se fie à "
        "l’ancienne reconnaît donc la nouvelle sans autre formalité. Si l’ancienne est perdue, la nouvelle signe seule, et il "
        "faut la remettre à ses lecteurs.",
    ),
)
REASON = Text("why, in a sentence (recorded)", "pourquoi, en une phrase (consignée)")
LOST = Text("nobody has the key in force any more", "plus personne n’a la clé qui a cours")
ROTATE_BY = Text(
    "who records it: your code (else ECT_BY, else ect.toml)",
    "qui le consigne : votre code (sinon ECT_BY, sinon ect.toml)",
)
USUAL_REASON = Text("Replaced by a new key.", "Remplacée par une nouvelle clé.")
LOST_REASON = Text("Lost.", "Perdue.")
REVOKED = (
    Text("Will be revoked, this signing key:", "Sera révoquée cette clé de signature :"),
    Text("Will be revoked, these signing keys:", "Seront révoquées ces clés de signature :"),
)
THEN = Text(
    "A new one is made on this machine. Both seal the change: readers who hold the old key need nothing new.",
    "Une nouvelle est faite sur cette machine. Les deux scellent le changement : les lecteurs qui ont l’ancienne n’ont besoin "
    "de rien de plus.",
)
THEN_LOST = Text(
    "A new one is made on this machine, and seals alone: nobody recognises it before you hand it over.",
    "Une nouvelle est faite sur cette machine, et scelle seule : personne ne la reconnaît avant que vous la remettiez.",
)
ROTATE_NOW = Text("replace the key?", "changer de clé ?")
NOBODY_AGREES = Text("Nobody is here to agree to it.", "Personne n’est là pour l’accepter.")
GIVE_YES = Text(
    "Give --yes once you have seen what --dry-run shows.", "Donnez --yes après avoir vu ce que montre --dry-run."
)
DRY_RUN = Text("show what would be done, and do nothing", "montrer ce qui serait fait, sans rien faire")
YES = Text("do not ask", "ne pas demander")
NOTHING_DONE = Text("Nothing was done.", "Rien n’a été fait.")
ROTATED = Text(
    "That line is the new public key, recorded in {refs}.",
    "Cette ligne est la nouvelle clé publique, consignée en {refs}.",
)
TELL_READERS = Text(
    "Sealed by the old key and the new one: whoever holds the old one recognises the new one by themselves. Give the new one to "
    "the readers to come.",
    "Scellé par l’ancienne clé et par la nouvelle : qui a l’ancienne reconnaît la nouvelle sans rien faire. Aux lecteurs à "
    "venir, donnez la nouvelle.",
)
READERS_NEED_IT = Text(
    "The old key did not sign this: for your readers, the journal is now signed by a key they do not know. Give each of them "
    "the new one by another way than the journal (letter, agreement), as a line of their policy, and have the journal "
    "anchored again (`ect anchor`), so that they see since when it is in use.",
    "L’ancienne clé n’a pas signé ceci : pour vos lecteurs, le journal est désormais signé d’une clé inconnue. Remettez à "
    "chacun la nouvelle par une autre voie que le journal (courrier, convention), comme une ligne de sa politique, et faites "
    "de nouveau ancrer le journal (« ect ancrer »), pour que l’on voie depuis quand elle a cours.",
)
STOLEN = Text(
    "If the old key may be in wrong hands, tell your readers so: until they hold the new one, they believe the old one.",
    "Si l’ancienne clé a pu tomber en de mauvaises mains, dites-le à vos lecteurs : tant qu’ils n’ont pas la nouvelle, ils "
    "croient l’ancienne.",
)
PROTECT_IT = Text(
    "The new key is not under your passphrase: `ect keys protect` puts it there.",
    "La nouvelle clé n’est pas sous votre phrase de passe : « ect cles proteger » l’y met.",
)
