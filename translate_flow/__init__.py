"""Keep bilingual French/English sites complete and faithful."""

__version__ = "0.1.0"
