import { DamagedPackingError, PackedInput } from './packed-input.js';

export const lz4Magic = Buffer.from([0x04, 0x22, 0x4d, 0x18]);

/** A block may refer to so many bytes before it. */
const windowBytes = 1 << 16;
/** A block of a frame unpacks to no more. */
const mostInBlock = 4 << 20;
const bytesBySizeCode: Readonly<Record<number, number>> = {
  4: 64 << 10,
  5: 256 << 10,
  6: 1 << 20,
  7: mostInBlock,
};

/**
 * The unpacked bytes of the LZ4 frame at the start of a stream, a block at a time; what follows the frame is left.
 * Checksums are not looked at: what was searched is searched, right or wrong.
 * @throws DamagedPackingError after the blocks that could be unpacked
 */
export async function* unlz4(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const input = new PackedInput(chunks);
  try {
    const { mostBytes, blockTrailer } = await frameHeader(input);
    let before: Buffer = Buffer.alloc(0);
    for (;;) {
      const word = (await input.take(4)).readUInt32LE(0);
      if (word === 0) return;
      const size = word & 0x7fffffff;
      if (size > mostBytes) throw new DamagedPackingError();
      const data = await input.take(size);
      await input.take(blockTrailer);
      const block = word >>> 31 === 1 ? data : unpackedBlock(data, before, mostBytes);
      yield block;
      before = Buffer.concat([before, block]).subarray(-windowBytes);
    }
  } finally {
    await input.close();
  }
}

async function frameHeader(input: PackedInput): Promise<{ mostBytes: number; blockTrailer: number }> {
  const fixed = await input.take(6);
  const [flags = 0, sizes = 0] = fixed.subarray(4);
  const mostBytes = bytesBySizeCode[(sizes >> 4) & 7];
  if (!fixed.subarray(0, 4).equals(lz4Magic) || flags >> 6 !== 1 || mostBytes === undefined)
    throw new DamagedPackingError();
  // The length of the content, the number of a dictionary, and a checksum of the header.
  await input.take((flags & 8 ? 8 : 0) + (flags & 1 ? 4 : 0) + 1);
  return { mostBytes, blockTrailer: flags & 16 ? 4 : 0 };
}

function unpackedBlock(packed: Buffer, before: Buffer, mostBytes: number): Buffer {
  const whole = Buffer.alloc(before.length + mostBytes);
  before.copy(whole);
  let [from, to] = [0, before.length];
  const byte = () => {
    const next = packed[from++];
    if (next === undefined) throw new DamagedPackingError();
    return next;
  };
  const lengthOf = (start: number) => {
    let length = start;
    if (start === 15) for (let more = 255; more === 255; length += more) more = byte();
    return length;
  };
  while (from < packed.length) {
    const token = byte();
    const literals = lengthOf(token >> 4);
    if (from + literals > packed.length || to + literals > whole.length) throw new DamagedPackingError();
    packed.copy(whole, to, from, from + literals);
    from += literals;
    to += literals;
    // The last sequence has literals only.
    if (from >= packed.length) break;
    const back = byte() | (byte() << 8);
    const length = lengthOf(token & 15) + 4;
    if (back === 0 || back > to || to + length > whole.length) throw new DamagedPackingError();
    // Byte by byte: a match may reach into itself.
    for (const end = to + length; to < end; to++) whole[to] = whole[to - back] ?? 0;
  }
  return whole.subarray(before.length, to);
}
