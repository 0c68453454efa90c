"""Verification of Ed25519 signatures (RFC 8032, section 5.1), and nothing else.

Pure Python and the standard library. Points are in extended coordinates
(X, Y, Z, T) with x = X/Z, y = Y/Z, x*y = T/Z (section 5.1.4). Nothing here is
secret, so nothing needs constant time.
"""

import hashlib
from functools import lru_cache

P = 2**255 - 19  # the field
L = 2**252 + 27742317777372353535851937790883648493  # the order of B
D = -121665 * pow(121666, -1, P) % P  # the curve: -x^2 + y^2 = 1 + D x^2 y^2
SQRT_MINUS_1 = pow(2, (P - 1) // 4, P)
NEUTRAL = (0, 1, 1, 0)


def _add(p, q):
    """p + q (section 5.1.4; complete, so it holds for every pair of points)."""
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def _double(p):
    """p + p (section 5.1.4)."""
    a = p[0] * p[0]
    b = p[1] * p[1]
    h = a + b
    e = h - (p[0] + p[1]) ** 2
    g = a - b
    f = (2 * p[2] * p[2] + g) % P
    e, g, h = e % P, g % P, h % P
    return e * f % P, g * h % P, f * g % P, e * h % P


def _decode(data):
    """The point of 32 bytes (section 5.1.3), or None when they are none."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    x = u * v**3 * pow(u * v**7, (P - 5) // 8, P) % P
    if (v * x * x + u) % P == 0:
        x = x * SQRT_MINUS_1 % P
    if (v * x * x - u) % P != 0 or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


def _encode(p):
    """The 32 bytes of a point (section 5.1.2)."""
    inverse = pow(p[2], -1, P)
    x, y = p[0] * inverse % P, p[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def _multiples(p):
    """0p, 1p, 2p ... 15p."""
    table = [NEUTRAL]
    for _ in range(15):
        table.append(_add(table[-1], p))
    return table


BASE = _multiples(_decode((4 * pow(5, -1, P) % P).to_bytes(32, "little")))  # y = 4/5


@lru_cache(maxsize=64)
def _minus_key(public_key):
    """The multiples of -A, A being the public key; None when that is no point."""
    a = _decode(public_key)
    return a and _multiples((P - a[0], a[1], a[2], P - a[3]))


def verify(public_key, message, signature):
    """True when `signature` (64 bytes) of `message` is by `public_key` (32 bytes).

    Section 5.1.7 without the cofactor: R must be the very bytes of
    [S]B - [k]A. Both products are made together, four bits at a time.
    """
    if len(public_key) != 32 or len(signature) != 64:
        return False
    minus_key = _minus_key(public_key)
    s = int.from_bytes(signature[32:], "little")
    if minus_key is None or s >= L:
        return False
    digest = hashlib.sha512(signature[:32] + public_key + message).digest()
    k = int.from_bytes(digest, "little") % L
    point = NEUTRAL
    for shift in range(252, -1, -4):
        point = _double(_double(_double(_double(point))))
        point = _add(point, BASE[s >> shift & 15])
        point = _add(point, minus_key[k >> shift & 15])
    return _encode(point) == signature[:32]
