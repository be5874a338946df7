"""The only room that touches the disk: configuration, discovery, reading, writing, cache; the workspace."""
