/** Of the week of the filing, a Monday: organisers go through their list on Tuesday and Thursday. */
const weekdays = { organiser: [1, 3], family: [2, 4] } as const;

/** The first day after `from`, both counted from the filing, on which an organiser or a family gets round to it. */
export function nextDay(from: number, who: keyof typeof weekdays): number {
  const days: readonly number[] = weekdays[who];
  for (let day = from + 1; ; day++) if (days.includes(day % 7)) return day;
}
