import type { ControllerId, ErasureCause } from '@koz/privacy-types';
import type { DueCount } from '@koz/projections/retention-schedule';
import type { BatchReport, RunProgress, RunReport, StopReason } from '@koz/services/retention-worker';
import { number } from '../cli/terminal.js';

const causes: Readonly<Record<ErasureCause, string>> = {
  P2Y6M: '2,5 jaar',
  P5Y: '5 jaar',
  withdrawal: 'kortere termijn na het einde',
  erasure: 'wissing gevraagd',
  departure: 'vertrek van het lokaal bestuur',
};

const steps: Readonly<Record<DueCount['step'], string>> = {
  precise: causes.P2Y6M,
  everything: 'alles (5 jaar of kortere termijn)',
  erasure: causes.erasure,
};

const reasons: Readonly<Record<StopReason, string>> = {
  busy: 'een ander proces is er al mee bezig',
  asOfInFuture: 'die dag moet nog komen: vooruitkijken kan alleen met --dry-run',
  clockDiffers: 'ALARM: de klok en die van de databank schelen meer dan een dag',
  capExceeded: 'ALARM: er zou meer verdwijnen dan het beleid in één keer toelaat',
  scheduleBehind: 'ALARM: het schema loopt achter op het logboek',
  notRegistered: 'ALARM: deze verwerkingsverantwoordelijke is hier niet geregistreerd',
};

export const progressLine = (
  controller: ControllerId,
  { cause, month, plans, plansPerSecond }: RunProgress,
): string =>
  `${controller} ${month} (${causes[cause]}): ${number(plans)} plannen (${number(plansPerSecond)} per seconde)`;

/** A run as lines for who gave the command. */
export function reportLines(report: RunReport): string[] {
  const { controller, asOf, dryRun, outcome, reason, due } = report;
  const head = `${controller}, op ${asOf}`;
  if (outcome === 'stopped' && reason) return [`${head}: gestopt; ${reasons[reason]}.`, ...dueLines(due)];
  if (dryRun)
    return due.length === 0
      ? [`${head}: er zou niets verdwijnen.`]
      : [`${head}, niets vernietigd; er zou verdwijnen:`, ...dueLines(due)];
  return [`${head}: ${sumLine(report)}`, ...report.batches.map(batchLine)];
}

const dueLines = (due: readonly DueCount[]): string[] =>
  due.map(({ step, month, plans }) => `  ${month} ${steps[step]}: ${number(plans)} plannen`);

function sumLine(report: RunReport): string {
  const { plans, destroyed, held, applicationsEnded, resumed, epochsDestroyed, seconds } = report;
  const keys = destroyed.precise + destroyed.identity + destroyed.planning;
  const parts = [
    `${number(plans)} plannen, ${number(keys)} sleutels vernietigd in ${number(seconds)} s`,
    applicationsEnded > 0 ? `${number(applicationsEnded)} open aanvragen ingetrokken` : '',
    held > 0 ? `${number(held)} plannen onder bewaarplicht overgeslagen` : '',
    resumed > 0 ? `${number(resumed)} vernietigingen van een afgebroken run voltooid` : '',
    epochsDestroyed > 0 ? `${number(epochsDestroyed)} tijdvaksleutels vernietigd` : '',
  ];
  return `${parts.filter((part) => part !== '').join('; ')}.`;
}

function batchLine({ month, cause, plans, levels }: BatchReport): string {
  const coarsened = Object.entries(levels ?? {})
    .sort()
    .map(([level, count]) => `${level} ${number(count)}`);
  const kept = coarsened.length > 0 ? `; wat blijft: ${coarsened.join(', ')}` : '';
  return `  ${month} ${causes[cause]}: ${number(plans)} plannen${kept}`;
}
