import { IsIn, Length } from 'class-validator';
import type { EventDefinition } from './define-event.js';
import { defineEvent } from './define-event.js';
import { UnknownEventVersionError, upcast } from './upcast.js';

class ThirdPayload {
  @IsIn(['paper', 'screen']) channel!: 'paper' | 'screen';
  parent!: { firstName: string };
  @Length(4, 4) postcode!: string;
}

/** Version 1 had a boolean and a number for a postcode; version 2 named the channel; version 3 nested the name. */
const definition = defineEvent({
  type: 'Moved',
  version: 3,
  stream: 'carePlan',
  payload: ThirdPayload,
  fields: { channel: 'clear', parent: { firstName: 'identity' }, postcode: 'planning' },
  upcasters: [
    {
      from: 1,
      clear: ({ onPaper }) => ({ channel: onPaper === true ? 'paper' : 'screen' }),
      tiers: { planning: ({ postcode }) => ({ postcode: String(postcode) }) },
    },
    { from: 2, tiers: { identity: ({ firstName }) => ({ parent: { firstName } }) } },
  ],
}) as unknown as EventDefinition;

const first = {
  clear: { onPaper: true },
  tiers: { identity: { firstName: 'Eerste' }, planning: { postcode: 2018 } },
};
const third = {
  clear: { channel: 'paper' },
  tiers: { identity: { parent: { firstName: 'Eerste' } }, planning: { postcode: '2018' } },
};

describe('Upcasting', () => {
  it('lifts the first version through every step', () => {
    expect(upcast(definition, 1, first)).toEqual(third);
  });

  it('takes only the steps after the stored version', () => {
    const second = {
      clear: { channel: 'paper' },
      tiers: { identity: { firstName: 'Eerste' }, planning: { postcode: '2018' } },
    };
    expect(upcast(definition, 2, second)).toEqual(third);
    expect(upcast(definition, 3, third)).toEqual(third);
  });

  it('leaves a tier that is not there away, and lifts the others', () => {
    expect(upcast(definition, 1, { clear: first.clear, tiers: { planning: { postcode: 2018 } } })).toEqual({
      clear: third.clear,
      tiers: { planning: { postcode: '2018' } },
    });
  });

  it('does not change what it was given', () => {
    const stored = structuredClone(first);
    upcast(definition, 1, stored);
    expect(stored).toEqual(first);
  });

  it.each([4, 0, -1, 1.5, Number.NaN])(
    'refuses version %p, of which this program knows nothing',
    (version) => {
      expect(() => upcast(definition, version, third)).toThrow(UnknownEventVersionError);
    },
  );

  it.each([
    ['a step is missing', [{ from: 2 }]],
    ['a step comes twice', [{ from: 1 }, { from: 1 }]],
    ['the steps are in the wrong order', [{ from: 2 }, { from: 1 }]],
    ['there are steps beyond the version', [{ from: 1 }, { from: 2 }, { from: 3 }]],
  ])('is refused at the declaration when %s', (_why, upcasters) => {
    const declare = () =>
      defineEvent({
        type: 'Moved',
        version: 3,
        stream: 'carePlan',
        payload: ThirdPayload,
        fields: { channel: 'clear', parent: { firstName: 'identity' }, postcode: 'planning' },
        upcasters,
      });
    expect(declare).toThrow(TypeError);
  });
});
