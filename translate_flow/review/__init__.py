"""What a person has reviewed: the ledger. Pure."""
