import {
  appendLeaves,
  emptyRange,
  parseVkey,
  rootOf,
  verifyCheckpoint,
  verifyConsistency,
  verifyInclusion,
  type Checkpoint,
} from '@koz/audit';
import { method1 } from '@koz/disclosure';
import { keepTree, leavesOf } from '../testing/keep-tree.js';
import { antwerp, mechelen, origin, Region } from '../testing/region.js';
import type { ConsistencyProofAnswer, InclusionProofAnswer, LogCheckpointAnswer } from './log-tree.dto.js';

const auditor = { role: 'auditor', controller: antwerp } as const;
const bytes = (base64: string) => Buffer.from(base64, 'base64');

describe('The tree of the log, over HTTP', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;
  let leaves: Buffer[];

  beforeAll(async () => {
    region = await Region.open();
    http = await region.http();
  });
  afterAll(() => region.close());

  const get = async <Answer>(url: string): Promise<Answer> => {
    const answer = await http.get(`/audit${url}`, auditor);
    expect([url, answer.statusCode]).toEqual([url, 200]);
    return answer.json() as Answer;
  };
  const latest = () => get<LogCheckpointAnswer>('/checkpoints/latest');
  const verified = (note: string | null, { verifierKeys }: LogCheckpointAnswer): Checkpoint =>
    verifyCheckpoint(note ?? '', origin, verifierKeys.map(parseVkey));

  it('is not there before the first checkpoint', async () => {
    for (const url of ['/checkpoints/latest', '/proofs/inclusion?position=0', '/proofs/consistency?from=1'])
      expect((await http.get(`/audit${url}`, auditor)).statusCode).toBe(404);
  });

  describe('with the events of a region', () => {
    beforeAll(async () => {
      await region.adopt(antwerp, method1);
      leaves = await leavesOf(region);
      for (const page of [leaves.slice(0, 2), leaves.slice(2, 3), leaves.slice(3)])
        await keepTree(region, page);
    });

    it('has a checkpoint that its public key verifies, and says what it is for', async () => {
      const answer = await latest();
      expect(answer).toMatchObject({
        origin,
        size: leaves.length,
        signedAt: new Date(region.clock.now()).toISOString(),
      });
      expect(verified(answer.note, answer).root).toEqual(bytes(answer.root));
      expect(answer.text).toContain('Wie dit controlepunt bewaart');
    });

    it('proves each event by the signed checkpoint alone', async () => {
      const checkpoint = await latest();
      for (const [index, leaf] of leaves.entries()) {
        const answer = await get<InclusionProofAnswer>(`/proofs/inclusion?position=${index}`);
        expect(bytes(answer.leafHash)).toEqual(leaf);
        const { size, root } = verified(answer.checkpoint, checkpoint);
        expect(answer).toMatchObject({ position: index, size, root: root.toString('base64') });
        expect(verifyInclusion({ leafHash: leaf, index, size, root }, answer.proof.map(bytes))).toBe(true);
      }
    });

    it('proves an event in the tree of an earlier size, signed or not', async () => {
      const checkpoint = await latest();
      for (const [size, isSigned] of [
        [1, false],
        [2, true],
        [3, true],
      ] as const) {
        const answer = await get<InclusionProofAnswer>(`/proofs/inclusion?position=0&size=${size}`);
        const root = rootOf(appendLeaves(emptyRange(), leaves.slice(0, size)).range);
        expect(bytes(answer.root)).toEqual(root);
        expect(verifyInclusion({ leafHash: leaves[0]!, index: 0, size, root }, answer.proof.map(bytes))).toBe(
          true,
        );
        if (isSigned) expect(verified(answer.checkpoint, checkpoint)).toMatchObject({ size, root });
        else expect(answer.checkpoint).toBeNull();
      }
    });

    it('proves that each earlier tree is the beginning of each later one', async () => {
      for (let to = 1; to <= leaves.length; to += 1)
        for (let from = 1; from <= to; from += 1) {
          const last = to === leaves.length ? '' : `&to=${to}`;
          const answer = await get<ConsistencyProofAnswer>(`/proofs/consistency?from=${from}${last}`);
          expect(answer).toMatchObject({ from, to });
          const rootOfSize = (size: number) =>
            rootOf(appendLeaves(emptyRange(), leaves.slice(0, size)).range);
          expect([bytes(answer.fromRoot), bytes(answer.toRoot)]).toEqual([rootOfSize(from), rootOfSize(to)]);
          const heads = [from, to].map((size) => ({ size, root: rootOfSize(size) }));
          expect(verifyConsistency(heads[0]!, heads[1]!, answer.proof.map(bytes))).toBe(true);
        }
    });

    it.each([
      ['/proofs/inclusion', 'position', undefined],
      ['/proofs/inclusion?position=-1', 'position', undefined],
      ['/proofs/inclusion?position=1.5', 'position', undefined],
      ['/proofs/inclusion?position=one', 'position', undefined],
      ['/proofs/inclusion?position=999', 'position', 'beyondTree'],
      ['/proofs/inclusion?position=2&size=2', 'position', 'beyondSize'],
      ['/proofs/inclusion?position=0&size=0', 'size', 'min'],
      ['/proofs/inclusion?position=0&size=999', 'size', 'beyondTree'],
      ['/proofs/inclusion?position=0&leaf=1', 'leaf', 'unknownField'],
      ['/proofs/consistency', 'from', undefined],
      ['/proofs/consistency?from=0', 'from', 'min'],
      ['/proofs/consistency?from=999', 'from', 'beyondTree'],
      ['/proofs/consistency?from=3&to=2', 'from', 'beyondTo'],
      ['/proofs/consistency?from=1&to=999', 'to', 'beyondTree'],
    ])('refuses %s, naming %s', async (url, field, rule) => {
      const answer = await http.get(`/audit${url}`, auditor);
      expect(answer.statusCode).toBe(400);
      const [error] = answer.json().errors;
      expect(error).toMatchObject({ field, ...(rule === undefined ? {} : { rule }) });
    });

    it('gives the checkpoint and its proofs of consistency to everybody alike, for a receipt needs no token', async () => {
      for (const url of ['/checkpoints/latest', '/proofs/consistency?from=1']) {
        const anybodys = await http.get(`/audit${url}`);
        expect(anybodys.statusCode).toBe(200);
        for (const who of [auditor, { role: 'officer', controller: mechelen }, 'family'] as const)
          expect((await http.get(`/audit${url}`, who)).json()).toEqual(anybodys.json());
      }
    });

    it('proves single events to auditors and officers of every controller alike, and to nobody else', async () => {
      const url = '/audit/proofs/inclusion?position=1';
      const mine = await http.get(url, auditor);
      for (const role of ['auditor', 'officer'] as const)
        expect((await http.get(url, { role, controller: mechelen })).json()).toEqual(mine.json());
      for (const role of ['regie', 'servicePoint'] as const)
        expect((await http.get(url, { role, controller: antwerp })).statusCode).toBe(403);
      expect((await http.get(url, 'family')).statusCode).toBe(403);
      expect((await http.get(url)).statusCode).toBe(401);
    });
  });
});
