"""Bitext to findings. Pure; one small module a family, an explicit table in `table.py`."""
