import { maxim, maximStrict, method2 } from '@koz/disclosure';
import type { DisclosurePolicy } from '@koz/events';
import type { TransitionName } from '@koz/domain';
import { instant } from '@koz/privacy-types';
import { antwerp, fullInput, Region, type Organisation } from '../testing/region.js';

interface Item {
  readonly applicationId: string;
  readonly status: string;
  readonly weeksWaiting: number;
  readonly fits: boolean;
  readonly rank: number | null;
  readonly fields: Readonly<Record<string, { state: string; value?: unknown }>>;
}

const fitting = fullInput;
const unfitting = {
  ...fullInput,
  careParts: [...fullInput.careParts!, { weekday: 'tue', part: 'morning' }],
};

describe.each<[string, DisclosurePolicy]>([
  ['maxim', maxim],
  ['maxim-strict', maximStrict],
])('an organiser that does not see the care parts, under %s', (_, method) => {
  let region: Region;
  let here: Organisation;
  let elsewhere: Organisation;
  let http: Awaited<ReturnType<Region['http']>>;

  beforeEach(async () => {
    region = await Region.open();
    await region.adopt(antwerp, method);
    region.clock.set(instant('2026-11-24T09:00:00Z'));
    here = await region.organisation(antwerp);
    elsewhere = await region.organisation(antwerp);
    http = await region.http();
  });
  afterEach(() => region.close());

  const inbox = async (): Promise<{ readonly items: readonly Item[]; readonly body: string }> => {
    await region.project();
    const answer = await http.get('/organiser/applications', here);
    expect(answer.statusCode).toBe(200);
    return { items: (answer.json() as { items: Item[] }).items, body: answer.body };
  };
  const file = async (input: typeof fitting, ...steps: TransitionName[]) => {
    const filed = await region.file([here, elsewhere], input);
    await region.decide(filed, filed.applications[0]!.applicationId, ...steps);
    return filed;
  };

  it('is told at every open status whether the application fits, its rank and its waiting time', async () => {
    await file(fitting);
    await file(unfitting, 'noPlace');
    await file(fitting, 'accept');
    await file(unfitting, 'accept');
    region.clock.set(instant('2026-12-08T09:00:00Z'));
    const { items, body } = await inbox();
    expect(items.map(({ status, fits, rank, weeksWaiting }) => [status, fits, rank, weeksWaiting])).toEqual([
      ['created', true, 1, 2],
      ['noPlace', false, 2, 2],
      ['accepted', true, 3, 2],
      ['accepted', false, 4, 2],
    ]);
    for (const { fields } of items) expect(fields['careParts']).toMatchObject({ state: 'withheld' });
    expect(body).not.toContain('"weekday"');
  });

  it('is told in the detail what it is told in the inbox', async () => {
    await file(fitting);
    const { applications } = await file(unfitting);
    const { items } = await inbox();
    const answer = await http.get(`/organiser/applications/${applications[0]!.applicationId}`, here);
    expect(answer.json()).toEqual(items[1]);
    expect(items[1]).toMatchObject({ fits: false, rank: 2 });
  });

  it('is told it of an ended application too, which waits no longer', async () => {
    await file(unfitting, 'reject');
    await file(fitting, 'accept', 'approve');
    const { items } = await inbox();
    expect(items.map(({ status, fits, rank }) => [status, fits, rank])).toEqual([
      ['rejected', false, null],
      ['approved', true, null],
    ]);
  });

  it('gives no rank to an application whose place was found elsewhere, and its rank to the next', async () => {
    const gone = await file(fitting);
    await file(fitting);
    await region.decide(gone, gone.applications[1]!.applicationId, 'accept', 'approve');
    expect((await inbox()).items.map(({ rank, fits }) => [rank, fits])).toEqual([
      [null, true],
      [1, true],
    ]);
  });

  it('leaves no trace of the care parts in the record of what was disclosed', async () => {
    await file(unfitting);
    const { items } = await inbox();
    expect(items[0]!.fields['startDate']).toEqual({ state: 'known', value: '2027-01-04' });
    const recorded = (await region.disclosures()).flatMap(({ fields }) => fields);
    expect(recorded).toContain('startDate:V');
    expect(recorded.join()).not.toContain('careParts');
  });
});

describe('an organiser that sees the care parts of a place elsewhere, under method-2', () => {
  it('is told whether it fits and that it waits no longer', async () => {
    const region = await Region.open();
    try {
      await region.adopt(antwerp, method2);
      region.clock.set(instant('2026-11-24T09:00:00Z'));
      const here = await region.organisation(antwerp);
      const elsewhere = await region.organisation(antwerp);
      const filed = await region.file([here, elsewhere], unfitting);
      await region.decide(filed, filed.applications[1]!.applicationId, 'accept', 'approve');
      await region.project();
      const answer = await (await region.http()).get('/organiser/applications', here);
      expect(answer.json()).toMatchObject({
        items: [{ fits: false, rank: null, fields: { careParts: { state: 'known' } } }],
      });
    } finally {
      await region.close();
    }
  });
});
