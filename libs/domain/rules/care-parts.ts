import { dayParts, weekdays, type CarePartData, type DayPart, type Weekday } from '@koz/events';
import { broken, valid, type Checked } from './checked.js';
import { codeRule } from './codes.js';

export interface CarePartInput {
  readonly weekday: string;
  readonly part: string;
}

/**
 * The care parts of a week: at least one, none twice, no half day beside a full one. The morning and the
 * afternoon of one weekday are a full day and become one. The answer stands in the order of the week.
 */
export function carePartsRule(input: readonly CarePartInput[]): Checked<CarePartData[]> {
  if (input.length === 0) return broken('required');
  const asked = new Map<Weekday, Set<DayPart>>();
  for (const { weekday, part } of input) {
    const day = codeRule(weekdays, weekday);
    const dayPart = codeRule(dayParts, part);
    if (!day.ok || !dayPart.ok) return broken('unknownCarePart');
    const parts = asked.get(day.value) ?? new Set<DayPart>();
    if (parts.has(dayPart.value)) return broken('carePartTwice');
    asked.set(day.value, parts.add(dayPart.value));
  }
  const week: CarePartData[] = [];
  for (const weekday of weekdays) {
    const parts = [...(asked.get(weekday) ?? [])];
    if (parts.length > 1 && parts.includes('full')) return broken('carePartOverlap');
    const [part] = parts.length > 1 ? (['full'] as const) : parts;
    if (part !== undefined) week.push({ weekday, part });
  }
  return valid(week);
}
