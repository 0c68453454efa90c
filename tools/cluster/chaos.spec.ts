import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Client, koz, type Installation } from '@koz/services/standalone/testing';
import { eventually } from '@koz/testing';
import { Cluster } from './cluster.js';
import { services } from './programs.js';
import { whatIsMissing } from './requirements.js';
import { expectStoresToAgree } from './testing/count-stores.js';
import { Load } from './testing/load.js';

jest.setTimeout(600_000);

const missing = whatIsMissing();
if (missing !== undefined) it.skip(`what is killed under load: ${missing}`, () => undefined);
else
  describe('What is killed under load', () => {
    let directory: string;
    let cluster: Cluster;
    let installation: Installation;
    let load: Load;
    let database: pg.Pool;
    const output: string[] = [];

    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'koz-chaos-'));
      // PostgreSQL runs as another user when this is root, and must be able to go here.
      await chmod(directory, 0o755);
      cluster = await Cluster.start({
        directory,
        port: 0,
        settings: { KOZ_SAMPLE: 'none', KOZ_CLOCK: '2026-11-23T12:00:00Z' },
        said: (name, line) => output.push(`${name} ${line}`),
      });
      const port = Number(new URL(cluster.address).port);
      installation = { directory, port, output, settings: cluster.environment };
      expect(await koz(installation, 'sample', 'load')).toMatchObject({ code: 0 });
      database = new pg.Pool({ connectionString: cluster.servers.postgres.adminUrl, max: 1 });
      database.on('error', () => undefined);
      load = await Load.start(installation);
    });

    afterAll(async () => {
      await load?.stop();
      await database?.end();
      await cluster?.stop();
      await rm(directory, { recursive: true, force: true });
    });

    /** So many plans more went all their way. */
    const goesOn = (plans = 4) => {
      const { filed } = load.totals;
      return eventually(() => load.totals.filed >= filed + plans, 60_000);
    };

    it.each([...services])('%s does not stop the others', async (service) => {
      // Each in turn: one of them had the lease.
      for (const victim of cluster.of(service)) {
        await victim.kill();
        await goesOn();
        await cluster.start([service]);
      }
    });

    it('Redis does not stop anybody, nor does losing all that it held', async () => {
      const { redis } = cluster.servers;
      await redis.kill();
      // So many that some ask for erasure, which wakes retention by the queue.
      await goesOn(8);
      await redis.start();
      await goesOn();
      await redis.flush();
      await goesOn();
      await cluster.untilReady();
    });

    it('Kafka does not stop anybody', async () => {
      const { kafka } = cluster.servers;
      await kafka.kill();
      await goesOn();
      await kafka.restart();
      await goesOn();
      await cluster.untilReady();
    });

    it('PostgreSQL holds everybody up for moments', async () => {
      process.kill(cluster.servers.postgres.pid, 'SIGKILL');
      await goesOn();
      await cluster.untilReady();
    });

    it('leaves in the log, once, exactly what was acknowledged', async () => {
      const totals = await load.stop();
      expect(load.refused).toEqual([]);
      await everythingErased();
      await quiet();
      const counted = await countEvents(load.plans.map(({ carePlanId }) => carePlanId));
      expect(counted).toMatchObject({
        CarePlanFiled: totals.filed,
        ApplicationCreated: 2 * totals.filed,
        ApplicationAccepted: totals.accepted,
        ApplicationMarkedNoPlace: totals.withoutPlace,
        ErasureRequested: totals.erased,
        PersonalDataKeyShredded: 3 * totals.erased,
      });
    });

    it('leaves in the read models what was acknowledged', async () => {
      for (const { carePlanId, applications, erasureRequested } of load.plans) {
        const family = await Client.as(installation, { role: 'family', carePlanId });
        const { body } = await family.get<{
          applications: { status: string }[];
          fields: Record<string, { state: string }>;
        }>(`/care-plans/${carePlanId}`);
        const known = Object.values(body.fields).filter(({ state }) => state === 'known');
        if (erasureRequested) expect(known).toEqual([]);
        else
          expect(body.applications.map((each) => each.status).sort()).toEqual(
            applications.map((each) => each.status).sort(),
          );
      }
    });

    it('verifies, from the first event to the last certificate', async () => {
      const { code, out } = await koz(installation, 'audit', 'verify', '--json');
      expect(JSON.parse(out)).toMatchObject({ findings: [], ledger: { faults: 0 } });
      expect(code).toBe(0);
    });

    it('leaves stores that agree, as a program counts that shares no code', () =>
      expectStoresToAgree(cluster, directory, load.writes));

    /** Whoever was woken may have died: a run that is asked for stands in its table until it is done. */
    async function everythingErased(): Promise<void> {
      const officer = await Client.as(installation, { role: 'officer', controller: 'antwerpen' });
      const asked = await officer.post<{ runId: string }>('/privacy/runs', {});
      expect(asked.status).toBe(202);
      await eventually(async () => {
        const { body } = await officer.get<{ state: string }>(`/privacy/runs/${asked.body.runId}`);
        return body.state === 'done';
      }, 120_000);
    }

    /** All who read the log have come to its end, and the tree covers it. */
    const quiet = () =>
      eventually(async () => {
        const { rows } = await database.query<{ last: number; readers: number; leaves: number }>(
          `SELECT (SELECT max(position) FROM es.event)::int AS last,
                  (SELECT min(position) FROM (SELECT position FROM platform.reader_checkpoint UNION ALL
                     SELECT position FROM rm.checkpoint WHERE state = 'live') AS every_one)::int AS readers,
                  (SELECT max(size) FROM audit.checkpoint)::int AS leaves`,
        );
        const [row] = rows;
        return row && row.readers === row.last && row.leaves === row.last + 1;
      }, 120_000);

    async function countEvents(plans: readonly string[]): Promise<Record<string, number>> {
      const { rows } = await database.query<{ type: string; events: number }>(
        `SELECT type, count(*)::int AS events FROM es.event
          WHERE stream = ANY ($1) OR stream = ANY ($2) GROUP BY type`,
        [
          plans.map((id) => `carePlan-${id}`),
          load.plans.flatMap(({ applications }) =>
            applications.map(({ applicationId }) => `application-${applicationId}`),
          ),
        ],
      );
      return Object.fromEntries(rows.map(({ type, events }) => [type, events]));
    }
  });
