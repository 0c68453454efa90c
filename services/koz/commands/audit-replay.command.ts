import type { Command } from 'commander';
import type { ControllerId, Instant } from '@koz/privacy-types';
import type { Cut } from '@koz/replay';
import type { Runtime } from '@koz/runtime';
import { askedStream, replayAnswer, replayStream, type StreamReplay } from '@koz/services/replay-stream';
import { replayLines } from '../audit-replay/replay-text.js';
import { onRecord, withReason } from '../cli/on-record.js';
import { exitCodes, type ExitCode, type Terminal } from '../cli/terminal.js';
import { settingsFor, withRuntime } from '../cli/with-runtime.js';
import { controllerArgument } from './controller-argument.js';
import { momentArgument, positionArgument } from './moment-argument.js';

interface Options {
  readonly asOf?: Instant;
  readonly position?: number;
  readonly controller?: ControllerId;
  readonly json?: boolean;
  readonly reason?: string;
}

/** Why nothing is told, in a sentence. */
type Refusal = { readonly refused: string };

export const addReplayCommand = (
  audit: Command,
  terminal: Terminal,
  finish: (code: ExitCode) => void,
): Command =>
  withReason(audit.command('replay'))
    .summary('een opvangplan, aanvraag of bestuur zoals het toen was')
    .description(
      'Vertelt uit het logboek hoe een stroom toen was, wat er gold, en wat organisator, zoekpool, gezin en regie toen van elk veld zagen. Nooit een waarde. Gebeurtenissen met hetzelfde uur houdt --position uit elkaar.',
    )
    .argument(
      '<stroom>',
      'carePlan-…, application-… of controller-…, of het kenmerk van een plan of aanvraag',
    )
    .option(
      '--as-of <tijdstip>',
      'een tijdstip met tijdzone, of een dag (het einde ervan); zonder: nu',
      momentArgument,
    )
    .option('--position <positie>', 'tot en met deze positie, in plaats van een tijdstip', positionArgument)
    .option('--controller <code>', 'alleen bij deze verwerkingsverantwoordelijke zoeken', controllerArgument)
    .option('--json', 'alles als JSON, zoals over HTTP')
    .action(async (stream: string, options: Options) => {
      const replay = await withRuntime(settingsFor(terminal), (runtime) => told(runtime, stream, options));
      if ('refused' in replay) {
        terminal.err(replay.refused);
        return finish(exitCodes.misused);
      }
      if (options.json) terminal.out(JSON.stringify(replayAnswer(replay), null, 2));
      else for (const line of replayLines(replay)) terminal.out(line);
    });

async function told(runtime: Runtime, stream: string, options: Options): Promise<StreamReplay | Refusal> {
  const { controller, asOf, position } = options;
  const asked = askedStream(stream);
  if (!asked)
    return { refused: 'Zo heet geen stroom: geef carePlan-, application- of controller- met het kenmerk.' };
  const history = runtime.eventStore('koz_history');
  const now = runtime.clock.now();
  if (asOf !== undefined && position !== undefined)
    return { refused: 'Geef --as-of of --position, niet allebei.' };
  if (position !== undefined && position > (await history.lastPosition()))
    return { refused: 'Zo ver reikt het logboek niet.' };
  // Of today only the part that is over can be told.
  const isLaterToday = asOf !== undefined && asOf > now && asOf.slice(0, 10) === now.slice(0, 10);
  if (asOf !== undefined && asOf > now && !isLaterToday)
    return { refused: 'Dat tijdstip is nog niet voorbij.' };
  const cut: Cut = position === undefined ? { asOf: isLaterToday ? now : (asOf ?? now) } : { position };
  const controllers = controller ? [controller] : await runtime.locations('koz_query').controllers();
  for (const each of controllers) {
    const replay = await replayStream({ history, vault: runtime.vault }, each, asked, { cut, now });
    if (!replay) continue;
    const { reason } = options;
    await onRecord(runtime, { action: 'replayStream', controller: each, subject: replay.stream, reason });
    return replay;
  }
  return { refused: 'Die stroom is er niet, of was er toen nog niet.' };
}
