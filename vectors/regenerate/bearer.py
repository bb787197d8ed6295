"""The choice of a bearer token and the stage token-form (SPEC.md, CRED and JWT-FORM)."""

import base64
import json
import re

from grammar import lower

MAX_TOKEN = 8192  # JWT-FORM-04
_SCHEME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]*")
_PART = re.compile(r"[A-Za-z0-9_-]+")
_FORBIDDEN_MEMBERS = frozenset({"crit", "b64", "zip", "jwk", "jku", "x5u", "x5c"})  # JWT-FORM-07, JWT-FORM-08
_TYPES = frozenset({"jwt", "at+jwt"})  # JWT-FORM-09


class CredentialError(Exception):
    """An Authorization that is refused at `credentials`; its argument is the code."""


class FormError(Exception):
    """A token that is refused at `token-form`."""


def token_of(authorization: str) -> str:
    """Return the token of an Authorization value without blanks at its ends (CRED-01, CRED-05 to CRED-08)."""
    scheme = _SCHEME.match(authorization).group()
    if lower(scheme) != "bearer":
        raise CredentialError("unauthenticated")
    rest = authorization[len(scheme) :]
    if not rest.startswith(" "):
        raise CredentialError("invalid_token")
    return rest.lstrip(" ")


def _decode(part: str) -> bytes:
    """Decode base64url without padding, canonically (JWT-FORM-02, JWT-FORM-03)."""
    if not _PART.fullmatch(part) or len(part) % 4 == 1:
        raise FormError
    octets = base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
    if base64.urlsafe_b64encode(octets).decode("ascii").rstrip("=") != part:
        raise FormError
    return octets


def _unique(pairs: list) -> dict:
    """Build an object, refusing duplicate members after their escapes are resolved (JWT-FORM-06)."""
    members = dict(pairs)
    if len(members) != len(pairs):
        raise FormError
    return members


def _no_constant(_: str):
    raise FormError


def _object(octets: bytes) -> dict:
    """Read one JSON object in well-formed UTF-8 without a byte order mark (JWT-FORM-05)."""
    try:
        value = json.loads(octets.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise FormError from None
    if not isinstance(value, dict):
        raise FormError
    return value


def check_form(token: str) -> None:
    """Judge size, grammar, header, `typ` and `kid` of a token, or raise FormError (JWT-FORM, JWT-KEY-01)."""
    parts = token.split(".")
    if len(token) > MAX_TOKEN or len(parts) != 3:
        raise FormError
    octets = [_decode(part) for part in parts]
    header, _ = _object(octets[0]), _object(octets[1])
    if not _FORBIDDEN_MEMBERS.isdisjoint(header):
        raise FormError
    if "typ" in header:
        if not isinstance(header["typ"], str):
            raise FormError
        if lower(header["typ"]).removeprefix("application/") not in _TYPES:
            raise FormError
    kid = header.get("kid")
    if not isinstance(kid, str) or not 1 <= len(kid) <= 256:
        raise FormError
