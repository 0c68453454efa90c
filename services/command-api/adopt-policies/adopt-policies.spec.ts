import { randomUUID } from 'node:crypto';
import { loadController } from '@koz/command-handling';
import { method1, method2 } from '@koz/disclosure';
import { aBody, callers, openClient, type Answer, type Caller, type Client } from '../testing/http-client.js';
import { antwerpen, mechelen, openRegion, type Region } from '../testing/region.js';

describe('A data protection officer', () => {
  let region: Region;
  let client: Client;
  let officer: Caller;

  beforeAll(async () => {
    region = await openRegion();
    client = await openClient(region.deps);
    officer = await client.as(callers.officer);
  });
  afterAll(async () => {
    await client.close();
    await region.close();
  });

  const url = '/privacy/policies';
  const advice = { ground: 'lokAdvice', groundDate: '2026-11-20' };
  const terms = { takeUpDays: 28, confirmDays: 0, handling: 'continuous' };
  const stateOf = async (controller = antwerpen) => (await loadController(region.deps, controller)).state;
  const revision = async () => (await loadController(region.deps, antwerpen)).events.length - 1;
  /** Method 1 in its next version, without the parent's first name. */
  const narrowed = async () => {
    const state = await stateOf();
    const version = state.status === 'registered' ? state.methods.length + 1 : 0;
    const { 'parent.firstName': _, ...cells } = method1.cells;
    return { ...method1, version, cells };
  };
  const storingNothing = async (put: () => Promise<Answer>): Promise<Answer> => {
    const before = await region.countEvents();
    const answer = await put();
    expect(await region.countEvents()).toBe(before);
    return answer;
  };

  it('adopts a method with its ground and date, and is told that it shows less and of what', async () => {
    const method = await narrowed();
    const before = await revision();
    const answer = await officer.put(url, { ...advice, method });
    expect(answer).toMatchObject({
      status: 200,
      etag: `"${before + 1}"`,
      body: {
        adopted: 'method',
        policyVersion: `method-1@${method.version}`,
        narrower: ['parent.firstName'],
        wider: [],
        revision: before + 1,
      },
    });
    expect(await stateOf()).toMatchObject({
      methods: expect.arrayContaining([{ policy: method, ...advice }]) as unknown,
    });
  });

  it('adopts a method by which families are asked something else from then on', async () => {
    const family = await client.as(callers.family);
    const parent = { firstName: 'Lotte', lastName: 'Peeters' };
    const contact = { email: 'lotte@voorbeeld.be', phone: '0470123456' };
    const filing = aBody({ parent: { ...parent, ...contact } });
    expect(await family.post('/care-plans', filing)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'parent.birthDate', rule: 'required' }] },
    });
    expect(await officer.put(url, { ...advice, method: method2 })).toMatchObject({ status: 200 });
    expect(await family.post('/care-plans', filing)).toMatchObject({ status: 201 });
  });

  it('adopts terms, for its own controller only', async () => {
    const { status, body } = await officer.put(url, { ...advice, terms });
    expect({ status, body }).toMatchObject({ status: 200, body: { adopted: 'terms' } });
    expect(body).not.toHaveProperty('narrower');
    expect(await stateOf()).toMatchObject({ terms: [{ ...terms, ...advice }] });
    expect(await stateOf(mechelen)).toMatchObject({ terms: [] });
    const rounds = { ...terms, handling: 'rounds', roundMonthsBefore: 9 };
    const byDefault = { ground: 'regionDefault', terms: rounds };
    expect(await officer.put(url, byDefault)).toMatchObject({ status: 200 });
  });

  it('is answered a repeated decision as the first time, and refused its key for another', async () => {
    const options = { key: randomUUID() };
    const method = await narrowed();
    const first = await officer.put(url, { ...advice, method }, options);
    await officer.put(url, { ...advice, terms });
    expect(await storingNothing(() => officer.put(url, { ...advice, method }, options))).toEqual(first);
    expect(await storingNothing(() => officer.put(url, { ...advice, terms }, options))).toMatchObject({
      status: 422,
    });
  });

  it('is told when it worked with an older policy', async () => {
    const now = await revision();
    const put = (at: number) => officer.put(url, { ...advice, terms }, { ifMatch: `"${at}"` });
    expect(await storingNothing(() => put(now - 1))).toMatchObject({ status: 412 });
    expect(await put(now)).toMatchObject({ status: 200 });
  });

  it('is told all that is wrong with a document, each with its place in it, in Dutch', async () => {
    const method = {
      ...(await narrowed()),
      title: '',
      cells: { address: ['V'], 'parent.salary': ['V'] },
      remark: 'Peeters',
    };
    const answer = await storingNothing(() => officer.put(url, { ...advice, method }));
    expect(answer).toMatchObject({ status: 400 });
    expect(answer.body['errors']).toEqual([
      { field: 'method', rule: 'unknownMembers', message: 'Hier staat een veld dat dit document niet kent.' },
      { field: 'method.title', rule: 'title', message: 'Hier wordt een korte tekst verwacht.' },
      {
        field: 'method.cells',
        rule: 'unknownMembers',
        message: 'Hier staat een veld dat dit document niet kent.',
      },
      {
        field: 'method.cells.address',
        rule: 'cellCount',
        message: 'Er hoort één cel te staan voor elke kolom.',
      },
    ]);
    expect(JSON.stringify(answer.body)).not.toContain('Peeters');
  });

  it.each<[string, object, string, string]>([
    ['neither a method nor terms', {}, 'method', 'methodOrTerms'],
    ['both', { method: method2, terms }, 'method', 'methodOrTerms'],
    ['no ground', { terms, ground: undefined }, 'ground', 'required'],
    ['advice without its date', { terms, groundDate: undefined }, 'groundDate', 'required'],
    ['a date to come', { terms, groundDate: '2026-11-24' }, 'groundDate', 'dateInFuture'],
    ['a date that is none', { terms, groundDate: '2026-02-30' }, 'groundDate', 'dateDoesNotExist'],
    ['a term of no days', { terms: { ...terms, takeUpDays: 0 } }, 'terms.takeUpDays', 'min'],
    ['a term in words', { terms: { ...terms, confirmDays: 'twee' } }, 'terms.confirmDays', 'isInt'],
    [
      'rounds without months',
      { terms: { ...terms, handling: 'rounds' } },
      'terms.roundMonthsBefore',
      'withRoundsOnly',
    ],
    ['a method that is a text', { method: 'method-2' }, 'method', 'isObject'],
  ])('is refused %s', async (_, change, field, rule) => {
    const answer = await storingNothing(() => officer.put(url, { ...advice, ...change }));
    expect(answer.status).toBe(400);
    expect(answer.body['errors']).toEqual(expect.arrayContaining([expect.objectContaining({ field, rule })]));
  });

  it('is refused a version that was adopted', async () => {
    const method = await narrowed();
    await officer.put(url, { ...advice, method });
    expect(await storingNothing(() => officer.put(url, { ...advice, method }))).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'method.version', rule: 'versionNotNewer' }] },
    });
  });

  it('alone may adopt', async () => {
    for (const caller of [callers.family, callers.one, { role: 'regie', controller: antwerpen } as const])
      expect(
        await storingNothing(async () => (await client.as(caller)).put(url, { ...advice, terms })),
      ).toMatchObject({ status: 403 });
    const nowhere = await client.as({ role: 'officer' });
    expect(await storingNothing(() => nowhere.put(url, { ...advice, terms }))).toMatchObject({ status: 403 });
  });
});
