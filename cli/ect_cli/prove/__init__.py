"""What makes the journal worth believing: sealing, anchoring, verifying, and the dossier that is handed over."""
