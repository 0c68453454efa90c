import type { HoldId } from '@koz/privacy-types';
import type { ProjectedEvent } from '@koz/projection';
import { holdOf, holdText, type RunningHold } from '../hold-text.js';
import { changePlan } from './handler.js';

/** Replaces the hold that an event is about by what came of it: nothing, when it was lifted. */
export const changeHold = (change: (event: ProjectedEvent, hold: RunningHold | undefined) => RunningHold[]) =>
  changePlan((row, event) => {
    const holdId = event.data['holdId'] as HoldId;
    const holds = row.holds.map(holdOf);
    const changed = change(
      event,
      holds.find((hold) => hold.holdId === holdId),
    );
    const next = [...holds.filter((hold) => hold.holdId !== holdId), ...changed];
    const days = next.map(({ expires }) => expires).sort();
    return { ...row, holds: next.map(holdText).sort(), held_until: days.at(-1) ?? null };
  });
