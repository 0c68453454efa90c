import {
  appendLeaves,
  ledgerOrigin,
  parseVkey,
  rootOf,
  verifyCheckpoint,
  verifyConsistency,
  verifyInclusion,
} from '@koz/audit';
import { keepSealed, ledgerTree, readLedgerTree, rowsToSeal } from '@koz/disclosure-ledger';
import { addToTree, signCheckpoint } from '@koz/audit';
import { withTransaction } from '@koz/platform';
import type { ConsistencyProofAnswer, LogCheckpointAnswer } from '../log-tree/log-tree.dto.js';
import type { OwnDisclosurePageAnswer } from '../own-disclosures/own-disclosures.dto.js';
import { antwerp, mechelen, Region, signingKey, type Organisation } from '../testing/region.js';
import type { LedgerInclusionProofAnswer } from './ledger-tree.dto.js';

const auditor = { role: 'auditor', controller: antwerp } as const;
const origin = ledgerOrigin('0190aaaa-bbbb-8ccc-9ddd-eeeeffff0001');
const bytes = (base64: string) => Buffer.from(base64, 'base64');

describe('The tree of the ledger, over HTTP', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;
  let place: Organisation;

  beforeAll(async () => {
    region = await Region.open();
    http = await region.http();
    place = await region.organisation(antwerp);
  });
  afterAll(() => region.close());

  /** Seals what waits, as the auditor does. */
  const seal = () =>
    withTransaction(region.db.pool('koz_auditor'), async (sql) => {
      const range = await readLedgerTree(sql, origin);
      const page = await rowsToSeal(sql, range.end, 1000);
      const grown = appendLeaves(range, page.leaves);
      const head = { size: grown.range.end, root: rootOf(grown.range) };
      const note = signCheckpoint(origin, head, signingKey);
      await addToTree(sql, grown.made, { ...head, note, signedAt: region.clock.now() }, ledgerTree);
      await keepSealed(sql, page);
    });
  const get = async <Answer>(url: string): Promise<Answer> => {
    const answer = await http.get(`/audit/ledger${url}`, auditor);
    expect([url, answer.statusCode]).toEqual([url, 200]);
    return answer.json() as Answer;
  };

  it('is not there before the first checkpoint', async () => {
    for (const url of ['/checkpoints/latest', '/proofs/inclusion?entry=0', '/proofs/consistency?from=1'])
      expect((await http.get(`/audit/ledger${url}`, auditor)).statusCode).toBe(404);
  });

  it('proves to a family’s auditor that what the family is told stands where it is said to stand', async () => {
    const filed = await region.file([place]);
    await region.project();
    const family = { role: 'family', carePlanId: filed.carePlanId, controller: antwerp } as const;
    const look = () => http.get(`/organiser/applications/${filed.applications[0]!.applicationId}`, place);
    const told = async () =>
      (
        (
          await http.get(`/care-plans/${filed.carePlanId}/disclosures`, family)
        ).json() as OwnDisclosurePageAnswer
      ).items;
    await look();
    expect(await told()).toEqual([expect.not.objectContaining({ entry: expect.anything() })]);
    await seal();
    await look();
    await look();
    await seal();
    const entries = (await told()).map(({ entry }) => entry!);
    expect(entries).toEqual([2, 1, 0]);

    const latest = await get<LogCheckpointAnswer>('/checkpoints/latest');
    expect(latest).toMatchObject({ origin, size: 3 });
    expect(latest.text).toContain('register');
    const keys = latest.verifierKeys.map(parseVkey);
    for (const entry of entries) {
      const { checkpoint, ...proof } = await get<LedgerInclusionProofAnswer>(
        `/proofs/inclusion?entry=${entry}`,
      );
      const { size, root } = verifyCheckpoint(checkpoint ?? '', origin, keys);
      expect(proof).toMatchObject({ entry, size, root: root.toString('base64') });
      const leaf = { leafHash: bytes(proof.leafHash), index: entry, size, root };
      expect(verifyInclusion(leaf, proof.proof.map(bytes))).toBe(true);
    }
    const grown = await get<ConsistencyProofAnswer>('/proofs/consistency?from=1');
    const [first, last] = [
      { size: 1, root: bytes(grown.fromRoot) },
      { size: 3, root: bytes(grown.toRoot) },
    ];
    expect(verifyConsistency(first, last, grown.proof.map(bytes))).toBe(true);
    expect(verifyCheckpoint(grown.checkpoint ?? '', origin, keys).root).toEqual(last.root);
  });

  it.each([
    ['/proofs/inclusion', 'entry', undefined],
    ['/proofs/inclusion?entry=x', 'entry', undefined],
    ['/proofs/inclusion?entry=3', 'entry', 'beyondTree'],
    ['/proofs/inclusion?entry=1&size=1', 'entry', 'beyondSize'],
    ['/proofs/inclusion?position=1', 'position', 'unknownField'],
    ['/proofs/consistency?from=4', 'from', 'beyondTree'],
    ['/proofs/consistency?from=1&to=4', 'to', 'beyondTree'],
  ])('refuses %s, naming %s', async (url, field, rule) => {
    const answer = await http.get(`/audit/ledger${url}`, auditor);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors).toContainEqual(
      expect.objectContaining({ field, ...(rule === undefined ? {} : { rule }) }),
    );
  });

  it('answers auditors and officers of every controller alike, and nobody else', async () => {
    for (const url of ['/checkpoints/latest', '/proofs/inclusion?entry=1', '/proofs/consistency?from=1']) {
      const mine = await http.get(`/audit/ledger${url}`, auditor);
      expect(
        (await http.get(`/audit/ledger${url}`, { role: 'officer', controller: mechelen })).json(),
      ).toEqual(mine.json());
      expect((await http.get(`/audit/ledger${url}`, place)).statusCode).toBe(403);
      expect((await http.get(`/audit/ledger${url}`)).statusCode).toBe(401);
    }
  });
});
