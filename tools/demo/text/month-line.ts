import { number } from '@koz/services/koz';
import type { MonthOfRetention } from '../years.js';
import { belgian, counted } from './words.js';

/** What went on the first day of a month; undefined where nothing did. */
export function monthLine(month: MonthOfRetention): string | undefined {
  const { day, generalised, anonymised, applicationsEnded, keysDestroyed, epochsDestroyed, levels } = month;
  const parts = [
    generalised > 0 ? `2,5 jaar: ${counted(generalised, 'plan', 'plannen')}` : '',
    applicationsEnded > 0
      ? `${counted(applicationsEnded, 'open aanvraag', 'open aanvragen')} ingetrokken`
      : '',
    anonymised > 0 ? `5 jaar: ${counted(anonymised, 'plan', 'plannen')}${leftOver(levels)}` : '',
    keysDestroyed > 0 ? `${counted(keysDestroyed, 'sleutel', 'sleutels')} vernietigd` : '',
    epochsDestroyed > 0 ? `${counted(epochsDestroyed, 'tijdvaksleutel', 'tijdvaksleutels')} vernietigd` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? undefined : `${belgian(day)}  ${parts.join(' · ')}`;
}

/** How many of them leave anything: with fewer than k alike, nothing may stay. */
function leftOver(levels: MonthOfRetention['levels']): string {
  const something = Object.entries(levels).reduce(
    (sum, [level, plans]) => sum + (level === 'L6' ? 0 : plans),
    0,
  );
  return something > 0 ? `, waarvan ${number(something)} met iets dat blijft` : ', waarvan niets blijft';
}
