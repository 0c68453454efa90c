import { cp, mkdtemp, rm, writeFile, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@koz/testing';
import { startWholeSystem, type WholeSystem } from '../testing/whole-system.js';
import { allKeys, copyDatabase, openedBy, searched, sealedPartsOf } from './copied.js';

jest.setTimeout(240_000);

interface Family {
  readonly carePlanId: string;
  readonly applicationId: string;
  readonly token: string;
}

/** Every personal value that a family gives, each in no other and in nothing else. */
const valuesOf = (n: number) => ({
  precise: {
    street: `Zonnebloemdreef${n}`,
    birthDate: `1987-0${n}-19`,
    email: `familie.proefkonijn${n}@voorbeeld.test`,
    phone: `+3249911223${n}`,
  },
  identity: { firstName: `Wilhelmina${n}`, lastName: `Vandenproefkonijn${n}` },
});
const markersOf = (n: number): string[] => Object.values(valuesOf(n)).flatMap((tier) => Object.values(tier));

describe('A copy of the whole database', () => {
  let system: WholeSystem;
  let home: string;
  let [erased, generalised, kept]: Family[] = [];
  const markers = [1, 2, 3].flatMap(markersOf);

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'koz-copy-'));
    await chmod(home, 0o755);
    system = await startWholeSystem();
    const { locationId, organiserId } = await system.location('antwerpen');
    const families = [];
    for (const n of [1, 2, 3]) families.push(await file(n, locationId));
    [erased, generalised, kept] = families;
    await use(organiserId, families);
  });
  afterAll(async () => {
    await system.end();
    await rm(home, { recursive: true, force: true });
  });

  async function file(n: number, locationId: string): Promise<Family> {
    const { precise, identity } = valuesOf(n);
    const token = await system.token({ role: 'family' });
    const { status, text, body } = await system.call('POST', '/api/v1/care-plans', token, {
      controller: 'antwerpen',
      parent: { ...identity, birthDate: precise.birthDate, email: precise.email, phone: precise.phone },
      // The third stays: its child comes later.
      child: { birthDate: n === 3 ? '2028-06-14' : '2026-09-14', expected: n === 3 },
      address: { street: precise.street, number: '7' },
      ...{
        postcode: '2018',
        priorityRules: ['workOrTraining'],
        startDate: '2028-09-01',
        endDate: '2030-08-31',
      },
      careParts: [{ weekday: 'mon', part: 'full' }],
      ...{ sharing: 'allLocations', locationIds: [locationId] },
    });
    if (status !== 201) throw new Error(text);
    const [application] = body['applications'] as { applicationId: string }[];
    return { carePlanId: body['carePlanId'] as string, applicationId: application!.applicationId, token };
  }

  /** Everything that could leave a value somewhere: steps, lists, an opened case, a replay, an export, refusals. */
  async function use(organiserId: string, families: readonly Family[]): Promise<void> {
    const organiser = await system.token({ role: 'organiser', organiserId });
    const [regie, auditor] = await Promise.all(
      ['regie', 'auditor'].map((role) => system.token({ role, controller: 'antwerpen' })),
    );
    let shown = '';
    for (const [index, { carePlanId, applicationId, token }] of families.entries()) {
      await system.call('POST', `/api/v1/applications/${applicationId}/accept`, organiser, {});
      const done = await system.call('POST', `/api/v1/applications/${applicationId}/approve`, organiser, {});
      expect(done.status).toBe(200);
      const since = `minPosition=${done.body['position'] as number}`;
      const read = `/api/v1/organiser/applications/${applicationId}?${since}`;
      await eventually(async () =>
        (shown = (await system.call('GET', read, organiser)).text).includes('known'),
      );
      // What is searched for was really there to be found, and was shown to whom it is for.
      const { identity, precise } = valuesOf(index + 1);
      for (const value of [identity.firstName, identity.lastName, precise.email])
        expect(shown).toContain(value);
      const opened = { reason: 'mediation' };
      await system.call('POST', `/api/v1/regie/cases/${carePlanId}/open`, regie, opened);
      await system.call('GET', `/api/v1/audit/streams/carePlan-${carePlanId}`, auditor);
      await system.call('GET', `/api/v1/care-plans/${carePlanId}/export`, token);
      const faulty = { parent: { email: `x${precise.email}x@@`, lastName: identity.lastName } };
      await system.call('PATCH', `/api/v1/care-plans/${carePlanId}/personal-data`, token, faulty);
    }
    await system.call('GET', '/api/v1/organiser/applications', organiser);
  }

  /** Of a server that runs: a file may go while it is copied, and then it is copied again. */
  const copied = (to: string) =>
    eventually(async () => {
      await copyDatabase(system, to);
      return true;
    });

  it('yields no personal value without the keys: not in its files, nor in any table, PostgreSQL’s own too', async () => {
    const copy = join(home, 'without-keys');
    await copied(copy);
    const report = await searched(system.runtime, markers, [copy]);
    expect(report.hits).toEqual([]);
    expect(report).toMatchObject({ markers: markers.length, furtherHits: 0, unread: [] });
    expect(report.files).toBeGreaterThan(1000);
    expect(report.columns).toBeGreaterThan(700);
    // The same search finds a value once it is among them.
    await writeFile(join(copy, 'data', 'planted'), Buffer.from(markers[0]!).toString('base64'));
    expect((await searched(system.runtime, markers, [copy])).hits).toHaveLength(1);
  });

  it('opens nothing without the keys: what wraps the data keys is not in it', async () => {
    const without = join(home, 'no-keys');
    await expect(allKeys(system.runtime, without)).rejects.toMatchObject({ name: 'MissingKeyFileError' });
  });

  it('opens with the keys, until they are destroyed: then not even with a copy of the key files of before', async () => {
    const { runtime, places } = system;
    const before = join(home, 'keys-of-before');
    await cp(places.keys, before, { recursive: true });
    const parts = {
      erased: await sealedPartsOf(runtime, erased!.carePlanId),
      generalised: await sealedPartsOf(runtime, generalised!.carePlanId),
      kept: await sealedPartsOf(runtime, kept!.carePlanId),
    };
    const all = Object.values(parts).flat();
    expect(new Set(all.map(({ tier }) => tier)).size).toBe(3);
    const whole = await allKeys(runtime, before);
    // With the keys everything opens, and what opens is what was given.
    const texts = all.map((part) => openedBy(whole, part));
    expect(texts).not.toContain(undefined);
    for (const marker of markers) expect(texts.join('\n')).toContain(marker);

    const auditor = await system.token({ role: 'auditor', controller: 'antwerpen' });
    const shredded = async ({ carePlanId }: Family, keys: number) => {
      const read = `/api/v1/audit/certificates/${carePlanId}`;
      await eventually(async () => {
        const { body } = await system.call('GET', read, auditor);
        return ((body['certificates'] ?? []) as unknown[]).length >= keys;
      });
    };
    const asked = await system.call('DELETE', `/api/v1/care-plans/${erased!.carePlanId}`, erased!.token);
    expect(asked.status).toBe(202);
    await shredded(erased!, 3);
    const moved = { now: '2029-03-02T09:00:00Z' };
    expect((await system.call('POST', '/api/v1/dev/clock', undefined, moved)).status).toBe(200);
    await shredded(generalised!, 1);

    // The keys that are left were wrapped anew meanwhile; so that every key that ever was is there, both are put together.
    await expect(allKeys(runtime, before)).rejects.toMatchObject({ name: 'MissingKeyFileError' });
    const ever = join(home, 'keys-that-ever-were');
    for (const from of [before, places.keys]) await cp(from, ever, { recursive: true });
    for (const keysDir of [places.keys, ever]) {
      const keys = await allKeys(runtime, keysDir);
      expect(keys.length).toBeGreaterThan(0);
      for (const part of [...parts.erased, ...parts.generalised, ...parts.kept]) {
        const gone =
          part.carePlanId === erased!.carePlanId ||
          (part.carePlanId === generalised!.carePlanId && part.tier === 'precise');
        expect({ ...part, opens: openedBy(keys, part) !== undefined }).toEqual({ ...part, opens: !gone });
      }
    }
    // Nor do the rows of any table hold what the destroyed ones were, nor any file or log a value of them.
    const copy = join(home, 'after');
    await copied(copy);
    const report = await searched(runtime, markers, [copy, places.keys, places.fence]);
    expect({ hits: report.hits, unread: report.unread }).toEqual({ hits: [], unread: [] });
  });
});
