import type { Filed } from '@koz/command-handling';
import { maxim } from '@koz/disclosure';
import type { SharingScope } from '@koz/events';
import { instant } from '@koz/privacy-types';
import { antwerp, fullInput, mechelen, Region, type Organisation } from '../testing/region.js';

type Fields = Readonly<Record<string, { state: string; rule?: string }>>;

describe('an organiser inside and outside the scope that a family chose', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;
  let own: Organisation;
  let beside: Organisation;
  let abroad: Organisation;

  beforeEach(async () => {
    region = await Region.open();
    region.clock.set(instant('2026-11-24T09:00:00Z'));
    http = await region.http();
    own = await region.organisation(antwerp);
    beside = await region.organisation(antwerp);
    abroad = await region.organisation(mechelen);
  });
  afterEach(() => region.close());

  const file = (sharing: SharingScope, ...at: Organisation[]) => region.file(at, { ...fullInput, sharing });
  const detail = (filed: Filed, index: number, who: Organisation) =>
    http.get(`/organiser/applications/${filed.applications[index]!.applicationId}`, who);
  const inbox = async (who: Organisation) => {
    const answer = await http.get('/organiser/applications', who);
    return (answer.json() as { items: { applicationId: string }[] }).items;
  };
  const fieldsOf = async (filed: Filed, index: number, who: Organisation): Promise<Fields> => {
    const answer = await detail(filed, index, who);
    expect(answer.statusCode).toBe(200);
    return (answer.json() as { fields: Fields }).fields;
  };

  it.each<[SharingScope, 'own' | 'other']>([
    ['ownMunicipality', 'own'],
    ['acrossBorders', 'own'],
    ['acrossBorders', 'other'],
    ['allLocations', 'own'],
    ['allLocations', 'other'],
  ])(
    '%s, put to a location of the %s municipality: that organiser reads it, any other gets 404',
    async (sharing, where) => {
      const asked = where === 'own' ? own : abroad;
      const filed = await file(sharing, asked);
      await region.project();
      expect(await inbox(asked)).toHaveLength(1);
      expect((await fieldsOf(filed, 0, asked))['parent.firstName']).toMatchObject({ state: 'known' });
      for (const outside of [own, beside, abroad].filter((each) => each !== asked)) {
        expect(await inbox(outside)).toEqual([]);
        expect((await detail(filed, 0, outside)).statusCode).toBe(404);
      }
    },
  );

  describe('across the border, once the family narrowed its scope', () => {
    const narrowed = async (): Promise<Filed> => {
      const filed = await file('acrossBorders', abroad, own);
      await region.decide(filed, filed.applications[0]!.applicationId, 'reject');
      await region.project();
      await region.amend(filed, { sharing: 'ownMunicipality' });
      await region.project();
      return filed;
    };

    it('keeps the row that it handled, with what the mask of its stage shows', async () => {
      await region.adopt(antwerp, maxim);
      const filed = await narrowed();
      // Maxim shows last name, start and end of a rejected application, and nothing else.
      const shown = Object.entries(await fieldsOf(filed, 0, abroad)).filter(
        ([, { state }]) => state === 'known',
      );
      expect(shown.map(([field]) => field).sort()).toEqual(['endDate', 'parent.lastName', 'startDate']);
    });

    it('sees nothing where the method hides an application that ended', async () => {
      const filed = await narrowed();
      for (const { state, rule } of Object.values(await fieldsOf(filed, 0, abroad)))
        expect({ state, rule }).toMatchObject({ state: 'withheld' });
    });

    it('gets no more applications of that plan, nor sees the others', async () => {
      const filed = await narrowed();
      expect((await detail(filed, 1, abroad)).statusCode).toBe(404);
      await expect(region.add(filed, await region.organisation(mechelen))).rejects.toThrow(
        'outsideSharingScope',
      );
    });
  });
});

describe('the tenant predicate with shared-with', () => {
  let region: Region;
  let filed: Filed;
  let stream: string;

  beforeAll(async () => {
    region = await Region.open();
    const abroad = await region.organisation(mechelen);
    filed = await region.file([await region.organisation(antwerp), abroad]);
    stream = `carePlan-${filed.carePlanId}`;
    await region.file([await region.organisation(antwerp)]);
  });
  afterAll(() => region.close());

  const headsAs = async (
    controller: string,
    role: 'koz_query' | 'admin',
    statement: string,
    ...values: unknown[]
  ) => {
    const pool = role === 'admin' ? region.db.adminPool() : region.db.pool(role);
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      await client.query(`SELECT set_config('koz.controller', $1, true)`, [controller]);
      return (await client.query<{ stream: string }>(statement, values)).rows.map((row) => row.stream);
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  };
  const every = 'SELECT stream FROM es.head WHERE stream LIKE $1 ORDER BY stream';

  it('stands in row-level security: a head is read by its owner and by whom it is shared with', async () => {
    expect(await headsAs('antwerpen', 'koz_query', every, 'carePlan-%')).toHaveLength(2);
    expect(await headsAs('mechelen', 'koz_query', every, 'carePlan-%')).toEqual([stream]);
    expect(await headsAs('turnhout', 'koz_query', every, 'carePlan-%')).toEqual([]);
  });

  it('stands in the statement too: where no policy holds, it answers the same', async () => {
    const all = await headsAs('antwerpen', 'koz_query', every, 'carePlan-%');
    const ask = 'SELECT stream FROM es.heads($1, $2)';
    // A superuser passes every policy.
    expect(await headsAs('turnhout', 'admin', every, 'carePlan-%')).toHaveLength(2);
    expect(await headsAs('antwerpen', 'admin', ask, 'antwerpen', all)).toHaveLength(2);
    expect(await headsAs('mechelen', 'admin', ask, 'mechelen', all)).toEqual([stream]);
    expect(await headsAs('turnhout', 'admin', ask, 'turnhout', all)).toEqual([]);
  });
});
