"""What a workspace is made of. What a check can do without is made when it is first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from translate_flow.articles.document import ArticleFiles
from translate_flow.project.config import Config
from translate_flow.project.examine import Settings
from translate_flow.project.known import Known
from translate_flow.project.lexicons import find_lexicons
from translate_flow.project.library import Library
from translate_flow.project.reporting import Checker
from translate_flow.project.selection import Selection
from translate_flow.project.terms import GlossaryFile
from translate_flow.project.values import Options

if TYPE_CHECKING:
    from translate_flow.articles.layouts_ties import BrokenTie
    from translate_flow.glossary.term import Glossary
    from translate_flow.project.drafting import Drafter
    from translate_flow.project.editing import Editor
    from translate_flow.project.linking import Linker


class Parts:
    """Holds the parts of a workspace, and what they are given.

    `articles` are those that were named where files or folders were, sorted by id. `root` is resolved. What was
    reviewed in any of the articles `remembered` is remembered for drafts.
    """

    def __init__(
        self,
        root: Path,
        config: Config,
        articles: Sequence[ArticleFiles],
        options: Options,
        glossary: GlossaryFile,
        *,
        remembered: Sequence[ArticleFiles],
        ties: Sequence[BrokenTie] = (),
    ) -> None:
        self.root = root
        self.config = config
        self.options = options
        self._glossary = glossary
        self._remembered = tuple(remembered)
        self._ties = tuple(ties)
        self._selection = Selection(options.select or config.select, options.ignore | config.ignore)
        self._known = Known(root, options.baseline, config.baseline)
        lexicons = find_lexicons(root, config.lexicon)
        settings = Settings(
            options.original,
            config.original,
            options.segment,
            glossary.digest,
            config.typography,
            lexicons,
            config.review,
        )
        self._library = Library(root, articles, settings)

    @property
    def articles(self) -> tuple[ArticleFiles, ...]:
        """The articles, sorted by id."""
        return self._library.articles

    @cached_property
    def glossary(self) -> Glossary:
        """The glossary asked for, else the root's own, else the one shipped in the package."""
        return self._glossary.parse()

    def _use(self, glossary: GlossaryFile) -> None:
        """Go on with a glossary that has changed."""
        self._glossary = glossary
        self.__dict__.pop("glossary", None)
        self._library.settings = replace(self._library.settings, glossary=glossary.digest)

    @property
    def _checker(self) -> Checker:
        return Checker(
            self._library,
            lambda: self.glossary,
            self._selection,
            started_only=self.config.require == "started",
            cached=self.options.cache,
            ties=self._ties,
            policy=self.config.policy,
            min_coverage=self.config.min_coverage,
        )

    @cached_property
    def _editor(self) -> Editor:
        from translate_flow.project.editing import Editor  # noqa: PLC0415

        return Editor(self._library)

    @cached_property
    def _linker(self) -> Linker:
        from translate_flow.project.linking import Linker  # noqa: PLC0415

        return Linker(self._editor)

    @cached_property
    def _drafter(self) -> Drafter:
        from translate_flow.project.drafting import Drafter  # noqa: PLC0415
        from translate_flow.project.memories import Memories  # noqa: PLC0415

        return Drafter(self._library, self._editor, Memories(self.root, self._remembered), lambda: self.glossary)
