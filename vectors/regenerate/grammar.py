"""Parameters, character sets and small grammars of the Countersign wire protocol (SPEC.md §1, §3, §5)."""

from __future__ import annotations

import ipaddress
import re
import string

V1 = "countersign-v1"
SORTED = "sorted-query"

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})  # REQ-01
BODILESS = frozenset({"GET", "HEAD"})  # REQ-11
WINDOW_SECONDS = 300  # HMAC-TIME-03
MAX_TARGET_BYTES = 8192  # REQ-02
MAX_HEADER_BYTES = 32768  # REQ-03
MAX_BODY_BYTES = 1048576  # REQ-06, REQ-07
MIN_SECRET_CHARACTERS = 32  # HMAC-SIG-03

UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD"  # SORT-10
DEFAULT_PORTS = {"https": 443, "http": 80}  # HMAC-CANON-07
UNRESERVED = frozenset((string.ascii_letters + string.digits + "-._~").encode())
HEX_DIGITS = frozenset(b"0123456789abcdefABCDEF")

HMAC_FIELDS = ("X-Key-Id", "X-Timestamp", "X-Nonce", "X-Content-SHA256", "X-Signature")

STATUS = {
    "malformed_request": 400,
    "malformed_target": 400,
    "conflicting_credentials": 400,
    "unauthenticated": 401,
    "timestamp_out_of_window": 401,
    "invalid_credentials": 401,
    "content_hash_mismatch": 401,
    "nonce_replayed": 401,
    "invalid_token": 401,
    "method_not_allowed": 405,
    "content_too_large": 413,
    "target_too_long": 414,
    "unsupported_content_encoding": 415,
    "misdirected_request": 421,
    "quota_exceeded": 429,
    "headers_too_large": 431,
}

DIGITS = re.compile(r"[0-9]+")
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_TIMESTAMP = re.compile(r"[1-9][0-9]{9}")
_NONCE = re.compile(r"[A-Za-z0-9_-]{16,64}")
_HASH = re.compile(r"[0-9a-f]{64}")
_HASH_SORTED = re.compile(r"[0-9a-f]{64}|UNSIGNED-PAYLOAD")
_SIGNATURE = re.compile(r"v1=[0-9a-f]{64}")
# 43 digits carry 258 bits; the last two of them must be zero to be canonical.
_SIGNATURE_SORTED = re.compile(r"[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=")

_FIELDS = {"X-Key-Id": _ID, "X-Timestamp": _TIMESTAMP, "X-Nonce": _NONCE}
FIELD_GRAMMARS = {
    V1: {**_FIELDS, "X-Content-SHA256": _HASH, "X-Signature": _SIGNATURE},  # HMAC-HDR-05 to -09
    SORTED: {**_FIELDS, "X-Content-SHA256": _HASH_SORTED, "X-Signature": _SIGNATURE_SORTED},  # SORT-09, SORT-10
}

_HOST = re.compile(r"(?:(?P<name>[A-Za-z0-9._-]{1,253})|\[(?P<v6>[0-9A-Fa-f:.]+)\])(?::(?P<port>[1-9][0-9]{0,4}))?")
_ASCII_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


def lower(text: str) -> str:
    """Lower the ASCII letters alone, so that no other character turns into one (HMAC-HDR-10)."""
    return text.translate(_ASCII_LOWER)


def trim(value: str) -> str:
    """Remove SP and HTAB, and no other character, at both ends of a header value (HMAC-HDR-04)."""
    return value.strip(" \t")


def is_printable(value: str) -> bool:
    """Tell whether every character is within 0x20-0x7E (HMAC-HDR-11)."""
    return all(" " <= character <= "~" for character in value)


def values_of(headers: list, name: str) -> list:
    """Return the trimmed values of all fields of that name, which is compared without regard to case."""
    wanted = lower(name)
    return [trim(value) for field, value in headers if lower(field) == wanted]


def joined(headers: list, name: str) -> str:
    """Return the value of a field that may occur several times, in its comma-joined form; empty if absent."""
    return trim(", ".join(values_of(headers, name)))


def signed_host(text: str, scheme: str) -> str | None:
    """Return a host as it is signed, lower case and without the default port, or None if ill-formed.

    REQ-04, HMAC-CANON-07 and the host grammar of §1.
    """
    match = _HOST.fullmatch(text)
    if match is None:
        return None
    if match["v6"] is not None:
        try:
            ipaddress.IPv6Address(match["v6"])
        except ValueError:
            return None
    port = match["port"]
    if port is None:
        return lower(text)
    if int(port) > 65535:
        return None
    if int(port) == DEFAULT_PORTS[scheme]:
        text = text[: -len(port) - 1]
    return lower(text)


def is_usable_secret(secret: str) -> bool:
    """Tell whether a secret has at least 32 Unicode code points (HMAC-SIG-03)."""
    return len(secret) >= MIN_SECRET_CHARACTERS
