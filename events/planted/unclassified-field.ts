import { defineEvent } from '../index.js';

class Payload {
  reason?: 'groupFull';
  parent!: { firstName: string; lastName?: string };
  note?: string;
}

export const OptionalFieldLeftOut = defineEvent({
  type: 'Planted',
  version: 1,
  stream: 'carePlan',
  payload: Payload,
  // refused: the optional field `note` is not named
  fields: { reason: 'clear', parent: { firstName: 'identity', lastName: 'identity' } },
});

export const NestedFieldLeftOut = defineEvent({
  type: 'Planted',
  version: 1,
  stream: 'carePlan',
  payload: Payload,
  // refused: `parent.lastName` is not named
  fields: { reason: 'clear', parent: { firstName: 'identity' }, note: 'precise' },
});

export const FieldThatIsGone = defineEvent({
  type: 'Planted',
  version: 1,
  stream: 'carePlan',
  payload: Payload,
  fields: {
    reason: 'clear',
    // refused: the payload has no `parent.middleName`
    parent: { firstName: 'identity', lastName: 'identity', middleName: 'identity' },
    note: 'precise',
  },
});

class OpenPayload {
  [name: string]: string;
}

export const AnyFieldAtAll = defineEvent({
  type: 'Planted',
  version: 1,
  stream: 'carePlan',
  payload: OpenPayload,
  // refused: a payload with an index signature could hold fields that nobody named
  fields: {},
});
