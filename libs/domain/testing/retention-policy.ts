import type { RetentionPolicy } from '@koz/events';
import type { PublicText } from '@koz/privacy-types';

const until = (P2Y6M: 'keep' | 'month' | 'year' | 'postcode' | 'nothing', P5Y: typeof P2Y6M) => ({
  P2Y6M,
  P5Y,
});

type Change = Partial<Omit<RetentionPolicy, 'thresholds' | 'fields'>> & {
  readonly thresholds?: Partial<RetentionPolicy['thresholds']>;
  readonly fields?: Partial<RetentionPolicy['fields']>;
};

/** A policy that keeps what the domain's table says, changed as asked. */
export const retentionPolicy = ({ thresholds, fields, ...change }: Change = {}): RetentionPolicy => ({
  id: 'retention' as PublicText,
  version: 1,
  k: 5,
  ended: {},
  caps: { plansPerRun: 5000 },
  ...change,
  thresholds: {
    P2Y6M: { anchor: 'childBirth', months: 30 },
    P5Y: { anchor: 'childBirth', months: 60 },
    ...thresholds,
  },
  fields: {
    'parent.firstName': until('keep', 'nothing'),
    'parent.lastName': until('keep', 'nothing'),
    'parent.birthDate': until('year', 'year'),
    priorityRules: until('keep', 'nothing'),
    startDate: until('keep', 'month'),
    endDate: until('keep', 'month'),
    careParts: until('keep', 'nothing'),
    'child.birthDate': until('month', 'month'),
    address: until('postcode', 'postcode'),
    postcode: until('keep', 'postcode'),
    'parent.email': until('nothing', 'nothing'),
    'parent.phone': until('nothing', 'nothing'),
    'parent.nationalNumber': until('nothing', 'nothing'),
    locations: until('keep', 'nothing'),
    messages: until('nothing', 'nothing'),
    ...fields,
  },
});
