"""Schemas of the domains against the public hub package, and as classes that clients generate. Needs no server."""

import json
from pathlib import Path

import pytest
from vlmrun.hub.registry import registry
from vlmrun.hub.utils import jsonschema_to_model

DOMAINS = Path(__file__).resolve().parents[2] / "domains"
OURS = sorted(folder.name for folder in DOMAINS.iterdir() if folder.is_dir())
HUB = sorted(registry.list_schemas())


def read(domain, name):
    return json.loads((DOMAINS / domain / name).read_text())


def resolved(part, root):
    while True:
        if "$ref" in part:
            part = root["$defs"][part["$ref"].split("/")[-1]]
        elif len(part.get("allOf", [])) == 1:
            part = part["allOf"][0]
        else:
            return part


def kinds(part, root):
    """The types a property may have, each comparable: (type, what else matters)."""
    part = resolved(part, root)
    if "anyOf" in part:
        members = part["anyOf"]
        if any(m.get("format") == "date-time" for m in members):
            members = [m for m in members if m != {"type": "string"}]  # ours: a time may lack its offset
        if {"number", "string"} <= {m.get("type") for m in members}:
            members = [m for m in members if m.get("type") != "string"]  # ours: decimals are numbers only
        return frozenset(kind for member in members for kind in kinds(member, root))
    types = part.get("type", "any")
    return frozenset(kind(name, part, root) for name in (types if isinstance(types, list) else [types]))


def kind(name, part, root):
    if name == "array":
        return name, kinds(part.get("items", {}), root)
    if name == "object":
        return name, fields(part, root)
    choices = tuple(sorted(str(c) for c in part.get("enum", []) if c is not None)) if name != "null" else ()
    return name, part.get("format") if name == "string" else None, choices


def fields(part, root):
    """Every property in order with its types and whether it is required; ``map`` for open objects."""
    if "properties" not in part:
        return "map"
    required = part.get("required", [])
    return tuple((name, kinds(p, root), name in required) for name, p in part["properties"].items())


def test_every_domain_of_the_hub_is_here():
    assert set(HUB) <= set(OURS)


@pytest.mark.parametrize("domain", HUB)
def test_names_types_and_required_fields_are_those_of_the_hub(domain):
    hub, ours = registry[domain].model_json_schema(), read(domain, "schema.json")
    assert ours["title"] == hub["title"]
    assert fields(ours, ours) == fields(hub, hub)


@pytest.mark.parametrize("domain", HUB)
def test_the_example_fits_the_class_of_the_hub(domain):
    assert registry[domain](**read(domain, "example.json"))


@pytest.mark.parametrize("domain", OURS)
def test_a_client_makes_a_class_of_the_schema_that_takes_the_example(domain):
    assert jsonschema_to_model(read(domain, "schema.json"))(**read(domain, "example.json"))
