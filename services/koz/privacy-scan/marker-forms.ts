/** In which form a marker was found: as written, or as a store, a log or a careless programmer might keep it. */
export const markerForms = [
  'plain',
  'lowerCase',
  'digitsOnly',
  'windows1252',
  'utf16',
  'escaped',
  'hex',
  'base64',
] as const;
export type MarkerForm = (typeof markerForms)[number];

export interface MarkerPattern {
  readonly form: MarkerForm;
  readonly bytes: Uint8Array;
}

/** A shorter marker, in bytes, turns up everywhere by chance and cannot be looked for. */
const shortestMarker = 4;
/** A run of fewer digits is in every time stamp. */
const shortestDigits = 7;

/** The byte strings that give a marker away, each once, with the plainest form that it belongs to; none for a marker too short. */
export function patternsOf(marker: string): MarkerPattern[] {
  if (Buffer.byteLength(marker) < shortestMarker) return [];
  const patterns = new Map<string, MarkerPattern>();
  const add = (form: MarkerForm, bytes: Uint8Array) => {
    const key = Buffer.from(bytes).toString('latin1');
    if (!patterns.has(key)) patterns.set(key, { form, bytes });
  };
  const texts: [MarkerForm, string][] = [
    ['plain', marker.normalize('NFC')],
    ['plain', marker.normalize('NFD')],
    ['lowerCase', marker.normalize('NFC').toLowerCase()],
    ...digitTexts(marker).map((text): [MarkerForm, string] => ['digitsOnly', text]),
  ];
  for (const [form, text] of texts) add(form, Buffer.from(text, 'utf8'));
  for (const [, text] of texts) for (const [form, bytes] of encodings(text)) add(form, bytes);
  return [...patterns.values()];
}

/**
 * A number without its punctuation; a telephone number also without its trunk 0, since it is kept with a country
 * code instead; eleven digits also punctuated as a national number.
 */
function digitTexts(marker: string): string[] {
  if (/\p{L}/u.test(marker)) return [];
  const digits = marker.replace(/\D/g, '');
  if (digits.length < shortestDigits) return [];
  const texts = [digits, digits.replace(/^0/, '')];
  if (digits.length === 11) texts.push(digits.replace(/^(..)(..)(..)(...)(..)$/, '$1.$2.$3-$4.$5'));
  return texts;
}

function encodings(text: string): [MarkerForm, Uint8Array][] {
  const utf8 = Buffer.from(text, 'utf8');
  const utf16 = Buffer.from(text, 'utf16le');
  const hex = utf8.toString('hex');
  return [
    ['windows1252', Buffer.from(text, 'latin1')],
    ['utf16', utf16],
    ['utf16', Buffer.from(utf16).swap16()],
    ['escaped', Buffer.from(jsonEscaped(text))],
    ['escaped', Buffer.from(encodeURIComponent(text))],
    ['hex', Buffer.from(hex)],
    ['hex', Buffer.from(hex.toUpperCase())],
    ...[0, 1, 2].flatMap((before) =>
      base64Within(utf8, before).map((encoded): [MarkerForm, Uint8Array] => ['base64', Buffer.from(encoded)]),
    ),
  ];
}

const jsonEscaped = (text: string) =>
  JSON.stringify(text)
    .slice(1, -1)
    .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The part of a base64 text that depends on these bytes alone when `before` others (mod 3) stand before them. */
function base64Within(bytes: Uint8Array, before: number): string[] {
  const padded = Buffer.concat([Buffer.alloc(before), bytes]);
  const first = Math.ceil((before * 8) / 6);
  const end = Math.floor((padded.length * 8) / 6);
  return [padded.toString('base64').slice(first, end), padded.toString('base64url').slice(first, end)];
}
