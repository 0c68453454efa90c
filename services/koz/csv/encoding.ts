import { createReadStream } from 'node:fs';

/** How a text file is encoded: what the world writes, and what Excel in Belgium writes. */
export type Encoding = 'utf-8' | 'windows-1252';

/** Why a file cannot be read as text. */
export type EncodingProblem = 'utf16' | 'mixed';

export class EncodingError extends Error {
  override readonly name = 'EncodingError';
  constructor(readonly problem: EncodingProblem) {
    super(`the file cannot be read as text: ${problem}`);
  }
}

/** Windows-1252 at 0x80 to 0x9f; elsewhere it is Latin-1. Node's own decoder takes these for control characters. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Finds out how a file is encoded by reading it once: UTF-8 when every byte fits, Windows-1252 when none of the bytes
 * beyond ASCII does.
 * @throws EncodingError `mixed` when some fit and some do not: read either way, names would be garbled
 */
export async function encodingOf(path: string): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8');
  let start = true;
  let fits = false;
  let misfits = false;
  const look = (text: string) => {
    misfits ||= text.includes('\ufffd');
    fits ||= /[^\p{ASCII}\ufffd]/u.test(text);
  };
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (start && isUtf16(chunk)) throw new EncodingError('utf16');
    if (start && chunk.subarray(0, 3).equals(Buffer.from('\ufeff'))) fits = true;
    start = false;
    look(decoder.decode(chunk, { stream: true }));
  }
  look(decoder.decode());
  if (misfits && fits) throw new EncodingError('mixed');
  return misfits ? 'windows-1252' : 'utf-8';
}

const isUtf16 = (start: Buffer) =>
  start.length >= 2 && ((start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff));

/** The text of a file, piece by piece, without a byte order mark. */
export async function* textOf(path: string, encoding: Encoding): AsyncGenerator<string> {
  const utf8 = new TextDecoder('utf-8');
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>)
    yield encoding === 'utf-8' ? utf8.decode(chunk, { stream: true }) : decodeWindows1252(chunk);
  if (encoding === 'utf-8') yield utf8.decode();
}

const decodeWindows1252 = (bytes: Buffer): string =>
  bytes
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (character) => windows1252[character.charCodeAt(0) - 0x80] as string);
