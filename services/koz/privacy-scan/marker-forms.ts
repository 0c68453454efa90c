import { decodedAround, isWithinHash } from './by-chance.js';
import type { Pattern } from './pattern-matcher.js';

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

export interface MarkerPattern extends Pattern {
  readonly form: MarkerForm;
}

/** A shorter marker, in bytes, turns up everywhere by chance and cannot be looked for. */
const shortestMarker = 4;
/** A run of fewer digits is in every time stamp. */
const shortestDigits = 7;

/** The byte strings that give a marker away, each once, with the plainest form that it belongs to; none for a marker too short. */
export function patternsOf(marker: string): MarkerPattern[] {
  if (Buffer.byteLength(marker) < shortestMarker) return [];
  const patterns = new Map<string, MarkerPattern>();
  const add = (pattern: MarkerPattern) => {
    const key = Buffer.from(pattern.bytes).toString('latin1');
    if (!patterns.has(key)) patterns.set(key, pattern);
  };
  const texts: [MarkerForm, string][] = [
    ['plain', marker.normalize('NFC')],
    ['plain', marker.normalize('NFD')],
    ['lowerCase', marker.normalize('NFC').toLowerCase()],
    ...digitTexts(marker).map((text): [MarkerForm, string] => ['digitsOnly', text]),
  ];
  for (const [form, text] of texts) add(asWritten(form, text));
  for (const [, text] of texts) for (const pattern of encodings(text)) add(pattern);
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

const areDigits = (text: string): boolean => /^\d+$/.test(text);

function asWritten(form: MarkerForm, text: string): MarkerPattern {
  const bytes = Buffer.from(text, 'utf8');
  if (!areDigits(text)) return { form, bytes };
  return { form, bytes, isThere: (around, at) => !isWithinHash(around, at, bytes.length) };
}

function encodings(text: string): MarkerPattern[] {
  const utf8 = Buffer.from(text, 'utf8');
  const utf16 = Buffer.from(text, 'utf16le');
  const hex = utf8.toString('hex');
  const plain: [MarkerForm, Uint8Array][] = [
    ['windows1252', Buffer.from(text, 'latin1')],
    ['utf16', utf16],
    ['utf16', Buffer.from(utf16).swap16()],
    ['escaped', Buffer.from(jsonEscaped(text))],
    ['escaped', Buffer.from(encodeURIComponent(text))],
    ['hex', Buffer.from(hex)],
    ['hex', Buffer.from(hex.toUpperCase())],
  ];
  return [
    ...plain.map(([form, bytes]) => ({ form, bytes })),
    ...[0, 1, 2].flatMap((before) => inBase64(text, utf8, before)),
  ];
}

const jsonEscaped = (text: string) =>
  JSON.stringify(text)
    .slice(1, -1)
    .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * The part of a base64 text that depends on these bytes alone when `before` others (mod 3) stand before them. The bits
 * that its ends lack are read where it is found.
 */
function inBase64(text: string, utf8: Buffer, before: number): MarkerPattern[] {
  const padded = Buffer.concat([Buffer.alloc(before), utf8]);
  const first = Math.ceil((before * 8) / 6);
  const end = Math.floor((padded.length * 8) / 6);
  const isThere = (around: Uint8Array, at: number): boolean => {
    const decoded = decodedAround(around, at, before);
    const found = decoded?.bytes.subarray(decoded.at, decoded.at + utf8.length);
    // Cut off before its end, it cannot be told from the marker.
    if (!decoded || !found || found.length < utf8.length) return true;
    return found.equals(utf8) && !(areDigits(text) && isWithinHash(decoded.bytes, decoded.at, utf8.length));
  };
  return (['base64', 'base64url'] as const).map((encoding) => ({
    form: 'base64',
    bytes: Buffer.from(padded.toString(encoding).slice(first, end)),
    isThere,
  }));
}
