"""Suggested translations: memory and engines. The only room that opens a socket or runs a local engine."""
