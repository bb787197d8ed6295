"""A signer: from the parts of a request to the string to sign, the signature and the header fields (SPEC.md §4)."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass

import grammar
from canonical import Covered, content_hash, signature, string_to_sign
from target import TargetError, scan

_URL = re.compile(r"([Hh][Tt][Tt][Pp][Ss]?)://([^/?#]*)(.*)", re.DOTALL)


@dataclass(eq=False)
class SigningRefused(Exception):
    """What a signer refuses, with the gateway's code (§4)."""

    code: str
    details: dict

    def as_expect(self) -> dict:
        """Return the refusal in the shape of `refused` of signing.schema.json."""
        return {"refusal": {"code": self.code, **self.details}}


def _refuse(code: str, **details) -> SigningRefused:
    return SigningRefused(code, details)


def split_url(url: str) -> tuple[str, bytes]:
    """Divide the text of a URL into the host as it is signed and the target (§4, 1 to 3)."""
    match = _URL.fullmatch(url)
    if match is None:
        raise _refuse("malformed_url")
    scheme, authority, rest = match.groups()
    host = grammar.signed_host(authority, scheme.lower())
    if host is None:
        raise _refuse("malformed_url")
    if rest == "" or rest.startswith("?"):
        rest = "/" + rest
    return host, rest.encode("utf-8", "surrogatepass")


def _check_target(scheme: str, target: bytes) -> None:
    """Refuse a target that is too long (REQ-02) or that the scheme does not allow (TGT-11, SORT-02, SORT-03)."""
    if len(target) > grammar.MAX_TARGET_BYTES:
        raise _refuse("target_too_long")
    try:
        scan(target, scheme)
    except TargetError as defect:
        raise _refuse("malformed_target", offset=defect.offset, reason=defect.reason) from None


def timestamp_text(timestamp: int | float) -> str:
    """Return the ten digits of a timestamp (§4, 5; HMAC-HDR-06)."""
    if timestamp != timestamp or timestamp in (float("inf"), float("-inf")) or timestamp != int(timestamp):
        raise _refuse("malformed_request")
    return str(int(timestamp))


def _check_fields(given: dict, timestamp: str, body: bytes) -> str:
    """Judge the key id, timestamp, nonce, header fields and body by §4, 5, and return the content type."""
    values = {"X-Key-Id": given["keyId"], "X-Timestamp": timestamp, "X-Nonce": given["nonce"]}
    for name, value in values.items():
        if not grammar.FIELD_GRAMMARS[grammar.V1][name].fullmatch(value):
            raise _refuse("malformed_request")
    headers = given["headers"]
    if any(grammar.values_of(headers, name) for name in grammar.HMAC_FIELDS):
        raise _refuse("malformed_request")
    content_types = grammar.values_of(headers, "Content-Type")
    if len(content_types) > 1 or not all(map(grammar.is_printable, content_types)):
        raise _refuse("malformed_request")
    if body and given["method"] in grammar.BODILESS:
        raise _refuse("malformed_request")
    if any(grammar.values_of(headers, "Authorization")):
        raise _refuse("conflicting_credentials")
    return content_types[0] if content_types else ""


def sign(scheme: str, given: dict) -> dict:
    """Sign a request in the shape of `input` of signing.schema.json, or raise SigningRefused (§4)."""
    body = base64.b64decode(given["bodyBase64"])
    host, target = split_url(given["url"])
    if given["method"] not in grammar.METHODS:
        raise _refuse("method_not_allowed")
    _check_target(scheme, target)
    timestamp = timestamp_text(given["timestamp"])
    content_type = _check_fields(given, timestamp, body)
    if not grammar.is_usable_secret(given["secret"]):
        raise _refuse("weak_secret")

    digest = content_hash(body)
    text = string_to_sign(
        scheme,
        Covered(given["keyId"], timestamp, given["nonce"], given["method"], host, target, content_type, digest),
    )
    signed = signature(scheme, given["secret"], text)
    values = (given["keyId"], timestamp, given["nonce"], digest, signed)
    return {
        "target": target.decode("ascii"),
        "contentHash": digest,
        "stringToSign": text,
        "signature": signed,
        "headers": [list(pair) for pair in zip(grammar.HMAC_FIELDS, values)],
    }


def answer(scheme: str, given: dict) -> dict:
    """Return what the signer answers in the shape of `expect` of signing.schema.json."""
    try:
        return sign(scheme, given)
    except SigningRefused as refused:
        return refused.as_expect()
