import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@koz/testing';
import pg from 'pg';
import { startOn, stores, type Installation } from '@koz/services/standalone/testing';
import { Cluster } from './cluster.js';
import { whatIsMissing } from './requirements.js';
import { expectStoresToAgree } from './testing/count-stores.js';
import { Scenario } from './testing/scenario.js';

jest.setTimeout(600_000);

/** The day of the sample: its children are too young for it, and not for some day years ahead. */
const clock = '2026-11-23T12:00:00Z';

/** An installation that runs, with nothing in it. */
interface SetUp {
  readonly installation: Installation;
  end(): Promise<void>;
}

const empty = { KOZ_SAMPLE: 'none', KOZ_CLOCK: clock };

describe.each<[string, () => Promise<SetUp>]>([
  ...stores.map(([name, openStore]): [string, () => Promise<SetUp>] => [
    `in one process, on ${name}`,
    () => startOn(openStore, empty),
  ]),
])('the whole system %s', (_name, start) => {
  let setUp: SetUp;
  beforeAll(async () => {
    setUp = await start();
  });
  afterAll(() => setUp.end());
  goesThrough(() => setUp.installation);
});

const missing = whatIsMissing();
if (missing !== undefined) it.skip(`the whole system apart: ${missing}`, () => undefined);
else
  describe('the whole system in processes of their own, two of each, on PostgreSQL, Redis and Kafka', () => {
    let directory: string;
    let cluster: Cluster;
    let installation: Installation;
    const output: string[] = [];

    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'koz-apart-'));
      // PostgreSQL runs as another user when this is root, and must be able to go here.
      await chmod(directory, 0o755);
      cluster = await Cluster.start({
        directory,
        port: 0,
        settings: empty,
        said: (name, line) => output.push(`${name} ${line}`),
      });
      const port = Number(new URL(cluster.address).port);
      installation = { directory, port, output, settings: cluster.environment };
    });

    afterAll(async () => {
      await cluster.stop();
      await rm(directory, { recursive: true, force: true });
    });

    goesThrough(
      () => installation,
      (scenario) =>
        it.each([1, 2])('goes on with what is left when every process %s was killed', async (number) => {
          const killed = cluster.instances.filter(({ name }) => name.endsWith(`-${number}`));
          await Promise.all(killed.map((instance) => instance.kill()));
          const position = await scenario().decide();
          await untilReadTo(position);
          await cluster.start();
        }),
      () => ['kafka', 'redis'].map((server) => join(directory, server)),
    );

    /** The read models were waited for by who decided; this is of the readers that nobody sees. */
    async function untilReadTo(position: number): Promise<void> {
      const database = new pg.Client({ connectionString: cluster.servers.postgres.adminUrl });
      await database.connect();
      try {
        await eventually(async () => {
          const { rows } = await database.query<{ readers: number; leaves: number }>(
            `SELECT (SELECT min(position) FROM platform.reader_checkpoint)::int AS readers,
                    (SELECT max(size) FROM audit.checkpoint)::int AS leaves`,
          );
          return rows[0] && rows[0].readers >= position && rows[0].leaves > position;
        }, 60_000);
      } finally {
        await database.end();
      }
    }

    it('has in topics, read from the start, what the log says, and in every other store', () =>
      expectStoresToAgree(cluster, directory));

    it('has stopped at nothing on the way', () => {
      expect(output.filter((line) => / error /.test(line))).toEqual([]);
    });
  });

/**
 * The one scenario, step by step; `between` is tried before anything is destroyed.
 * @param paths where servers keep their files, beside what the settings name
 */
function goesThrough(
  installation: () => Installation,
  between?: (scenario: () => Scenario) => void,
  paths: () => readonly string[] = () => [],
): void {
  let scenario: Scenario;
  beforeAll(() => {
    scenario = new Scenario(installation());
  });

  it('imports a region, once', () => scenario.import());
  it('takes a plan to a confirmed place over HTTP, each step once', async () => {
    await scenario.decide();
  });
  between?.(() => scenario);
  it('forgets at 2.5 and at 5 years, with certificates', () => scenario.shred());
  it('verifies, from the first event to the last certificate', () => scenario.verify());
  it('holds no value of a family in clear, in any file of any server or in what was written', async () => {
    const searched = await mkdtemp(join(tmpdir(), 'koz-searched-'));
    await scenario.search(searched, paths());
    await rm(searched, { recursive: true });
  });
}
