"""The words of the domain: terms, their inflections, and names that are not translated. Pure."""
