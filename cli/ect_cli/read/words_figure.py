"""What is said around figures: their option, and what does not go with it."""

from ect_journal.words import Text

FIGURE = Text("draw the answer there instead of printing it", "dessiner la réponse là au lieu de l’afficher")
FIGURE_FILE = Text("FILE.svg|png", "FICHIER.svg|png")
SAME_FILE = Text("--figure and --output name the same file.", "--figure et --output désignent le même fichier.")
SAME_FILE_HINT = Text("Give each a file of its own.", "Donnez à chacun le sien.")
NOT_WITH_FIGURE = Text("The figure knows nothing of {option}.", "La figure ne connaît pas {option}.")
NOT_WITH_FIGURE_HINT = Text(
    "Leave that option out, or --figure to have the table.", "Retirez cette option, ou --figure pour avoir le tableau."
)
