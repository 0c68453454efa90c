import { randomUUID } from 'node:crypto';
import { controllerStream, handle, loadController } from '@koz/command-handling';
import { controllerDecider, dayInBelgium } from '@koz/domain';
import { operatorActor } from '@koz/disclosure-ledger';
import { outsideTransaction } from '@koz/platform';
import {
  uuid,
  type CommandId,
  type ControllerId,
  type FileHash,
  type KeyThumbprint,
  type OwnDate,
  type Uuid,
} from '@koz/privacy-types';
import { ReadModelBehindError, waitForPosition } from '@koz/projection';
import { carePlans } from '@koz/projections/care-plans';
import type { Runtime } from '@koz/runtime';
import { startProjector } from '@koz/services/projector';
import { onRecord } from '../cli/on-record.js';
import { ControllerExportError } from './controller-export-error.js';
import { auditLines, carePlanLines, controllerLine, locationLines } from './export-lines.js';
import type { AgreementKey } from './recipient-key.js';
import { exportFormat, type SealedCounts } from './sealed-form.js';
import { SealedWriter, type SealedFile } from './sealed-writer.js';

export interface ControllerExportOptions {
  readonly controller: ControllerId;
  /** Where the sealed file comes to be. */
  readonly out: string;
  readonly recipient: AgreementKey;
  readonly reason?: string | undefined;
  readonly onProgress?: (progress: SealedCounts & { readonly bytes: number }) => void;
}

/** How long the read model of plans may take to come up to the end of the log. */
const plansWithinMs = 60_000;

/**
 * Writes all of a controller's data to a file that only its own key opens. On record before anything is read, each plan
 * in the ledger before it is written; the file has its name only when it is whole, and then the controller's stream says
 * by its hash that it was made.
 *
 * @throws ControllerExportError, ExportError
 */
export async function exportController(
  runtime: Runtime,
  { controller, out, recipient, reason, onProgress }: ControllerExportOptions,
): Promise<SealedFile> {
  await refuseWithoutData(runtime, controller);
  const exportId = randomUUID() as Uuid;
  await onRecord(runtime, { action: 'exportController', controller, reason, subject: `export-${exportId}` });
  const projector = await startProjector({
    store: runtime.eventStore('koz_projector'),
    pool: runtime.database.pool('koz_projector'),
    sealer: runtime.sealer,
    logger: runtime.logger,
    projections: [carePlans],
  });
  const madeAt = runtime.clock.now();
  const madeOn = dayInBelgium(madeAt) as OwnDate;
  try {
    const upTo = await runtime.eventStore('koz_command').lastPosition();
    await plansUpTo(runtime, upTo);
    const header = {
      format: exportFormat,
      exportId,
      controller,
      madeAt,
      recipient: recipient.thumbprint,
    } as const;
    const writer = await SealedWriter.open(out, header, recipient);
    try {
      await writer.add(await controllerLine(runtime, controller));
      for (const lines of [
        locationLines(runtime, controller),
        carePlanLines(runtime, controller),
        auditLines(runtime, controller, `${out}.audit`),
      ])
        for await (const line of lines) {
          await writer.add(line);
          onProgress?.({ ...writer.counts, bytes: writer.bytes });
        }
      const file = await writer.finish(upTo, runtime.shredding.signingKey);
      await recordExported(runtime, controller, file, { madeOn, upTo });
      return file;
    } finally {
      await writer.abandon();
    }
  } finally {
    await projector.stop();
  }
}

async function refuseWithoutData(runtime: Runtime, controller: ControllerId): Promise<void> {
  const { state } = await loadController(runtime.commandDeps('koz_command'), controller);
  if (state.status !== 'registered')
    throw new ControllerExportError(
      'notRegistered',
      'Deze verwerkingsverantwoordelijke is hier niet ingeschreven.',
    );
  const status = state.departure?.status;
  if (status === 'begun' || status === 'left')
    throw new ControllerExportError(
      'begun',
      'De sleutels van deze verwerkingsverantwoordelijke worden of zijn vernietigd: er valt niets meer mee te geven.',
    );
}

async function plansUpTo({ database }: Runtime, position: number): Promise<void> {
  if (position < 0) return;
  try {
    await waitForPosition(
      outsideTransaction(database.pool('koz_query')),
      carePlans.name,
      position,
      plansWithinMs,
    );
  } catch (error) {
    if (!(error instanceof ReadModelBehindError)) throw error;
    throw new ControllerExportError(
      'behind',
      'Het leesmodel van de opvangplannen is nog niet bij: probeer het straks opnieuw, of zie "koz projections list".',
    );
  }
}

async function recordExported(
  runtime: Runtime,
  controller: ControllerId,
  { fileHash, manifest }: SealedFile,
  { madeOn, upTo }: { readonly madeOn: OwnDate; readonly upTo: number },
): Promise<void> {
  const outcome = await handle(runtime.commandDeps('koz_command'), {
    stream: controllerStream(controller),
    decider: controllerDecider,
    command: {
      ...{ type: 'recordExport', fileHash: fileHash as FileHash, madeOn, to: upTo },
      ...{ recipient: manifest.recipient as KeyThumbprint, count: manifest.counts.carePlans },
    },
    context: {
      commandId: uuid<CommandId>(randomUUID()),
      actor: operatorActor,
      scope: { controller },
    },
  });
  if (outcome.outcome !== 'done')
    throw new ControllerExportError(
      'begun',
      'De export kon niet in het logboek gezet worden: maak een nieuwe.',
    );
}
