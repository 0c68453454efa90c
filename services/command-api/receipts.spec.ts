import { latestNoteReader } from '@koz/audit';
import { silentLogger } from '@koz/platform';
import type { Pool } from 'pg';
import { aBody, callers, openClient, type Caller, type Client } from './testing/http-client.js';
import { openRegion, type Region } from './testing/region.js';

const note = 'kinderopvangzoeker.be/log/x\n7\nroot\n\n— x sig\n';

describe('The answer to a write', () => {
  let region: Region;
  let client: Client;
  let family: Caller;
  let latest: string | undefined;
  let asked = 0;
  beforeAll(async () => {
    region = await openRegion();
    const latestNote = async () => {
      asked += 1;
      return latest;
    };
    client = await openClient({ ...region.deps, latestNote });
    family = await client.as(callers.family);
  });
  afterAll(async () => {
    await client.close();
    await region.close();
  });

  it('says that nothing was signed yet', async () => {
    const { status, body, receipt } = await family.post('/care-plans', aBody());
    expect([status, body['checkpoint'], receipt]).toEqual([201, null, undefined]);
  });

  it('carries the latest checkpoint in its body and its header, and the newest one when it is repeated', async () => {
    latest = note;
    const key = '0b0f7a3c-6a64-4f0e-9c0b-0d7a3e6a64aa';
    const first = await family.post('/care-plans', aBody(), { key });
    expect(first).toMatchObject({ status: 201, body: { checkpoint: note } });
    expect(Buffer.from(String(first.receipt), 'base64').toString()).toBe(note);
    latest = note.replace('7', '8');
    const again = await family.post('/care-plans', aBody(), { key });
    expect(again.body).toEqual({ ...first.body, checkpoint: latest });
  });

  it('asks once for each, and for none that is refused in its form', async () => {
    asked = 0;
    await family.post('/care-plans', aBody());
    expect(asked).toBe(1);
    const refused = await family.post('/care-plans', {});
    expect(refused.status).toBe(400);
    expect([refused.body['checkpoint'], refused.receipt]).toEqual([undefined, undefined]);
  });

  it('is not held up by a checkpoint that does not come', async () => {
    const silent = { query: () => new Promise<never>(() => undefined) } as unknown as Pool;
    const held = await openClient({ ...region.deps, latestNote: latestNoteReader(silent, silentLogger) });
    try {
      const { status, body } = await (await held.as(callers.family)).post('/care-plans', aBody());
      expect([status, body['checkpoint']]).toEqual([201, null]);
    } finally {
      await held.close();
    }
  });
});
