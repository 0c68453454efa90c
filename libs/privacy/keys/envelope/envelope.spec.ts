import { randomBytes, randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { tiers, type CarePlanId, type KeyId } from '@koz/privacy-types';
import type { DataKey, EnvelopeContext } from '../key-vault.port.js';
import { sealInto } from './aes-gcm.js';
import { DamagedEnvelopeError, keyIdOf, openEnvelope, sealEnvelope } from './envelope.js';

const newKey = (): DataKey => ({ id: randomUUID() as string as KeyId, secret: randomBytes(32) });
const newPlan = (): CarePlanId => randomUUID() as string as CarePlanId;

const key = newKey();
const context: EnvelopeContext = { carePlanId: newPlan(), tier: 'identity' };
const bytes = fc.uint8Array({ maxLength: 700 });

function damageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof DamagedEnvelopeError) return error.damage;
    throw error;
  }
  return 'none';
}

describe('an envelope', () => {
  it('opens to what was sealed, whatever its bytes', () => {
    fc.assert(
      fc.property(bytes, (plaintext) => {
        const opened = openEnvelope(key, context, sealEnvelope(key, context, plaintext));
        expect(Buffer.compare(Buffer.from(opened), Buffer.from(plaintext))).toBe(0);
      }),
    );
  });

  it('opens to what was sealed also when it ends in what looks like padding', () => {
    for (const ending of [[0x80], [0x80, 0, 0], [0, 0, 0], [0x80, 0x80]]) {
      const plaintext = Buffer.from([1, 2, ...ending]);
      expect(Buffer.from(openEnvelope(key, context, sealEnvelope(key, context, plaintext)))).toEqual(
        plaintext,
      );
    }
  });

  it('does not open when any one byte of it was changed', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), fc.integer({ min: 1, max: 255 }), (plaintext, at, change) => {
        const envelope = Buffer.from(sealEnvelope(key, context, plaintext));
        envelope[at % envelope.length]! ^= change;
        expect(damageOf(() => openEnvelope(key, context, envelope))).not.toBe('none');
      }),
      { numRuns: 500 },
    );
  });

  it('does not open when it was cut off or lengthened', () => {
    const envelope = sealEnvelope(key, context, Buffer.from('a'));
    for (let length = 0; length < envelope.length; length++)
      expect(damageOf(() => openEnvelope(key, context, envelope.subarray(0, length)))).toBe('truncated');
    expect(damageOf(() => openEnvelope(key, context, Buffer.concat([envelope, Buffer.alloc(1)])))).toBe(
      'length',
    );
    expect(damageOf(() => openEnvelope(key, context, Buffer.concat([envelope, Buffer.alloc(64)])))).toBe(
      'authentication',
    );
  });

  it('does not open for another plan or another tier', () => {
    const envelope = sealEnvelope(key, context, Buffer.from('naam'));
    expect(damageOf(() => openEnvelope(key, { ...context, carePlanId: newPlan() }, envelope))).toBe(
      'authentication',
    );
    for (const tier of tiers.filter((other) => other !== context.tier))
      expect(damageOf(() => openEnvelope(key, { ...context, tier }, envelope))).toBe('authentication');
  });

  it('does not open with another key, also when that key bears its id', () => {
    const envelope = sealEnvelope(key, context, Buffer.from('naam'));
    expect(damageOf(() => openEnvelope(newKey(), context, envelope))).toBe('otherKey');
    expect(damageOf(() => openEnvelope({ ...newKey(), id: key.id }, context, envelope))).toBe(
      'authentication',
    );
  });

  it('of another version is refused before anything else is looked at', () => {
    const envelope = sealEnvelope(key, context, Buffer.from('naam'));
    envelope[0] = 2;
    expect(damageOf(() => openEnvelope(key, context, envelope))).toBe('version');
    expect(damageOf(() => keyIdOf(envelope))).toBe('version');
  });

  it('sealed by the right key without padding is refused', () => {
    const envelope = Buffer.alloc(29 + 64 + 16);
    envelope[0] = 1;
    envelope.write(key.id.replaceAll('-', ''), 1, 'hex');
    const aad = Buffer.from(`koz/envelope/v1\n${context.carePlanId}\n${context.tier}`);
    for (const content of [Buffer.alloc(64), Buffer.alloc(64, 7)]) {
      sealInto(envelope, 17, key.secret, aad, content);
      expect(damageOf(() => openEnvelope(key, context, envelope))).toBe('padding');
    }
  });

  it('names its key', () => {
    expect(keyIdOf(sealEnvelope(key, context, Buffer.from('naam')))).toBe(key.id);
  });

  it('tells by its length only a power of two from 64', () => {
    const lengthOf = (size: number): number => sealEnvelope(key, context, Buffer.alloc(size, 1)).length - 45;
    expect([0, 1, 63, 64, 127, 128, 255, 256, 1000].map(lengthOf)).toEqual([
      64, 64, 64, 128, 128, 256, 256, 512, 1024,
    ]);
  });

  it('never has the nonce of another one', () => {
    const nonces = new Set<string>();
    for (let count = 0; count < 5000; count++)
      nonces.add(Buffer.from(sealEnvelope(key, context, Buffer.alloc(0)).subarray(17, 29)).toString('hex'));
    expect(nonces.size).toBe(5000);
  });

  it('leaves nothing secret in the error that it causes', () => {
    const envelope = sealEnvelope(key, context, Buffer.from('Peeters'));
    envelope[40]! ^= 1;
    try {
      openEnvelope(key, context, envelope);
    } catch (error) {
      const shown = inspect(error, { depth: 10, showHidden: true }) + JSON.stringify(error);
      expect(shown).not.toContain('Peeters');
      expect(shown).not.toContain(Buffer.from(key.secret).toString('hex').slice(0, 8));
    }
    expect.assertions(2);
  });

  it('made by another program from the description of the stored form opens', () => {
    // By Python's cryptography package, and kept: a change of the stored form fails here.
    const fixedKey: DataKey = {
      id: '00112233-4455-4677-8899-aabbccddeeff' as KeyId,
      secret: Buffer.alloc(32, 7),
    };
    const fixed = {
      carePlanId: '0b0e1a1e-3f55-4e0c-9a3f-0123456789ab' as CarePlanId,
      tier: 'precise',
    } as const;
    const kept = Buffer.from(keptEnvelope, 'base64url');
    expect(Buffer.from(openEnvelope(fixedKey, fixed, kept)).toString()).toBe('{"postcode":"2000"}');
  });
});

const keptEnvelope =
  'AQARIjNEVUZ3iJmqu8zd7v8AAQIDBAUGBwgJCgtjo5kfbn26JhPXx6bAalzK0R7LDhhidzEWzmO6jtdtBd5vRuKXzzH99OXDtlz3tTP0MFx51NXklnFPtIygwBvPSHdOwaO2X5wre4UUn4nJ5Q';
