/** What an ISO day is: `2027-04-03`. */
const isoDay = /^(\d{4})-(\d{2})-(\d{2})$/;
/** dd/mm/jjjj; points and hyphens are what people also type, and leading zeros are left out. */
const typedDay = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\s*$/;

const zone = 'Europe/Brussels';
const dayFormat = new Intl.DateTimeFormat('nl-BE', {
  timeZone: zone,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});
const momentFormat = new Intl.DateTimeFormat('nl-BE', {
  timeZone: zone,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const monthFormat = new Intl.DateTimeFormat('nl-BE', { timeZone: 'UTC', month: 'long', year: 'numeric' });

/** The ISO day of what was typed as dd/mm/jjjj; undefined when that is no day of the calendar. `03/04/2027` is 3 April. */
export function isoOfTyped(typed: string): string | undefined {
  const [, day, month, year] = typedDay.exec(typed) ?? [];
  if (day === undefined || month === undefined || year === undefined) return undefined;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return exists(iso) ? iso : undefined;
}

/** An ISO day, month or instant as dd/mm/jjjj (mm/jjjj for a month); what is no date is given back as it is. */
export function shownDay(iso: string): string {
  const [, year, month, day] = isoDay.exec(iso) ?? [];
  if (year !== undefined) return `${day}/${month}/${year}`;
  if (/^\d{4}-\d{2}$/.test(iso)) return `${iso.slice(5)}/${iso.slice(0, 4)}`;
  return isInstant(iso) ? dayFormat.format(new Date(iso)) : iso;
}

/** An instant as dd/mm/jjjj uu:mm in Belgian time. */
export const shownMoment = (instant: string): string =>
  isInstant(instant) ? momentFormat.format(new Date(instant)).replace(',', '') : shownDay(instant);

/** `2027-04` as "april 2027". */
export const shownMonth = (month: string): string =>
  /^\d{4}-\d{2}$/.test(month) ? monthFormat.format(new Date(`${month}-01T00:00:00Z`)) : month;

const isInstant = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(Date.parse(text));

const exists = (iso: string): boolean => {
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
};
