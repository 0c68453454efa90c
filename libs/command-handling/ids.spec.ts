import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { isUuid, uuid } from '@koz/privacy-types';
import type { ActorId, CommandId, EventId, Uuid } from '@koz/privacy-types';
import { streamName } from '@koz/event-store';
import {
  applicationIdOf,
  carePlanIdOf,
  causedCommandId,
  derivedUuid,
  eventIdOf,
  namedCommandId,
  requestCommandId,
} from './ids.js';

const aUuid = fc.uuid({ version: [1, 2, 3, 4, 5, 6, 7, 8] }).map((value) => value as Uuid);
const part = fc.stringMatching(/^[a-z0-9/:-]{0,40}$/);

describe('derived ids', () => {
  it('are version 8 UUIDs of RFC 9562 whatever they derive from', () => {
    fc.assert(
      fc.property(part, fc.array(part), (label, parts) => {
        const id = derivedUuid(label, ...parts);
        expect(isUuid(id)).toBe(true);
        expect(id[14]).toBe('8');
        expect('89ab').toContain(id[19]);
      }),
    );
  });

  it('are the same for the same command and differ in everything else', () => {
    fc.assert(
      fc.property(aUuid, fc.nat({ max: 49 }), fc.nat({ max: 49 }), (command, one, other) => {
        const commandId = command as CommandId;
        expect(eventIdOf(commandId, one)).toBe(eventIdOf(commandId, one));
        expect(eventIdOf(commandId, one) === eventIdOf(commandId, other)).toBe(one === other);
        const ids = [eventIdOf(commandId, one), carePlanIdOf(commandId), applicationIdOf(commandId, one)];
        expect(new Set<string>([...ids, commandId]).size).toBe(4);
      }),
    );
  });

  it('tell apart parts that read alike when put together', () => {
    fc.assert(
      fc.property(part, part, part, (one, two, three) => {
        const apart = derivedUuid('label', one, two + three);
        const other = derivedUuid('label', one + two, three);
        expect(apart === other).toBe(two === '');
      }),
    );
  });

  it('of a request are scoped to its actor, its route and its key', () => {
    const [actor, key] = [randomUUID() as string as ActorId, randomUUID() as string as Uuid];
    const first = requestCommandId(actor, 'POST /a', key);
    expect(requestCommandId(actor, 'POST /a', key)).toBe(first);
    expect(requestCommandId(actor, 'POST /b', key)).not.toBe(first);
    expect(requestCommandId(randomUUID() as string as ActorId, 'POST /a', key)).not.toBe(first);
    expect(requestCommandId(actor, 'POST /a', randomUUID() as string as Uuid)).not.toBe(first);
  });

  it('of a caused command differ per target stream', () => {
    const cause = randomUUID() as string as EventId;
    const [one, two] = [uuid(randomUUID()), uuid(randomUUID())];
    expect(causedCommandId(cause, streamName('application', one))).not.toBe(
      causedCommandId(cause, streamName('application', two)),
    );
    expect(causedCommandId(cause, streamName('application', one))).not.toBe(
      causedCommandId(cause, streamName('carePlan', one)),
    );
  });

  it('follow the derivation that docs/stored-form.md gives, byte by byte', () => {
    const commandId = uuid<CommandId>('00000000-0000-4000-8000-000000000001');
    const digest = createHash('sha256').update(`koz/event-id/v1\n${commandId}\n0`).digest('hex');
    const id = eventIdOf(commandId, 0).replaceAll('-', '');
    expect(id.slice(0, 12)).toBe(digest.slice(0, 12));
    expect(id.slice(13, 16)).toBe(digest.slice(13, 16));
    expect(id.slice(17)).toBe(digest.slice(17, 32));
  });

  it('of a named command depend on every part of the name', () => {
    expect(namedCommandId('adopt', 'a', 1)).not.toBe(namedCommandId('adopt', 'a', 2));
    expect(namedCommandId('adopt', 'a', 1)).toBe(namedCommandId('adopt', 'a', 1));
  });
});
