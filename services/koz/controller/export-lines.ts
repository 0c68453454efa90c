import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { ExportError, writeExport } from '@koz/audit';
import { loadController } from '@koz/command-handling';
import { operatorActor, record } from '@koz/disclosure-ledger';
import { withTenant } from '@koz/platform';
import type { CarePlanId, ControllerId, Uuid } from '@koz/privacy-types';
import { carePlanIds } from '@koz/projections/care-plans';
import type { Runtime } from '@koz/runtime';
import { ControllerPlans, queryApiDepsOf, type ControllerPlan } from '@koz/services/query-api';
import { openLog, ownVerifierKey } from '../audit/open-log.js';
import type { SealedLine } from './sealed-form.js';

/** What a controller decided, in the order in which it did: policies, terms, batches, and that it leaves. */
export async function controllerLine(runtime: Runtime, controller: ControllerId): Promise<SealedLine> {
  const { state, events } = await loadController(runtime.commandDeps('koz_command'), controller);
  return {
    kind: 'controller',
    controller: {
      controller,
      ...(state.status === 'registered' && { name: state.name, region: state.region }),
      events: events.map(({ type, data, revision, position, metadata: { at, actor } }) => ({
        ...{ type, data, revision, position, at, actor },
      })),
    },
  };
}

/** The locations in its territory. */
export async function* locationLines(runtime: Runtime, controller: ControllerId): AsyncGenerator<SealedLine> {
  const locations = runtime.locations('koz_query');
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await locations.list({
      limit: 200,
      ...(cursor !== undefined && { cursor }),
    });
    for (const location of items)
      if (location.controller === controller) yield { kind: 'location', location };
    cursor = nextCursor;
  } while (cursor !== undefined);
}

/** Plans that are read at once, recorded together in the ledger, and written. */
const plansAtOnce = 20;

/**
 * All plans of a controller, as their families would take them along. What a page of them discloses is in the ledger
 * before the first byte of it leaves.
 */
export async function* carePlanLines(runtime: Runtime, controller: ControllerId): AsyncGenerator<SealedLine> {
  const pool = runtime.database.pool('koz_query');
  const plans = new ControllerPlans(queryApiDepsOf(runtime));
  for (let after: CarePlanId | undefined; ;) {
    const ids = await withTenant(pool, controller, (sql) => carePlanIds(sql, { after, limit: plansAtOnce }));
    const page = await Promise.all(ids.map((id) => plans.read(controller, id)));
    await recordPage(runtime, controller, page);
    for (const document of await Promise.all(page.map(documentOf))) yield { kind: 'carePlan', document };
    after = ids.at(-1);
    if (ids.length < plansAtOnce) return;
  }
}

async function documentOf(plan: ControllerPlan): Promise<object> {
  const parts: string[] = [];
  for await (const part of plan.text()) parts.push(part);
  return JSON.parse(parts.join('')) as object;
}

async function recordPage(
  { database, clock }: Runtime,
  controller: ControllerId,
  page: readonly ControllerPlan[],
): Promise<void> {
  const plans = page.flatMap(({ disclosed }) => disclosed ?? []);
  if (plans.length === 0) return;
  await withTenant(database.pool('koz_query'), controller, (sql) =>
    record(sql, {
      ...{
        answerId: randomUUID() as Uuid<'answer'>,
        at: clock.now(),
        viewer: operatorActor,
        role: 'operator',
      },
      ...{ viewerController: controller, ground: 'controllerExport', plans },
    }),
  );
}

/** Bytes of a file in one line; base64 makes a third more of it. */
const partBytes = 256 * 1024;

/**
 * The log with its proofs, certificates and fence, as `koz audit export` writes them. Nothing in it opens anything; it is
 * written to a directory first, which is taken away again.
 */
export async function* auditLines(
  runtime: Runtime,
  controller: ControllerId,
  directory: string,
): AsyncGenerator<SealedLine> {
  await rm(directory, { recursive: true, force: true });
  try {
    const source = await openLog(runtime, { controller, withHeadsAndNodes: false });
    if (!source.isCovered)
      throw new ExportError(
        'notSigned',
        `De boom van het logboek gaat tot positie ${source.size - 1}, het logboek tot ${source.lastPosition}. "koz audit verify" zegt wat er niet klopt.`,
      );
    await writeExport(source, directory, {
      verifierKeys: [ownVerifierKey(runtime)],
      madeAt: runtime.clock.now(),
    });
    for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      const path = `audit/${relative(directory, file).split(sep).join('/')}`;
      let part = 0;
      for await (const bytes of createReadStream(file, { highWaterMark: partBytes }))
        yield { kind: 'file', path, part: part++, data: (bytes as Buffer).toString('base64') };
      if (part === 0) yield { kind: 'file', path, part, data: '' };
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
