import { partNames, weekdayNames, type CarePart } from '../../shared/words/words.js';

const days = Object.keys(weekdayNames) as CarePart['weekday'][];
const parts = Object.keys(partNames) as CarePart['part'][];

/** `maandag tot vrijdag: hele dag, voormiddag`: days that offer the same, together. */
export function offerText(offered: readonly { readonly weekday: string; readonly part: string }[]): string {
  const partsOf = (day: string): string =>
    parts
      .filter((part) => offered.some((each) => each.weekday === day && each.part === part))
      .map((part) => partNames[part])
      .join(', ');
  const runs: { readonly days: string[]; readonly offer: string; last: number }[] = [];
  days.forEach((day, index) => {
    const offer = partsOf(day);
    if (offer === '') return;
    const run = runs.at(-1);
    if (run && run.offer === offer && run.last === index - 1) {
      run.days.push(weekdayNames[day]);
      run.last = index;
    } else runs.push({ days: [weekdayNames[day]], offer, last: index });
  });
  return runs.map(({ days: run, offer }) => `${daysText(run)}: ${offer}`).join('; ');
}

const daysText = (run: readonly string[]): string =>
  run.length > 2 ? `${run[0]} tot ${run.at(-1)}` : run.join(' en ');
