import { InvalidArgumentError } from 'commander';
import { plainDateRule } from '@koz/domain';
import { instant, type Instant } from '@koz/privacy-types';
import { Temporal } from 'temporal-polyfill';

const withTimeZone = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * A moment that an option names: an instant with its time zone, or a day in Belgium, which stands for the end of it.
 * @throws InvalidArgumentError for what is neither; its message does not repeat it
 */
export function momentArgument(text: string): Instant {
  if (withTimeZone.test(text) && !Number.isNaN(Date.parse(text))) return instant(text);
  const day = plainDateRule(text);
  if (!day.ok)
    throw new InvalidArgumentError('Geef een dag als jjjj-mm-dd, of een tijdstip als 2029-02-01T09:00:00Z.');
  const next = Temporal.PlainDate.from(day.value).add({ days: 1 });
  return instant(next.toZonedDateTime({ timeZone: 'Europe/Brussels' }).epochMilliseconds - 1);
}

/** A position of the log. */
export function positionArgument(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('Geef een positie in het logboek, vanaf 0.');
  return Number(text);
}
