"""The string to sign of both schemes, and the signature over it (SPEC.md, HMAC-CANON, HMAC-SIG and SORT)."""

import base64
import hashlib
import hmac
from dataclasses import dataclass

from grammar import SORTED
from target import split


@dataclass(frozen=True)
class Covered:
    """Everything that a signature covers."""

    key_id: str
    timestamp: str
    nonce: str
    method: str
    host: str
    target: bytes
    content_type: str
    content_hash: str


def string_to_sign(scheme: str, covered: Covered) -> str:
    """Return the lines of the scheme joined by single LF, without one at the end (HMAC-CANON-01, SORT-08)."""
    if scheme == SORTED:
        path, query = split(covered.target)
        lines = [
            covered.method,
            path,
            query,
            f"content-type:{covered.content_type}",
            f"host:{covered.host}",
            covered.timestamp,
            covered.nonce,
            covered.content_hash,
        ]
    else:
        lines = [
            "countersign-v1",
            covered.key_id,
            covered.timestamp,
            covered.nonce,
            covered.method,
            covered.host,
            covered.target.decode("ascii"),
            covered.content_type,
            covered.content_hash,
        ]
    return "\n".join(lines)


def signature(scheme: str, secret: str, text: str) -> str:
    """Return HMAC-SHA-256 under the UTF-8 bytes of the secret text, in the form of the scheme.

    HMAC-SIG-01, HMAC-SIG-02 and SORT-09.
    """
    digest = hmac.new(secret.encode("utf-8"), text.encode("ascii"), hashlib.sha256).digest()
    if scheme == SORTED:
        return base64.b64encode(digest).decode("ascii")
    return f"v1={digest.hex()}"


def content_hash(body: bytes) -> str:
    """Return SHA-256 of the body bytes as sent, in lower-case hexadecimal (HMAC-BODY-01, HMAC-BODY-02)."""
    return hashlib.sha256(body).hexdigest()
