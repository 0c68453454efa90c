import { randomUUID } from 'node:crypto';
import { defaultRetentionPolicy } from '@koz/retention';
import { callers, openClient, type Answer, type Caller, type Client } from '../testing/http-client.js';
import { antwerpen, mechelen, openRegion, type Region } from '../testing/region.js';

/** The default policy in another version, with another term of 5 years. */
const policyOf = (version: number, months = 60, change: object = {}) => ({
  ...defaultRetentionPolicy,
  version,
  thresholds: { ...defaultRetentionPolicy.thresholds, P5Y: { anchor: 'childBirth', months } },
  ...change,
});

describe('Two data protection officers', () => {
  let region: Region;
  let client: Client;
  let first: Caller;
  let second: Caller;
  let version = 0;

  beforeAll(async () => {
    region = await openRegion();
    client = await openClient(region.deps);
    first = await client.as({ ...callers.officer, person: 1 });
    second = await client.as({ ...callers.officer, person: 2 });
    await adopt(policyOf((version += 1)));
  });
  afterAll(async () => {
    await client.close();
    await region.close();
  });

  const url = '/privacy/policies';
  const ground = 'councilDecision';
  const adopt = (retention: object, by = first, more: object = {}) =>
    by.put(url, { ground, retention, ...more });
  const at = (name: string, path = '') => `${url}/proposals/${name}${path}`;
  /** A policy that keeps less, proposed by the first. */
  const propose = async (months = 54) => {
    const policy = policyOf((version += 1), months);
    const answer = await adopt(policy);
    return { policy, name: `retention@${version}`, answer };
  };
  const storingNothing = async (send: () => Promise<Answer>): Promise<Answer> => {
    const before = await region.countEvents();
    const answer = await send();
    expect(await region.countEvents()).toBe(before);
    return answer;
  };

  it('adopt a policy that keeps longer at once, and one is enough', async () => {
    expect(await adopt(policyOf((version += 1), 72))).toMatchObject({
      status: 200,
      body: { adopted: 'retention', policyVersion: `retention@${version}`, effectiveFrom: '2026-11-23' },
    });
  });

  it('are two for the first one as well, when it keeps less than what holds without one', async () => {
    const elsewhere = await client.as({ role: 'officer', controller: mechelen });
    expect(await adopt(policyOf(1, 48), elsewhere)).toMatchObject({
      status: 200,
      body: { adopted: 'proposal', earliest: '2026-11-30' },
    });
  });

  it('are told who must confirm one that keeps less, and from when it may be in force', async () => {
    const { answer, name } = await propose();
    expect(answer).toMatchObject({
      status: 200,
      body: { adopted: 'proposal', policyVersion: name, earliest: '2026-11-30', confirmBy: 'anotherOfficer' },
    });
    expect(answer.body['text']).toContain('vanaf 30/11/2026');
    await first.delete(at(name));
  });

  it('confirm it with two, not before seven days, and are answered the same again', async () => {
    const { name } = await propose();
    const confirm = (by: Caller, body: object = {}, key: string = randomUUID()) =>
      by.post(at(name, '/confirm'), body, { key });
    expect(await storingNothing(() => confirm(first))).toMatchObject({
      status: 409,
      body: { type: expect.stringContaining('second-person-needed') as string },
    });
    expect(await storingNothing(() => confirm(second, { effectiveFrom: '2026-11-29' }))).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'effectiveFrom', rule: 'effectiveTooEarly' }] },
    });
    const key = randomUUID();
    const confirmed = await confirm(second, {}, key);
    expect(confirmed).toMatchObject({
      status: 200,
      body: { adopted: 'retention', policyVersion: name, effectiveFrom: '2026-11-30' },
    });
    expect(await storingNothing(() => confirm(second, {}, key))).toEqual(confirmed);
  });

  it('may confirm by sending the very document; another document under its version is refused', async () => {
    const { policy } = await propose(48);
    expect(await storingNothing(() => adopt({ ...policy, k: 9 }, second))).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'retention.version', rule: 'otherProposalStands' }] },
    });
    expect(await adopt(policy, second)).toMatchObject({ status: 200, body: { adopted: 'retention' } });
  });

  it('withdraw a proposal, after which nobody can confirm it', async () => {
    const { name } = await propose(42);
    expect(await second.delete(at(name))).toMatchObject({ status: 200, body: { policyVersion: name } });
    for (const again of [second.delete(at(name)), second.post(at(name, '/confirm'))])
      expect(await again).toMatchObject({ status: 404 });
  });

  it('are told all that is wrong with a document, each with its place in it, in Dutch', async () => {
    const { address: _, ...fields } = defaultRetentionPolicy.fields;
    const retention = policyOf((version += 1), 12, { k: 0, fields: { ...fields, salary: {} } });
    const answer = await storingNothing(() => adopt(retention));
    expect(answer.status).toBe(400);
    expect(answer.body['errors']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: 'retention.k', rule: 'wholeNumber' }),
        expect.objectContaining({ field: 'retention.thresholds.P5Y.months', rule: 'fewerMonths' }),
        expect.objectContaining({ field: 'retention.fields', rule: 'unknownMembers' }),
        expect.objectContaining({ field: 'retention.fields.address', rule: 'object' }),
      ]),
    );
    expect(JSON.stringify(answer.body)).not.toContain('salary');
  });

  it.each<[string, object, string, string]>([
    ['a ground of methods', { ground: 'lokAdvice' }, 'ground', 'isIn'],
    ['a date of the advice', { groundDate: '2026-11-20' }, 'groundDate', 'notWithRetention'],
    ['a day that is none', { effectiveFrom: '2026-02-30' }, 'effectiveFrom', 'dateDoesNotExist'],
    ['a day that is over', { effectiveFrom: '2026-11-22' }, 'effectiveFrom', 'effectiveTooEarly'],
    [
      'terms beside it',
      { terms: { takeUpDays: 9, confirmDays: 0, handling: 'continuous' } },
      'method',
      'methodOrTerms',
    ],
  ])('are refused %s', async (_, change, field, rule) => {
    const answer = await storingNothing(() => adopt(policyOf(version + 1, 84), first, change));
    expect(answer.status).toBe(400);
    expect(answer.body['errors']).toEqual([expect.objectContaining({ field, rule })]);
  });

  it('alone may decide, and of their own controller only', async () => {
    const { name } = await propose(36);
    const elsewhere = await client.as({ role: 'officer', controller: mechelen });
    expect(await storingNothing(() => elsewhere.post(at(name, '/confirm')))).toMatchObject({ status: 404 });
    for (const claims of [callers.family, callers.one, { role: 'auditor', controller: antwerpen } as const]) {
      const caller = await client.as(claims);
      expect(await storingNothing(() => caller.post(at(name, '/confirm')))).toMatchObject({ status: 403 });
      expect(await storingNothing(() => caller.delete(at(name)))).toMatchObject({ status: 403 });
    }
    expect(await storingNothing(() => second.delete(at('Emma Peeters')))).toMatchObject({ status: 404 });
  });
});
