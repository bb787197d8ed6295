"""The scan of a request target, and the canonical target of sorted-query (SPEC.md, TGT and SORT)."""

from dataclasses import dataclass

from grammar import HEX_DIGITS, SORTED, UNRESERVED

_SLASH, _QUESTION, _PERCENT, _DOT = b"/?%."
_LOWER_HEX = frozenset(b"abcdef")
_PATH_BYTES = UNRESERVED | frozenset(b"!$&'()*+,;=:@")
_QUERY_BYTES = UNRESERVED | frozenset(b"!$&()*+,;=:@/?")  # without "'" (TGT-05)
_SORTED_QUERY_BYTES = frozenset(range(0x21, 0x7F)) - frozenset(b"#")  # SORT-03
_FORBIDDEN_IN_PATH = frozenset(range(0x20)) | {0x2F, 0x5C, 0x7F}  # TGT-09


@dataclass(eq=False)
class TargetError(Exception):
    """The first defect of a target, with the zero-based byte at which it begins (TGT-11)."""

    offset: int
    reason: str


def _triplet(target: bytes, at: int) -> int:
    """Return the byte that the percent triplet at `at` stands for (TGT-06)."""
    digits = target[at + 1 : at + 3]
    if len(digits) < 2 or not HEX_DIGITS.issuperset(digits):
        raise TargetError(at, "bad_triplet")
    return int(digits, 16)


def _check_triplet(target: bytes, at: int, in_path: bool, scheme: str) -> int:
    """Judge the triplet at `at` by rule 4 and return its byte (TGT-06 to TGT-09, SORT-02, SORT-03)."""
    byte = _triplet(target, at)
    if scheme != SORTED:
        if not _LOWER_HEX.isdisjoint(target[at + 1 : at + 3]):
            raise TargetError(at, "lower_case_triplet")
        if byte in UNRESERVED:
            raise TargetError(at, "unreserved_triplet")
    if in_path and byte in _FORBIDDEN_IN_PATH:
        raise TargetError(at, "forbidden_triplet")
    return byte


def _end_segment(segment: bytes, start: int, is_last: bool) -> None:
    """Judge a segment when its end is reached, by rule 2 (TGT-03, TGT-04)."""
    if not segment and not is_last:
        raise TargetError(start, "empty_segment")
    if segment in (b".", b".."):
        raise TargetError(start, "dot_segment")


def _scan_path(target: bytes, scheme: str) -> int:
    """Scan the path and return the offset of the `?` that ends it, or the length of the target."""
    segment, start, at = bytearray(), 1, 1
    while at < len(target) and target[at] != _QUESTION:
        byte = target[at]
        if byte == _SLASH:
            _end_segment(bytes(segment), start, is_last=False)
            segment, start, at = bytearray(), at + 1, at + 1
        elif byte == _PERCENT:
            # A triplet stands for its character: under sorted-query, `%2e` is a dot.
            segment.append(_check_triplet(target, at, True, scheme))
            at += 3
        elif byte in _PATH_BYTES:
            segment.append(byte)
            at += 1
        else:
            raise TargetError(at, "forbidden_character")
    _end_segment(bytes(segment), start, is_last=True)
    return at


def scan(target: bytes, scheme: str) -> None:
    """Raise TargetError for the first defect of a target, in one pass from left to right (TGT-01 to TGT-12)."""
    if target[:1] != b"/":
        raise TargetError(0, "not_origin_form")
    question = _scan_path(target, scheme)
    if scheme != SORTED and question == len(target) - 1:
        raise TargetError(question, "empty_query")
    allowed = _SORTED_QUERY_BYTES if scheme == SORTED else _QUERY_BYTES
    at = question + 1
    while at < len(target):
        if target[at] == _PERCENT:
            _check_triplet(target, at, False, scheme)
            at += 3
        elif target[at] in allowed:
            at += 1
        else:
            raise TargetError(at, "forbidden_character")


def _encode(octets: bytes) -> str:
    """Write every byte but the unreserved ones as an upper-case triplet (SORT-06)."""
    return "".join(chr(byte) if byte in UNRESERVED else f"%{byte:02X}" for byte in octets)


def _decode(piece: bytes) -> bytes:
    """Decode one side of a pair to bytes, `+` as a space and a triplet as its byte (SORT-04)."""
    out, at = bytearray(), 0
    while at < len(piece):
        if piece[at] == _PERCENT:
            out.append(_triplet(piece, at))
            at += 3
        else:
            out.append(0x20 if piece[at] == 0x2B else piece[at])
            at += 1
    return bytes(out)


def sorted_path(path: bytes) -> str:
    """Return PATH: triplets of unreserved characters decoded, every other one in upper case (SORT-01)."""
    out, at = [], 0
    while at < len(path):
        if path[at] == _PERCENT:
            out.append(_encode(bytes([_triplet(path, at)])))
            at += 3
        else:
            out.append(chr(path[at]))
            at += 1
    return "".join(out)


def sorted_query(query: bytes) -> str:
    """Return QUERY: pairs decoded, encoded anew and sorted by encoded name, stably (SORT-04 to SORT-07)."""
    pairs = []
    for piece in query.split(b"&"):
        if piece:
            name, _, value = piece.partition(b"=")
            pairs.append((_encode(_decode(name)), _encode(_decode(value))))
    pairs.sort(key=lambda pair: pair[0])
    return "&".join(f"{name}={value}" for name, value in pairs)


def split(target: bytes) -> tuple[str, str]:
    """Return PATH and QUERY of a target that has passed the scan of sorted-query."""
    path, _, query = target.partition(b"?")
    return sorted_path(path), sorted_query(query)


def canonical_target(target: bytes) -> str:
    """Return what sorted-query routes and forwards: PATH and, unless empty, `?` and QUERY (SORT-12)."""
    path, query = split(target)
    return f"{path}?{query}" if query else path
