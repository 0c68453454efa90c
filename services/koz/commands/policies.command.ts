import type { Command } from 'commander';
import type { ConsultationReason } from '@koz/disclosure-ledger';
import { dayInBelgium } from '@koz/domain';
import type { ControllerId } from '@koz/privacy-types';
import { applicationHistories } from '@koz/projections/application-histories';
import { onRecord, withReason } from '../cli/on-record.js';
import { number, type Terminal } from '../cli/terminal.js';
import { settingsFor, withRuntime } from '../cli/with-runtime.js';
import { caughtUp } from '../policies/caught-up.js';
import { compareAll, type ComparisonReport } from '../policies/compare-all.js';
import { alignedText, missedTable, markdownOf, shownTable } from '../policies/comparison-table.js';
import { dutchWords, englishWords } from '../policies/table-words.js';
import { controllerArgument } from './controller-argument.js';
import { dayArgument, DayInFutureError } from './day-argument.js';
import { projectorDepsOf } from './projections.command.js';

interface Options {
  readonly until?: string;
  readonly controller?: ControllerId;
  readonly json?: boolean;
  readonly markdown?: boolean;
  readonly reason?: ConsultationReason;
}

export const addPoliciesCommand = (program: Command, terminal: Terminal) =>
  withReason(
    program
      .command('policies')
      .description('de methodes: wat een organisator wanneer te zien krijgt')
      .command('compare'),
  )
    .summary('de methodes vergelijken over de echte geschiedenis')
    .description(
      'Telt wat elke methode van alle opvangplannen getoond zou hebben, aan hoeveel organisatoren en hoeveel dagen, en bij welke beslissingen iets verborgen was dat een andere methode zou tonen. Er wordt niets bewaard dan dat er gevraagd is. Wat werkelijk gold, staat er als "actual" bij.',
    )
    .option('--until <datum>', 'de laatste dag die meetelt (jjjj-mm-dd); zonder: vandaag', dayArgument)
    .option('--controller <code>', 'alleen deze verwerkingsverantwoordelijke', controllerArgument)
    .option('--json', 'alle cijfers als JSON')
    .option('--markdown', 'tabellen in Markdown, in het Engels')
    .action(async ({ json = false, markdown = false, ...asked }: Options) => {
      const report = await compare(terminal, asked);
      if (json) terminal.out(JSON.stringify(report, null, 2));
      else if (markdown) writeTables(terminal, report, englishWords, markdownOf);
      else writeComparison(terminal, report);
    });

function compare(
  terminal: Terminal,
  { until: asked, controller, reason }: Options,
): Promise<ComparisonReport> {
  return withRuntime(settingsFor(terminal), async (runtime) => {
    const until = lastDay(asked, dayInBelgium(runtime.clock.now()));
    await onRecord(runtime, { action: 'comparePolicies', controller, reason });
    return caughtUp(projectorDepsOf(runtime), applicationHistories, () =>
      compareAll(
        {
          pool: runtime.database.pool('koz_query'),
          events: runtime.eventStore('koz_query'),
          vault: runtime.vault,
          locations: runtime.locations('koz_query'),
        },
        { until, controller },
      ),
    );
  });
}

function lastDay(asked: string | undefined, today: string): string {
  if (asked !== undefined && asked > today) throw new DayInFutureError();
  return asked ?? today;
}

function writeComparison(terminal: Terminal, report: ComparisonReport): void {
  const { controllers, leftOut, until, tooFew, plans, applications, planDays } = report;
  if (leftOut.length > 0)
    terminal.err(`Niet meegeteld, want te weinig opvangplannen: ${leftOut.join(', ')}.`);
  if (tooFew) {
    terminal.out('Er zijn te weinig opvangplannen om er cijfers over te geven.');
    return;
  }
  terminal.out(
    `${controllers.join(', ')}: ${number(plans ?? 0)} opvangplannen met ${number(applications ?? 0)} aanvragen, ${number(planDays ?? 0)} dagen, tot en met ${until.split('-').reverse().join('/')}.`,
  );
  writeTables(terminal, report, dutchWords, alignedText);
}

function writeTables(
  terminal: Terminal,
  report: ComparisonReport,
  words: typeof dutchWords,
  textOf: typeof alignedText,
): void {
  for (const table of [shownTable(report, words), missedTable(report, words)])
    terminal.out(`\n${textOf(table)}`);
}
