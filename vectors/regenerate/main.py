#!/usr/bin/env python3
"""Computes every HMAC vector anew from SPEC.md, with nothing but the standard library, and compares.

    python3 regenerate/main.py [FOLDER]

FOLDER holds manifest.json and keys.json; unless given, it is the folder above this file. Prints each member of an
expectation that is not what SPEC.md asks for, then a count. Exit code 0: all agree; 1: some do not; 2: no such folder.
"""

import json
import pathlib
import sys

sys.dont_write_bytecode = True  # this folder is published, and stays as it is

import gateway  # noqa: E402
import signer  # noqa: E402


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def active_secrets(keys):
    return {
        key["id"]: [entry["secret"] for entry in key["secrets"] if entry["state"] == "active"] for key in keys["hmac"]
    }


def differences(ours, theirs, place=""):
    """Each member in which two expectations differ, as text."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for name in {**theirs, **ours}:
            yield from differences(ours.get(name), theirs.get(name), place + "." + name if place else name)
    elif type(ours) is not type(theirs) or ours != theirs:
        yield f"{place}: {json.dumps(theirs)} is published, SPEC.md asks for {json.dumps(ours)}"


def recomputed(file, vector, secrets):
    if file["kind"] == "signing":
        return {"expect": signer.sign(vector["input"], file["scheme"])}
    return gateway.examine(vector, file["scheme"], secrets)


def main(arguments):
    folder = pathlib.Path(arguments[0]) if arguments else pathlib.Path(__file__).resolve().parent.parent
    try:
        files = [read(folder / entry["path"]) for entry in read(folder / "manifest.json")["files"]]
        secrets = active_secrets(read(folder / "keys.json"))
    except OSError as error:
        print(f"cannot read {error.filename}", file=sys.stderr)
        return 2
    compared, wrong = 0, 0
    for file in files:
        if file["kind"] in ("signing", "verification"):
            for vector in file["vectors"]:
                ours = recomputed(file, vector, secrets)
                found = list(differences(ours, {name: vector[name] for name in ours}))
                compared += 1
                wrong += bool(found)
                for text in found:
                    print(f"{vector['id']}: {text}")
    print(f"{compared} vectors compared, {wrong} disagree")
    return 1 if wrong or compared == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
