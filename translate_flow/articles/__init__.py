"""Documents and their blocks, exact splicing, and which file is the counterpart of which. Pure."""
