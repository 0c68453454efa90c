import canonicalize from 'canonicalize';

type Json = Readonly<Record<string, unknown>>;

/** A lone surrogate, which JSON text can only hold as an escape; a backslash before it escapes the backslash. */
const loneSurrogate = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;

/** The value cannot be written as canonical JSON; the message does not repeat it. */
export class NotCanonicalError extends Error {
  override readonly name = 'NotCanonicalError';
  constructor() {
    super('the value has no canonical JSON form');
  }
}

/** RFC 8785 canonical JSON in UTF-8; throws {@link NotCanonicalError} for NaN, infinities and lone surrogates. */
export function canonicalJson(value: Json): Buffer {
  const text = canonicalText(value);
  if (text === undefined || (text.includes('\\ud') && loneSurrogate.test(text)))
    throw new NotCanonicalError();
  return Buffer.from(text, 'utf8');
}

/** The engine's own JSON of a sorted copy costs half of what `canonicalize` does, and is the same text. */
function canonicalText(value: Json): string | undefined {
  try {
    const copy = sorted(value);
    return copy === unsortable ? canonicalize(value) : JSON.stringify(copy);
  } catch {
    return undefined;
  }
}

const unsortable = Symbol('has members that an object does not keep in canonical order');
const isArrayIndex = /^\d/;

/** A copy with its members in canonical order; `unsortable` when an object cannot keep that order. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null)
    return typeof value === 'number' && !Number.isFinite(value) ? unsortable : value;
  if (Array.isArray(value)) {
    const items = value.map(sorted);
    return items.includes(unsortable) ? unsortable : items;
  }
  if ('toJSON' in value) return unsortable;
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(value).sort()) {
    // Numbers come first in an object whatever the order of insertion, and `__proto__` is no member at all.
    if (isArrayIndex.test(name) || name === '__proto__') return unsortable;
    const member = sorted((value as Json)[name]);
    if (member === unsortable) return unsortable;
    copy[name] = member;
  }
  return copy;
}

/** The object that JSON bytes hold; undefined when they hold none. The parser's message quotes what it read. */
export function parseObject(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const { buffer, byteOffset, byteLength } = bytes;
    const value: unknown = JSON.parse(Buffer.from(buffer, byteOffset, byteLength).toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
