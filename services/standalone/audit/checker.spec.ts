import { execFile, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { latestCheckpoint, ledgerOrigin, logOrigin } from '@koz/audit';
import { createPostgresEventStore } from '@koz/event-store-postgres';
import { createPool, outsideTransaction, silentLogger } from '@koz/platform';
import { allMigrations } from '@koz/schema';
import { KafkaPublisher } from '@koz/messaging/kafka';
import { startAuditor } from '@koz/services/auditor';
import { startRelay } from '@koz/services/relay';
import { runRetention } from '@koz/services/retention-worker';
import { eventually, testDatabase, type TestDatabase } from '@koz/testing';
import { KafkaProcess, missingForKafka } from '@koz/testing/kafka';
import { antwerpen, newPlace, removePlace, World, type Place } from '../retention/retention-world.js';

jest.setTimeout(300_000);

const workspace = join(__dirname, '../../..');
const folder = join(workspace, 'tools/checker');
const program = [join(folder, 'main.mjs')];
const execute = promisify(execFile);

interface Ran {
  readonly status: number | null;
  readonly out: string;
}

describe('The checker of the stores', () => {
  let db: TestDatabase;
  let place: Place;
  let directory: string;
  let copies = 0;
  const ids = { plan: '', application: '' };

  /** Filed, accepted, erased, generalised; a ledger of two rows; all of it sealed. */
  beforeAll(async () => {
    db = await testDatabase({ migrations: allMigrations });
    place = await newPlace(db.url);
    directory = await mkdtemp(join(tmpdir(), 'koz-checker-'));
    const before = await World.open(place);
    await before.settle();
    const filed = await before.file('2026-08-01');
    ids.plan = filed.carePlanId;
    const [first] = filed.applications;
    if (!first) throw new Error('a plan without an application');
    ids.application = first.applicationId;
    await before.move(first.applicationId, { type: 'accept' });
    const erased = await before.file('2026-08-31');
    await before.close();
    const world = await World.open({ ...place, now: '2029-02-15T08:00:00Z' });
    await world.file('2028-09-20');
    await world.decide(erased.carePlanId, { type: 'requestErasure', reason: 'familyRequest' });
    await runRetention(world.deps, { controller: antwerpen });
    await db.adminPool().query(
      `INSERT INTO ledger.disclosure (answer_id, at, viewer, role, viewer_controller, controller, care_plan_id,
           application_id, fields, ground, policy_version)
         VALUES ($1, '2026-11-23T18:00:00.123Z', $2, 'organiser', 'antwerpen', 'antwerpen', $3, $4,
           '{parent.firstName:V}', 'application', 'method-1');`,
      [randomUUID(), randomUUID(), ids.plan, ids.application],
    );
    await db.adminPool().query(
      `INSERT INTO ledger.consultation (consultation_id, at, actor, role, controller, action, reason)
         VALUES ($1, '2026-11-23T18:00:00Z', $2, 'auditor', 'antwerpen', 'readLog', 'audit')`,
      [randomUUID(), randomUUID()],
    );
    const pool = createPool(db.url, { role: 'koz_auditor' });
    const store = createPostgresEventStore({ readPool: pool });
    const auditor = startAuditor({
      ...{ store, pool, signingKey: world.deps.signingKey, logger: silentLogger },
      ...{ origin: logOrigin('of-a-test'), ledgerOrigin: ledgerOrigin('of-a-test') },
      clock: { now: () => '2029-02-15T08:00:00Z' as never },
      pacing: { pageSize: 3, retryInMs: 20 },
    });
    const end = await store.lastPosition();
    await eventually(async () => ((await latestCheckpoint(outsideTransaction(pool)))?.size ?? 0) > end);
    // Not by spawnSync: projector and auditor run in this process, and would stand still while it waits.
    await expect(
      execute(process.execPath, [...program, '--database', db.adminUrl, '--wait', '60']),
    ).resolves.toMatchObject({
      stdout: expect.stringContaining('all agree'),
    });
    await auditor.stop();
    await store.close();
    await pool.end();
    await world.close();
  });
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
    await db.drop();
    await removePlace(place);
  });

  function run(database: string, ...args: string[]): Ran {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [...program, '--database', database, ...args],
      { encoding: 'utf8' },
    );
    return { status, out: stdout + stderr };
  }

  /** Runs on a copy of the database that a statement spoilt. */
  async function spoilt(statement: string): Promise<Ran> {
    const name = `${db.name}_${(copies += 1)}`;
    const admin = db.adminPool();
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${db.name}`);
    const url = db.adminUrl.replace(db.name, name);
    const damaging = createPool(url, { applicationName: 'koz_damage', max: 1 });
    await damaging.query(`SET session_replication_role = replica; ${statement}`);
    await damaging.end();
    try {
      return run(url);
    } finally {
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    }
  }

  it('finds that all agree, the fence and what was acknowledged too', async () => {
    const acknowledged = join(directory, 'acknowledged.jsonl');
    const told = { applicationId: ids.application, carePlanId: ids.plan, status: 'accepted' };
    await writeFile(acknowledged, `${JSON.stringify(told)}\n`);
    const fence = join(place.directory, 'fence');
    const { status, out } = run(db.adminUrl, '--acknowledged', acknowledged, '--fence', fence, '--json');
    const report = JSON.parse(out) as {
      agrees: boolean;
      rows: unknown[];
      disagreements: unknown[];
      leftOut: unknown[];
    };
    expect(report).toMatchObject({ agrees: true, disagreements: [], leftOut: [{ part: 'topics' }] });
    expect(report.rows.length).toBeGreaterThan(30);
    expect(status).toBe(0);
  });

  it.each<[string, string, RegExp]>([
    ['an event that is gone', 'DELETE FROM es.event WHERE position = 3', /positions 3 to 3 are missing/],
    [
      'the last event gone',
      'DELETE FROM es.event WHERE position = (SELECT max(position) FROM es.event)',
      /next position/,
    ],
    [
      'bytes that are others',
      `UPDATE es.event SET payload = payload || ' ' WHERE position = 4`,
      /position 4, .*another hash/,
    ],
    [
      'an id that is another',
      `UPDATE es.event SET id = gen_random_uuid() WHERE position = 4`,
      /position 4: its id/,
    ],
    [
      'a chain that is broken',
      `UPDATE es.event SET prev_hash = hash WHERE position = 4`,
      /position 4, .*previous hash/,
    ],
    [
      'a checkpoint with another root',
      `UPDATE audit.checkpoint SET root = sha256('') WHERE size = 3`,
      /size 3 has another root/,
    ],
    [
      'the last checkpoint gone',
      'DELETE FROM audit.checkpoint WHERE size > 3',
      /leaves covered by a checkpoint/,
    ],
    [
      'a head of another stage',
      `UPDATE es.head SET stage = 'rejected' WHERE stage = 'created'`,
      /head of application-.*stage/,
    ],
    [
      'a status in care-plans',
      inReadModel('care-plans', 'application', `SET status = 'rejected'`),
      /care-plans: status or revision of application/,
    ],
    [
      'a status in an inbox',
      inReadModel('organiser-applications', 'application', `SET status = 'approved'`),
      /organiser-applications: status/,
    ],
    [
      'a place in an inbox',
      inReadModel('organiser-applications', 'plan', `SET place = 'found'`),
      /organiser-applications: the place of plan/,
    ],
    [
      'a history of the regie',
      inReadModel('regie-facts', 'application', `SET history = history || 'approved@1'::text`),
      /regie-facts: history/,
    ],
    [
      'a step of a history',
      inReadModel('application-histories', 'application', `SET steps = steps[2:]`),
      /application-histories: history/,
    ],
    [
      'keys in the schedule',
      inReadModel('retention-schedule', 'plan', `SET keys_left = '{}'`),
      /retention-schedule: the keys that are left/,
    ],
    [
      'a plan that left the pool',
      inReadModel('care-plan-pool', 'plan', ''),
      /care-plan-pool: no row of plan/,
    ],
    [
      'a location in one read model',
      inReadModel('regie-facts', 'application', 'SET location_id = gen_random_uuid()'),
      /regie-facts: location/,
    ],
    ['a key that the read model forgot', inReadModel('plan-keys', 'key', ''), /plan-keys: no row of key/],
    [
      'a checkpoint that was skipped',
      `UPDATE rm.checkpoint SET position = position - 1 WHERE projection = 'care-plans'`,
      /care-plans: last position/,
    ],
    [
      'a projection that stopped',
      `UPDATE rm.checkpoint SET stopped_at = 3 WHERE projection = 'care-plans'`,
      /care-plans: stopped at position 3/,
    ],
    [
      'a disclosure told twice',
      `INSERT INTO ledger.disclosure (answer_id, at, viewer, role, viewer_controller, controller, care_plan_id, application_id, fields, ground, policy_version)
       SELECT answer_id, at, viewer, role, viewer_controller, controller, care_plan_id, application_id, fields, ground, policy_version FROM ledger.disclosure`,
      /disclosure 2: tells disclosure 1 again/,
    ],
    [
      'a disclosure that was altered',
      `UPDATE ledger.disclosure SET role = 'officer'`,
      /leaf \d: its row is not the one/,
    ],
    ['a disclosure that is gone', 'DELETE FROM ledger.disclosure', /there is no disclosure 1/],
    [
      'a consultation without a leaf',
      `DELETE FROM ledger.leaf WHERE kind = 'consultation'`,
      /consultation 1: has no leaf/,
    ],
    [
      'a key that was put back',
      `INSERT INTO vault.data_key SELECT key_id, controller, 1, '\\x00', destroyed_at FROM vault.destroyed_key LIMIT 1`,
      /and in the vault/,
    ],
    ['a key that is lost', `DELETE FROM vault.data_key`, /the vault has none/],
    ['a tombstone that is gone', 'DELETE FROM vault.destroyed_key', /has no tombstone/],
    ['a tier that left the fence', 'DELETE FROM vault.fenced', /not behind the fence/],
    ['the head of the fence', 'UPDATE vault.fence_head SET sequence = sequence + 1', /entries of its fence/],
    ['a certificate that is gone', 'DELETE FROM audit.certificate WHERE sequence = 2', /has no certificate/],
    [
      'a certificate that was altered',
      `UPDATE audit.certificate SET certificate = certificate || ' ' WHERE sequence = 1`,
      /certificate 1 of antwerpen: its bytes/,
    ],
  ])('names %s', async (_what, statement, named) => {
    const { status, out } = await spoilt(statement);
    expect(out).toMatch(named);
    expect(status).toBe(1);
  });

  it('names what was acknowledged and is not in the log', async () => {
    const acknowledged = join(directory, 'lost.jsonl');
    const lost = [
      { applicationId: randomUUID() },
      { position: 100_000 },
      { applicationId: ids.application, status: 'approved' },
      { eventId: randomUUID() },
      { position: 1, commandKey: 'k' },
      { position: 2, commandKey: 'k' },
    ];
    await writeFile(acknowledged, lost.map((line) => JSON.stringify(line)).join('\n'));
    const { status, out } = run(db.adminUrl, '--acknowledged', acknowledged);
    expect(status).toBe(1);
    for (const named of [
      /line 1: application/,
      /line 2: position 100000/,
      /line 3: .*never was approved/,
      /line 4: event/,
      /line 6: command k/,
    ])
      expect(out).toMatch(named);
  });

  describe('of topics', () => {
    let records: TopicRecord[];
    /** The topic as it must be, made from the log with what the document says of each type. */
    beforeAll(async () => {
      const { rows } = await db.adminPool().query<Logged>(
        `SELECT id, position::int, stream, type, convert_from(payload, 'UTF8')::jsonb - 'sealed' AS payload
           FROM es.event ORDER BY position`,
      );
      records = recordsOf(rows);
    });

    async function told(change: (records: TopicRecord[]) => unknown): Promise<Ran> {
      const path = join(directory, 'records.jsonl');
      const copy = structuredClone(records);
      change(copy);
      const lines = copy.map((record, offset) =>
        JSON.stringify({ controller: antwerpen, partition: 0, offset, ...record }),
      );
      await writeFile(path, lines.join('\n'));
      return run(db.adminUrl, '--records', path);
    }
    const of = (list: TopicRecord[], type: string) =>
      list.findIndex(({ headers }) => headers?.['ce_type'] === type);
    const filed = 'be.kinderopvangzoeker.care-plan.filed.v1';
    const created = 'be.kinderopvangzoeker.application.created.v1';

    it('takes a topic that tells all, some of it again', async () => {
      const { status, out } = await told((list) => list.push(...list.slice(-8)));
      expect(out).toMatch(/antwerpen: plans forgotten, and tombstones +1 +1/);
      expect(status).toBe(0);
    });

    it.each<[string, (list: TopicRecord[]) => unknown, RegExp]>([
      [
        'an event that was not told',
        (list) => list.splice(of(list, created), 1),
        /position \d+ was not told/,
      ],
      [
        'an event too many',
        (list) => list.push({ ...list[0]!, headers: { ce_id: randomUUID() } }),
        /is not to be told here/,
      ],
      [
        'events of a plan in another order',
        (list) => list.splice(of(list, created) + 1, 0, ...list.splice(of(list, filed), 1)),
        /comes after position/,
      ],
      [
        'a tombstone that is missing',
        (list) =>
          list.splice(
            list.findLastIndex(({ value }) => value === null),
            1,
          ),
        /has no tombstone after/,
      ],
      [
        'every tombstone gone',
        (list) => list.splice(0, list.length, ...list.filter(({ value }) => value !== null)),
        /has no tombstone after/,
      ],
      [
        'a tombstone of a plan that lives',
        (list) => list.push({ key: ids.plan, value: null }),
        /which is not forgotten/,
      ],
      ['another key', (list) => (list[of(list, created)]!.key = randomUUID()), /another key or subject/],
      [
        'a member that nobody documented',
        (list) => (list[of(list, created)]!.value = '{"applicationId":"x","more":1}'),
        /member more is not documented/,
      ],
      [
        'a header that nobody documented',
        (list) => (list[0]!.headers!['ce_more'] = 'x'),
        /header ce_more is not documented/,
      ],
    ])('names %s', async (_what, change, named) => {
      const { status, out } = await told(change);
      expect(out).toMatch(named);
      expect(status).toBe(1);
    });
  });

  const missing = missingForKafka();
  if (missing.length > 0)
    it.skip(`The checker of topics on Kafka: ${missing.join(' and ')} not on the PATH`, () => undefined);
  else
    it('reads the topics that the relay filled from their start', async () => {
      const kafka = await KafkaProcess.start({ directory: join(directory, 'kafka') });
      if (!kafka) throw new Error('Kafka is not here');
      const brokers = [...program, '--database', db.adminUrl, '--brokers', kafka.brokers];
      await expect(execute(process.execPath, brokers)).rejects.toMatchObject({
        code: 1,
        stdout: expect.stringMatching(/position 0 was not told/),
      });
      const pool = createPool(db.url, { role: 'koz_relay' });
      const store = createPostgresEventStore({ readPool: pool });
      const relay = startRelay({
        ...{ store, pool, logger: silentLogger, controllers: async () => [antwerpen] },
        publisher: new KafkaPublisher({ brokers: [kafka.brokers], answerWithinMs: 5_000 }),
        source: logOrigin('of-a-test'),
        pacing: { pageSize: 4, retryInMs: 50 },
      });
      const { stdout } = await execute(process.execPath, [...brokers, '--wait', '60']).catch(
        (error) => error,
      );
      await relay.stop();
      await store.close();
      await pool.end();
      await kafka.stop();
      expect(stdout).toMatch(/antwerpen: plans forgotten, and tombstones +1 +1/);
      expect(stdout).toContain('relay: last position');
      expect(stdout).toContain('all agree');
    });

  it('says that it could not count, and why', () => {
    expect(run('postgres://127.0.0.1:1/none')).toMatchObject({
      status: 2,
      out: expect.stringMatching(/^could not count/),
    });
    expect(run(db.url)).toMatchObject({ status: 2, out: expect.stringContaining('row-level security') });
    expect(spawnSync(process.execPath, [...program, '--help'], { encoding: 'utf8' })).toMatchObject({
      status: 0,
    });
  });

  it('shares no code with what it counts', async () => {
    const files = (await readdir(folder)).filter((name) => name.endsWith('.mjs'));
    const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
    const named = texts.flatMap((text) =>
      [...text.matchAll(/(?:from|import\() ?'([^']+)'/g)].map(([, name = '']) => name),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !/^(node:.+|pg|kafkajs|\.\/[a-z-]+\.mjs)$/.test(name))).toEqual([]);
  });
});

/** A statement on the live generation of a projection's table; without an assignment all rows go. */
function inReadModel(projection: string, table: string, assignment: string): string {
  const name = `rm.${projection.replaceAll('-', '_')}__${table}__g1`;
  return assignment ? `UPDATE ${name} ${assignment}` : `DELETE FROM ${name}`;
}

interface Logged {
  readonly id: string;
  readonly position: number;
  readonly stream: string;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

interface TopicRecord {
  key: string;
  value: string | null;
  headers?: Record<string, string>;
}

/** Written out here for the few types of this life, so that it is not the checker's own reading of the document. */
const told: Readonly<Record<string, [type: string, ...members: string[]]>> = {
  CarePlanFiled: ['care-plan.filed', 'applicationIds'],
  ErasureRequested: ['care-plan.erasure-requested'],
  PersonalDataKeyShredded: ['care-plan.forgotten', 'tier', 'cause'],
  ApplicationCreated: ['application.created'],
  ApplicationAccepted: ['application.accepted', 'reason'],
  ApplicationWithdrawn: ['application.withdrawn', 'reason'],
  CarePlanWithdrawn: ['care-plan.withdrawn', 'reason'],
  ControllerRegistered: ['controller.registered', 'name', 'region'],
  RetentionPolicyAdopted: ['controller.retention-policy-adopted', 'policy', 'ground', 'effectiveFrom'],
};

function recordsOf(log: readonly Logged[]): TopicRecord[] {
  const planOf = new Map<string, string>();
  return log.flatMap(({ id, position, stream, type, payload }) => {
    const [, kind = '', subject = ''] = /^([a-zA-Z]+)-(.+)$/.exec(stream) ?? [];
    if (type === 'ApplicationCreated') planOf.set(subject, String(payload['carePlanId']));
    const [name, ...members] = told[type] ?? [];
    if (!name) return [];
    const key = planOf.get(subject) ?? subject;
    const data = Object.fromEntries(
      members.filter((each) => each in payload).map((each) => [each, payload[each]]),
    );
    const headers = {
      ...{
        'content-type': 'application/json',
        ce_specversion: '1.0',
        ce_id: id,
        ce_partitionkey: key,
        ce_subject: key,
      },
      ...{ ce_type: `be.kinderopvangzoeker.${name}.v1`, ce_sequence: String(position).padStart(16, '0') },
    };
    const value = JSON.stringify(kind === 'application' ? { ...data, applicationId: subject } : data);
    const forgets = type === 'PersonalDataKeyShredded' && payload['tier'] !== 'precise';
    return [{ key, value, headers }, ...(forgets ? [{ key, value: null }] : [])];
  });
}
