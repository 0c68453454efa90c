import { stepAt, stepsOf, stepText } from './stream-steps.js';

const event = (position: number, type: string) => ({
  ...{ position, type, stream: 'carePlan-x', revision: 0, eventId: 'x', version: 1, actor: 'x' },
  ...{ at: '2026-11-23T18:00:00.000Z', reasons: {}, sealed: [] },
});

describe('The stops of a stream', () => {
  const steps = stepsOf([event(4, 'CarePlanFiled'), event(5, 'ApplicationCreated'), event(90, 'PlaceFound')]);

  it('are its events in order, and now', () => {
    expect(steps.map(({ position }) => position)).toEqual([4, 5, 90, undefined]);
    expect(stepText(steps, 2)).toBe('3 van 4: Er is een plaats gevonden, 23/11/2026 19:00');
    expect(stepText(steps, 3)).toBe('4 van 4: Nu, op dit moment');
  });

  it('are found by any position of the log', () => {
    expect([0, 4, 5, 60, 90, 1000].map((position) => stepAt(steps, position))).toEqual([0, 0, 1, 1, 2, 2]);
    expect(stepAt(steps, undefined)).toBe(3);
  });
});
