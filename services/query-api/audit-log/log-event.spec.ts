import { appendLeaves, emptyRange, leafHashAt, rootOf } from '@koz/audit';
import type { Filed } from '@koz/command-handling';
import { chainHash, type StoredEvent, type StreamName } from '@koz/event-store';
import { createPostgresEventStore } from '@koz/event-store-postgres';
import { uuid, type BatchMonth, type PolicyVersion, type SharedValue } from '@koz/privacy-types';
import { keepTree, leavesOf } from '../testing/keep-tree.js';
import { lastConsultation } from '../testing/last-consultation.js';
import { antwerp, mechelen, Region } from '../testing/region.js';
import type { OwnLogEntry } from './audit-log.dto.js';
import type { LogEventAnswer, LogHashesAnswer } from './log-event.dto.js';

const auditor = { role: 'auditor', controller: antwerp } as const;
const bytes = (base64: string) => Buffer.from(base64, 'base64');

describe('What the log is verified with, over HTTP', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;
  let filed: Filed;
  let log: readonly StoredEvent[];
  let leaves: Buffer[];

  beforeAll(async () => {
    region = await Region.open();
    http = await region.http();
    filed = await region.file([await region.organisation(antwerp)]);
    await region.onPlan(filed, {
      ...{ type: 'anonymise', batch: '2031-07' as BatchMonth, at: region.clock.now() },
      retentionPolicyVersion: 'retention@1' as PolicyVersion,
      residue: { childBirthMonth: '2026-07' as SharedValue, postcode: '2018' as SharedValue },
    });
    const store = createPostgresEventStore({ readPool: region.db.pool('koz_auditor') });
    log = await store.readAll(-1, 100);
    await store.close();
    leaves = await leavesOf(region);
    await keepTree(region, leaves.slice(0, -1));
  });
  afterAll(() => region.close());

  const get = async <Answer>(query: string, who: Parameters<typeof http.get>[1] = auditor) => {
    const answer = await http.get(`/audit/log/${query}`, who);
    expect([query, answer.statusCode]).toEqual([query, 200]);
    return answer.json() as Answer;
  };
  const leafIn = ({ from, eventHashes, leafHashes }: LogHashesAnswer, index: number): Buffer => {
    const hash = eventHashes[index];
    return hash ? leafHashAt(from + index, bytes(hash)) : bytes(leafHashes[index] ?? '');
  };

  it('gives each own event with the bytes that its hash, and so its leaf, is of', async () => {
    for (const event of log.filter(({ controller }) => controller === antwerp)) {
      const { entry, stored, lastPosition } = await get<LogEventAnswer>(`${event.position}`);
      expect(lastPosition).toBe(log.length - 1);
      const told = entry as OwnLogEntry;
      expect(told).toMatchObject({ isOwn: true, position: event.position, type: event.type });
      if (event.type === 'PersonalDataAnonymised') continue;
      const { version, type, stream, revision, previousHash, eventId } = told;
      const parts = {
        ...{ id: uuid<StoredEvent['id']>(eventId), type, version },
        ...{ payload: bytes(stored!.payload!), metadata: bytes(stored!.metadata) },
      };
      const hash = chainHash(bytes(previousHash), stream as StreamName, revision, parts);
      expect(Buffer.from(hash)).toEqual(bytes(told.hash));
      expect(leafHashAt(told.position, hash)).toEqual(leaves[told.position]);
    }
  });

  it('keeps to itself the bytes of what is left of a family’s values', async () => {
    const { position } = log.find(({ type }) => type === 'PersonalDataAnonymised')!;
    const { entry, stored } = await get<LogEventAnswer>(`${position}`);
    expect(stored).toEqual({ payload: null, metadata: expect.any(String) });
    expect((entry as OwnLogEntry).payload).toMatchObject({ residue: ['childBirthMonth', 'postcode'] });
  });

  it('gives of another controller’s event the leaf, and no byte', async () => {
    const { position } = log.find(({ controller }) => controller === mechelen)!;
    expect(await get<LogEventAnswer>(`${position}`)).toEqual({
      entry: { position, isOwn: false, leafHash: leaves[position]!.toString('base64') },
      ...{ stored: null, lastPosition: log.length - 1 },
    });
  });

  it.each([antwerp, mechelen])('gives %s hashes from which the signed root follows', async (controller) => {
    const size = leaves.length - 1;
    const found: Buffer[] = [];
    for (let from = 0; from < size; from += 2) {
      const answer = await get<LogHashesAnswer>(`hashes?from=${from}&limit=2`, {
        role: 'officer',
        controller,
      });
      expect(answer).toMatchObject({ from, lastPosition: log.length - 1 });
      for (const index of answer.eventHashes.keys()) {
        const isOwn = log[from + index]?.controller === controller;
        expect(answer.eventHashes[index] === null).toBe(!isOwn);
        if (from + index < size) found.push(leafIn(answer, index));
      }
    }
    expect(rootOf(appendLeaves(emptyRange(), found).range)).toEqual(
      rootOf(appendLeaves(emptyRange(), leaves.slice(0, size)).range),
    );
    expect(await get<LogHashesAnswer>('hashes?from=999')).toMatchObject({ eventHashes: [], leafHashes: [] });
  });

  it('computes the hash of the bytes as they are, so that what was changed since shows at its place', async () => {
    const { position, metadata } = log.find(({ type }) => type === 'CarePlanFiled')!;
    const admin = region.db.adminPool();
    const write = (changed: Uint8Array) =>
      admin.query('UPDATE es.event SET metadata = $2 WHERE position = $1', [position, changed]);
    // Who owns the database can take the trigger away that refuses it.
    await admin.query('ALTER TABLE es.event DISABLE TRIGGER USER');
    await write(Buffer.from(metadata.toString().replace('"at":"20', '"at":"19')));
    const changed = await get<LogHashesAnswer>('hashes');
    await write(metadata);
    await admin.query('ALTER TABLE es.event ENABLE TRIGGER USER');
    const whole = await get<LogHashesAnswer>('hashes');
    expect(changed.eventHashes.flatMap((hash, at) => (hash === whole.eventHashes[at] ? [] : [at]))).toEqual([
      position,
    ]);
  });

  it.each([
    ['hashes?from=-1', 'from', undefined],
    ['hashes?limit=0', 'limit', 'min'],
    ['hashes?limit=5001', 'limit', 'max'],
    ['hashes?leaf=1', 'leaf', 'unknownField'],
    ['1?reason=x', 'reason', undefined],
  ])('refuses %s, naming %s', async (query, field, rule) => {
    const answer = await http.get(`/audit/log/${query}`, auditor);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors[0]).toMatchObject({ field, ...(rule && { rule }) });
  });

  it.each(['9999', '-1', '1.5', 'x'])('knows no event at %s', async (position) => {
    expect((await http.get(`/audit/log/${position}`, auditor)).statusCode).toBe(404);
  });

  it('answers auditors and officers, records that they looked, and refuses others', async () => {
    const { position, stream } = log.find(({ type }) => type === 'CarePlanFiled')!;
    await get(`${position}?reason=complaint`);
    const record = { action: 'readLog', role: 'auditor', controller: antwerp };
    expect(await lastConsultation(region)).toMatchObject({ ...record, reason: 'complaint', subject: stream });
    await get('hashes?reason=supervision');
    expect(await lastConsultation(region)).toMatchObject({ ...record, reason: 'supervision', subject: null });
    for (const url of ['/audit/log/1', '/audit/log/hashes']) {
      expect((await http.get(url, { role: 'regie', controller: antwerp })).statusCode).toBe(403);
      expect((await http.get(url, 'family')).statusCode).toBe(403);
      expect((await http.get(url)).statusCode).toBe(401);
    }
  });
});
