import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { record, recordConsultation } from '@koz/disclosure-ledger';
import { findFenceDirectory, readEntries } from '@koz/privacy-fence';
import {
  instant,
  keyIdOf,
  uuid,
  type ApplicationId,
  type CarePlanId,
  type PolicyVersion,
} from '@koz/privacy-types';
import { allMigrations } from '@koz/schema';
import { runRetention } from '@koz/services/retention-worker';
import { outsideTransaction, withTenant } from '@koz/platform';
import { checkpoints } from '@koz/projection';
import { eventually, testDatabase, type TestDatabase } from '@koz/testing';
import { antwerpen, newPlace, removePlace, World, type Place } from './retention-world.js';

/** What is random, chained, signed, sealed or an order: each is kept as its kind and length only. */
const kinds: readonly (readonly [RegExp, (found: string) => string])[] = [
  [/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, () => 'ID'],
  // Envelopes and signatures, as texts within payloads.
  [/"[\w-]{86,}"/g, (found) => `"SEALED ${found.length}"`],
  // Bytes of a column: what they say where they are text of ours, for a number in it may have a digit more.
  [/"\\\\x((?:[0-9a-f]{2})*)"/g, (found) => readable(Buffer.from(found.slice(4, -1), 'hex'))],
  [/\b[0-9a-f]{64}\b/g, () => 'HASH'],
  // Places in an order: of the log, of certificates, within read models.
  [/"(\w*position|entry|sequence|ordinal|logPosition)": ?\d+/g, (found) => found.replace(/\d+$/, 'N')],
  [/"\d+ (?=\d{4}-)/g, () => '"N '],
  [/@\d+"/g, () => '@N"'],
];

/** Canonical JSON as what it says, anything else by its length. One hash in 256 begins like JSON, and is none. */
const readable = (bytes: Uint8Array): string => {
  const text = Buffer.from(bytes).toString();
  return text.startsWith('{"') && text.endsWith('}') ? alike(text) : `"BYTES ${bytes.length}"`;
};

const alike = (text: string): string =>
  kinds.reduce((done, [pattern, kind]) => done.replace(pattern, (found) => kind(found)), text);

describe('Two children of one month, of families that do the same at the same times', () => {
  let db: TestDatabase;
  let place: Place;
  let world: World;

  beforeEach(async () => {
    db = await testDatabase({ migrations: allMigrations });
    place = await newPlace(db.url);
    world = await World.open(place);
    await world.settle();
  });
  afterEach(async () => {
    await world.close();
    await db.drop();
    await removePlace(place);
  });

  /** Every row of every table that names the plan, its applications or its keys, as texts; bytes as what they hold. */
  async function traces(id: CarePlanId): Promise<string[]> {
    const { events } = await world.plan(id);
    const filed = events[0];
    const named = [
      id,
      ...(filed?.type === 'CarePlanFiled' ? filed.data.applicationIds : []),
      ...Object.values(filed?.sealed ?? {}).map(keyIdOf),
    ];
    const { rows: tables } = await db.adminPool().query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
        WHERE schemaname IN ('es', 'rm', 'vault', 'audit', 'ledger') ORDER BY 1`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await db
        .adminPool()
        .query<{ row: string }>(
          `SELECT to_jsonb(t)::text AS row FROM ${name} AS t WHERE to_jsonb(t)::text ~ $1`,
          [named.join('|')],
        );
      found.push(...rows.map(({ row }) => `${name} ${alike(row)}`));
    }
    for (const { stored } of events)
      found.push(
        alike(Buffer.from(stored.payload).toString()),
        alike(Buffer.from(stored.metadata).toString()),
      );
    return [...found, ...(await fenced(id))].sort();
  }

  /** What the files of the fence, outside the database, hold of the plan. */
  async function fenced(id: CarePlanId): Promise<string[]> {
    const directory = await findFenceDirectory(join(place.directory, 'fence'));
    const found: string[] = [];
    for await (const { entry } of readEntries(directory!, antwerpen))
      if (entry.kind === 'shredding' && entry.carePlanId === id) {
        const { certificate, events, planHeadHash: _hash, ...rest } = entry;
        const parts = events.flatMap(({ payload, metadata, ...event }) => [
          JSON.stringify(event),
          readable(payload),
          readable(metadata),
        ]);
        found.push(
          ['fence', alike(JSON.stringify(rest)), readable(certificate), ...parts.map(alike)].join(' '),
        );
      }
    return found;
  }

  /** Somebody looks at the plan, and an officer at who did. */
  async function lookAt(carePlanId: CarePlanId, applicationId: ApplicationId): Promise<void> {
    const common = { at: world.clock.now(), controller: antwerpen };
    await withTenant(world.deps.queryPool, antwerpen, async (sql) => {
      await record(sql, {
        ...{ ...common, answerId: uuid(randomUUID()), viewer: uuid(randomUUID()), role: 'organiser' },
        ...{ organiserId: uuid(randomUUID()), viewerController: antwerpen, ground: 'detail' },
        plans: [
          {
            ...{ carePlanId, applicationId, controller: antwerpen },
            ...{ fields: { 'child.birthDate': 'V' }, policyVersion: 'method-1@1' as PolicyVersion },
          },
        ],
      });
      await recordConsultation(sql, {
        ...{
          ...common,
          actor: uuid(randomUUID()),
          role: 'officer',
          action: 'searchDisclosures',
          reason: 'routine',
        },
        subject: `carePlan-${carePlanId}`,
      });
    });
  }

  async function untilReadModelsTell(): Promise<void> {
    const last = await world.deps.store.lastPosition();
    await eventually(async () => {
      const all = await checkpoints(outsideTransaction(world.deps.queryPool));
      return all.length > 0 && all.every(({ position }) => position >= last);
    });
  }

  it('leave the same rows and bytes at every stage, whether born on the 1st or on the 30th', async () => {
    const filedFirst = await world.file('2026-09-01');
    const filedLast = await world.file('2026-09-30');
    const [first, last] = [filedFirst.carePlanId, filedLast.carePlanId];
    for (const { carePlanId, applications } of [filedFirst, filedLast])
      await lookAt(carePlanId, applications[0]!.applicationId);
    // Enough others that the two leave something at 5 years.
    for (const day of ['05', '11', '17', '23']) await world.file(`2026-09-${day}`);
    const stages = ['2026-11-24', '2029-03-01', '2031-08-31', '2031-09-01', '2031-10-15'];
    for (const stage of stages) {
      world.clock.set(instant(`${stage}T08:00:00Z`));
      const report = await runRetention(world.deps, { controller: antwerpen });
      expect([stage, report.outcome]).toEqual([stage, 'done']);
      await untilReadModelsTell();
      const [one, other] = [await traces(first), await traces(last)];
      expect(one.length).toBeGreaterThan(5);
      for (const kept of ['ledger.disclosure', 'ledger.consultation'])
        expect(one.filter((row) => row.startsWith(kept))).toHaveLength(1);
      expect([stage, ...one]).toEqual([stage, ...other]);
    }
    const types = await world.typesOf(first);
    expect(types.filter((type) => type === 'PersonalDataKeyShredded')).toHaveLength(3);
    expect(await fenced(first)).toHaveLength(3);
  });
});
