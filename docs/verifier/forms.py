"""The forms that an export is made of: JSON, base64, keys, checkpoints, the tree.

[X], [T] and [S] are the documents named at the head of verify_export.py. A
function that is given something of another form raises ValueError, whose text
says what is wrong.
"""

import base64
import hashlib
import json
import re

import ed25519

UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


# ---------------------------------------------------------------- small forms

def sha256(*parts):
    """SHA-256 of the parts, one after the other."""
    return hashlib.sha256(b"".join(parts)).digest()


def _whole(text):
    if abs(int(text)) >= 2**53:
        raise ValueError
    return int(text)


def _refuse(_):
    raise ValueError  # no form of the documents holds a fraction, NaN or Infinity


_decode = json.JSONDecoder(parse_int=_whole, parse_float=_refuse, parse_constant=_refuse).decode
# Sorts member names by code point; RFC 8785 sorts by UTF-16 unit. They differ
# only for names beyond U+FFFF, and no form of the documents has such a name.
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def canonical(value):
    """The canonical JSON (RFC 8785) of a value without fractions, as bytes."""
    return _encode(value).encode("utf-8")


def parse(raw, what, strict=True):
    """The JSON object that bytes hold; if strict, only if they are canonical."""
    try:
        value = _decode(raw.decode("utf-8"))
        exact = canonical(value) == raw
    except (ValueError, RecursionError):
        raise ValueError(f"{what} is not JSON of the form of the documents") from None
    if strict and not exact:
        raise ValueError(f"{what} is not canonical JSON (RFC 8785)")
    if type(value) is not dict:
        raise ValueError(f"{what} is not a JSON object")
    return value


def need(value, what, **members):
    """Refuse an object that lacks one of these members, or has it of another type."""
    for name, kind in members.items():
        if type(value.get(name)) is not kind:
            raise ValueError(f"{what} has no member {name} of the right type")


def unbase64(text, what, url=False):
    """The bytes of canonical base64: standard and padded, or base64url without padding."""
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4 if url else 0),
                               altchars=b"-_" if url else None, validate=True)
        again = base64.urlsafe_b64encode(raw).rstrip(b"=") if url else base64.b64encode(raw)
        exact = again == text.encode("ascii")
    except ValueError:
        exact = False
    if not exact:
        raise ValueError(f"{what} is not canonical base64{'url' if url else ''}")
    return raw


def uuid_bytes(text, what):
    """The 16 bytes of a UUID as the documents write it."""
    if not UUID.fullmatch(text):
        raise ValueError(f"{what} is not a UUID")
    return bytes.fromhex(text.replace("-", ""))


def event_digest(stream, ident, kind, version, payload, metadata):
    """One value for 'the same bytes' of [X] rule 6."""
    head = (stream.encode("utf-8"), ident, kind.encode("utf-8"), b"%d" % version)
    return sha256(*(b"%d:%b" % (len(part), part) for part in head + (payload, metadata)))


# --------------------------------------------- keys, checkpoints, tree: [T]

def parse_key(text):
    """(name, key id, public key) of a verifier key: [T] The checkpoint."""
    name, ident, data = (text.split("+", 2) + ["", ""])[:3]
    data = unbase64(data, "the verifier key's base64")
    if not name or len(data) != 33 or data[0] != 1:
        raise ValueError("the verifier key is not of the form name+id+base64( 0x01 ‖ key )")
    if ident != sha256(name.encode("utf-8"), b"\n", data)[:4].hex():
        raise ValueError("the verifier key's id is not that of its name and key")
    return name, bytes.fromhex(ident), data[1:]


def thumbprint(public_key):
    """RFC 7638 of the JWK of RFC 8037, as `signedBy` of a certificate has it."""
    b64 = lambda raw: base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")
    return b64(sha256(canonical({"crv": "Ed25519", "kty": "OKP", "x": b64(public_key)})))


def open_checkpoint(note, origin, keys):
    """(size, root, fault or None) of a checkpoint's note: [T] The checkpoint.

    ValueError when the note is not of the form at all."""
    if re.search("[\0-\x09\x0b-\x1f]", note):
        raise ValueError("its note holds a control character")
    cut = note.rfind("\n\n")
    text, signatures = note[:cut + 1], note[cut + 2:]
    lines = text.split("\n")  # the last is what follows the last newline: empty
    if cut < 0 or len(lines) < 4 or "" in lines[:-1] or not signatures.endswith("\n"):
        raise ValueError("its note is not of the form of a checkpoint")
    if not re.fullmatch("0|[1-9][0-9]{0,15}", lines[1]):
        raise ValueError("its note has no size in its second line")
    root = unbase64(lines[2], "its root")
    if len(root) != 32:
        raise ValueError("its root has not 32 bytes")
    fault, known = None, 0
    for line in signatures[:-1].split("\n"):
        match = re.fullmatch("\u2014 ([^ +]+) ([^ ]+)", line)
        if not match:
            raise ValueError("a signature line is not of the form")
        blob = unbase64(match[2], "a signature")
        if len(blob) < 5:
            raise ValueError("a signature is too short")
        for name, ident, public_key in keys:
            if name == match[1] and ident == blob[:4]:
                known += 1
                if not ed25519.verify(public_key, text.encode("utf-8"), blob[4:]):
                    fault = f"its signature by key {ident.hex()} does not verify"
    if lines[0] != origin:
        fault = f"its origin is {lines[0]}, not {origin}"
    elif not known:
        fault = "no known key signed it"
    return int(lines[1]), root, fault


class Tree:
    """RFC 6962 section 2.1 leaf by leaf; it holds one hash for each bit of the size."""

    def __init__(self):
        self.size, self.peaks = 0, []  # the roots of the whole subtrees, largest first

    def append(self, leaf):
        """Add a leaf by its hash."""
        self.peaks.append(leaf)
        self.size += 1
        for _ in range((self.size & -self.size).bit_length() - 1):
            right = self.peaks.pop()
            self.peaks.append(sha256(b"\1", self.peaks.pop(), right))

    def root(self):
        """The root of the leaves so far."""
        if not self.peaks:
            return sha256()
        root = self.peaks[-1]
        for left in reversed(self.peaks[:-1]):
            root = sha256(b"\1", left, root)
        return root


def zeros(file):
    """Whether a file holds zeros only from here to its end; stays where it was if not."""
    here = file.tell()
    while True:
        chunk = file.read(65536)
        if not chunk:
            return True
        if any(chunk):
            file.seek(here)
            return False


def clean(text):
    """One line of ASCII, whatever an export may hold."""
    text = re.sub("[^ -~\u0080-\U0010ffff]", lambda m: "\\x%02x" % ord(m[0]), text)
    return text.encode("ascii", "backslashreplace").decode("ascii")
