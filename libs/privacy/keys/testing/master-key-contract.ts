import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { controllerId } from '@koz/privacy-types';
import type { MasterKeyProvider } from '../epoch/master-key.port.js';

export interface MasterKeyHarness {
  /** The master key as one more process opens it. */
  open(): Promise<MasterKeyProvider>;
  /** Another master key of the same kind. */
  other(): Promise<MasterKeyProvider>;
  /** What may be seen nowhere. */
  readonly secrets: readonly string[];
}

const antwerpen = controllerId('antwerpen');
const mechelen = controllerId('mechelen');
const name = 'epoch-000001\n0b0e1a1e-3f55-4e0c-9a3f-0123456789ab';

/** What the keyring stands on, whoever holds the master key. */
export function masterKeyContract(harness: () => MasterKeyHarness): void {
  let key: MasterKeyProvider;
  let secret: Buffer;
  beforeEach(async () => {
    key = await harness().open();
    secret = randomBytes(32);
  });

  it('opens in another process what it wrapped', async () => {
    const wrapped = await key.wrap(antwerpen, name, secret);
    const opened = await (await harness().open()).unwrap(antwerpen, name, wrapped);
    expect(Buffer.from(opened ?? [])).toEqual(secret);
  });

  it('wraps the same secret into other bytes each time, and shows nothing of it', async () => {
    const [one, other] = [await key.wrap(antwerpen, name, secret), await key.wrap(antwerpen, name, secret)];
    expect(Buffer.from(one)).not.toEqual(Buffer.from(other));
    for (const form of ['hex', 'base64', 'latin1'] as const)
      expect(Buffer.from(one).toString('latin1')).not.toContain(secret.toString(form).slice(0, 10));
  });

  it('opens for the same controller and under the same name alone', async () => {
    const wrapped = await key.wrap(antwerpen, name, secret);
    expect(await key.unwrap(mechelen, name, wrapped)).toBeUndefined();
    expect(await key.unwrap(antwerpen, name.replace('1', '2'), wrapped)).toBeUndefined();
    expect(await key.unwrap(antwerpen, '', wrapped)).toBeUndefined();
  });

  it('opens nothing that another master key wrapped', async () => {
    const wrapped = await (await harness().other()).wrap(antwerpen, name, secret);
    expect(await key.unwrap(antwerpen, name, wrapped)).toBeUndefined();
  });

  it('opens nothing in which a bit was changed, or of which a part is missing', async () => {
    const wrapped = Buffer.from(await key.wrap(antwerpen, name, secret));
    const bit = fc.nat({ max: wrapped.length * 8 - 1 });
    await fc.assert(
      fc.asyncProperty(bit, fc.nat({ max: wrapped.length - 1 }), async (at, length) => {
        const changed = Buffer.from(wrapped);
        changed.writeUInt8(changed.readUInt8(at >> 3) ^ (1 << (at & 7)), at >> 3);
        expect(await key.unwrap(antwerpen, name, changed)).toBeUndefined();
        expect(await key.unwrap(antwerpen, name, wrapped.subarray(0, length))).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  it('names the version under which it wraps, or has none', async () => {
    const wrapped = await key.wrap(antwerpen, name, secret);
    expect(key.versionOf(wrapped)).toBe(await key.newestVersion());
    expect(key.versionOf(Buffer.from('vault:v0:'))).toBeUndefined();
  });

  it('tells that it can be used', async () => {
    expect(await key.answers()).toBe(true);
  });

  it('shows nothing when it is inspected', async () => {
    await key.unwrap(antwerpen, name, await key.wrap(antwerpen, name, secret));
    const shown = inspect(key, { depth: 20, showHidden: true }) + JSON.stringify(key);
    for (const hidden of harness().secrets) expect(shown).not.toContain(hidden);
  });
}
