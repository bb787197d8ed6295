"""Host, string to sign and signature, from SPEC.md (1, HMAC-CANON, HMAC-SIG, SORT)."""

import base64
import hashlib
import hmac
import ipaddress
import re

import target as targets

BLANKS = " \t"
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
FIELDS = ("x-key-id", "x-timestamp", "x-nonce", "x-content-sha256", "x-signature")
KEY_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
TIMESTAMP = re.compile(r"[1-9][0-9]{9}")
NONCE = re.compile(r"[A-Za-z0-9_-]{16,64}")
PRINTABLE = re.compile(r"[\x20-\x7e]*")


def host_line(text, default_port):
    """The host as it is signed, or None where it is outside the host grammar."""
    match = re.fullmatch(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]{1,253})(?::([1-9][0-9]{0,4}))?", text)
    if match is None:
        return None
    name, port = match.groups()
    if name.startswith("["):
        try:
            ipaddress.IPv6Address(name[1:-1])
        except ValueError:
            return None
    if port is not None and int(port) > 65535:
        return None
    suffix = "" if port is None or int(port) == default_port else ":" + port
    return name.lower() + suffix


def values_of(headers, name):
    """The values of all fields of a name, in order, without SP and HTAB at their ends (HMAC-HDR-04)."""
    return [value.strip(BLANKS) for field, value in headers if field.lower() == name]


def string_to_sign(parts, scheme):
    """Bytes. `parts` has text for everything but the target, which is bytes."""
    if scheme == "countersign-v1":
        lines = [
            b"countersign-v1",
            parts["key_id"].encode("ascii"),
            parts["timestamp"].encode("ascii"),
            parts["nonce"].encode("ascii"),
            parts["method"].encode("ascii"),
            parts["host"].encode("ascii"),
            parts["target"],
            parts["content_type"].encode("ascii"),
            parts["content_hash"].encode("ascii"),
        ]
    else:
        path, query = targets.path_and_query(parts["target"], scheme)
        lines = [
            parts["method"].encode("ascii"),
            path,
            query,
            b"content-type:" + parts["content_type"].encode("ascii"),
            b"host:" + parts["host"].encode("ascii"),
            parts["timestamp"].encode("ascii"),
            parts["nonce"].encode("ascii"),
            parts["content_hash"].encode("ascii"),
        ]
    return b"\n".join(lines)


def signature(secret, text, scheme):
    mac = hmac.new(secret.encode("utf-8"), text, hashlib.sha256).digest()
    if scheme == "countersign-v1":
        return "v1=" + mac.hex()
    return base64.b64encode(mac).decode("ascii")


def content_hash(body):
    return hashlib.sha256(body).hexdigest()
