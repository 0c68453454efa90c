import { gzipMagic, unpackedMember } from './gzip.js';
import { lz4Magic, unlz4 } from './lz4.js';
import { DamagedPackingError } from './packed-input.js';

/** A way of packing that can be undone here. */
export interface Packing {
  readonly name: 'gzip' | 'lz4';
  /** What a packed stream may begin with; found wherever it lies, also within a batch or behind other bytes. */
  readonly beginnings: readonly Uint8Array[];
  /** The unpacked bytes, as far as they can be unpacked: the packed ones are searched as well. */
  unpack(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer>;
}

export const packings: readonly Packing[] = [
  {
    name: 'gzip',
    // With any of the five flags.
    beginnings: Array.from({ length: 32 }, (_, flags) => Buffer.from([...gzipMagic, flags])),
    unpack: (packed) => asFarAsUndamaged(unpackedMember(packed)),
  },
  {
    name: 'lz4',
    beginnings: [lz4Magic],
    unpack: (packed) => asFarAsUndamaged(unlz4(packed)),
  },
];

async function* asFarAsUndamaged(unpacked: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* unpacked;
  } catch (error) {
    if (!(error instanceof DamagedPackingError)) throw error;
  }
}
