import { Readable, pipeline } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { DamagedPackingError, PackedInput } from './packed-input.js';

/** The magic number and the method "deflate". */
export const gzipMagic = Buffer.from([0x1f, 0x8b, 0x08]);

const chunkSize = 1 << 20;
/** Where bytes turn out damaged, what came of the same piece is lost: so a piece is small. */
const pieceSize = 1 << 14;
const flag = { headerChecksum: 2, extra: 4, name: 8, comment: 16 };

/**
 * The unpacked bytes of the gzip member at the start of a stream; what follows it is left. Node's own reader of gzip
 * takes what follows for another member, and gives up all of a piece for it. The checksum is not looked at.
 * @throws DamagedPackingError after what could be unpacked
 */
export async function* unpackedMember(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const input = new PackedInput(packed);
  const unpacked = createInflateRaw({ chunkSize });
  try {
    await skipHeader(input);
    pipeline(Readable.from(inPieces(input.rest()), { objectMode: false }), unpacked, () => undefined);
    for await (const chunk of unpacked) yield chunk as Buffer;
  } catch (error) {
    if (String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw new DamagedPackingError();
    throw error;
  } finally {
    unpacked.destroy();
    await input.close();
  }
}

async function skipHeader(input: PackedInput): Promise<void> {
  const fixed = await input.take(10);
  const flags = fixed[3] ?? 0;
  if (flags & flag.extra) await input.take((await input.take(2)).readUInt16LE(0));
  if (flags & flag.name) await skipText(input);
  if (flags & flag.comment) await skipText(input);
  if (flags & flag.headerChecksum) await input.take(2);
}

async function skipText(input: PackedInput): Promise<void> {
  while ((await input.take(1))[0] !== 0);
}

async function* inPieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks)
    for (let at = 0; at < chunk.length; at += pieceSize) yield chunk.subarray(at, at + pieceSize);
}
