import { SettableClock } from '@koz/platform';
import { controllerId, instant, uuid, type ActorId, type CarePlanId } from '@koz/privacy-types';
import { testDatabase, type TestDatabase } from '@koz/testing';
import { migrations } from '../migrations.js';
import type { Principal } from '../principal.js';
import { absoluteMs, idleMs, PostgresSessions } from './postgres-sessions.js';

const regie: Principal = {
  actorId: uuid<ActorId>('6f1d2a52-4d3e-4c1f-9d77-2f8f3b1a9c10'),
  role: 'regie',
  controller: controllerId('antwerpen'),
};
const plan = {
  carePlanId: uuid<CarePlanId>('5a0c4a9e-3d8c-4d0e-8f3b-1f4f2a6c7d11'),
  controller: controllerId('mechelen'),
};

describe('sessions', () => {
  const start = instant('2026-11-23T12:00:00Z');
  const clock = new SettableClock(start);
  let db: TestDatabase;
  let sessions: PostgresSessions;
  beforeAll(async () => {
    db = await testDatabase({ migrations });
    sessions = new PostgresSessions(db.pool('koz_identity'), clock);
  });
  afterAll(() => db.drop());
  beforeEach(() => clock.set(start));

  const after = (ms: number) => clock.set(instant(Date.parse(start) + ms));

  it('know whose they are by a secret of 256 bits that the database does not hold', async () => {
    const secret = await sessions.begin(regie);
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(await sessions.principalOf(secret)).toEqual(regie);
    const { rows } = await db
      .adminPool()
      .query<{ secret_hash: Buffer }>('SELECT secret_hash FROM identity.session');
    expect(rows.map(({ secret_hash: hash }) => hash.toString('base64url'))).not.toContain(secret);
    for (const { secret_hash: hash } of rows)
      expect(await sessions.principalOf(hash.toString('base64url'))).toBeUndefined();
    expect(await sessions.principalOf('')).toBeUndefined();
  });

  it('end half an hour after the last request', async () => {
    const secret = await sessions.begin(regie);
    after(idleMs - 1);
    expect(await sessions.principalOf(secret)).toBeDefined();
    after(2 * idleMs - 2);
    expect(await sessions.principalOf(secret)).toBeDefined();
    after(3 * idleMs);
    expect(await sessions.principalOf(secret)).toBeUndefined();
  });

  it('end eight hours after the log-in, however busy', async () => {
    const secret = await sessions.begin(regie);
    for (let ms = 0; ms < absoluteMs; ms += idleMs / 2) {
      after(ms);
      expect(await sessions.principalOf(secret)).toBeDefined();
    }
    after(absoluteMs);
    expect(await sessions.principalOf(secret)).toBeUndefined();
  });

  it('end at once when they are ended, and leave the others', async () => {
    const [one, other] = [await sessions.begin(regie), await sessions.begin(regie)];
    await sessions.end(one);
    await sessions.end(one);
    expect(await sessions.principalOf(one)).toBeUndefined();
    expect(await sessions.principalOf(other)).toEqual(regie);
  });

  it('of families turn to another plan; those of others do not', async () => {
    const family = await sessions.begin({ actorId: regie.actorId, role: 'family' });
    await sessions.turnTo(family, plan);
    expect(await sessions.principalOf(family)).toEqual({ actorId: regie.actorId, role: 'family', ...plan });
    const official = await sessions.begin(regie);
    await sessions.turnTo(official, plan);
    expect(await sessions.principalOf(official)).toEqual(regie);
  });

  it('leave nothing behind once they have ended', async () => {
    await sessions.begin(regie);
    after(absoluteMs);
    await sessions.begin(regie);
    const { rows } = await db.adminPool().query('SELECT FROM identity.session');
    expect(rows).toHaveLength(1);
  });
});
