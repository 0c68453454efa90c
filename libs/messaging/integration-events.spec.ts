import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { noPreviousHash, streamName, type StoredEvent } from '@koz/event-store';
import { catalogue, definitionOf, type EventMetadata, type EventType } from '@koz/events';
import { canonicalJson, sealEnvelope } from '@koz/privacy-keys';
import {
  controllerId,
  instant,
  tiers,
  uuid,
  type CarePlanId,
  type ClassificationTree,
  type KeyId,
  type Tier,
  type Uuid,
} from '@koz/privacy-types';
import { integrationEvents } from './integration-events.js';
import { outgoing } from './integration-table.js';

type Json = Record<string, unknown>;

const types = Object.keys(catalogue) as EventType[];
const scope = { controller: controllerId('antwerpen') };
const source = 'kinderopvangzoeker.be/log/0190aaaa-bbbb-8ccc-9ddd-eeeeffff0001';
const at = instant('2026-11-23T18:00:00Z');
const carePlanId = uuid<CarePlanId>('0f1c2b3a-4d5e-8f60-8a1b-2c3d4e5f6001');
const applicationId = uuid('0f1c2b3a-4d5e-8f60-8a1b-2c3d4e5f6002');

/** The clear part of an event type, as its golden file has it. */
const clearOf = (type: EventType): Json => {
  const { version } = definitionOf(type);
  const file = join(__dirname, `../../events/golden/${type}.v${version}.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as { stored: { clear: Json } }).stored.clear;
};

/** For each tier, every field of it that there is, each with a text of its own. */
function planted(fields: ClassificationTree, text: () => string): Partial<Record<Tier, Json>> {
  const parts: Partial<Record<Tier, Json>> = {};
  for (const [name, field] of Object.entries(fields)) {
    if (field === 'clear') continue;
    if (typeof field === 'string') (parts[field] ??= {})[name] = text();
    else
      for (const [tier, within] of Object.entries(planted(field, text)))
        (parts[tier as Tier] ??= {})[name] = within;
  }
  return parts;
}

const idOf = { carePlan: carePlanId, application: applicationId, controller: scope.controller } as const;

/** What {@link planted} gives, sealed as it is stored. */
const sealed = (parts: Partial<Record<Tier, Json>>): Partial<Record<Tier, Buffer>> =>
  Object.fromEntries(
    Object.entries(parts).map(([tier, part]) => {
      const key = { id: uuid<KeyId>('0f1c2b3a-4d5e-8f60-8a1b-2c3d4e5f6006'), secret: randomBytes(32) };
      return [tier, Buffer.from(sealEnvelope(key, { carePlanId, tier: tier as Tier }, canonicalJson(part)))];
    }),
  );

/** The payload of an event type: its clear part, and these envelopes. */
function payloadOf(type: EventType, envelopes: Partial<Record<Tier, Buffer>>, clear = clearOf(type)): Json {
  const texts = Object.entries(envelopes).map(([tier, envelope]) => [tier, envelope.toString('base64url')]);
  return texts.length > 0 ? { ...clear, sealed: Object.fromEntries(texts) } : clear;
}

/** An event of this type; every field of a tier is there, sealed. */
function stored(
  type: EventType,
  more: Partial<StoredEvent> = {},
  payload = payloadOf(type, sealed(planted(definitionOf(type).fields, () => 'KANARIE'))),
): StoredEvent {
  const { version, stream } = definitionOf(type);
  const metadata: EventMetadata = {
    ...{ commandId: uuid('0f1c2b3a-4d5e-8f60-8a1b-2c3d4e5f6003'), index: 0, head: {}, at },
    ...{ actor: uuid('0f1c2b3a-4d5e-8f60-8a1b-2c3d4e5f6004'), controller: scope.controller },
  };
  return {
    ...{ type, version, position: 41, revision: type === 'ApplicationCreated' ? 0 : 3 },
    id: uuid('0f1c2b3a-4d5e-8f60-8a1b-2c3d4e5f6005'),
    stream: streamName(stream, idOf[stream] as Uuid),
    controller: scope.controller,
    payload: canonicalJson(payload),
    metadata: canonicalJson(metadata as unknown as Json),
    ...{ hash: new Uint8Array(32), previousHash: noPreviousHash },
    ...more,
  };
}

const createdPayload = { ...clearOf('ApplicationCreated'), carePlanId, sealed: { planning: 'AAAA' } };
const created = stored('ApplicationCreated', {}, createdPayload);
const reads: string[] = [];
const telling = {
  ...{ source },
  store: {
    readStreams: async (_scope: unknown, asked: readonly { stream: string }[]) => {
      reads.push(...asked.map(({ stream }) => stream));
      return asked.map(({ stream }) => (stream === created.stream ? [created] : []));
    },
  },
};

const outgoingTypes = types.filter((type) => outgoing(type));
const stayingTypes = types.filter((type) => !outgoing(type));

describe('Integration events', () => {
  it.each(types)('tell nothing that is sealed in %s, not even sealed', async (type) => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'.split('');
    const salt = fc.string({ unit: fc.constantFrom(...letters), minLength: 12, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(salt, async (text) => {
        const canaries: string[] = [];
        const canary = (): string => {
          canaries.push(`KANARIE${canaries.length}${text}`);
          return canaries.at(-1)!;
        };
        const envelopes = sealed(planted(definitionOf(type).fields, canary));
        const told = JSON.stringify(
          await integrationEvents([stored(type, {}, payloadOf(type, envelopes))], telling),
        );
        for (const value of canaries) expect(told).not.toContain(value);
        expect(told).not.toContain('KANARIE');
        for (const envelope of Object.values(envelopes))
          for (const coding of ['base64', 'base64url', 'hex'] as const)
            // In pieces, for a base64 text shifted by a byte is another.
            expect(told).not.toContain(envelope.subarray(0, 48).toString(coding).slice(0, 20));
      }),
      { numRuns: 5 },
    );
  });

  it.each(outgoingTypes)('tell of %s the declared members, and of which plan it is', async (type) => {
    // Of the plan that the first event of the application names.
    const clear = type === 'ApplicationCreated' ? { ...clearOf(type), carePlanId } : clearOf(type);
    const payload = payloadOf(type, sealed(planted(definitionOf(type).fields, () => 'KANARIE')), clear);
    const rule = outgoing(type)!;
    const [event, ...others] = await integrationEvents([stored(type, {}, payload)], telling);
    expect(others).toEqual([]);
    const { stream } = definitionOf(type);
    const subject = stream === 'controller' ? 'antwerpen' : carePlanId;
    expect(event).toEqual({
      specversion: '1.0',
      ...{ id: '0f1c2b3a-4d5e-8f60-8a1b-2c3d4e5f6005', source, type: rule.type, time: at },
      ...{ subject, partitionkey: subject, sequence: '0000000000000041' },
      datacontenttype: 'application/json',
      data: {
        ...(stream === 'application' && { applicationId }),
        ...Object.fromEntries(
          rule.members.filter((name) => name in clear).map((name) => [name, clear[name]]),
        ),
      },
    });
  });

  it.each(stayingTypes)('are not made of %s', async (type) => {
    expect(await integrationEvents([stored(type)], telling)).toEqual([]);
  });

  it('say for each key that is destroyed that the plan is forgotten, and up to where', async () => {
    const page = tiers.map((tier) =>
      stored('PersonalDataKeyShredded', {}, { ...clearOf('PersonalDataKeyShredded'), tier, cause: 'P5Y' }),
    );
    const told = await integrationEvents(page, telling);
    expect(told.map(({ type, subject, data }) => [type, subject, data])).toEqual(
      tiers.map((tier) => [
        'be.kinderopvangzoeker.care-plan.forgotten.v1',
        carePlanId,
        { tier, cause: 'P5Y' },
      ]),
    );
  });

  it('are in the order of the log, and ask once of which plan an application is that was not created among them', async () => {
    reads.length = 0;
    const page = (['ApplicationAccepted', 'ApplicationApproved', 'LocationAdded', 'PlaceFound'] as const).map(
      (type, position) => stored(type, { position }),
    );
    const told = await integrationEvents(page, telling);
    expect(told.map(({ sequence }) => Number(sequence))).toEqual([0, 1, 3]);
    expect(reads).toEqual([created.stream]);
    reads.length = 0;
    await integrationEvents([created, ...page], telling);
    expect(reads).toEqual([]);
  });
});

describe('The table of integration events', () => {
  it('gives each type that goes out a public name of its own, of the form that consumers rely on', () => {
    const names = outgoingTypes.map((type) => outgoing(type)!.type);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names)
      expect(name).toMatch(
        /^be\.kinderopvangzoeker\.(care-plan|application|controller|log)(\.[a-z]+(-[a-z]+)*)\.v[1-9]$/,
      );
  });

  it('knows no type that the catalogue has not', () => {
    for (const type of ['toString', '__proto__', 'CarePlanBurned']) expect(outgoing(type)).toBeUndefined();
  });
});
