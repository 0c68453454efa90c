import {
  appendLeaves,
  addToTree,
  emptyRange,
  leafOfEvent,
  logOrigin,
  rootOf,
  signCheckpoint,
} from '@koz/audit';
import type { Filed } from '@koz/command-handling';
import { createPostgresEventStore } from '@koz/event-store-postgres';
import type { StoredEvent } from '@koz/event-store';
import { withTransaction } from '@koz/platform';
import type { BatchMonth, PolicyVersion, SharedValue } from '@koz/privacy-types';
import { lastConsultation } from '../testing/last-consultation.js';
import { antwerp, mechelen, Region, signingKey } from '../testing/region.js';
import type { AuditLogAnswer, OwnLogEntry } from './audit-log.dto.js';

const auditor = { role: 'auditor', controller: antwerp } as const;
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

describe('The log, over HTTP', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;
  let filed: Filed;
  let log: readonly StoredEvent[];
  let inTree: number;

  beforeAll(async () => {
    region = await Region.open();
    http = await region.http();
    const here = await region.organisation(antwerp);
    filed = await region.file([here]);
    await region.decide(filed, filed.applications[0]!.applicationId, 'accept');
    await region.onPlan(filed, {
      ...{ type: 'anonymise', batch: '2031-07' as BatchMonth, at: region.clock.now() },
      retentionPolicyVersion: 'retention@1' as PolicyVersion,
      residue: { childBirthMonth: '2026-07' as SharedValue, postcode: '2018' as SharedValue },
    });
    const store = createPostgresEventStore({ readPool: region.db.pool('koz_auditor') });
    log = await store.readAll(-1, 100);
    await store.close();
    inTree = 3;
    const grown = appendLeaves(emptyRange(), log.slice(0, inTree).map(leafOfEvent));
    const head = { size: grown.range.end, root: rootOf(grown.range) };
    const note = signCheckpoint(logOrigin('0190aaaa-bbbb-8ccc-9ddd-eeeeffff0001'), head, signingKey);
    await withTransaction(region.db.pool('koz_auditor'), (transaction) =>
      addToTree(transaction, grown.made, { ...head, note, signedAt: region.clock.now() }),
    );
  });
  afterAll(() => region.close());

  const page = async (
    query: string,
    who: { role: 'auditor' | 'officer'; controller: typeof antwerp } = auditor,
  ) => {
    const answer = await http.get(`/audit/log${query}`, who);
    expect([query, answer.statusCode]).toEqual([query, 200]);
    return answer.json() as AuditLogAnswer;
  };
  const all = async (query: string, who = auditor as Parameters<typeof page>[1]) => {
    const items: AuditLogAnswer['items'] = [];
    let cursor: string | null = '';
    for (let pages = 0; cursor !== null && pages < 50; pages += 1) {
      const answer: AuditLogAnswer = await page(`?${query}${cursor && `&cursor=${cursor}`}`, who);
      items.push(...answer.items);
      cursor = answer.nextCursor;
    }
    return items;
  };

  it.each([antwerp, mechelen])(
    'gives every position to %s, its own events in full and of the others the leaf',
    async (controller) => {
      for (const limit of [1, 3, 100]) {
        const items = await all(`limit=${limit}`, { role: 'officer', controller });
        expect(items.map(({ position }) => position)).toEqual(log.map(({ position }) => position));
        for (const [index, item] of items.entries()) {
          const event = log[index]!;
          expect(item.isOwn).toBe(event.controller === controller);
          if (item.isOwn)
            expect(item).toMatchObject({
              ...{ stream: event.stream, type: event.type, revision: event.revision, eventId: event.id },
              ...{ hash: base64(event.hash), previousHash: base64(event.previousHash) },
            });
          else
            expect(item).toEqual({
              ...{ position: index, isOwn: false },
              leafHash: index < inTree ? base64(leafOfEvent(event)) : null,
            });
        }
      }
    },
  );

  it('says which tiers are sealed, and shows no byte of them and no value', async () => {
    const items = (await all('')) as OwnLogEntry[];
    const filing = items.find(({ type }) => type === 'CarePlanFiled')!;
    expect(filing).toMatchObject({
      sealed: ['identity', 'planning', 'precise'],
      payload: { applicationIds: [filed.applications[0]!.applicationId] },
    });
    const anonymised = items.find(({ type }) => type === 'PersonalDataAnonymised')!;
    expect(anonymised.payload).toMatchObject({ residue: ['childBirthMonth', 'postcode'], batch: '2031-07' });
    const text = JSON.stringify(items);
    for (const value of ['Noor', '94030500101', '2026-07-01', '"2026-07"', '2018', '"sealed":{'])
      expect(text).not.toContain(value);
  });

  it('begins where it is asked, and gives only a type or a stream', async () => {
    expect((await page('?from=2&limit=1')).items[0]?.position).toBe(2);
    expect((await page(`?from=${log.length + 5}`)).items).toEqual([]);
    const accepted = (await all('type=ApplicationAccepted')) as OwnLogEntry[];
    expect(accepted.map(({ type, reasons }) => [type, reasons])).toEqual([['ApplicationAccepted', {}]]);
    const stream = `carePlan-${filed.carePlanId}`;
    for (const limit of [1, 10]) {
      const ofPlan = (await all(`stream=${stream}&limit=${limit}`)) as OwnLogEntry[];
      expect(ofPlan.map(({ type }) => type)).toEqual(['CarePlanFiled', 'PersonalDataAnonymised']);
    }
    expect(await all(`stream=${stream}`, { role: 'auditor', controller: mechelen })).toEqual([]);
    expect(await all('type=CarePlanFiled', { role: 'auditor', controller: mechelen })).toEqual([]);
  });

  it.each([
    ['?from=-1', 'from', undefined],
    ['?limit=0', 'limit', 'min'],
    ['?limit=501', 'limit', 'max'],
    ['?type=Anything', 'type', undefined],
    ['?stream=x', 'stream', 'stream'],
    ['?cursor=x', 'cursor', 'cursor'],
    ['?from=1&cursor=WzFd', 'cursor', 'onlyOne'],
    ['?leaf=1', 'leaf', 'unknownField'],
  ])('refuses %s, naming %s', async (query, field, rule) => {
    const answer = await http.get(`/audit/log${query}`, auditor);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors[0]).toMatchObject({ field, ...(rule && { rule }) });
  });

  it('answers auditors and officers, records that they looked, and refuses others', async () => {
    await page('?reason=incident');
    expect(await lastConsultation(region)).toMatchObject({
      ...{ action: 'readLog', reason: 'incident', role: 'auditor', controller: antwerp, subject: null },
    });
    for (const role of ['regie', 'servicePoint'] as const)
      expect((await http.get('/audit/log', { role, controller: antwerp })).statusCode).toBe(403);
    expect((await http.get('/audit/log', 'family')).statusCode).toBe(403);
    expect((await http.get('/audit/log')).statusCode).toBe(401);
  });
});
