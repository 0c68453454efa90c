import type { Alert, AlertRule } from '@koz/disclosure-ledger';
import { dayInBelgium } from '@koz/domain';
import { roleText } from '../own-disclosures/words.js';

const didWhat: Readonly<Record<AlertRule, (number: number) => string>> = {
  manyPlansOpened: (n) => `opende in één uur ${n} opvangplannen`,
  manyCasesOpened: (n) => `opende op één dag ${n} dossiers`,
  manyPlansWithoutApplication: (n) =>
    `kreeg op één dag ${n} opvangplannen te zien waarvoor de eigen organisatie geen aanvraag heeft`,
  farAboveOwnHabit: (n) => `kreeg op één dag ${n} opvangplannen te zien, veel meer dan op een gewone dag`,
};

/** What stood out, in a sentence for an officer. */
export function alertText(
  {
    rule,
    role,
    number,
    threshold,
    windowBegins,
  }: Pick<Alert, 'rule' | 'role' | 'number' | 'threshold' | 'windowBegins'>,
  organisation: string | null,
): string {
  const who = [roleText(role), organisation].filter(Boolean).join(' van ');
  const day = dayInBelgium(windowBegins).split('-').reverse().join('/');
  return (
    `Iemand met de rol ${who} ${didWhat[rule](number)} (${day}). Tot ${threshold} wordt niets gemeld. ` +
    'Geteld over alle besturen samen. Kijk na of het bij het werk hoorde, en noteer dat.'
  );
}
