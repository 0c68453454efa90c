/** How far the development clock leaps at the press of a button. */
export interface Leap {
  readonly label: string;
  readonly days?: number;
  readonly months?: number;
}

export const leaps: readonly Leap[] = [
  { label: '1 dag', days: 1 },
  { label: '1 maand', months: 1 },
  { label: '6 maanden', months: 6 },
  { label: '2,5 jaar', months: 30 },
];

/** The instant so much later; the last day of the month where the day does not exist there. */
export function later(now: string, { days = 0, months = 0 }: Leap): string {
  const date = new Date(now);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString();
}
