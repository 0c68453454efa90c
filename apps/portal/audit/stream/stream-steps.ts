import type { Schemas } from '@koz/api-client';
import { shownMoment } from '../../shared/dates/dates.js';
import { eventText } from '../words/event-words.js';

type ToldEvent = Schemas['ToldEvent'];

/** A stop of the time slider: after an event, or now. */
export interface StreamStep {
  /** As of which position; undefined for now. */
  readonly position: number | undefined;
  readonly title: string;
  readonly when: string;
}

/** The stops of a stream: after each of its events, and now, when terms may have passed without one. */
export const stepsOf = (events: readonly ToldEvent[]): readonly StreamStep[] => [
  ...events.map(({ position, type, at }) => ({ position, title: eventText(type), when: shownMoment(at) })),
  { position: undefined, title: 'Nu', when: 'op dit moment' },
];

/** The stop that a position in an address stands for: that of the last event up to it; without one, now. */
export function stepAt(steps: readonly StreamStep[], position: number | undefined): number {
  if (position === undefined) return steps.length - 1;
  const after = steps.findIndex((step) => step.position === undefined || step.position > position);
  return Math.max(0, after - 1);
}

/** What a screen reader says of a stop: "3 van 9: Er is een plaats gevonden, 23/11/2026 19:00". */
export function stepText(steps: readonly StreamStep[], index: number): string {
  const step = steps[index];
  return step ? `${index + 1} van ${steps.length}: ${step.title}, ${step.when}` : '';
}
