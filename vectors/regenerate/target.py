"""The target: the scan of SPEC.md, TGT, and what the scheme sorted-query makes of it (SORT).

Targets are bytes. Nothing here is shared with the generator or with a signer: it is written from SPEC.md.
"""

UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
PATH_BYTES = UNRESERVED | frozenset(b"!$&'()*+,;=:@")
QUERY_BYTES = UNRESERVED | frozenset(b"!$&()*+,;=:@/?")
SORTED_QUERY_BYTES = frozenset(range(0x21, 0x7F)) - frozenset(b"#")
FORBIDDEN_IN_PATH = frozenset(range(0x20)) | frozenset((0x2F, 0x5C, 0x7F))
HEX = frozenset(b"0123456789ABCDEFabcdef")
LOWER_HEX = frozenset(b"abcdef")


class Defect(Exception):
    """The first defect of a target: its offset in bytes, and the reason."""

    def __init__(self, offset, reason):
        super().__init__(reason)
        self.offset = offset
        self.reason = reason


def scan(target, scheme):
    """Raises the defect that the scan detects first; returns the offset at which the path ends."""
    if target[:1] != b"/":
        raise Defect(0, "not_origin_form")
    in_path = True
    path_end = len(target)
    start = 1  # of the segment that is being read
    meaning = bytearray()  # what that segment stands for
    at = 1
    while at < len(target):
        byte = target[at]
        if in_path and byte in b"/?":
            _end_of_segment(bytes(meaning), start, byte == 0x2F)
            start, meaning = at + 1, bytearray()
            if byte == 0x3F:
                in_path, path_end = False, at
                if scheme == "countersign-v1" and at == len(target) - 1:
                    raise Defect(at, "empty_query")
            at += 1
        elif byte == 0x25:
            meaning += _triplet(target, at, in_path, scheme)
            at += 3
        else:
            allowed = PATH_BYTES if in_path else QUERY_BYTES if scheme == "countersign-v1" else SORTED_QUERY_BYTES
            if byte not in allowed:
                raise Defect(at, "forbidden_character")
            meaning.append(byte)
            at += 1
    if in_path:
        _end_of_segment(bytes(meaning), start, False)
    return path_end


def _end_of_segment(meaning, start, ended_by_slash):
    if meaning == b"" and ended_by_slash:
        raise Defect(start, "empty_segment")
    if meaning in (b".", b".."):
        raise Defect(start, "dot_segment")


def _triplet(target, at, in_path, scheme):
    """What the triplet at this offset stands for in its segment."""
    digits = target[at + 1 : at + 3]
    if len(digits) < 2 or not set(digits) <= HEX:
        raise Defect(at, "bad_triplet")
    value = int(digits, 16)
    if scheme == "countersign-v1":
        if set(digits) & LOWER_HEX:
            raise Defect(at, "lower_case_triplet")
        if value in UNRESERVED:
            raise Defect(at, "unreserved_triplet")
    if in_path and value in FORBIDDEN_IN_PATH:
        raise Defect(at, "forbidden_triplet")
    return bytes((value,)) if value in UNRESERVED else b"%" + digits.upper()


def _percent(value):
    return b"%%%02X" % value


def canonical_path(path):
    """PATH: triplets of unreserved characters decoded, the others in upper case (SORT-01)."""
    out, at = bytearray(), 0
    while at < len(path):
        if path[at] == 0x25:
            value = int(path[at + 1 : at + 3], 16)
            out += bytes((value,)) if value in UNRESERVED else _percent(value)
            at += 3
        else:
            out.append(path[at])
            at += 1
    return bytes(out)


def _decoded(text):
    out, at = bytearray(), 0
    while at < len(text):
        if text[at] == 0x25:
            out.append(int(text[at + 1 : at + 3], 16))
            at += 3
        else:
            out.append(0x20 if text[at] == 0x2B else text[at])
            at += 1
    return bytes(out)


def _encoded(data):
    return b"".join(bytes((byte,)) if byte in UNRESERVED else _percent(byte) for byte in data)


def canonical_query(query):
    """QUERY: the pairs decoded, encoded anew and sorted by encoded name, in a stable order (SORT-04 to SORT-07)."""
    pairs = []
    for piece in query.split(b"&"):
        if piece != b"":
            name, _, value = piece.partition(b"=")
            pairs.append((_encoded(_decoded(name)), _encoded(_decoded(value))))
    pairs.sort(key=lambda pair: pair[0])
    return b"&".join(name + b"=" + value for name, value in pairs)


def path_and_query(target, scheme):
    """PATH and QUERY of a target without defect, under sorted-query."""
    path_end = scan(target, scheme)
    return canonical_path(target[:path_end]), canonical_query(target[path_end + 1 :])
