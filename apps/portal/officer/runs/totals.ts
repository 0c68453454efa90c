import type { Schemas } from '@koz/api-client';
import { plansText, tierNames, tierOrder } from '../shared/words.js';

type Totals = Schemas['RetentionRunTotals'];

/** What a run did so far, in sentences; what did not happen is not told, but for the first. */
export function totalsText({
  plans,
  keysDestroyed,
  held,
  applicationsEnded,
  resumed,
  epochsDestroyed,
}: Totals): string[] {
  const keys = tierOrder
    .filter((tier) => keysDestroyed[tier] > 0)
    .map((tier) => `${tierNames[tier].toLowerCase()}: ${keysDestroyed[tier]}`);
  return [
    `Van ${plansText(plans)} is iets vernietigd.`,
    ...(keys.length > 0 ? [`Vernietigde sleutels: ${keys.join(', ')}.`] : []),
    ...(held > 0 ? [`Door een bewaring gebleven: ${plansText(held)}.`] : []),
    ...(applicationsEnded > 0 ? [`Lopende aanvragen die stopten: ${applicationsEnded}.`] : []),
    ...(resumed > 0 ? [`Eerder onderbroken en nu voltooid: ${resumed}.`] : []),
    ...(epochsDestroyed > 0 ? [`Vernietigde tijdvaksleutels: ${epochsDestroyed}.`] : []),
  ];
}
