"""Findings put into words: text, json, github annotations. Pure."""
