"""What a signer answers, from SPEC.md, section 4."""

import base64
import re

import canonical
import target as targets


def sign(given, scheme):
    """The `expect` of a signing vector whose `input` is given."""
    # Text is read as its UTF-8 bytes, one character each from here on, so that offsets count bytes.
    url = given["url"].encode("utf-8").decode("latin-1")
    place = re.fullmatch(r"(https?)://([^/?#]*)(.*)", url, re.IGNORECASE | re.DOTALL)
    if place is None:
        return _refusal("malformed_url")
    scheme_of_url, authority, rest = place.groups()
    host = canonical.host_line(authority, 443 if scheme_of_url.lower() == "https" else 80)
    if host is None:
        return _refusal("malformed_url")
    if given["method"] not in canonical.METHODS:
        return _refusal("method_not_allowed")
    text = "/" + rest if rest == "" or rest[0] == "?" else rest
    target = text.encode("latin-1")
    if len(target) > 8192:
        return _refusal("target_too_long")
    try:
        targets.scan(target, scheme)
    except targets.Defect as defect:
        return _refusal("malformed_target", offset=defect.offset, reason=defect.reason)
    body = base64.b64decode(given["bodyBase64"], validate=True)
    timestamp = _timestamp(given["timestamp"])
    types = canonical.values_of(given["headers"], "content-type")
    if (
        canonical.KEY_ID.fullmatch(given["keyId"]) is None
        or timestamp is None
        or canonical.NONCE.fullmatch(given["nonce"]) is None
        or len(types) > 1
        or any(canonical.PRINTABLE.fullmatch(value) is None for value in types)
        or any(name.lower() in canonical.FIELDS for name, _ in given["headers"])
        or (body != b"" and given["method"] in ("GET", "HEAD"))
    ):
        return _refusal("malformed_request")
    if any(value != "" for value in canonical.values_of(given["headers"], "authorization")):
        return _refusal("conflicting_credentials")
    if len(given["secret"]) < 32:
        return _refusal("weak_secret")
    parts = {
        "key_id": given["keyId"],
        "timestamp": timestamp,
        "nonce": given["nonce"],
        "method": given["method"],
        "host": host,
        "target": target,
        "content_type": types[0] if types else "",
        "content_hash": canonical.content_hash(body),
    }
    string = canonical.string_to_sign(parts, scheme)
    signature = canonical.signature(given["secret"], string, scheme)
    return {
        "target": text,
        "contentHash": parts["content_hash"],
        "stringToSign": string.decode("ascii"),
        "signature": signature,
        "headers": [
            ["X-Key-Id", parts["key_id"]],
            ["X-Timestamp", timestamp],
            ["X-Nonce", parts["nonce"]],
            ["X-Content-SHA256", parts["content_hash"]],
            ["X-Signature", signature],
        ],
    }


def _timestamp(number):
    text = str(number)
    return text if canonical.TIMESTAMP.fullmatch(text) else None


def _refusal(code, **where):
    return {"refusal": {"code": code, **where}}
