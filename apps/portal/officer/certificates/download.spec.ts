import fc from 'fast-check';
import { bytesOf } from './download.js';

describe('the bytes of a certificate', () => {
  it('are those that were signed, every one', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect([...bytesOf(Buffer.from(bytes).toString('base64'))]).toEqual([...bytes]);
      }),
    );
  });
});
