#!/usr/bin/env python3
"""Signs requests for a Countersign gateway. One file, standard library only (Python 3.8 or newer).

As a library:

    from signer import sign
    signed = sign("countersign-v1", "live_org_test123", secret, int(time.time()), str(uuid.uuid4()),
                  "POST", "https://gw.example.com/sites", [("Content-Type", "application/json")], body)
    headers.update(signed["headers"])

As a program it speaks the harness's protocol: one JSON object a line on stdin, one on stdout.

    {"id", "scheme", "keyId", "secret", "timestamp", "nonce", "method", "url", "headers", "bodyBase64"}
    {"id", "stringToSign", "signature", "headers"}   or   {"id", "error"}

With --detail it also answers "target" and "contentHash", and "offset" and "reason" of a malformed target.

It refuses, with the code of SPEC.md, section 4, what no gateway would accept, and never repairs anything:
sign exactly the URL and the body bytes that you send.
"""

import base64
import hashlib
import hmac
import ipaddress
import json
import re
import sys

METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
HMAC_FIELDS = {"x-key-id", "x-timestamp", "x-nonce", "x-content-sha256", "x-signature"}
HEX = b"0123456789abcdefABCDEF"
UNRESERVED = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
PATH = UNRESERVED + b"!$&'()*+,;=:@"
QUERY = UNRESERVED + b"!$&()*+,;=:@/?"
SORTED_QUERY = bytes(byte for byte in range(0x21, 0x7F) if byte not in b"#%")
FORBIDDEN_IN_PATH = bytes(range(0x20)) + b"\x2f\x5c\x7f"
HOST = re.compile(r"(?:[A-Za-z0-9._-]{1,253}|\[([0-9A-Fa-f:.]+)\])(?::([1-9][0-9]{0,4}))?")


class Refusal(Exception):
    """The request must not be signed; `code` is a code of SPEC.md."""

    def __init__(self, code, offset=None, reason=None):
        super().__init__(code)
        self.code = code
        self.offset = offset
        self.reason = reason


def host_and_target(url):
    """The host line and the target's bytes (SPEC.md, section 4, items 1 to 3)."""
    # ASCII, because otherwise the long s (U+017F) is an s of any case.
    match = re.fullmatch(r"(https?)://([^/?#]*)(.*)", url, re.ASCII | re.IGNORECASE | re.DOTALL)
    if match is None:
        raise Refusal("malformed_url")
    scheme, authority, rest = match.groups()
    host = HOST.fullmatch(authority)
    if host is None:
        raise Refusal("malformed_url")
    address, port = host.groups()
    if address is not None:
        try:
            ipaddress.IPv6Address(address)
        except ValueError:
            raise Refusal("malformed_url") from None
    line = authority.lower()
    if port is not None:
        if int(port) > 65535:
            raise Refusal("malformed_url")
        if int(port) == (443 if scheme.lower() == "https" else 80):
            line = line[: -len(port) - 1]
    if rest == "" or rest.startswith("?"):
        rest = "/" + rest
    return line, rest.encode("utf-8", "surrogatepass")


def scan(target, scheme):
    """One pass over the bytes of the target; raises the first defect (SPEC.md, TGT and SORT)."""
    strict = scheme == "countersign-v1"

    def defect(offset, reason):
        raise Refusal("malformed_target", offset, reason)

    def end_segment(start, meaning, last):
        if meaning == b"" and not last:
            defect(start, "empty_segment")
        if meaning in (b".", b".."):
            defect(start, "dot_segment")

    if target[:1] != b"/":
        defect(0, "not_origin_form")
    in_path, start, segment = True, 1, b""
    at = 1
    while at < len(target):
        byte = target[at : at + 1]
        if in_path and byte in (b"/", b"?"):
            end_segment(start, segment, byte == b"?")
            start, segment = at + 1, b""
            if byte == b"?":
                in_path = False
                if strict and at + 1 == len(target):
                    defect(at, "empty_query")
            at += 1
        elif byte == b"%":
            digits = target[at + 1 : at + 3]
            if len(digits) < 2 or any(digit not in HEX for digit in digits):
                defect(at, "bad_triplet")
            value = int(digits, 16)
            if strict:
                if digits != digits.upper():
                    defect(at, "lower_case_triplet")
                if value in UNRESERVED:
                    defect(at, "unreserved_triplet")
            if in_path and value in FORBIDDEN_IN_PATH:
                defect(at, "forbidden_triplet")
            segment += bytes([value]) if value in UNRESERVED else b"%" + digits
            at += 3
        else:
            if byte not in (PATH if in_path else QUERY if strict else SORTED_QUERY):
                defect(at, "forbidden_character")
            segment += byte
            at += 1
    if in_path:
        end_segment(start, segment, True)


def normalise_path(path):
    """Triplets of unreserved characters decoded, the others in upper case (SORT-01)."""

    def normal(match):
        value = int(match.group()[1:], 16)
        return bytes([value]) if value in UNRESERVED else match.group().upper()

    return re.sub(rb"%[0-9A-Fa-f]{2}", normal, path)


def sort_query(query):
    """Form-decoded to bytes, encoded again, sorted by encoded name, stable (SORT-04 to SORT-07)."""

    def decode(text):
        spaced = text.replace(b"+", b" ")
        return re.sub(rb"%[0-9A-Fa-f]{2}", lambda match: bytes([int(match.group()[1:], 16)]), spaced)

    def encode(data):
        return b"".join(bytes([byte]) if byte in UNRESERVED else b"%%%02X" % byte for byte in data)

    pairs = []
    for piece in query.split(b"&"):
        if piece:
            name, _, value = piece.partition(b"=")
            pairs.append((encode(decode(name)), encode(decode(value))))
    pairs.sort(key=lambda pair: pair[0])
    return b"&".join(name + b"=" + value for name, value in pairs)


def is_text(pattern, value):
    return isinstance(value, str) and re.fullmatch(pattern, value, re.ASCII) is not None


def checked_headers(headers):
    """The content type, or '' (SPEC.md, section 4, item 5)."""
    types = []
    conflict = False
    for name, value in headers:
        if name.lower() in HMAC_FIELDS:
            raise Refusal("malformed_request")
        if name.lower() == "content-type":
            types.append(value.strip(" \t"))
        conflict = conflict or (name.lower() == "authorization" and value.strip(" \t") != "")
    if len(types) > 1 or not all(is_text(r"[\x20-\x7e]*", value) for value in types):
        raise Refusal("malformed_request")
    return (types[0] if types else ""), conflict


def sign(scheme, key_id, secret, timestamp, nonce, method, url, headers=(), body=b""):
    """Signs one request: a dict of target, contentHash, stringToSign, signature and headers.

    `timestamp` is whole Unix seconds, `url` the absolute URL exactly as it is sent, `headers` pairs of name and value,
    `body` the bytes exactly as they are sent. Raises Refusal for what must not be signed.
    """
    if scheme not in ("countersign-v1", "sorted-query"):
        raise ValueError("unknown scheme")
    host, target = host_and_target(url)
    if method not in METHODS:
        raise Refusal("method_not_allowed")
    if len(target) > 8192:
        raise Refusal("target_too_long")
    scan(target, scheme)
    whole = not isinstance(timestamp, bool) and timestamp == timestamp and timestamp not in (float("inf"), float("-inf"))
    stamp = str(int(timestamp)) if whole and timestamp == int(timestamp) else ""
    if not (
        is_text(r"[A-Za-z0-9_-]{1,64}", key_id)
        and is_text(r"[1-9][0-9]{9}", stamp)
        and is_text(r"[A-Za-z0-9_-]{16,64}", nonce)
        and not (body and method in ("GET", "HEAD"))
    ):
        raise Refusal("malformed_request")
    content_type, conflict = checked_headers(headers)
    if conflict:
        raise Refusal("conflicting_credentials")
    if len(secret) < 32:
        raise Refusal("weak_secret")

    content_hash = hashlib.sha256(body).hexdigest()
    target = target.decode("ascii")
    if scheme == "countersign-v1":
        lines = ["countersign-v1", key_id, stamp, nonce, method, host, target, content_type, content_hash]
    else:
        path, _, query = target.encode("ascii").partition(b"?")
        lines = [
            method,
            normalise_path(path).decode("ascii"),
            sort_query(query).decode("ascii"),
            "content-type:" + content_type,
            "host:" + host,
            stamp,
            nonce,
            content_hash,
        ]
    string_to_sign = "\n".join(lines)
    # The key is the UTF-8 bytes of the secret's text. It is never decoded first, whatever it looks like.
    mac = hmac.new(secret.encode("utf-8", "surrogatepass"), string_to_sign.encode("ascii"), hashlib.sha256).digest()
    signature = "v1=" + mac.hex() if scheme == "countersign-v1" else base64.b64encode(mac).decode("ascii")
    return {
        "target": target,
        "contentHash": content_hash,
        "stringToSign": string_to_sign,
        "signature": signature,
        "headers": [
            ["X-Key-Id", key_id],
            ["X-Timestamp", stamp],
            ["X-Nonce", nonce],
            ["X-Content-SHA256", content_hash],
            ["X-Signature", signature],
        ],
    }


def answer(line, detail):
    """The answer to one line of the harness."""
    given = json.loads(line)
    try:
        signed = sign(
            given["scheme"],
            given["keyId"],
            given["secret"],
            given["timestamp"],
            given["nonce"],
            given["method"],
            given["url"],
            given["headers"],
            base64.b64decode(given["bodyBase64"], validate=True),
        )
    except Refusal as refusal:
        more = {"offset": refusal.offset, "reason": refusal.reason} if detail and refusal.reason else {}
        return {"id": given["id"], "error": refusal.code, **more}
    kept = signed if detail else {name: signed[name] for name in ("stringToSign", "signature", "headers")}
    return {"id": given["id"], **kept}


def main():
    detail = "--detail" in sys.argv[1:]
    # Bytes, because JSON is UTF-8 whatever the platform's own encoding is.
    for line in sys.stdin.buffer:
        if line.strip():
            print(json.dumps(answer(line, detail)), flush=True)


if __name__ == "__main__":
    main()
