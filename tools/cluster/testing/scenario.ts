import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  applicationsFile,
  Client,
  expected,
  koz,
  locationsOfOrganisers,
  markersFile,
  planFor,
  type Installation,
  type Location,
} from '@koz/services/standalone/testing';
import { eventually } from '@koz/testing';

interface Filed {
  readonly carePlanId: string;
  readonly receipt: string;
  readonly applications: readonly { readonly applicationId: string }[];
}

interface Changed {
  readonly status: string;
  readonly position: number;
}

interface Shown {
  readonly status: string;
  readonly fields: Readonly<Record<string, { readonly state: string; readonly value?: unknown }>>;
}

interface Certificates {
  readonly certificates: readonly {
    readonly verified: boolean;
    readonly statement: { readonly tier: string; readonly cause: string };
  }[];
}

const controllers = ['antwerpen', 'mechelen', 'turnhout'] as const;
/** Everything of the sample and of the plan is past its terms by then. */
const afterHalf = '2029-08-01T08:00:00Z';
const afterAll = '2032-03-01T08:00:00Z';
const retentionWithinMs = 120_000;

/**
 * The main job from end to end over an installation's own ways in, whatever it runs on: import a region, decide over HTTP,
 * let the terms run out, verify. Each step stands on the one before.
 */
export class Scenario {
  private filed: Filed | undefined;
  private places: readonly Location[] = [];

  constructor(private readonly installation: Installation) {}

  /** Imports the sample; a second time changes nothing. */
  async import(): Promise<void> {
    const loaded = await koz(this.installation, 'sample', 'load');
    expect(loaded).toMatchObject({ code: 0 });
    expect(loaded.out).toContain(`${expected.plans} opvangplannen ingelezen`);
    const again = await koz(this.installation, 'import', applicationsFile, '--json');
    expect(JSON.parse(again.out)).toMatchObject({ filed: 0, known: expected.plans });
    for (const { organiserId, applications } of expected.organisers)
      await eventually(async () => (await this.inboxOf(organiserId)).length === applications);
  }

  /**
   * A plan through two organisers to a confirmed place; each step asked twice is done once.
   *
   * @returns the position of its last event
   */
  async decide(): Promise<number> {
    this.places = (await locationsOfOrganisers(this.installation, 'Antwerpen')).slice(0, 2);
    const family = await this.as({ role: 'family' });
    const filed = await this.twice<Filed>(family, '/care-plans', planFor(this.places));
    this.filed = filed;
    expect(filed.applications).toHaveLength(2);
    await this.step(0, 'accept');
    await this.step(1, 'no-place');
    const approved = await this.step(0, 'approve');
    expect(await this.shown(0, approved.position)).toMatchObject({
      status: 'approved',
      fields: { 'parent.lastName': { state: 'known', value: 'Proefgezin' } },
    });
    const confirmed = await this.twice<Changed>(family, `/care-plans/${filed.carePlanId}/confirm-place`, {});
    await eventually(async () => {
      const own = await family.get(`/care-plans/${filed.carePlanId}?minPosition=${confirmed.position}`);
      expect(own).toMatchObject({ status: 200, body: { place: { state: 'confirmed' } } });
      return true;
    });
    return confirmed.position;
  }

  /** The clock passes 2.5 and 5 years: what is precise goes, then everything, with a certificate of each. */
  async shred(): Promise<void> {
    await this.moveTo(afterHalf);
    await this.untilDestroyed(['precise']);
    const generalised = await this.shown(0);
    expect(generalised.fields['address.street']?.state).not.toBe('known');
    await this.moveTo(afterAll);
    await this.untilDestroyed(['identity', 'planning', 'precise']);
    for (const controller of controllers) await this.untilRunsEnded(controller);
  }

  /** Log, tree, certificates, fence and ledger hold. */
  async verify(): Promise<void> {
    const { code, out, err } = await koz(this.installation, 'audit', 'verify', '--json');
    const report = JSON.parse(out) as {
      findings: unknown[];
      certificates: number;
      ledger: { faults: number };
    };
    expect({ err, findings: report.findings, ledger: report.ledger }).toMatchObject({
      findings: [],
      ledger: { faults: 0 },
    });
    expect(code).toBe(0);
  }

  /**
   * No value of a family stands in clear in any file, column or key, nor in what the processes wrote.
   *
   * @param folder for what is searched for and in; further `paths` are searched too
   */
  async search(folder: string, paths: readonly string[]): Promise<void> {
    const { parent, address } = planFor(this.places);
    const [markers, said] = [join(folder, 'markers.txt'), join(folder, 'said.log')];
    const ofSample = await readFile(markersFile, 'utf8');
    await writeFile(markers, `${ofSample.trim()}\n${parent.lastName}\n${address.street}\n`);
    await writeFile(said, this.installation.output.join('\n'));
    const searched = await koz(
      this.installation,
      ...['privacy', 'scan', '--marker-file', markers, '--json', '--log', said],
      ...paths.flatMap((path) => ['--path', path]),
    );
    const report = JSON.parse(searched.out) as { hits: unknown[]; unread: unknown[]; files: number };
    expect({ err: searched.err, ...report }).toMatchObject({ hits: [], unread: [] });
    expect(searched.code).toBe(0);
  }

  /** The plan that was last decided on. */
  private get plan(): Filed {
    if (!this.filed) throw new Error('no plan was filed yet');
    return this.filed;
  }

  private as(who: Record<string, unknown>): Promise<Client> {
    return Client.as(this.installation, who);
  }

  private async inboxOf(organiserId: string): Promise<unknown[]> {
    const client = await this.as({ role: 'organiser', organiserId });
    const items: unknown[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const after = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { status, body } = await client.get<{ items: unknown[]; nextCursor: string | null }>(
        `/organiser/applications?limit=100${after}`,
      );
      expect(status).toBe(200);
      items.push(...body.items);
      cursor = body.nextCursor;
    }
    return items;
  }

  private async step(index: 0 | 1, name: string): Promise<Changed> {
    const client = await this.organiser(index);
    return this.twice(client, `/applications/${this.applicationId(index)}/${name}`, {});
  }

  private organiser(index: 0 | 1): Promise<Client> {
    return this.as({ role: 'organiser', organiserId: this.places[index]?.organiserId });
  }

  private applicationId(index: 0 | 1): string {
    return this.plan.applications[index]?.applicationId ?? '';
  }

  private async shown(index: 0 | 1, minPosition = 0): Promise<Shown> {
    const client = await this.organiser(index);
    const path = `/organiser/applications/${this.applicationId(index)}?minPosition=${minPosition}`;
    // Who takes over a projection from one that was killed may take longer than a reader waits.
    return eventually(async () => {
      const { status, body } = await client.get<Shown>(path);
      return status === 200 ? body : undefined;
    });
  }

  /** The same call a second time, which another instance may get, answers as the first. */
  private async twice<Body>(client: Client, path: string, body: object): Promise<Body> {
    const key = { 'idempotency-key': randomUUID() };
    const [first, second] = [
      await client.post<Body>(path, body, key),
      await client.post<Body>(path, body, key),
    ];
    expect(first).toMatchObject({ status: path === '/care-plans' ? 201 : 200 });
    // But for the receipt of the log, which is the latest each time, and absent before the first.
    const withoutReceipt = { ...first.body, checkpoint: undefined };
    expect({ ...second, body: { ...second.body, checkpoint: undefined } }).toMatchObject({
      status: first.status,
      body: withoutReceipt,
    });
    return first.body;
  }

  private async moveTo(now: string): Promise<void> {
    const anyone = await this.as({ role: 'family' });
    expect((await anyone.post('/dev/clock', { now })).status).toBe(200);
  }

  private async untilDestroyed(tiers: readonly string[]): Promise<void> {
    const anyone = await this.as({ role: 'family' });
    const found = await eventually(async () => {
      const { receipt } = this.plan;
      const { body } = await anyone.post<Partial<Certificates>>('/certificates/find', { receipt });
      return (body.certificates?.length ?? 0) >= tiers.length ? body.certificates : undefined;
    }, retentionWithinMs);
    expect(found.map(({ statement }) => statement.tier).sort()).toEqual(tiers);
    expect(found.map(({ verified }) => verified)).toEqual(tiers.map(() => true));
  }

  private async untilRunsEnded(controller: string): Promise<void> {
    const officer = await this.as({ role: 'officer', controller });
    const runs = await eventually(async () => {
      const { body } = await officer.get<{ items: { state: string; endedAt: string | null }[] }>(
        '/privacy/runs',
      );
      const haveEnded = body.items.length > 0 && body.items.every(({ endedAt }) => endedAt !== null);
      return haveEnded ? body.items : undefined;
    }, retentionWithinMs);
    expect(runs.map(({ state }) => state)).toEqual(runs.map(() => 'done'));
  }
}
