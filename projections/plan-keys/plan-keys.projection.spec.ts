import { catalogue, type EventType } from '@koz/events';
import { foldPage, touchedKeys, type ProjectedEvent } from '@koz/projection';
import {
  controllerId,
  envelopeLayout,
  envelopeVersion,
  tiers,
  uuid,
  type ClassificationTree,
  type Tier,
} from '@koz/privacy-types';
import { planKeys } from './plan-keys.projection.js';

const plan = '0b0e1a1e-3f55-4e0c-9a3f-0123456789ab';
const application = '5f0c6a52-6d0c-4d0b-8d1a-aaaaaaaaaaaa';
const keyOf: Record<Tier, string> = {
  precise: '11111111-1111-4111-8111-111111111111',
  identity: '22222222-2222-4222-8222-222222222222',
  planning: '33333333-3333-4333-8333-333333333333',
};

/** The head of an envelope is all that this projection reads. */
function envelope(keyId: string): Uint8Array {
  const { ciphertext, tag, smallestCiphertext } = envelopeLayout;
  const bytes = Buffer.alloc(ciphertext + smallestCiphertext + tag);
  bytes[0] = envelopeVersion;
  bytes.write(keyId.replaceAll('-', ''), envelopeLayout.keyId, 'hex');
  return bytes;
}

function event(type: EventType, of: readonly Tier[]): ProjectedEvent {
  const onPlan = type === 'CarePlanFiled';
  return {
    position: 0,
    revision: 0,
    type,
    stream: onPlan ? { kind: 'carePlan', id: plan } : { kind: 'application', id: application },
    controller: controllerId('antwerpen'),
    metadata: {} as ProjectedEvent['metadata'],
    data: onPlan ? {} : { carePlanId: plan },
    sealed: Object.fromEntries(of.map((tier) => [tier, envelope(keyOf[tier])])),
  };
}

const fold = (events: readonly ProjectedEvent[]) =>
  foldPage(planKeys, events, touchedKeys(planKeys, events), new Map()).get('keys')!;

const row = (tier: Tier) => ({
  key_id: keyOf[tier],
  care_plan_id: plan,
  tier,
  controller: 'antwerpen',
});

describe('the keys that the log names', () => {
  it('are those of a filed plan, one for each tier that it has', () => {
    expect(fold([event('CarePlanFiled', tiers)]).puts).toEqual([
      row('precise'),
      row('identity'),
      row('planning'),
    ]);
    expect(fold([event('CarePlanFiled', ['planning'])]).puts).toEqual([row('planning')]);
  });

  it('are listed under the plan also when an application names them', () => {
    expect(fold([event('ApplicationCreated', ['planning'])]).puts).toEqual([row('planning')]);
  });

  it('stand there once, however many events name them', () => {
    const events = [event('CarePlanFiled', tiers), event('ApplicationCreated', ['planning'])];
    expect(fold(events).puts).toHaveLength(3);
  });

  it('stop the projection when an envelope is no envelope', () => {
    const damaged = { ...event('CarePlanFiled', []), sealed: { planning: Buffer.alloc(20) } };
    expect(() => fold([damaged])).toThrow('plan-keys cannot take in the CarePlanFiled');
  });

  it('are looked for in every event type that has personal fields', () => {
    const hasTier = (fields: ClassificationTree): boolean =>
      Object.values(fields).some((field) => (typeof field === 'string' ? field !== 'clear' : hasTier(field)));
    const sealing = Object.values(catalogue)
      .filter(({ fields }) => hasTier(fields as ClassificationTree))
      .map(({ type }) => type);
    expect(Object.keys(planKeys.handlers).sort()).toEqual([...sealing, 'PersonalDataKeyShredded'].sort());
  });

  it('are forgotten once they are shredded, and only they', () => {
    const shredded: ProjectedEvent = {
      ...event('CarePlanFiled', []),
      type: 'PersonalDataKeyShredded',
      data: { tier: 'precise', keyId: keyOf.precise },
    };
    expect(fold([event('CarePlanFiled', tiers), shredded]).puts).toEqual([row('identity'), row('planning')]);
  });

  it('are told by an id of the stored form', () => {
    expect(uuid(fold([event('CarePlanFiled', ['precise'])]).puts[0]!['key_id'] as string)).toBe(
      keyOf.precise,
    );
  });
});
