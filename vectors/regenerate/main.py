#!/usr/bin/env python3
"""Computes every HMAC vector anew from SPEC.md, with nothing but the standard library, and compares.

    python3 regenerate/main.py [FOLDER]

FOLDER holds manifest.json and keys.json; unless given, it is the folder above this file. Prints each member of an
expectation that is not what SPEC.md asks for, then a count. Exit code 0: all agree; 1: some do not; 2: no such folder.
"""

import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True  # this folder is published, and stays as it is

import signer  # noqa: E402
from gateway import Gateway  # noqa: E402

KINDS = ("signing", "verification")


def read(path: Path):
    """Read one JSON text."""
    return json.loads(path.read_text(encoding="utf-8"))


def active_secrets(keys: dict) -> dict:
    """Return the secrets of keys.json that are not retired, by key id (HMAC-KEY-07)."""
    return {
        key["id"]: [entry["secret"] for entry in key["secrets"] if entry["state"] == "active"] for key in keys["hmac"]
    }


def computed(file: dict, vector: dict, secrets: dict) -> dict:
    """Return the members of a vector that follow from the others, as SPEC.md has them."""
    if file["kind"] == "signing":
        return {"expect": signer.answer(file["scheme"], vector["input"])}
    gateway = Gateway(file["scheme"], secrets, vector)
    return {"expect": gateway.decide(), "stages": gateway.stages}


def differences(ours, theirs, place: str = ""):
    """Yield each member in which two expectations differ, as text."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for name in {**theirs, **ours}:
            yield from differences(ours.get(name), theirs.get(name), f"{place}.{name}" if place else name)
    elif json.dumps(ours) != json.dumps(theirs):
        yield f"{place}: {json.dumps(theirs)} is published, SPEC.md asks for {json.dumps(ours)}"


def disagreements(file: dict, vector: dict, secrets: dict) -> list:
    """Return all that is wrong with one vector; one that cannot be computed is wrong, too."""
    try:
        ours = computed(file, vector, secrets)
    except Exception as error:
        return [f"cannot be computed: {error!r}"]
    return list(differences(ours, {name: vector[name] for name in ours}))


def compare(files: list, secrets: dict) -> int:
    """Compare all vectors of these files, print what differs, and return the exit code."""
    compared = wrong = 0
    for file in files:
        for vector in file["vectors"]:
            found = disagreements(file, vector, secrets)
            compared += 1
            wrong += bool(found)
            for text in found:
                print(f"{vector['id']}: {text}")
    print(f"{compared} vectors compared, {wrong} disagree")
    return 1 if wrong or compared == 0 else 0


def main(arguments: list) -> int:
    """Take the folder from the command line."""
    folder = Path(arguments[0]) if arguments else Path(__file__).resolve().parent.parent
    try:
        entries = [entry for entry in read(folder / "manifest.json")["files"] if entry["kind"] in KINDS]
        files = [read(folder / entry["path"]) for entry in entries]
        secrets = active_secrets(read(folder / "keys.json"))
    except OSError as error:
        print(f"cannot read {error.filename}", file=sys.stderr)
        return 2
    return compare(files, secrets)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
