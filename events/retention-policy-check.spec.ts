import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepable, retainedFields } from './retention-policy.js';
import { retentionPolicyViolations } from './retention-policy-check.js';

type Json = Record<string, unknown>;

const golden = JSON.parse(
  readFileSync(join(__dirname, 'golden', 'RetentionPolicyAdopted.v1.json'), 'utf8'),
) as { stored: { clear: { policy: Json } } };
const policy = golden.stored.clear.policy;

/** The policy with the value at a path replaced; undefined takes it away. `/` parts names, for fields have dots. */
function withValue(path: string, value: unknown): Json {
  const copy = structuredClone(policy);
  const names = path.split('/');
  const last = names.pop() as string;
  const parent = names.reduce((at, name) => at[name] as Json, copy);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

const oneOf = (...values: string[]) => `must be one of ${values.join(', ')}`;

describe('A document that is to be a retention policy', () => {
  it('is one when nothing is wrong with it', () => {
    expect(retentionPolicyViolations(policy)).toEqual([]);
  });

  it.each([null, [], 'retention', 7])('is an object, not %p', (document) => {
    expect(retentionPolicyViolations(document)).toEqual(['the policy must be an object']);
  });

  it.each([
    ['id', 'Retention', 'id must be text like /^[a-z][a-z0-9-]{0,39}$/'],
    ['version', 0, 'version must be a whole number of at least 1'],
    ['k', 1.5, 'k must be a whole number of at least 1'],
    ['thresholds', undefined, 'thresholds must be an object'],
    ['thresholds/P5Y', 60, 'thresholds.P5Y must be an object'],
    ['thresholds/P2Y6M/months', 0, 'thresholds.P2Y6M.months must be a whole number of at least 1'],
    ['thresholds/P5Y/months', 29, 'thresholds.P5Y.months must be no fewer than those of P2Y6M'],
    [
      'thresholds/P2Y6M/anchor',
      'today',
      `thresholds.P2Y6M.anchor ${oneOf('childBirth', 'startDate', 'filed')}`,
    ],
    ['thresholds/P9Y', {}, 'thresholds must have no members but P2Y6M, P5Y'],
    ['ended', undefined, 'ended must be an object'],
    ['ended/withdrawn', { months: 0 }, 'ended.withdrawn.months must be a whole number of at least 1'],
    ['ended/approved', { months: 3 }, 'ended must have no members but withdrawn, rejected'],
    ['fields/address', undefined, 'fields.address must be an object'],
    ['fields/address/P5Y', 'year', `fields.address.P5Y ${oneOf('postcode', 'nothing')}`],
    ['fields/parent.lastName/P2Y6M', 'nothing', 'fields.parent.lastName.P2Y6M must be one of keep'],
    ['fields/parent.email/P2Y6M', 'keep', 'fields.parent.email.P2Y6M must be one of nothing'],
    ['fields/startDate/P5Y', 'keep', `fields.startDate.P5Y ${oneOf('month', 'nothing')}`],
    ['fields/parent.birthDate/P2Y6M', 'nothing', 'fields.parent.birthDate.P5Y must keep no more than P2Y6M'],
    ['caps', {}, 'caps.plansPerRun must be a whole number of at least 1'],
    ['caps/everything', 1, 'caps must have no members but plansPerRun'],
    ['note', 'x', 'the policy must have no members but id, version, k, thresholds, ended, fields, caps'],
  ])('is refused for %s: %p', (path, value, violation) => {
    expect(retentionPolicyViolations(withValue(path, value))).toEqual([violation]);
  });

  it('keeps the month of birth as long as a term counts from it', () => {
    const yearOnly = withValue('fields/child.birthDate', { P2Y6M: 'year', P5Y: 'nothing' });
    expect(retentionPolicyViolations(yearOnly)).toEqual([
      'fields.child.birthDate.P2Y6M must be month, since P5Y counts from it',
    ]);
    const fromFiling = { P2Y6M: { anchor: 'childBirth', months: 30 }, P5Y: { anchor: 'filed', months: 60 } };
    expect(retentionPolicyViolations({ ...yearOnly, thresholds: fromFiling })).toEqual([]);
  });

  it('has a choice for every field, and for every choice a way to make it', () => {
    expect(Object.keys(keepable).sort()).toEqual([...retainedFields].sort());
    for (const choices of Object.values(keepable))
      expect(choices.P2Y6M.length * choices.P5Y.length).toBeGreaterThan(0);
  });
});
