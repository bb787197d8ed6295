"""What a gateway decides, stage by stage, from SPEC.md, section 2, up to and including admission."""

import base64
import math
import re

import canonical
import target as targets

BODY_CAP = 1048576
HEADER_CAP = 32768
WINDOWS = {"minute": 60, "hour": 3600, "day": 86400}
TOKEN_CHARACTERS = r"[!#$%&'*+.^_`|~0-9A-Za-z-]*"


class Refused(Exception):
    """A refusal, as it stands in `expect` of a vector."""

    def __init__(self, status, code, step, **where):
        super().__init__(code)
        self.expect = {"decision": "refuse", "status": status, "code": code, "step": step, **where}


def examine(vector, scheme, secrets):
    """`expect` and `stages` of a verification vector. `secrets` has those of each key that are not retired, by key id."""
    stages = {}
    try:
        return {"stages": stages, "expect": _decide(vector, scheme, secrets, stages)}
    except Refused as refused:
        return {"stages": stages, "expect": refused.expect}


def _decide(vector, scheme, secrets, stages):
    request, state, now = vector["request"], vector["state"], math.floor(vector["clock"]["now"])
    _method(request)
    _size(request)
    _target(request, scheme)
    stages["host"] = _host(request, state)
    _framing(request)
    fields = _credentials(request, scheme)
    if abs(now - int(fields["x-timestamp"])) > 300:
        raise Refused(401, "timestamp_out_of_window", "freshness")
    record = next((key for key in state["keys"] if key["id"] == fields["x-key-id"]), None)
    _signature(request, scheme, fields, _usable(record, now, secrets), stages)
    _body(request, fields, stages)
    _admission(record, fields, state, now)
    if scheme == "countersign-v1":
        return {"decision": "admit"}
    path, query = targets.path_and_query(request["target"].encode("latin-1"), scheme)
    return {"decision": "admit", "target": (path + (b"?" + query if query else b"")).decode("ascii")}


def _method(request):
    if request["method"] not in canonical.METHODS:
        raise Refused(405, "method_not_allowed", "method")


def _size(request):
    if len(request["target"]) > 8192:
        raise Refused(414, "target_too_long", "size")
    fields = [["Host", request["host"]], *request["headers"]]
    if sum(len(name) + len(value) + 4 for name, value in fields) > HEADER_CAP:
        raise Refused(431, "headers_too_large", "size")


def _target(request, scheme):
    try:
        targets.scan(request["target"].encode("latin-1"), scheme)
    except targets.Defect as defect:
        raise Refused(400, "malformed_target", "target", offset=defect.offset, reason=defect.reason) from None


def _host(request, state):
    host = canonical.host_line(request["host"].strip(canonical.BLANKS), 443)
    if host is None:
        raise Refused(400, "malformed_request", "host")
    if "hosts" in state and host not in state["hosts"]:
        raise Refused(421, "misdirected_request", "host")
    return host


def _framing(request):
    length = canonical.values_of(request["headers"], "content-length")
    if length and canonical.values_of(request["headers"], "transfer-encoding"):
        raise Refused(400, "malformed_request", "framing")
    if length and int(length[0]) > BODY_CAP:
        raise Refused(413, "content_too_large", "framing")
    coding = ", ".join(canonical.values_of(request["headers"], "content-encoding")).lower()
    if coding not in ("", "identity"):
        raise Refused(415, "unsupported_content_encoding", "framing")


def _content_type(request):
    return ", ".join(canonical.values_of(request["headers"], "content-type"))


def _grammar(name, scheme):
    if name == "x-content-sha256":
        return "[0-9a-f]{64}" if scheme == "countersign-v1" else "[0-9a-f]{64}|UNSIGNED-PAYLOAD"
    if name == "x-signature":
        return "v1=[0-9a-f]{64}" if scheme == "countersign-v1" else "[A-Za-z0-9+/]{43}="
    return {"x-key-id": canonical.KEY_ID, "x-timestamp": canonical.TIMESTAMP, "x-nonce": canonical.NONCE}[name]


def _well_formed(name, values, scheme):
    if len(values) != 1 or re.fullmatch(_grammar(name, scheme), values[0]) is None:
        return False
    if name == "x-signature" and scheme == "sorted-query":
        return base64.b64encode(base64.b64decode(values[0])).decode("ascii") == values[0]
    return True


def _credentials(request, scheme):
    found = {name: canonical.values_of(request["headers"], name) for name in canonical.FIELDS}
    authorization = ", ".join(canonical.values_of(request["headers"], "authorization"))
    if not any(found.values()):
        _without_fields(authorization)
    if not all(_well_formed(name, values, scheme) for name, values in found.items()):
        raise Refused(400, "malformed_request", "credentials")
    if canonical.PRINTABLE.fullmatch(_content_type(request)) is None:
        raise Refused(400, "malformed_request", "credentials")
    if authorization != "":
        raise Refused(400, "conflicting_credentials", "credentials")
    return {name: values[0] for name, values in found.items()}


def _without_fields(authorization):
    scheme = re.match(TOKEN_CHARACTERS, authorization).group()
    if scheme.lower() != "bearer":
        raise Refused(401, "unauthenticated", "credentials")
    rest = authorization[len(scheme) :]
    token = rest.lstrip(" ")
    if token == "" or token == rest:
        raise Refused(401, "invalid_token", "credentials")
    if re.fullmatch(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+", token):
        raise ValueError("a well-formed token is for the vectors of tokens")
    raise Refused(401, "invalid_token", "token-form")


def _usable(record, now, secrets):
    if record is None or record["status"] == "revoked":
        return []
    if "expiresAt" in record and now >= record["expiresAt"]:
        return []
    return [secret for secret in secrets.get(record["id"], [])[:2] if len(secret) >= 32]


def _signature(request, scheme, fields, usable, stages):
    parts = {
        "key_id": fields["x-key-id"],
        "timestamp": fields["x-timestamp"],
        "nonce": fields["x-nonce"],
        "method": request["method"],
        "host": stages["host"],
        "target": request["target"].encode("latin-1"),
        "content_type": _content_type(request),
        "content_hash": fields["x-content-sha256"],
    }
    text = canonical.string_to_sign(parts, scheme)
    stages["stringToSign"] = text.decode("ascii")
    stages["signatures"] = [canonical.signature(secret, text, scheme) for secret in usable]
    if fields["x-signature"] not in stages["signatures"]:
        raise Refused(401, "invalid_credentials", "signature")


def _body(request, fields, stages):
    body = base64.b64decode(request["bodyBase64"], validate=True)
    stages["contentHash"] = canonical.content_hash(body)
    if body != b"" and request["method"] in ("GET", "HEAD"):
        raise Refused(400, "malformed_request", "body")
    claimed = fields["x-content-sha256"]
    if claimed != stages["contentHash"] and not (claimed == "UNSIGNED-PAYLOAD" and body == b""):
        raise Refused(401, "content_hash_mismatch", "body")


def _admission(record, fields, state, now):
    if record.get("revokedAtAdmission"):
        raise Refused(401, "invalid_credentials", "admission")
    spent = [(key, nonce) for key, nonce, _ in state["spentNonces"]]
    if (record["id"], fields["x-nonce"]) in spent:
        raise Refused(401, "nonce_replayed", "admission")
    for window, limit in record.get("quotas", {}).items():
        length = WINDOWS[window]
        used = sum(
            count
            for key, second, count in state.get("admitted", [])
            if key == record["id"] and second // length == now // length
        )
        if used >= limit:
            raise Refused(429, "quota_exceeded", "admission")
