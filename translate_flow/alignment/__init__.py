"""Two documents become a bitext. Pure."""
