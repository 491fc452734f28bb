"""Each correction of the archivist changes exactly what it says: one archive, resolved before and after."""

from pressmark.knowledge.authority import parse_authority
from pressmark.knowledge.mentions import find_mentions
from pressmark.knowledge.recognition import Recogniser
from pressmark.knowledge.resolution import resolve_mentions
from pressmark.model import Document

TEXTS = {
    "a": "The Fell Harbour Board met in Bristol. The Harbour Board chose Nora Hartwell.",
    "b": "In Bristol, Nora Hartwell thanked the Dunmore Port Company on Monday.",
    "c": "The Dunmore Port Company and the Fell Harbour Board argue about Russia.",
}
DOCUMENTS = tuple(Document(ident, "", text, "en") for ident, text in TEXTS.items())
PROPOSED = tuple(Recogniser().recognise(DOCUMENTS))
BEFORE = """
entities:
  - {name: Fell Harbour Board, type: organisation}
  - {name: Dunmore Port Company, type: organisation}
"""


def resolve(entities: str):
    authority = parse_authority(entities, "entities.yml")
    resolution = resolve_mentions(DOCUMENTS, find_mentions(DOCUMENTS, PROPOSED, authority), authority)
    places = {(item.article, item.surface, item.start): item.entity for item in resolution.mentions}
    return places, {cluster.id: (cluster.name, str(cluster.type)) for cluster in resolution.clusters}


def changes(after: str) -> tuple[dict, dict]:
    """Surface -> (entity before, entity after), and entity -> (name and type before, after), of those that changed."""
    old, old_things = resolve(BEFORE)
    new, new_things = resolve(after)
    moved = {
        key[1]: (old.get(key), new.get(key)) for key in sorted(old.keys() | new.keys()) if old.get(key) != new.get(key)
    }
    things = {
        ident: (old_things.get(ident), new_things.get(ident))
        for ident in sorted(old_things.keys() | new_things.keys())
        if old_things.get(ident) != new_things.get(ident)
    }
    return moved, things


BOARD, PORT = "fell-harbour-board", "dunmore-port-company"


def test_the_archive_is_as_the_corrections_expect():
    places, things = resolve(BEFORE)
    assert {key[1]: entity for key, entity in places.items()} == {
        "Fell Harbour Board": BOARD,
        "Bristol": "bristol",
        "Harbour Board": BOARD,
        "Nora Hartwell": "nora-hartwell",
        "Dunmore Port Company": PORT,
        "Russia": "russia",
    }
    assert things["bristol"] == ("Bristol", "place")


def test_merge():
    after = BEFORE.replace("Board, type: organisation", "Board, type: organisation, aliases: [Dunmore Port Company]")
    after = after.replace("  - {name: Dunmore Port Company, type: organisation}\n", "")
    assert changes(after) == (
        {"Dunmore Port Company": (PORT, BOARD)},
        {PORT: (("Dunmore Port Company", "organisation"), None)},
    )


def test_split():
    after = BEFORE.replace("Board, type: organisation", "Board, type: organisation, never: [Harbour Board]")
    assert changes(after) == (
        {"Harbour Board": (BOARD, "harbour-board")},
        {"harbour-board": (None, ("Harbour Board", "organisation"))},
    )


def test_ignore():
    after = BEFORE + "ignore: [Bristol]\n"
    assert changes(after) == ({"Bristol": ("bristol", None)}, {"bristol": (("Bristol", "place"), None)})


def test_rename():
    after = BEFORE.replace(
        "name: Dunmore Port Company, type",
        "name: Port of Dunmore, aliases: [Dunmore Port Company], id: " + PORT + ", type",
    )
    assert changes(after) == (
        {},
        {PORT: (("Dunmore Port Company", "organisation"), ("Port of Dunmore", "organisation"))},
    )


def test_retype():
    after = BEFORE + "  - {name: Nora Hartwell, type: event}\n"
    assert changes(after) == (
        {},
        {"nora-hartwell": (("Nora Hartwell", "person"), ("Nora Hartwell", "event"))},
    )


def test_declare():
    after = BEFORE + "  - {name: Monday, type: event}\n"
    assert changes(after) == ({"Monday": (None, "monday")}, {"monday": (None, ("Monday", "event"))})
