import type { CarePartData, DayPart, Weekday } from '@koz/events';

/** A care part as one word, `mon:full`: how the register stores it and how a query names it. */
export const carePartText = ({ weekday, part }: CarePartData): string => `${weekday}:${part}`;

/** The care part that {@link carePartText} wrote; what is no such text gives a care part that no rule accepts. */
export function carePartOf(text: string): CarePartData {
  const [weekday = '', part = ''] = text.split(':');
  return { weekday: weekday as Weekday, part: part as DayPart };
}
