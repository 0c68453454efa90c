import { maxim, method2 } from '@koz/disclosure';
import type { TransitionName } from '@koz/domain';
import type { PriorityRuleCode } from '@koz/events';
import { instant } from '@koz/privacy-types';
import { antwerp, fullInput, Region, type Organisation } from '../testing/region.js';

interface Item {
  readonly applicationId: string;
  readonly status: string;
  readonly priority: { ruleSet: string; level: string; explanation: string } | null;
  readonly fields: Readonly<Record<string, { state: string }>>;
}
interface Inbox {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

describe("the organiser's inbox by priority", () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;
  let here: Organisation;

  beforeAll(async () => {
    region = await Region.open();
    http = await region.http();
  });
  afterAll(() => region.close());
  beforeEach(async () => {
    here = await region.organisation(antwerp);
  });

  const file = async (priorityRules: PriorityRuleCode[], ...steps: TransitionName[]): Promise<string> => {
    const filed = await region.file([here], { ...fullInput, priorityRules });
    const { applicationId } = filed.applications[0]!;
    await region.decide(filed, applicationId, ...steps);
    return applicationId;
  };
  const inbox = async (query = '', client = http): Promise<Inbox> => {
    await region.project();
    const answer = await client.get(`/organiser/applications?sort=priority${query}`, here);
    expect(answer.statusCode).toBe(200);
    return answer.json();
  };
  const ids = ({ items }: Inbox) => items.map(({ applicationId }) => applicationId);

  it('puts absolute priority first, then priority, then none, and each of these in order of filing', async () => {
    const none = await file([]);
    const priority = await file(['singleParent']);
    const absolute = await file(['workOrTraining', 'lowIncome']);
    const alsoPriority = await file(['lowIncome', 'fosterChild'], 'accept');
    const alsoAbsolute = await file(['workOrTraining']);
    const found = await inbox();
    expect(ids(found)).toEqual([absolute, alsoAbsolute, priority, alsoPriority, none]);
    expect(found.items.map(({ priority }) => priority?.level)).toEqual([
      'absolute',
      'absolute',
      'priority',
      'priority',
      'none',
    ]);
    expect(found.nextCursor).toBeNull();
  });

  it('tells with each application by which rules it was ordered, and why', async () => {
    const application = await file(['singleParent']);
    const [item] = (await inbox()).items;
    expect(item!.priority).toEqual({
      ruleSet: 'vlaanderen-2025',
      level: 'priority',
      explanation:
        'Voorrang wegens een alleenstaande ouder, volgens de regels van vóór 1 april 2024, opnieuw van toepassing ' +
        'sinds het arrest van 30 april 2025.',
    });
    const detail = await http.get(`/organiser/applications/${application}`, here);
    expect(detail.json()).toEqual(item);
  });

  it('puts last, in order of filing, those whose priority rules the stage hides, whatever they are', async () => {
    const hiddenNone = await file([], 'noPlace');
    const hiddenAbsolute = await file(['workOrTraining'], 'noPlace');
    const hiddenPriority = await file(['lowIncome'], 'noPlace');
    const none = await file([]);
    const found = await inbox();
    expect(ids(found)).toEqual([none, hiddenNone, hiddenAbsolute, hiddenPriority]);
    for (const { priority, fields } of found.items.slice(1)) {
      expect(priority).toBeNull();
      expect(fields['priorityRules']).toMatchObject({ state: 'withheld' });
    }
    expect(ids(await inbox('&status=noPlace'))).toEqual([hiddenNone, hiddenAbsolute, hiddenPriority]);
  });

  it('holds open applications only, of the status and the location that is asked for', async () => {
    await file(['workOrTraining'], 'reject');
    await file(['workOrTraining'], 'accept', 'approve');
    const created = await file([]);
    const accepted = await file([], 'accept');
    expect(ids(await inbox())).toEqual([created, accepted]);
    expect(ids(await inbox('&status=accepted'))).toEqual([accepted]);
    expect(ids(await inbox(`&locationId=${here.locationId}`))).toEqual([created, accepted]);
  });

  it('is given a page at a time, each application once, and its cursor tells no priority', async () => {
    const last = [await file([]), await file([])];
    const first = [await file(['workOrTraining']), await file(['workOrTraining'])];
    const middle = [await file(['lowIncome'])];
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Inbox = await inbox(`&limit=2${cursor === null ? '' : `&cursor=${cursor}`}`);
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...ids(page));
      cursor = page.nextCursor;
      if (cursor !== null) {
        const place = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as number[];
        expect(place).toEqual([seen.length, expect.any(Number)]);
      }
    } while (cursor !== null);
    expect(seen).toEqual([...first, ...middle, ...last]);
  });

  it('goes on where it was when the application at which a page ended is decided in between', async () => {
    const filed = await region.file([here], { ...fullInput, priorityRules: ['workOrTraining'] });
    const second = await file(['lowIncome']);
    const { items, nextCursor } = await inbox('&limit=1');
    expect(items).toMatchObject([{ applicationId: filed.applications[0]!.applicationId }]);
    await region.decide(filed, filed.applications[0]!.applicationId, 'reject');
    expect(ids(await inbox(`&limit=1&cursor=${nextCursor}`))).toEqual([second]);
  });

  it('records of all that it put in order only the page that it answers', async () => {
    await file([]);
    const first = await file(['workOrTraining']);
    await file(['lowIncome']);
    const before = (await region.disclosures()).length;
    expect(ids(await inbox('&limit=1'))).toEqual([first]);
    expect((await region.disclosures()).length).toBe(before + 1);
  });

  it('is refused when there are more open applications than it can put in order, until fewer are asked for', async () => {
    await file([]);
    await file(['workOrTraining']);
    const accepted = await file([], 'accept');
    await region.project();
    const small = await region.http({ sortAtMost: 2 });
    const before = (await region.disclosures()).length;
    const answer = await small.get('/organiser/applications?sort=priority', here);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({
      type: 'urn:kinderopvangzoeker:problem:validation',
      errors: [{ field: 'sort', rule: 'refine', message: expect.stringContaining('Verfijn') }],
    });
    expect(await region.disclosures()).toHaveLength(before);
    expect((await inbox('&status=created', small)).items).toHaveLength(2);
    expect(ids(await inbox('&status=accepted', small))).toEqual([accepted]);
  });

  it('shows no priority once the place is elsewhere and the method hides the rules', async () => {
    const elsewhere = await region.organisation(antwerp);
    const gone = await region.file([here, elsewhere], { ...fullInput, priorityRules: ['workOrTraining'] });
    const open = await file([]);
    await region.project();
    // The read model knows nothing of it yet: what may be sorted on follows from the heads.
    await region.decide(gone, gone.applications[1]!.applicationId, 'accept', 'approve');
    const answer = await http.get('/organiser/applications?sort=priority', here);
    const { items } = answer.json() as Inbox;
    expect(items.map(({ applicationId, priority }) => [applicationId, priority?.level])).toEqual([
      [open, 'none'],
      [gone.applications[0]!.applicationId, undefined],
    ]);
  });

  it.each([method2, maxim])('sorts at every open status that shows the rules: $id', async (method) => {
    const own = await Region.open();
    try {
      await own.adopt(antwerp, { ...method, version: 2 });
      own.clock.set(instant('2026-11-25T09:00:00Z'));
      const place = await own.organisation(antwerp);
      const none = await own.file([place], { ...fullInput, priorityRules: [] });
      const absolute = await own.file([place], { ...fullInput, priorityRules: ['workOrTraining'] });
      await own.decide(absolute, absolute.applications[0]!.applicationId, 'noPlace');
      await own.project();
      const answer = await (await own.http()).get('/organiser/applications?sort=priority', place);
      expect(ids(answer.json())).toEqual(
        [absolute, none].map(({ applications }) => applications[0]!.applicationId),
      );
    } finally {
      await own.close();
    }
  });
});
