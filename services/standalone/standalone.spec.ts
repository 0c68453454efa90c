import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { eventually } from '@koz/testing';
import {
  applicationsFile,
  expected,
  familyByReference,
  familyKey,
  markersFile,
} from './testing/sample-by-hand.js';
import { Client, end, freePort, koz, startServer, type Installation } from './testing/running-server.js';

interface Field {
  readonly state: string;
  readonly value?: unknown;
}

interface Item {
  readonly applicationId: string;
  readonly carePlanId: string;
  readonly locationId: string;
  readonly status: string;
  readonly fields: Readonly<Record<string, Field>>;
}

interface Page {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

interface Changed {
  readonly applicationId: string;
  readonly status: string;
  readonly revision: number;
  readonly position: number;
}

jest.setTimeout(240_000);

describe('the system, started as its users start it', () => {
  const installation = { directory: '', port: 0, output: [] } as {
    -readonly [K in keyof Installation]: Installation[K];
  };
  let server: ChildProcess;

  beforeAll(async () => {
    installation.directory = await mkdtemp(join(tmpdir(), 'koz-standalone-'));
    // PostgreSQL runs as another user when this is root, and must be able to go here.
    await chmod(installation.directory, 0o755);
    installation.port = await freePort();
    server = await startServer(installation);
  });

  afterAll(async () => {
    await end(server, 'SIGTERM');
    await rm(installation.directory, { recursive: true, force: true });
  });

  const organiser = (organiserId: string) => Client.as(installation, { role: 'organiser', organiserId });

  async function inbox(client: Client, query = ''): Promise<Item[]> {
    const items: Item[] = [];
    let cursor: string | null = null;
    do {
      const page: { status: number; body: Page } = await client.get<Page>(
        `/organiser/applications?limit=100${query}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
      );
      expect(page.status).toBe(200);
      items.push(...page.body.items);
      cursor = page.body.nextCursor;
    } while (cursor !== null);
    return items;
  }

  const lastPosition = async (): Promise<number> => {
    const [first] = expected.organisers;
    const client = await organiser(first!.organiserId);
    const [open] = await inbox(client, '&status=created');
    const { body } = await client.post<Changed>(`/applications/${open!.applicationId}/no-place`);
    return body.position;
  };

  it('tells its address and a way in for each role', async () => {
    // What it wrote before it was ready may still be in the pipe.
    const output = await eventually(() => {
      const written = installation.output.join('');
      return written.includes('"role":"officer"') && written;
    });
    expect(output).toContain(`http://127.0.0.1:${installation.port}`);
    for (const role of ['organiser', 'family', 'servicePoint', 'regie', 'agency', 'auditor', 'officer'])
      expect(output).toContain(`"role":"${role}"`);
  });

  it('has every good plan of the sample in the right inboxes, and nothing else', async () => {
    for (const { organiserId, applications } of expected.organisers) {
      const items = await inbox(await organiser(organiserId));
      expect(items).toHaveLength(applications);
      for (const location of expected.locations.filter((each) => each.organiserId === organiserId)) {
        const shown = items
          .filter(({ locationId }) => locationId === location.locationId)
          .map(({ fields }) =>
            familyKey(
              String(fields['parent.firstName']?.value),
              fields['parent.birthDate']?.value as string | undefined,
            ),
          );
        const wanted = location.references.map((reference) => familyByReference.get(reference));
        expect(shown.sort()).toEqual(wanted.sort());
      }
    }
  });

  it('has the figures of the sample at once, for each regie its own and for the agency the sum', async () => {
    interface Summary {
      readonly filed: { readonly value: number };
      readonly snapshot: { readonly day: string };
    }
    const filed = async (who: Record<string, unknown>) => {
      const { status, body } = await (await Client.as(installation, who)).get<Summary>('/regie/summary');
      expect({ status, day: body.snapshot.day }).toEqual({ status: 200, day: '2026-11-23' });
      return body.filed.value;
    };
    const parts = await Promise.all(
      ['antwerpen', 'mechelen', 'turnhout'].map((controller) => filed({ role: 'regie', controller })),
    );
    const sum = parts.reduce((total, part) => total + part, 0);
    expect(Math.abs(sum - expected.plans)).toBeLessThanOrEqual(6);
    expect(await filed({ role: 'agency' })).toBe(sum);
  });

  it('reports exactly the faulty rows when the sample is imported again, and changes nothing', async () => {
    const before = await lastPosition();
    const { code, out } = await koz(installation, 'import', applicationsFile, '--json');
    const report = JSON.parse(out) as {
      filed: number;
      known: number;
      faultyRows: { line: number; errors: { field: string; rule: string }[] }[];
    };
    expect(code).toBe(1);
    expect(report).toMatchObject({ filed: 0, known: 500 });
    const faults = report.faultyRows.flatMap(({ line, errors }) =>
      errors.map(({ field, rule }) => ({ line, field, rule })),
    );
    expect(faults).toEqual(expected.faultyRows);
    // The import appended nothing: the next event follows the one before it.
    expect(await lastPosition()).toBe(before + 1);
  });

  it('follows an application from new to approved and back, showing at each stage what method 1 shows', async () => {
    const client = await organiser(expected.organisers[1]!.organiserId);
    const [item] = await inbox(client, '&status=created');
    const id = item!.applicationId;
    const shown = async (position: number) => {
      const { body } = await client.get<Item>(`/organiser/applications/${id}?minPosition=${position}`);
      const states = Object.entries(body.fields).map(([field, { state }]) => [field, state]);
      return {
        status: body.status,
        known: states.filter(([, state]) => state === 'known').map(([field]) => field),
      };
    };
    const decide = async (action: string) => {
      const { status, headers, body } = await client.post<Changed>(`/applications/${id}/${action}`);
      expect(status).toBe(200);
      expect(headers.get('etag')).toBe(`"${body.revision}"`);
      return shown(body.position);
    };

    expect(await decide('no-place')).toEqual({ status: 'noPlace', known: [] });
    const accepted = await decide('accept');
    expect(accepted.known).toEqual(
      expect.arrayContaining(['parent.firstName', 'child.birthDate', 'careParts']),
    );
    expect(accepted.known).not.toContain('parent.lastName');
    const approved = await decide('approve');
    expect(approved).toMatchObject({
      status: 'approved',
      known: expect.arrayContaining(['parent.lastName']),
    });
    expect(await decide('undo-approval')).toEqual(accepted);
    expect(await decide('reject')).toEqual({ status: 'rejected', known: [] });
    const refused = await client.post<{ detail: string; currentStatus: string; allowed: string[] }>(
      `/applications/${id}/accept`,
    );
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ currentStatus: 'rejected', allowed: [] });
  });

  it('answers a repeated command as the first time, and refuses its key for another body', async () => {
    const location = expected.locations[0]!;
    const plan = {
      controller: 'antwerpen',
      parent: { firstName: 'Herhaling', lastName: 'Proefgezin', birthDate: '1990-05-06' },
      child: { birthDate: '2026-10-02', expected: false },
      address: { street: 'Herhalingsdreef', number: '7' },
      postcode: '2000',
      priorityRules: [],
      startDate: '2027-03-01',
      endDate: '2028-08-31',
      careParts: [{ weekday: 'mon', part: 'full' }],
      sharing: 'allLocations',
      locationIds: [location.locationId],
    };
    const family = await Client.as(installation, { role: 'family' });
    const key = { 'idempotency-key': randomUUID() };
    const first = await family.post<object>('/care-plans', plan, key);
    expect(first.status).toBe(201);
    const again = await family.post('/care-plans', plan, key);
    // But for the receipt, which is the latest each time.
    expect(again).toMatchObject({ status: 201, body: { ...first.body, checkpoint: expect.any(String) } });
    const other = await family.post('/care-plans', { ...plan, startDate: '2027-04-01' }, key);
    expect(other.status).toBe(422);
    const client = await organiser(location.organiserId);
    const withName = (await inbox(client)).filter(
      ({ fields }) => fields['parent.firstName']?.value === 'Herhaling',
    );
    expect(withName).toHaveLength(1);
  });

  it('holds no value of the sample in clear in any file, column or log; and a planted one is found', async () => {
    const clean = await koz(installation, 'privacy', 'scan', '--marker-file', markersFile, '--json');
    const report = JSON.parse(clean.out) as { hits: unknown[]; unread: unknown[]; bytes: number };
    expect(report).toMatchObject({ hits: [], unread: [] });
    expect(report.bytes).toBeGreaterThan(1_000_000);
    expect(clean.code).toBe(0);
    const markers = (await readFile(markersFile, 'utf8')).trim().split('\n');
    const output = installation.output.join('');
    expect(markers.filter((marker) => output.includes(marker))).toEqual([]);

    const planted = join(installation.directory, 'data', 'planted.txt');
    await writeFile(planted, `before ${markers[markers.length - 1]} after`);
    const found = await koz(installation, 'privacy', 'scan', '--marker-file', markersFile, '--json');
    await rm(planted);
    expect(found.code).toBe(1);
    const { hits } = JSON.parse(found.out) as { hits: { form: string; markerLine: number; place: string }[] };
    expect(hits).toContainEqual({ form: 'plain', markerLine: markers.length, place: `${planted} @7` });
    // Parts of that value may be markers too; nothing else was found.
    expect(hits.filter(({ place }) => !place.startsWith(planted))).toEqual([]);
  });

  describe('started again', () => {
    let everyInbox: Map<string, string[]>;

    const inboxes = async (): Promise<Map<string, string[]>> =>
      new Map(
        await Promise.all(
          expected.organisers.map(async ({ organiserId }) => {
            const items = await inbox(await organiser(organiserId));
            return [
              organiserId,
              items.map(({ applicationId, status }) => `${applicationId} ${status}`).sort(),
            ] as const;
          }),
        ),
      );

    beforeAll(async () => {
      everyInbox = await inboxes();
    });

    it('after SIGTERM, which ends it in order, it finds the data', async () => {
      expect(await end(server, 'SIGTERM')).toBe(0);
      server = await startServer(installation);
      expect(await inboxes()).toEqual(everyInbox);
    });

    it('after kill -9 of node, while its PostgreSQL lives on, it finds the data', async () => {
      await end(server, 'SIGKILL');
      server = await startServer(installation);
      expect(await inboxes()).toEqual(everyInbox);
    });

    it('goes on by itself after kill -9 of PostgreSQL', async () => {
      const pid = await postmasterOf(installation);
      process.kill(pid, 'SIGKILL');
      await eventually(async () => (await postmasterOf(installation)) !== pid, 60_000);
      await eventually(async () => {
        const client = await organiser(expected.organisers[0]!.organiserId);
        return (await client.get('/organiser/applications?limit=1')).status === 200;
      }, 60_000);
      expect(await inboxes()).toEqual(everyInbox);
    });

    it('after kill -9 of node and of PostgreSQL it finds the data', async () => {
      const pid = await postmasterOf(installation);
      await end(server, 'SIGKILL');
      process.kill(pid, 'SIGKILL');
      server = await startServer(installation);
      expect(await inboxes()).toEqual(everyInbox);
    });

    it('does not load the sample twice', () => {
      const loads = installation.output.join('').split('The sample region is loaded').length - 1;
      expect(loads).toBe(1);
    });
  });
});

/** The process id of the installation's PostgreSQL, from the file that PostgreSQL itself keeps. */
async function postmasterOf({ directory }: Installation): Promise<number> {
  const files = await readdir(join(directory, 'data', 'postgres'), { recursive: true });
  const pidFile = files.find((file) => file.endsWith('postmaster.pid'));
  if (!pidFile) throw new Error('PostgreSQL is not running');
  const [pid] = (await readFile(join(directory, 'data', 'postgres', pidFile), 'utf8')).split('\n');
  return Number(pid);
}
