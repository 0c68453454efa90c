import { logOrigin } from '@koz/audit';
import { Readiness, silentLogger } from '@koz/platform';
import type { Telling } from '@koz/messaging';
import { eventually } from '@koz/testing';
import type { RelayDeps } from './deps.js';
import { startRelay, type RunningRelay } from './start-relay.js';
import { CollectingPublisher } from './testing/collecting-publisher.js';
import {
  antwerp,
  mechelen,
  personalValues,
  SharedLog,
  turnhout,
  type SharedPlan,
} from './testing/shared-log.js';

const controllers = [antwerp, mechelen, turnhout];

describe('The relay', () => {
  let log: SharedLog;
  let publisher: CollectingPublisher;
  const running: RunningRelay[] = [];

  beforeEach(async () => {
    log = await SharedLog.open();
    publisher = new CollectingPublisher();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((relay) => relay.stop()));
    await log.close();
  });

  function start(over: Partial<RelayDeps> = {}): RunningRelay {
    const relay = startRelay({
      store: log.store,
      pool: log.db.pool('koz_relay'),
      publisher,
      controllers: async () => controllers,
      source: logOrigin('00000000-0000-4000-8000-000000000000'),
      logger: silentLogger,
      pacing: { pageSize: 3, retryInMs: 5 },
      ...over,
    });
    running.push(relay);
    return relay;
  }
  const stopAll = () => Promise.all(running.splice(0).map((relay) => relay.stop()));
  const caughtUp = () =>
    eventually(async () => (await log.checkpoint()) === ((await log.all()).at(-1)?.position ?? -1));
  async function decided(): Promise<SharedPlan> {
    const plan = await log.file();
    await log.ofApplication(plan.own, 'ApplicationAccepted');
    await log.ofApplication(plan.across, 'ApplicationAccepted');
    await log.ofPlan(plan, 'PlaceFound', { applicationId: plan.own });
    await log.ofApplication(plan.across, 'ApplicationWithdrawn', { reason: 'placeFoundElsewhere' });
    return plan;
  }

  it('tells a controller everything of its plans, another what concerns its own locations, a third nothing', async () => {
    await decided();
    start();
    await caughtUp();
    expect(publisher.to(antwerp)).toEqual([
      ...['care-plan.filed', 'application.created', 'application.created', 'application.accepted'],
      ...['application.accepted', 'care-plan.place-found', 'application.withdrawn'],
    ]);
    expect(publisher.to(mechelen)).toEqual([
      ...['application.created', 'application.accepted', 'application.withdrawn'],
    ]);
    expect(publisher.to(turnhout)).toEqual([]);
    expect(new Set(publisher.prepared)).toEqual(new Set(controllers));
  });

  it('tells the other controller of its own application alone, under the key of the plan', async () => {
    const plan = await decided();
    start();
    await caughtUp();
    const told = publisher.told.filter(({ to }) => to === mechelen);
    for (const telling of told)
      expect(telling).toMatchObject({
        event: { partitionkey: plan.carePlanId, data: { applicationId: plan.across } },
      });
  });

  it('lets the key of a plan go after its last event, once nothing identifies the family, for all who were told', async () => {
    const plan = await log.file();
    await log.shred(plan, 'precise');
    await log.shred(plan, 'identity');
    await log.shred(plan, 'planning');
    start();
    await caughtUp();
    const forgotten = (to: typeof antwerp): (string | undefined)[] =>
      publisher.told
        .filter((telling) => telling.to === to)
        .slice(-5)
        .map((telling) => ('forget' in telling ? telling.forget : (telling.event.data['tier'] as string)));
    const ended = ['precise', 'identity', plan.carePlanId, 'planning', plan.carePlanId];
    expect(forgotten(antwerp)).toEqual(ended);
    expect(forgotten(mechelen)).toEqual(ended);
    expect(publisher.to(turnhout)).toEqual([]);
  });

  it('tells no personal value, and nothing that is sealed', async () => {
    await decided();
    start();
    await caughtUp();
    const text = JSON.stringify(publisher.told);
    for (const value of [...personalValues, 'sealed', 'singleParent', 'fri', 'locationId'])
      expect(text).not.toContain(value);
  });

  it('goes on from its checkpoint after a stop, and tells nothing twice', async () => {
    await decided();
    start();
    await caughtUp();
    await stopAll();
    const before = publisher.told.length;
    await decided();
    start();
    await caughtUp();
    expect(publisher.told).toHaveLength(2 * before);
    expect(new Set(publisher.told.map(idOf)).size).toBe(2 * before);
  });

  it('tells a page again that was taken before its checkpoint was written, with the same ids and in order', async () => {
    await decided();
    start();
    await caughtUp();
    await stopAll();
    await log.setCheckpoint(2);
    const before = publisher.told.length;
    start();
    await caughtUp();
    const again = publisher.told.slice(before).map(idOf);
    expect(again.length).toBeGreaterThan(0);
    expect(again).toEqual(publisher.told.slice(before - again.length, before).map(idOf));
  });

  it('waits for a broker that is away, says so, and then tells all of it', async () => {
    publisher.isAway = true;
    const readiness = new Readiness();
    const relay = start({ readiness });
    await decided();
    await eventually(() => relay.state === 'waiting');
    expect((await readiness.report()).missing).toEqual([{ name: 'relay', reason: 'waits for the broker' }]);
    publisher.isAway = false;
    await caughtUp();
    expect(publisher.to(antwerp)).toHaveLength(7);
    expect((await readiness.report()).missing).toEqual([]);
  });

  it('is one in effect where two run, and the other takes over', async () => {
    const first = start();
    await eventually(() => first.state === 'following');
    const second = start();
    await eventually(() => second.state === 'standby');
    await decided();
    await caughtUp();
    expect(publisher.to(antwerp)).toHaveLength(7);
    await first.stop();
    await eventually(() => second.state === 'following');
    await decided();
    await caughtUp();
    expect(publisher.to(antwerp)).toHaveLength(14);
  });

  it('goes on with another session when its own is ended', async () => {
    const relay = start();
    await eventually(() => relay.state === 'following');
    await log.db.adminPool().query(
      `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    await decided();
    await caughtUp();
    expect(new Set(publisher.told.filter(({ to }) => to === antwerp).map(idOf)).size).toBe(7);
  });

  it('stops at an event that it does not know, says so, and skips nothing', async () => {
    const plan = await log.file();
    start();
    await caughtUp();
    await stopAll();
    await log.ofApplication(plan.own, 'ApplicationAccepted');
    await log.db.adminPool().query('ALTER TABLE es.event DISABLE TRIGGER USER');
    await log.db.adminPool().query(`UPDATE es.event SET version = 99 WHERE type = 'ApplicationAccepted'`);
    const readiness = new Readiness();
    const relay = start({ readiness });
    await eventually(() => relay.state === 'stopped');
    expect((await readiness.report()).missing).toEqual([
      { name: 'relay', reason: 'stopped at an event that it cannot tell' },
    ]);
    await log.db.adminPool().query(`UPDATE es.event SET version = 1 WHERE type = 'ApplicationAccepted'`);
    await caughtUp();
    expect(publisher.to(antwerp).at(-1)).toBe('application.accepted');
  });
});

const idOf = (telling: Telling): string =>
  `${telling.to}/${'event' in telling ? telling.event.id : telling.forget}`;
