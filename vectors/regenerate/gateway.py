"""A gateway's verification of a signed request, up to and including admission (SPEC.md §2)."""

from __future__ import annotations

import base64
import hmac
import math
from dataclasses import dataclass, field

import bearer
import grammar
from canonical import Covered, content_hash, signature, string_to_sign
from target import TargetError, canonical_target, scan

_DUMMY_SECRET = "a dummy secret for keys that are unknown"
_PERIODS = {"minute": 60, "hour": 3600, "day": 86400}


@dataclass(eq=False)
class Refused(Exception):
    """A refusal: the code, the stage that found the defect, and offset and reason of a target."""

    code: str
    step: str
    details: dict = field(default_factory=dict)

    def as_expect(self) -> dict:
        """Return the refusal in the shape of `refuse` of verification.schema.json."""
        status = grammar.STATUS[self.code]
        return {"decision": "refuse", "status": status, "code": self.code, "step": self.step, **self.details}


class Gateway:
    """One verification of one request, stage by stage; `stages` holds what it computes on its way."""

    def __init__(self, scheme: str, secrets: dict, vector: dict):
        self.scheme = scheme
        self.secrets = secrets
        self.state = vector["state"]
        self.now = math.floor(vector["clock"]["now"])  # HMAC-TIME-03
        self.request = vector["request"]
        self.headers = self.request["headers"]
        self.method = self.request["method"]
        self.target = self.request["target"].encode("latin-1")
        self.body = base64.b64decode(self.request["bodyBase64"])
        self.stages: dict = {}
        self.fields: dict = {}

    def decide(self) -> dict:
        """Return the decision of the earliest stage that finds a defect, or the admission (ANS-07)."""
        try:
            self._check_method()
            self._check_size()
            self._check_target()
            self._check_host()
            self._check_framing()
            content_type = self._check_credentials()
            self._check_freshness()
            record = self._find_key()
            self._check_signature(record, content_type)
            self._check_body()
            self._admit(record)
        except Refused as refused:
            return refused.as_expect()
        if self.scheme == grammar.SORTED:
            return {"decision": "admit", "target": canonical_target(self.target)}  # SORT-12
        return {"decision": "admit"}

    def _check_method(self) -> None:
        """REQ-01."""
        if self.method not in grammar.METHODS:
            raise Refused("method_not_allowed", "method")

    def _check_size(self) -> None:
        """REQ-02, then REQ-03; Host counts among the fields."""
        if len(self.target) > grammar.MAX_TARGET_BYTES:
            raise Refused("target_too_long", "size")
        fields = [("Host", self.request["host"]), *self.headers]
        if sum(len(name) + len(grammar.trim(value)) + 4 for name, value in fields) > grammar.MAX_HEADER_BYTES:
            raise Refused("headers_too_large", "size")

    def _check_target(self) -> None:
        """TGT-01 to TGT-12, SORT-02 and SORT-03."""
        try:
            scan(self.target, self.scheme)
        except TargetError as defect:
            details = {"offset": defect.offset, "reason": defect.reason}
            raise Refused("malformed_target", "target", details) from None

    def _check_host(self) -> None:
        """REQ-04, then REQ-05."""
        scheme = self.request["scheme"]
        host = grammar.signed_host(grammar.trim(self.request["host"]), scheme)
        if host is None:
            raise Refused("malformed_request", "host")
        served = self.state.get("hosts")
        if served is not None and host not in served:
            raise Refused("misdirected_request", "host")
        self.stages["host"] = host

    def _check_framing(self) -> None:
        """REQ-09, then REQ-06, then REQ-08."""
        lengths = grammar.values_of(self.headers, "Content-Length")
        if lengths and grammar.values_of(self.headers, "Transfer-Encoding"):
            raise Refused("malformed_request", "framing")
        if lengths:
            if len(lengths) > 1 or not grammar.DIGITS.fullmatch(lengths[0]):
                raise Refused("malformed_request", "framing")
            digits = lengths[0].lstrip("0")
            if len(digits) > len(str(grammar.MAX_BODY_BYTES)) or int(digits or "0") > grammar.MAX_BODY_BYTES:
                raise Refused("content_too_large", "framing")
        if grammar.lower(grammar.joined(self.headers, "Content-Encoding")) not in ("", "identity"):
            raise Refused("unsupported_content_encoding", "framing")

    def _check_credentials(self) -> str:
        """Judge the HMAC fields, a conflict, the scheme of Authorization; return the content type.

        HMAC-HDR-01 to HMAC-HDR-11 and CRED-01 to CRED-09.
        """
        values = {name: grammar.values_of(self.headers, name) for name in grammar.HMAC_FIELDS}
        authorization = grammar.joined(self.headers, "Authorization")
        if not any(values.values()):
            self._check_bearer(authorization)
        for name, pattern in grammar.FIELD_GRAMMARS[self.scheme].items():
            if len(values[name]) != 1 or not pattern.fullmatch(values[name][0]):
                raise Refused("malformed_request", "credentials")
            self.fields[name] = values[name][0]
        content_type = grammar.joined(self.headers, "Content-Type")
        if not grammar.is_printable(content_type):
            raise Refused("malformed_request", "credentials")
        if authorization:
            raise Refused("conflicting_credentials", "credentials")
        return content_type

    def _check_bearer(self, authorization: str) -> None:
        """Judge a request without any HMAC field, which ends with a refusal: there is no issuer here (CRED-01)."""
        try:
            bearer.check_form(bearer.token_of(authorization))
        except bearer.CredentialError as error:
            raise Refused(str(error), "credentials") from None
        except bearer.FormError:
            raise Refused("invalid_token", "token-form") from None
        raise Refused("invalid_token", "token-algorithm")

    def _check_freshness(self) -> None:
        """HMAC-TIME-01 to HMAC-TIME-04."""
        if not abs(self.now - int(self.fields["X-Timestamp"])) <= grammar.WINDOW_SECONDS:
            raise Refused("timestamp_out_of_window", "freshness")

    def _find_key(self) -> dict | None:
        """Return the record of a key that may be used, or None (HMAC-KEY-01, -03, -04, -05)."""
        for record in self.state["keys"]:
            if record["id"] == self.fields["X-Key-Id"]:
                expired = "expiresAt" in record and self.now >= record["expiresAt"]
                return None if expired or record["status"] != "active" else record
        return None

    def _check_signature(self, record: dict | None, content_type: str) -> None:
        """Verify under each usable secret, or a dummy one (HMAC-CANON, HMAC-SIG, HMAC-KEY-02, -06, -08)."""
        fields = self.fields
        text = string_to_sign(
            self.scheme,
            Covered(
                fields["X-Key-Id"],
                fields["X-Timestamp"],
                fields["X-Nonce"],
                self.method,
                self.stages["host"],
                self.target,
                content_type,
                fields["X-Content-SHA256"],
            ),
        )
        secrets = self.secrets.get(record["id"], [])[:2] if record else []
        usable = [secret for secret in secrets if grammar.is_usable_secret(secret)]
        self.stages["stringToSign"] = text
        self.stages["signatures"] = [signature(self.scheme, secret, text) for secret in usable]
        candidates = self.stages["signatures"] or [signature(self.scheme, _DUMMY_SECRET, text)]
        matches = [hmac.compare_digest(candidate, fields["X-Signature"]) for candidate in candidates]
        if not usable or not any(matches):
            raise Refused("invalid_credentials", "signature")

    def _check_body(self) -> None:
        """REQ-07, REQ-10, REQ-11, then HMAC-BODY-01, SORT-10 and SORT-11."""
        digest = self.stages["contentHash"] = content_hash(self.body)
        if len(self.body) > grammar.MAX_BODY_BYTES:
            raise Refused("content_too_large", "body")
        lengths = grammar.values_of(self.headers, "Content-Length")
        if lengths and int(lengths[0]) > len(self.body):
            raise Refused("malformed_request", "body")
        if self.body and self.method in grammar.BODILESS:
            raise Refused("malformed_request", "body")
        claimed = self.fields["X-Content-SHA256"]
        if claimed == grammar.UNSIGNED_PAYLOAD:
            if self.body:
                raise Refused("content_hash_mismatch", "body")
        elif claimed != digest:
            raise Refused("content_hash_mismatch", "body")

    def _admit(self, record: dict) -> None:
        """Ask, in this order: revoked, replayed, over quota (HMAC-KEY-04, HMAC-NONCE-01 to -08, LIM-01)."""
        key, nonce = record["id"], self.fields["X-Nonce"]
        if record.get("revokedAtAdmission"):
            raise Refused("invalid_credentials", "admission")
        for spent_key, spent_nonce, timestamp in self.state["spentNonces"]:
            # Remembered until its timestamp can no longer be accepted (HMAC-NONCE-08).
            live = self.now - timestamp <= grammar.WINDOW_SECONDS
            if live and (spent_key, spent_nonce) == (key, nonce):
                raise Refused("nonce_replayed", "admission")
        for period, quota in record.get("quotas", {}).items():
            length = _PERIODS[period]
            used = sum(
                count
                for used_key, second, count in self.state.get("admitted", [])
                if used_key == key and second // length == self.now // length
            )
            if used >= quota:
                raise Refused("quota_exceeded", "admission")
