import type { LeaveReport, LeaveStop } from '@koz/services/retention-worker';
import { number } from '../cli/terminal.js';

const stops: Readonly<Record<LeaveStop, string>> = {
  busy: 'een ander proces is er al mee bezig',
  clockDiffers: 'de klok en die van de databank verschillen meer dan een dag',
  notRegistered: 'deze verwerkingsverantwoordelijke is hier niet ingeschreven',
  scheduleBehind: 'een leesmodel is nog niet bij: probeer het straks opnieuw',
  noDepartureProposed: 'niemand stelde het vertrek voor',
  departureStands: 'het vertrek is al voorgesteld of bevestigd',
  secondPersonNeeded: 'een tweede functionaris moet het vertrek bevestigen',
  effectiveTooEarly: 'het kan nog niet ingaan',
  departureInEffect: 'het vertrek is al ingegaan',
  departureBegun: 'het vernietigen is al begonnen',
  departureNotConfirmed: 'twee functionarissen moeten het vertrek eerst beslissen',
  departureNotInEffect: 'de dag waarop het vertrek ingaat, moet nog komen',
  exportNeeded: 'sinds het vertrek inging, is er geen export gemaakt',
  otherExport: 'dit is niet de laatste export die sinds het vertrek gemaakt is',
  departureNotBegun: 'het vernietigen is nog niet begonnen',
  controllerLeft: 'deze verwerkingsverantwoordelijke is al vertrokken',
  changedSinceExport: 'sinds de export is er nog iets gebeurd: maak een nieuwe',
  held: 'een bewaring (klacht, rechtszaak of inspectie) houdt opvangplannen vast',
  keysLeft:
    'het logboek noemt sleutels van opvangplannen die de planning niet kent: zie het logboek van de dienst',
};

/** What leaving came to, a line each. */
export function leaveLines(report: LeaveReport): string[] {
  const { controller, outcome, reason, plans, keys, held, changes } = report;
  const count = keys.precise + keys.identity + keys.planning;
  const what = `${number(plans)} opvangplannen, ${number(count)} sleutels`;
  if (outcome === 'dryRun')
    return [
      `${controller}: niets vernietigd; er zou verdwijnen: ${what} (precies ${number(keys.precise)}, identiteit ${number(keys.identity)}, planning ${number(keys.planning)}).`,
    ];
  if (outcome === 'left')
    return [
      `${controller} is vertrokken: ${what} vernietigd.`,
      'De oude tijdvaksleutel volgt na een nagelezen reservekopie, ten laatste na 35 dagen; dan zijn ook oude kopieën onleesbaar.',
    ];
  return [
    `${controller}: gestopt, want ${reason ? stops[reason] : 'er klopte iets niet'}. Vernietigd: ${what}.`,
    ...(changes > 0 ? [`  ${number(changes)} gebeurtenissen sinds de export`] : []),
    ...held.map((carePlanId) => `  vastgehouden: carePlan-${carePlanId}`),
  ];
}
