"""``glossary add``: a term or a name more, from the command line."""

from __future__ import annotations

from pathlib import Path

import click

from translate_flow.cli.commands import command as make_command
from translate_flow.cli.commands import option
from translate_flow.cli.exits import Exit
from translate_flow.cli.options import glossary_option
from translate_flow.cli.session import emit, session_of
from translate_flow.errors import UsageError
from translate_flow.messages import msg, plural
from translate_flow.reports.display import one_line


@make_command(
    "add",
    about=msg(
        "Add a term to the site's glossary: its French and its English. With --name, add a name that is not translated.\n\n"
        "Comments and the order of the file stay. Where the site has no glossary, one is made that extends the one built in."
    ),
)
@click.argument("forms", nargs=-1, required=True, metavar="FR EN")
@option("--name", "is_name", is_flag=True, about=msg("Add a name that is not translated."))
@option("--accept-fr", multiple=True, metavar="FORM", about=msg("Another right form in French."))
@option("--accept-en", multiple=True, metavar="FORM", about=msg("Another right form in English."))
@option("--forbid-fr", multiple=True, metavar="FORM", about=msg("A form that must not stand for it in French."))
@option("--forbid-en", multiple=True, metavar="FORM", about=msg("A form that must not stand for it in English."))
@option(
    "--enforce",
    type=click.Choice(["strict", "advisory", "forbidden-only"]),
    default="strict",
    about=msg("How the term is held to."),
)
@option("--note", default="", metavar="TEXT", about=msg("When to use it."))
@option("--source", default="", metavar="NAME", about=msg("One of the sources that the glossary lists."))
@glossary_option
@click.pass_context
def command(
    context: click.Context,
    /,
    *,
    forms: tuple[str, ...],
    is_name: bool,
    accept_fr: tuple[str, ...],
    accept_en: tuple[str, ...],
    forbid_fr: tuple[str, ...],
    forbid_en: tuple[str, ...],
    enforce: str,
    note: str,
    source: str,
    glossary: Path | None,
) -> Exit:
    """Write the entry into the file, and say where."""
    from translate_flow.glossary.extend import displaced
    from translate_flow.glossary.term import Enforcement, Forbidden, Glossary, Name, Term, Wording
    from translate_flow.project.glossary_files import add_to_glossary
    from translate_flow.project.terms import site_glossary

    session = session_of(context)
    if len(forms) != (1 if is_name else 2):
        raise UsageError(
            msg("A name is one form; quote it if it has several words.")
            if is_name
            else msg("A term is two forms, French then English; quote those of several words.")
        )
    terms: list[Term] = []
    names: list[Name] = []
    if is_name:
        names.append(Name(forms[0], (*accept_fr, *accept_en), (*forbid_fr, *forbid_en), note))
    else:
        fr = Wording(forms[0], accept_fr, forbidden=tuple(map(Forbidden, forbid_fr)))
        en = Wording(forms[1], accept_en, forbidden=tuple(map(Forbidden, forbid_en)))
        terms.append(Term(fr, en, Enforcement(enforce), note, source))
    path = add_to_glossary(glossary, terms, names)
    counts = msg(
        "{path}: {terms} and {names} added.",
        path=one_line(path),
        terms=plural("{count} term", "{count} terms", len(terms)),
        names=plural("{count} name", "{count} names", len(names)),
    )
    emit(session.say(counts) + "\n")
    base = site_glossary(glossary).base
    for form in displaced(Glossary(tuple(terms), tuple(names)), base.parse()) if base else ():
        again = msg(
            "“{form}” stands in {base} too: this entry takes its place, with all its forms.",
            form=one_line(form),
            base=one_line(base.path) if base else "",
        )
        emit(session.say(again) + "\n")
    return Exit.OK
