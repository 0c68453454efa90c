import { inspect } from 'node:util';
import { definitionOf } from '@koz/events';
import { streamName } from '@koz/event-store';
import { asKnown, erased, known, tiers, withheld, type CarePlanId, type Tier } from '@koz/privacy-types';
import type { EventToEncode } from './encode-event.js';
import { EventSealer } from './event-sealer.js';
import {
  antwerpen,
  filed,
  MemoryVault,
  metadata,
  newId,
  newKey,
  newKeys,
  personalTexts,
  storedOn,
} from './sealing.fixtures.js';

const vault = new MemoryVault();
const sealer = new EventSealer(vault);
const fields = definitionOf('CarePlanFiled').fields;

function newPlan(more: Partial<EventToEncode> = {}) {
  const keys = newKeys();
  const carePlanId = newId<CarePlanId>();
  vault.add(keys);
  const event: EventToEncode = {
    id: newId(),
    type: 'CarePlanFiled',
    data: filed,
    keys,
    carePlanId,
    metadata,
    ...more,
  };
  return { keys, carePlanId, event, stored: storedOn(carePlanId, sealer.encodeEvent(event)) };
}

type Stored = ReturnType<typeof newPlan>['stored'];

async function open(stored: Stored, opened: readonly Tier[] = tiers) {
  const [event] = await sealer.openEvents([sealer.decode(stored)], { tiers: opened });
  return event!;
}

/** The error with everything that a log could show of it. */
async function failure(work: () => unknown): Promise<{ error: unknown; shown: string }> {
  try {
    await work();
  } catch (error) {
    const shown = inspect(error, { depth: 10, showHidden: true }) + JSON.stringify(error);
    return { error, shown };
  }
  throw new Error('nothing was thrown');
}

function expectNoPersonalText(shown: string): void {
  for (const text of personalTexts) expect(shown).not.toContain(text);
}

describe('an event in stored form', () => {
  it('holds no personal text', () => {
    const { stored } = newPlan();
    expectNoPersonalText(Buffer.concat([stored.payload, stored.metadata]).toString('latin1'));
  });

  it('is canonical JSON with its clear fields and one envelope for each tier', () => {
    const { stored } = newPlan();
    const text = Buffer.from(stored.payload).toString();
    expect(text).toMatch(
      /^\{"applicationIds":\["[0-9a-f-]{36}"\],"sealed":\{"identity":"[\w-]+","planning":"[\w-]+","precise":"[\w-]+"\}\}$/,
    );
    expect(Buffer.from(stored.metadata).toString()).toBe(
      `{"actor":"${metadata.actor}","at":"2026-11-23T18:00:00.000Z","commandId":"${metadata.commandId}",` +
        '"controller":"antwerpen","head":{"fence":"none","place":"none"},"index":0}',
    );
  });

  it('without personal fields needs no key', async () => {
    const stored = storedOn(
      newId(),
      sealer.encodeEvent({ id: newId(), type: 'PlaceFound', data: { applicationId: newId() }, metadata }),
    );
    expect((await open(stored)).sealed).toEqual({});
  });

  it('opens to what was decided, each personal field as known', async () => {
    const { stored } = newPlan();
    const event = await open(stored);
    expect(event.data).toEqual(asKnown(fields, filed));
    expect(event).toMatchObject({ type: 'CarePlanFiled', controller: antwerpen, position: 12, metadata });
  });

  it('opened in one tier withholds the others', async () => {
    const { data } = await open(newPlan().stored, ['planning']);
    expect(data).toMatchObject({ postcode: known('2060'), priorityRules: withheld('unopened') });
    expect(data['parent']).toMatchObject({ firstName: withheld('unopened'), email: withheld('unopened') });
  });

  it('says since when and why a tier is erased, and opens the others', async () => {
    const { stored, keys } = newPlan();
    vault.destroy(keys.precise, 'P2Y6M');
    const gone = erased('2029-04-01T00:00:00.000Z' as never, 'P2Y6M');
    const { data } = await open(stored);
    expect(data).toMatchObject({ address: gone, postcode: known('2060') });
    expect(data['parent']).toMatchObject({ firstName: known('Jozefien'), email: gone });
  });

  it('is opened a page at a time with one question to the vault, and with none when nothing is opened', async () => {
    const page = [newPlan(), newPlan(), newPlan()].map(({ stored }) => sealer.decode(stored));
    vault.questions.length = 0;
    await sealer.openEvents(page, { tiers: [] });
    expect(vault.questions).toEqual([]);
    await sealer.openEvents(page, { tiers: ['identity', 'precise'] });
    expect(vault.questions).toEqual([{ controller: antwerpen, count: 6 }]);
  });

  it('of an application is opened as of the plan that it names', async () => {
    const { keys, carePlanId } = newPlan();
    const data = { carePlanId, locationId: newId() };
    const created = sealer.encodeEvent({
      id: newId(),
      type: 'ApplicationCreated',
      data,
      keys,
      carePlanId,
      metadata,
    });
    const stored = storedOn(carePlanId, created, { stream: streamName('application', newId()) });
    expect((await open(stored)).data).toEqual({ carePlanId, locationId: known(data.locationId) });
    const elsewhere = sealer.openEvents([sealer.decode(stored)], {
      tiers,
      contextOf: () => newId<CarePlanId>(),
    });
    await expect(elsewhere).rejects.toMatchObject({ damage: 'authentication' });
  });
});

describe('a stored event that is damaged', () => {
  const swapped = (stored: Stored, change: (sealed: Record<string, string>) => void): Stored => {
    const payload = JSON.parse(Buffer.from(stored.payload).toString()) as { sealed: Record<string, string> };
    change(payload.sealed);
    return { ...stored, payload: Buffer.from(JSON.stringify(payload)) };
  };
  const sealedOf = (stored: Stored) =>
    (JSON.parse(Buffer.from(stored.payload).toString()) as { sealed: Record<string, string> }).sealed;

  it('does not open with the envelope of another plan', async () => {
    const [one, other] = [newPlan(), newPlan()];
    const mixed = swapped(one.stored, (sealed) => (sealed['identity'] = sealedOf(other.stored)['identity']!));
    const { error, shown } = await failure(() => open(mixed));
    expect(error).toMatchObject({
      name: 'UnreadableEventError',
      stream: `carePlan-${one.carePlanId}`,
      position: 12,
      part: 'identity',
      damage: 'authentication',
    });
    expectNoPersonalText(shown);
  });

  it('does not open with the envelope of another tier', async () => {
    const mixed = swapped(newPlan().stored, (sealed) => (sealed['identity'] = sealed['planning']!));
    await expect(open(mixed)).rejects.toMatchObject({ part: 'identity', damage: 'authentication' });
    await expect(open(mixed, ['planning'])).resolves.toBeDefined();
  });

  it('is told apart from an erased one: a key that was never made stops the reader', async () => {
    const { stored } = newPlan({ keys: newKeys() });
    await expect(open(stored)).rejects.toMatchObject({ part: 'precise', damage: 'unknownKey', position: 12 });
  });

  it('is told apart from an erased one: one changed byte stops the reader', async () => {
    const changed = swapped(newPlan().stored, (sealed) => {
      const bytes = Buffer.from(sealed['precise']!, 'base64url');
      bytes[60]! ^= 1;
      sealed['precise'] = bytes.toString('base64url');
    });
    await expect(open(changed)).rejects.toMatchObject({ part: 'precise', damage: 'authentication' });
  });

  it('is refused when its bytes are not an event of the catalogue', async () => {
    const { stored } = newPlan();
    const secret = Buffer.from('{"parent": Jozefien');
    const cases: [Partial<Stored>, object][] = [
      [{ type: 'FamilyMoved' }, { part: 'event', damage: 'type' }],
      [{ version: 2 }, { part: 'event', damage: 'version' }],
      [{ payload: secret }, { part: 'payload', damage: 'form' }],
      [{ metadata: secret }, { part: 'metadata', damage: 'form' }],
      [{ payload: Buffer.from('{"sealed":{"other":"x"},"applicationIds":[]}') }, { part: 'payload' }],
      [{ payload: Buffer.from('{"sealed":"x"}') }, { part: 'payload', damage: 'form' }],
      [{ payload: Buffer.from('{"applicationIds":["Jozefien"],"sealed":{}}') }, { part: 'payload' }],
      [{ payload: Buffer.from('{"applicationIds":[]}') }, { part: 'payload', damage: 'form' }],
      [{ metadata: Buffer.from('{"name":"Jozefien"}') }, { part: 'metadata', damage: 'form' }],
    ];
    for (const [change, expected] of cases) {
      const { error, shown } = await failure(() => sealer.decode({ ...stored, ...change, position: 7 }));
      expect(error).toMatchObject({ name: 'UnreadableEventError', position: 7, ...expected });
      expect(shown).not.toContain('Jozefien');
    }
  });
});

describe('an event that may not be written', () => {
  const encode = (more: Partial<EventToEncode>) => failure(() => newPlan(more));

  it('is refused with type, field and rule, and never the value', async () => {
    const data = { ...filed, parent: { ...filed.parent, email: 12345678 } };
    const { error, shown } = await encode({ data });
    expect(error).toMatchObject({ name: 'InvalidEventError', type: 'CarePlanFiled', part: 'payload' });
    expect((error as Error).message).toMatch(/parent\.email breaks is\w+/);
    expect(shown).not.toContain('12345678');
    expectNoPersonalText(shown);
  });

  it('is refused with the place in a list', async () => {
    const { error } = await encode({ data: { ...filed, careParts: [{ weekday: 'mon', part: 'nacht' }] } });
    expect(error).toMatchObject({ violations: [{ path: 'careParts.0.part', rule: 'isIn' }] });
  });

  it('is refused for a field that nobody declared, without its name, which could be anything', async () => {
    const { error, shown } = await encode({ data: { ...filed, parent: { ...filed.parent, Geheimpje: 1 } } });
    expect(error).toMatchObject({ violations: [{ path: 'parent.?', rule: 'whitelistValidation' }] });
    expect(shown).not.toContain('Geheimpje');
  });

  it('is refused for metadata in which a name would fit', async () => {
    const { error, shown } = await encode({
      metadata: { ...metadata, actor: 'Jozefien' as never, note: 'x', head: { stage: 'Jozefien' } } as never,
    });
    expect(error).toMatchObject({
      name: 'InvalidEventError',
      part: 'metadata',
      violations: [
        { path: 'actor', rule: 'form' },
        { path: '?', rule: 'unknown' },
        { path: 'head.stage', rule: 'form' },
      ],
    });
    expectNoPersonalText(shown);
  });

  it('is refused without a key for one of its tiers, or without its plan', async () => {
    expect((await encode({ keys: { precise: newKey(), identity: newKey() } })).error).toMatchObject({
      name: 'MissingSealError',
      tier: 'planning',
      missing: 'key',
    });
    const { keys } = newPlan();
    const event: EventToEncode = { id: newId(), type: 'CarePlanFiled', data: filed, keys, metadata };
    expect((await failure(() => sealer.encodeEvent(event))).error).toMatchObject({ missing: 'carePlanId' });
  });

  it('is refused when a text has no form in JSON that every reader knows', async () => {
    const { error, shown } = await encode({ data: { ...filed, parent: { firstName: 'Jo\ud800' } } });
    expect(error).toMatchObject({ name: 'InvalidEventError', violations: [{ rule: 'canonicalJson' }] });
    expectNoPersonalText(shown);
  });
});

describe('rows of a read model', () => {
  it('open to the envelopes that were copied into them, each row in the tiers that it asks for', async () => {
    const [one, other] = [newPlan(), newPlan()];
    vault.destroy(other.keys.identity, 'erasure');
    vault.questions.length = 0;
    const row = ({ carePlanId, stored }: typeof one) => ({
      carePlanId,
      controller: antwerpen,
      sealed: sealer.decode(stored).sealed,
    });
    const opened = await sealer.openSealed([
      { ...row(one), opens: ['planning'] },
      row(other),
      { ...row(one), sealed: {} },
    ]);
    expect(opened).toMatchObject([
      { planning: { state: 'known', value: { postcode: '2060' } }, identity: { state: 'unopened' } },
      { precise: { state: 'known' }, identity: { state: 'erased', cause: 'erasure' } },
      {},
    ]);
    expect(vault.questions).toEqual([{ controller: antwerpen, count: 4 }]);
  });

  it('do not open under another plan, and the error names plan and tier only', async () => {
    const { stored } = newPlan();
    const carePlanId = newId<CarePlanId>();
    const { error, shown } = await failure(() =>
      sealer.openSealed([{ carePlanId, controller: antwerpen, sealed: sealer.decode(stored).sealed }]),
    );
    expect(error).toMatchObject({ name: 'DamagedSealError', carePlanId, damage: 'authentication' });
    expectNoPersonalText(shown);
  });

  it('with bytes that are no envelope are damaged', async () => {
    const rows = [
      { carePlanId: newId<CarePlanId>(), controller: antwerpen, sealed: { identity: Buffer.alloc(9) } },
    ];
    await expect(sealer.openSealed(rows)).rejects.toMatchObject({ tier: 'identity', damage: 'truncated' });
  });
});
