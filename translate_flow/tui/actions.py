"""Everything a person can do, in one table: keys, footer, help and palette are all made from it.

Ids are a promise: users put keys of their own to them. Browsing keys are single letters and stay quiet while a text is
edited; editing keys are those that old terminals still send (no ctrl+enter alone, no ctrl+i, ctrl+m, ctrl+h).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from textual.binding import Binding, BindingType

from translate_flow.messages import Message, msg


class Context(StrEnum):
    """Where an action is possible."""

    ANYWHERE = "anywhere"
    PROJECT = "project"
    ARTICLE = "article"
    EDIT = "edit"
    RELINK = "relink"
    LIST = "list"


CONTEXT_TITLES: Final = {
    Context.ANYWHERE: msg("Everywhere"),
    Context.PROJECT: msg("In the list of articles"),
    Context.ARTICLE: msg("In an article"),
    Context.EDIT: msg("While editing"),
    Context.RELINK: msg("While changing ties (L)"),
    Context.LIST: msg("In the findings and in the glossary"),
}


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do. `call` is Textual's action; `rank` orders the footer's hints, 0 stays out of it."""

    id: str
    keys: str
    context: Context
    call: str
    title: Message
    help: Message
    rank: int = 0

    @property
    def binding(self) -> Binding:
        """The key binding, which a keymap may override by its id."""
        return Binding(self.keys, self.call, str(self.title), id=self.id, show=False)


# One action a line or two: the table is read down its columns.
# fmt: off
ACTIONS: Final[tuple[Action, ...]] = (
    # The list of articles.
    Action("article.open", "enter,e", Context.PROJECT, "open", msg("open"), msg("Open the article under the cursor."), 1),
    Action("row.next", "j,down", Context.PROJECT, "move(1)", msg("next"), msg("Go to the next article.")),
    Action("row.previous", "k,up", Context.PROJECT, "move(-1)", msg("previous"), msg("Go to the previous article.")),
    Action("row.first", "g,home", Context.PROJECT, "first", msg("first"), msg("Go to the first article.")),
    Action("row.last", "G,end", Context.PROJECT, "last", msg("last"), msg("Go to the last article.")),
    Action(
        "finding.next", "n", Context.PROJECT, "finding(1)", msg("next finding"),
        msg("Go to the next article that has an error or a warning."), 2,
    ),
    Action(
        "finding.previous", "N", Context.PROJECT, "finding(-1)", msg("previous finding"),
        msg("Go back to the previous article that has an error or a warning."),
    ),
    Action(
        "missing.next", "u", Context.PROJECT, "missing(1)", msg("next missing"),
        msg("Go to the next article that is not complete."), 3,
    ),
    Action(
        "missing.previous", "U", Context.PROJECT, "missing(-1)", msg("previous missing"),
        msg("Go back to the previous article that is not complete."),
    ),
    Action(
        "filter.open", "slash", Context.PROJECT, "filter", msg("filter"),
        msg("Show only what holds these words; status:missing and rule:TF201 look at states and checks. Esc clears."), 4,
    ),
    Action("check.again", "r", Context.PROJECT, "check_again", msg("check again"), msg("Read and check all articles again."), 6),
    # One article.
    Action("row.next", "j,down", Context.ARTICLE, "move(1)", msg("next"), msg("Go to the next row.")),
    Action("row.previous", "k,up", Context.ARTICLE, "move(-1)", msg("previous"), msg("Go to the previous row.")),
    Action("row.page_down", "pagedown", Context.ARTICLE, "page(1)", msg("page down"), msg("Go down a page.")),
    Action("row.page_up", "pageup", Context.ARTICLE, "page(-1)", msg("page up"), msg("Go up a page.")),
    Action("row.first", "g,home", Context.ARTICLE, "first", msg("first"), msg("Go to the first row.")),
    Action("row.last", "G,end", Context.ARTICLE, "last", msg("last"), msg("Go to the last row.")),
    Action("edit.open", "enter,e", Context.ARTICLE, "edit", msg("edit"), msg("Edit the translation of this row."), 1),
    Action("edit.source", "E", Context.ARTICLE, "edit_source", msg("edit the other side"), msg("Edit the other side of this row.")),
    Action(
        "draft.request", "d", Context.ARTICLE, "draft", msg("draft"),
        msg("Edit with a draft, from what was translated before, else from the engine; the rows that follow have one, too."), 2,
    ),
    Action(
        "draft.engine", "D", Context.ARTICLE, "engine", msg("choose the engine"),
        msg("Choose the engine that makes drafts, or none but the memory."),
    ),
    Action(
        "review.done_and_next", "a,space", Context.ARTICLE, "accept", msg("accept"),
        msg("Mark this row as reviewed and go to the next one that is not."), 3,
    ),
    Action(
        "finding.ignore", "x", Context.ARTICLE, "intend", msg("intended"),
        msg("Say that this row is meant to be so, and why; its findings stay silent until its text changes."), 7,
    ),
    Action("finding.next", "n", Context.ARTICLE, "finding(1)", msg("next finding"), msg("Go to the next finding."), 5),
    Action("finding.previous", "N", Context.ARTICLE, "finding(-1)", msg("previous finding"), msg("Go back to the previous finding.")),
    Action("missing.next", "u", Context.ARTICLE, "missing(1)", msg("missing"), msg("Go to the next missing or untranslated text."), 4),
    Action(
        "missing.previous", "U", Context.ARTICLE, "missing(-1)", msg("previous missing"),
        msg("Go back to the previous missing or untranslated text."),
    ),
    Action(
        "divergent.next", "f", Context.ARTICLE, "divergent(1)", msg("doubtful"),
        msg("Go to the next doubtful row: divergent, moved, draft, outdated."), 6,
    ),
    Action(
        "divergent.previous", "F", Context.ARTICLE, "divergent(-1)", msg("previous doubtful"),
        msg("Go back to the previous doubtful row."),
    ),
    Action("undo", "z", Context.ARTICLE, "undo", msg("undo"), msg("Take back the last thing that was written to disk."), 9),
    Action("redo", "Z", Context.ARTICLE, "redo", msg("redo"), msg("Write again what was taken back last.")),
    Action("copy.source", "y", Context.ARTICLE, "copy('source')", msg("copy source"), msg("Copy the source text.")),
    Action("copy.target", "Y", Context.ARTICLE, "copy('target')", msg("copy translation"), msg("Copy the translation.")),
    Action(
        "filter.open", "slash", Context.ARTICLE, "filter", msg("filter"),
        msg("Show only what holds these words; status:missing and rule:TF201 look at states and checks. Esc clears."), 8,
    ),
    Action("view.layout", "v", Context.ARTICLE, "layout", msg("layout"), msg("Put the sides next to each other, or one above the other.")),
    Action("view.spaces", "full_stop", Context.ARTICLE, "spaces", msg("visible spaces"), msg("Show or hide no-break spaces.")),
    Action(
        "term.add", "t", Context.ARTICLE, "add_term", msg("add a term"),
        msg("Add a term to the glossary: its French and its English."),
    ),
    Action(
        "open.external", "o", Context.ARTICLE, "open_outside", msg("open in the editor"),
        msg("Open the file at this paragraph in the program that EDITOR names."),
    ),
    Action(
        "relink.open", "L", Context.ARTICLE, "relink", msg("change ties"),
        msg("Say by hand which paragraphs belong together; it is kept in the record, and survives edits."),
    ),
    Action(
        "article.next", "right_square_bracket", Context.ARTICLE, "neighbour(1)", msg("next article"),
        msg("Go to the next article that is not complete or has a finding."),
    ),
    Action(
        "article.previous", "left_square_bracket", Context.ARTICLE, "neighbour(-1)", msg("previous article"),
        msg("Go back to the previous article that is not complete or has a finding."),
    ),
    Action("row.details", "i", Context.ARTICLE, "details", msg("details"), msg("Show all that is known of this row.")),
    # Changing ties.
    Action("row.next", "j,down", Context.RELINK, "move(1)", msg("next"), msg("Go to the next row.")),
    Action("row.previous", "k,up", Context.RELINK, "move(-1)", msg("previous"), msg("Go to the previous row.")),
    Action("relink.merge", "m", Context.RELINK, "merge", msg("merge with next"), msg("Make one row of this one and the next."), 1),
    Action(
        "relink.split", "s", Context.RELINK, "split", msg("split"),
        msg("Part the last paragraph of the longer side from the others."), 2,
    ),
    Action("relink.unlink", "u", Context.RELINK, "unlink", msg("take apart"), msg("Take the two sides of this row apart."), 3),
    Action("relink.choose", "space", Context.RELINK, "choose", msg("choose"), msg("Choose this row, or let it go."), 4),
    Action(
        "relink.link", "enter", Context.RELINK, "link", msg("tie"),
        msg("Make one row of the rows that are chosen and this one."), 5,
    ),
    Action("undo", "z", Context.RELINK, "undo_link", msg("undo"), msg("Take back the last thing that was written to disk."), 6),
    Action("relink.leave", "escape,q,L", Context.RELINK, "leave", msg("leave"), msg("Leave the ties as they are, and go on."), 21),
    # The edit panel.
    Action(
        "edit.accept", "f4,alt+enter,ctrl+enter", Context.EDIT, "accept('open')", msg("accept, next"),
        msg("Save, mark as reviewed, and go to the next open row."), 1,
    ),
    Action("edit.save", "ctrl+s", Context.EDIT, "save", msg("save"), msg("Save this paragraph and stay."), 2),
    Action(
        "edit.leave", "escape", Context.EDIT, "leave", msg("leave"),
        msg("Leave the editor; text that is not saved is kept and marked."), 3,
    ),
    Action("draft.insert", "ctrl+t", Context.EDIT, "draft", msg("draft"), msg("Ask for a draft."), 4),
    Action(
        "suggestion.take", "ctrl+r", Context.EDIT, "take", msg("take"),
        msg("Replace the text by the chosen suggestion."), 5,
    ),
    Action("suggestion.next", "ctrl+down", Context.EDIT, "choose(1)", msg("next suggestion"), msg("Choose the next suggestion.")),
    Action(
        "suggestion.previous", "ctrl+up", Context.EDIT, "choose(-1)", msg("previous suggestion"),
        msg("Choose the previous suggestion."),
    ),
    Action("edit.copy_source", "f5", Context.EDIT, "copy_source", msg("copy source"), msg("Replace the text by the source."), 6),
    Action(
        "edit.accept_missing", "f8", Context.EDIT, "accept('missing')", msg("accept, missing"),
        msg("Save, mark as reviewed, and go to the next missing text."), 7,
    ),
    Action(
        "edit.accept_divergent", "f9", Context.EDIT, "accept('divergent')", msg("accept, doubtful"),
        msg("Save, mark as reviewed, and go to the next doubtful row."),
    ),
    Action(
        "edit.next_block", "f2", Context.EDIT, "next_block", msg("next paragraph"),
        msg("Go to the next paragraph of this row, where it has several."),
    ),
    Action(
        "insert.narrow", "ctrl+@", Context.EDIT, "insert_space('narrow')", msg("narrow no-break space"),
        msg("Insert a narrow no-break space (ctrl+space); one that is typed is inserted as well."),
    ),
    Action(
        "term.complete", "f3", Context.EDIT, "complete_term", msg("term"),
        msg("Complete the word before the cursor from the glossary’s terms for this row; again for the next one."), 8,
    ),
    Action("edit.undo", "ctrl+z", Context.EDIT, "undo", msg("undo"), msg("Take back what was typed last.")),
    Action("edit.redo", "ctrl+y", Context.EDIT, "redo", msg("redo"), msg("Type again what was taken back.")),
    # The lists of findings and of terms.
    Action("list.open", "enter,e", Context.LIST, "open", msg("open"), msg("Go to the finding, or show all of the term."), 1),
    Action("row.next", "j,down", Context.LIST, "move(1)", msg("next"), msg("Go to the next line.")),
    Action("row.previous", "k,up", Context.LIST, "move(-1)", msg("previous"), msg("Go to the previous line.")),
    Action("row.page_down", "pagedown", Context.LIST, "page(1)", msg("page down"), msg("Go down a page.")),
    Action("row.page_up", "pageup", Context.LIST, "page(-1)", msg("page up"), msg("Go up a page.")),
    Action("row.first", "g,home", Context.LIST, "first", msg("first"), msg("Go to the first line.")),
    Action("row.last", "G,end", Context.LIST, "last", msg("last"), msg("Go to the last line.")),
    Action(
        "filter.open", "slash", Context.LIST, "filter", msg("filter"),
        msg("Show only what holds these words; rule:TF201 and status:error look at checks and weight. Esc clears."), 2,
    ),
    # Wherever one is.
    Action("view.articles", "1", Context.ANYWHERE, "articles", msg("articles"), msg("Go to the list of articles.")),
    Action("view.article", "2", Context.ANYWHERE, "article", msg("article"), msg("Go to the article that is open, or under the cursor.")),
    Action("view.findings", "3", Context.ANYWHERE, "findings", msg("findings"), msg("List the findings of this article; in the list of articles, of all."), 9),
    Action("view.glossary", "4", Context.ANYWHERE, "glossary", msg("glossary"), msg("Look something up in the glossary.")),
    Action("help.show", "question_mark,f1", Context.ANYWHERE, "help", msg("help"), msg("Show every key."), 20),
    Action("palette.open", "ctrl+p", Context.ANYWHERE, "command_palette", msg("commands"), msg("Find a command by its name.")),
    Action("back", "q,escape", Context.ANYWHERE, "back", msg("back"), msg("Go back; in the list of articles, quit."), 21),
    Action("app.quit", "ctrl+q", Context.ANYWHERE, "quit", msg("quit"), msg("Quit; asks first when text is not saved.")),
)
# fmt: on


def actions(*contexts: Context) -> tuple[Action, ...]:
    """Return the actions of some contexts, in the order of the table."""
    return tuple(action for action in ACTIONS if action.context in contexts)


def bindings(context: Context) -> list[BindingType]:
    """Return the key bindings of a context."""
    return [action.binding for action in actions(context)]


QUIT_IDS: Final = frozenset({"back", "app.quit"})


def keymap_fault(keymap: dict[str, str]) -> Message | None:
    """Say what is wrong with a user's keys: an unknown action, one key for two actions, or no way left to quit."""
    known = {action.id for action in ACTIONS}
    for id_ in keymap:
        if id_ not in known:
            return msg("There is no action {id}.", id=id_)
    for contexts in (
        (Context.ANYWHERE, Context.PROJECT),
        (Context.ANYWHERE, Context.ARTICLE),
        (Context.ANYWHERE, Context.LIST),
        (Context.EDIT,),
        (Context.RELINK,),
    ):
        taken: dict[str, str] = {}
        for action in actions(*contexts):
            for key in filter(None, (key.strip() for key in keymap.get(action.id, action.keys).split(","))):
                if taken.setdefault(key, action.id) != action.id:
                    return msg(
                        "The key {key} is given to both {one} and {two}.", key=key, one=taken[key], two=action.id
                    )
    if not any(keymap.get(id_, "x").strip() for id_ in QUIT_IDS):
        return msg("These keys leave no way to quit.")
    return None
