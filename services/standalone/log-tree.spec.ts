import { randomUUID } from 'node:crypto';
import { parseVkey, verifyCheckpoint, verifyConsistency, verifyInclusion } from '@koz/audit';
import { eventually } from '@koz/testing';
import { locationsOfOrganisers, planFor, startOn, stores, type Running } from './testing/each-store.js';
import { Client } from './testing/running-server.js';

interface Latest {
  readonly origin: string;
  readonly size: number;
  readonly note: string;
  readonly verifierKeys: readonly string[];
}

interface Inclusion {
  readonly leafHash: string;
  readonly proof: readonly string[];
  readonly checkpoint: string;
}

const bytes = (base64: string) => Buffer.from(base64, 'base64');

jest.setTimeout(240_000);

describe.each(stores)('the tree of the log of the whole system on %s', (_name, openStore) => {
  let running: Running;
  let auditor: Client;
  beforeAll(async () => {
    running = await startOn(openStore);
    auditor = await Client.as(running.installation, { role: 'auditor', controller: 'antwerpen' });
  });
  afterAll(() => running.end());

  const latestOf = async (atLeast: number): Promise<Latest> =>
    eventually(async () => {
      const { status, body } = await auditor.get<Latest>('/audit/checkpoints/latest');
      return status === 200 && body.size >= atLeast ? body : undefined;
    });
  const headOf = ({ note, origin, verifierKeys }: Latest) =>
    verifyCheckpoint(note, origin, verifierKeys.map(parseVkey));

  it('takes in what is filed, proves it, also by the receipt of a later write, and is the continuation of what was signed before', async () => {
    const before = headOf(await latestOf(1));
    const family = await Client.as(running.installation, { role: 'family' });
    const locations = await locationsOfOrganisers(running.installation, 'Antwerpen');
    const filed = await family.post<{ position: number }>('/care-plans', planFor(locations.slice(0, 1)));
    expect(filed.status).toBe(201);
    const { position } = filed.body;
    const latest = await latestOf(position + 1);
    const { size, root } = headOf(latest);
    const { body } = await auditor.get<Inclusion>(
      `/audit/proofs/inclusion?position=${position}&size=${size}`,
    );
    expect(body.checkpoint).toBe(latest.note);
    const claim = { leafHash: bytes(body.leafHash), index: position, size, root };
    expect(verifyInclusion(claim, body.proof.map(bytes))).toBe(true);
    // The same write under the same key answers with the newest there is by then.
    const key = { 'idempotency-key': randomUUID() };
    const again = planFor(locations.slice(0, 1));
    const receipt = await eventually(async () => {
      const { body: repeated } = await family.post<{ checkpoint: string }>('/care-plans', again, key);
      const held = headOf({ ...latest, note: repeated.checkpoint });
      return held.size > position ? held : undefined;
    });
    const { body: ofReceipt } = await auditor.get<Inclusion>(
      `/audit/proofs/inclusion?position=${position}&size=${receipt.size}`,
    );
    const held = { leafHash: bytes(body.leafHash), index: position, size: receipt.size, root: receipt.root };
    expect(verifyInclusion(held, ofReceipt.proof.map(bytes))).toBe(true);
    const grown = await auditor.get<{ proof: string[] }>(
      `/audit/proofs/consistency?from=${before.size}&to=${size}`,
    );
    expect(verifyConsistency(before, { size, root }, grown.body.proof.map(bytes))).toBe(true);
  });
});
