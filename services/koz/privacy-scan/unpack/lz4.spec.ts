import fc from 'fast-check';
import { unlz4 } from './lz4.js';
import { DamagedPackingError } from './packed-input.js';

// Made by the reference program (lz4 1.9): one block; and blocks that refer to each other, with checksums of both kinds.
const text = `${'Marguerite was here; so was -Duras. '.repeat(3)}Marguerite-Duras `.repeat(2);
const frames = [
  'BCJNGGBAgjUAAADxCE1hcmd1ZXJpdGUgd2FzIGhlcmU7IHNvDQCPLUR1cmFzLiAkAD8CEgAfIH0AZVB1cmFzIAAAAAA=',
  'BCJNGHRAvTUAAADxCE1hcmd1ZXJpdGUgd2FzIGhlcmU7IHNvDQCPLUR1cmFzLiAkAD8CEgAfIH0AZVB1cmFzIMfbqN4AAAAAg8g3kw==',
].map((frame) => Buffer.from(frame, 'base64'));

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function unpacked(bytes: Buffer, size = bytes.length): Promise<string> {
  const blocks: Buffer[] = [];
  for await (const block of unlz4(inPieces(bytes, Math.max(size, 1)))) blocks.push(block);
  return Buffer.concat(blocks).toString('latin1');
}

/** A frame of uncompressed blocks, as LZ4 writes what does not pack. */
function stored(blocks: readonly Buffer[]): Buffer {
  const sized = blocks.flatMap((block) => {
    const size = Buffer.alloc(4);
    size.writeUInt32LE((block.length | 0x80000000) >>> 0);
    return [size, block];
  });
  return Buffer.concat([Buffer.from('04224d18604082', 'hex'), ...sized, Buffer.alloc(4)]);
}

describe('a frame of LZ4', () => {
  it.each(frames)('is unpacked, however it is cut, and what follows it is left', async (frame) => {
    expect(frame.includes('Marguerite-Duras')).toBe(false);
    for (const size of [1, 3, 7, 1000]) expect(await unpacked(frame, size)).toBe(text);
    expect(await unpacked(Buffer.concat([frame, Buffer.from('Zoë')]))).toBe(text);
  });

  it('gives stored blocks as they are', async () => {
    expect(await unpacked(stored([Buffer.from('Margue'), Buffer.from('rite')]))).toBe('Marguerite');
  });

  it('is given up where it is damaged or no frame at all, and never runs on', async () => {
    await expect(unpacked(Buffer.from('Marguerite'))).rejects.toThrow(DamagedPackingError);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(frames[0]!.length - 1),
        fc.nat(255),
        fc.nat(frames[0]!.length),
        async (at, byte, length) => {
          const damaged = Buffer.from(frames[0]!);
          damaged[at] = byte;
          await unpacked(damaged.subarray(0, length)).catch((error: unknown) =>
            expect(error).toBeInstanceOf(DamagedPackingError),
          );
        },
      ),
    );
  });
});
