from pathlib import Path

import pytest

from pressmark.knowledge.authority import parse_authority

PATH = Path(__file__).parents[2] / "entities.yml"
AUTHORITY = parse_authority(PATH.read_text(encoding="utf-8"), "entities.yml")


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("Daesh", "isis"),
        ("ISIL", "isis"),
        ("the Islamic State", "isis"),
        ("Islamic State of Iraq", "isis"),
        ("Islamic state", None),
        ("Bashar Al Assad", "bashar-al-assad"),
        ("Assad", "bashar-al-assad"),
        ("Hafez al-Assad", None),
        ("Putin", "vladimir-putin"),
        ("Deir Ez-Zor", "deir-ez-zor"),
        ("SAA", "syrian-arab-army"),
        ("Russian Defence Ministry", "russian-defence-ministry"),
        ("Moscow", "moscow"),
        ("Russian Defence", None),
    ],
)
def test_names_lead_to_their_entry(surface, expected):
    entry = AUTHORITY.resolve(surface)
    assert (entry.id if entry else None) == expected


def test_every_wikidata_id_stands_once():
    ids = [entry.wikidata for entry in AUTHORITY.entries if entry.wikidata]
    assert len(ids) == len(set(ids))
