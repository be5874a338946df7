"""The terminal interface: keeps cursor and filters, asks the workspace for everything else."""
