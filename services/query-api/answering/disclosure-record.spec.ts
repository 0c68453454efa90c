import { eventually } from '@koz/testing';
import { antwerp, fullInput, Region, type Organisation } from '../testing/region.js';

describe('an answer that shows personal fields', () => {
  let region: Region;
  let here: Organisation;

  beforeAll(async () => {
    region = await Region.open();
    here = await region.organisation(antwerp);
  });
  afterAll(() => region.close());
  afterEach(() => jest.restoreAllMocks());

  it('is recorded with its fields, their cells and its ground, and without a value', async () => {
    const http = await region.http();
    const filed = await region.file([here]);
    await region.project();
    const before = (await region.disclosures()).length;
    await http.get('/organiser/applications', here);
    await http.get(`/organiser/applications/${filed.applications[0]!.applicationId}`, here);
    const recorded = (await region.disclosures()).slice(before);
    expect(recorded.map(({ ground, care_plan_id }) => [ground, care_plan_id])).toEqual([
      ['inbox', filed.carePlanId],
      ['detail', filed.carePlanId],
    ]);
    expect(recorded[0]!.fields).toEqual(expect.arrayContaining(['parent.firstName:V', 'child.birthDate:V']));
    expect(recorded[0]!.fields.join()).not.toContain('parent.email');
    expect(JSON.stringify(recorded)).not.toContain('Noor');
  });

  it('records only the fields that the family gave', async () => {
    const other = await region.organisation(antwerp);
    const { address: _, ...withoutAddress } = fullInput;
    await region.file([other], withoutAddress);
    await region.project();
    const http = await region.http();
    const answer = await http.get('/organiser/applications', other);
    expect(answer.json()).toMatchObject({
      items: [{ fields: { address: { state: 'known', value: null } } }],
    });
    expect((await region.disclosures()).at(-1)!.fields.join()).not.toContain('address');
  });

  it('does not leave when it cannot be recorded', async () => {
    await region.file([here]);
    await region.project();
    const http = await region.http();
    const admin = region.db.adminPool();
    await admin.query('REVOKE INSERT ON ledger.disclosure FROM koz_query');
    try {
      const answer = await http.get('/organiser/applications', here);
      expect(answer.statusCode).toBe(503);
      expect(answer.json()).toMatchObject({ type: 'urn:kinderopvangzoeker:problem:unavailable' });
      expect(answer.body).not.toContain('Noor');
    } finally {
      await admin.query('GRANT INSERT ON ledger.disclosure TO koz_query');
    }
  });

  it('waits until it is recorded', async () => {
    await region.file([here]);
    await region.project();
    const http = await region.http();
    const before = (await region.disclosures()).length;
    const holder = await region.db.adminPool().connect();
    let left = false;
    try {
      await holder.query('BEGIN; LOCK TABLE ledger.disclosure IN EXCLUSIVE MODE');
      const answering = http.get('/organiser/applications', here).finally(() => (left = true));
      await eventually(async () => {
        const { rows } = await holder.query(
          `SELECT FROM pg_locks WHERE NOT granted AND relation = 'ledger.disclosure'::regclass`,
        );
        return rows.length === 1;
      });
      expect(left).toBe(false);
      await holder.query('COMMIT');
      expect((await answering).statusCode).toBe(200);
    } finally {
      holder.release();
    }
    expect((await region.disclosures()).length).toBeGreaterThan(before);
  });

  it('opens no envelope of which nothing is shown', async () => {
    const quiet = await region.organisation(antwerp);
    const filed = await region.file([quiet]);
    await region.decide(filed, filed.applications[0]!.applicationId, 'noPlace');
    await region.project();
    const keys = jest.fn(region.deps.vault.keys.bind(region.deps.vault));
    const http = await region.http({ vault: { keys } });
    const before = (await region.disclosures()).length;
    expect((await http.get('/organiser/applications', quiet)).statusCode).toBe(200);
    expect(keys).not.toHaveBeenCalled();
    expect(await region.disclosures()).toHaveLength(before);
  });

  it('asks the vault once for a page', async () => {
    for (let n = 0; n < 3; n++) await region.file([here]);
    await region.project();
    const keys = jest.fn(region.deps.vault.keys.bind(region.deps.vault));
    const http = await region.http({ vault: { keys } });
    await http.get('/organiser/applications', here);
    expect(keys).toHaveBeenCalledTimes(1);
  });

  it('says of a destroyed key that the value is erased, since when and why', async () => {
    const place = await region.organisation(antwerp);
    const filed = await region.file([place]);
    await region.project();
    const http = await region.http({
      vault: {
        keys: async (_controller, ids) =>
          new Map(
            ids.map((id) => [
              id,
              { state: 'destroyed', since: region.clock.now(), cause: 'erasure' } as const,
            ]),
          ),
      },
    });
    const before = (await region.disclosures()).length;
    const answer = await http.get(`/organiser/applications/${filed.applications[0]!.applicationId}`, place);
    expect(answer.json()).toMatchObject({
      fields: {
        'parent.firstName': { state: 'erased', since: region.clock.now(), cause: 'erasure' },
        'parent.email': { state: 'withheld' },
      },
    });
    expect(await region.disclosures()).toHaveLength(before);
  });

  it('stops at damage: nothing is answered, and no blank in its place', async () => {
    const place = await region.organisation(antwerp);
    await region.file([place]);
    await region.project();
    const http = await region.http({
      vault: { keys: async (_, ids) => new Map(ids.map((id) => [id, { state: 'unknown' } as const])) },
    });
    const answer = await http.get('/organiser/applications', place);
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toMatchObject({ type: 'urn:kinderopvangzoeker:problem:internal' });
  });

  it('shows nothing of a controller that has adopted no method', async () => {
    const http = await region.http({ events: { ...region.deps.events, readStream: async () => [] } });
    await region.file([here]);
    await region.project();
    const answer = await http.get('/organiser/applications', here);
    expect(answer.body).not.toContain('"known"');
  });
});
