import { isoOfTyped, shownDay } from '../../shared/dates/dates.js';
import type { FieldLike } from '../../shared/field/field-words.js';
import type { CarePart } from '../filing/draft.js';

/** The care that is asked: its period and parts, and with whom the plan is shared. */
export interface Care {
  readonly startDate: string;
  readonly endDate: string;
  readonly careParts: readonly CarePart[];
  readonly sharing: string;
}

const nothing: Care = { startDate: '', endDate: '', careParts: [], sharing: '' };

/** The form as the plan stands: days as they are typed. */
export function careOf(all: object | undefined): Care {
  if (all === undefined) return nothing;
  const { startDate, endDate, careParts, sharing } = all as Readonly<Record<string, FieldLike>>;
  const known = (field: FieldLike | undefined): unknown =>
    field?.state === 'known' ? field.value : undefined;
  const day = (value: unknown): string => (typeof value === 'string' ? shownDay(value) : '');
  return {
    startDate: day(known(startDate)),
    endDate: day(known(endDate)),
    careParts: (known(careParts) as readonly CarePart[] | undefined) ?? [],
    sharing: (known(sharing) as string | undefined) ?? '',
  };
}

/** Only what was changed; an end that was emptied goes away. */
export function amendmentOf(before: Care, after: Care): object {
  const day = (typed: string): string => isoOfTyped(typed) ?? typed.trim();
  const partsText = (parts: readonly CarePart[]): string =>
    parts
      .map(({ weekday, part }) => `${weekday}:${part}`)
      .sort()
      .join();
  return {
    ...(before.startDate !== after.startDate && { startDate: day(after.startDate) }),
    ...(before.endDate !== after.endDate && { endDate: day(after.endDate) || null }),
    ...(partsText(before.careParts) !== partsText(after.careParts) && { careParts: after.careParts }),
    ...(before.sharing !== after.sharing && { sharing: after.sharing }),
  };
}
