import { broken, valid, type Checked } from './checked.js';

// Control characters, lone surrogates, line and paragraph separators, and marks that turn the reading direction:
// none belongs in a name or street, and each can break a file, a log line or a screen.
const forbidden = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;

/** Text of one line: NFC, trimmed, without control characters, of at most `max` characters (code points). */
export function textRule(text: string, max: number): Checked<string> {
  if (forbidden.test(text)) return broken('controlCharacters');
  const normalised = text.normalize('NFC').trim();
  if ([...normalised].length > max) return broken('tooLong');
  return valid(normalised);
}
