import type { EventStore, StoredEvent } from '@koz/event-store';
import { outsideTransaction, withTenant } from '@koz/platform';
import { controllersOf, type FenceDirectory } from '@koz/privacy-fence';
import type { ControllerId } from '@koz/privacy-types';
import type { Pool } from 'pg';
import type { CertificateStatement } from '../certificate.js';
import { certificateTip } from '../certificate-store.js';
import { latestCheckpoint, type KeptCheckpoint } from '../log-tree/tree-table.js';
import type { Finding } from '../verification/findings.js';
import { noLeaf } from '../verification/log-check.js';
import type { AuditSource, GivenCertificate, GivenCheckpoint } from '../verification/source.js';
import { HeadCheck } from './head-check.js';
import { encodeRecords, type RecordToWrite } from './log-record.js';
import { brokenNodes, leavesFrom } from './tree-nodes.js';

export interface DatabaseSourceDeps {
  /** Reads the whole log. */
  readonly store: Pick<EventStore, 'readAll' | 'lastPosition'>;
  /** Reads heads: as `koz_query`. */
  readonly heads: Pick<EventStore, 'heads'>;
  /** Of role `koz_auditor`. */
  readonly auditorPool: Pool;
  /** Of role `koz_query`: certificates are read as their controller. */
  readonly queryPool: Pool;
  readonly fence: FenceDirectory;
  readonly origin: string;
  readonly controllers: readonly ControllerId[];
}

export interface DatabaseSourceOptions {
  /** Whose events are to be there in full; null for every controller's. */
  readonly controller: ControllerId | null;
  /** What only a database has is held to the log too: heads, and the nodes above the leaves. An export has neither. */
  readonly withHeadsAndNodes: boolean;
  /**
   * Waits until the tree covers the log up to this position, and answers whether it does.
   * Certificates are taken up to the last one before; so that what they speak of is in the log before its end is fixed.
   */
  readonly covered: (position: number) => Promise<boolean>;
}

/** A running system's log as it stood when it was opened. */
export interface DatabaseSource extends AuditSource {
  /** The log's last position, and whether the tree covers it. */
  readonly lastPosition: number;
  readonly isCovered: boolean;
}

const pageSize = 2000;

export async function openDatabaseSource(
  deps: DatabaseSourceDeps,
  { controller, withHeadsAndNodes, covered }: DatabaseSourceOptions,
): Promise<DatabaseSource> {
  const { origin, fence, store, auditorPool, queryPool } = deps;
  const known = new Set([...deps.controllers, ...(await controllersOf(fence))]);
  const controllers = [...known].filter((one) => controller === null || one === controller).sort();
  const tips = new Map<ControllerId, number>();
  for (const one of controllers) tips.set(one, (await certificateTip(queryPool, one)).sequence);
  const lastPosition = await store.lastPosition();
  const isCovered = await covered(lastPosition);
  const size = (await latestCheckpoint(outsideTransaction(auditorPool)))?.size ?? 0;
  const faults: Finding[] = [];
  return {
    ...{ origin, controller, size, isClosed: false, controllers, fence, faults, lastPosition, isCovered },
    async *blocks() {
      const end = Math.max(size, lastPosition + 1);
      if (!withHeadsAndNodes) return yield* logBlocks(deps, { controller, size, end }, undefined, faults);
      faults.push(...(await brokenNodes(outsideTransaction(auditorPool), size)));
      const heads = new HeadCheck();
      try {
        yield* logBlocks(deps, { controller, size, end }, heads, faults);
        await heads.compare(deps.heads, faults);
      } finally {
        heads.close();
      }
    },
    checkpoints: () => checkpointsUpTo(auditorPool, size),
    certificates: (of) => certificatesUpTo(queryPool, of, tips.get(of) ?? 0),
  };
}

/** Pages of the log as records. What is missing is there as its leaf. */
async function* logBlocks(
  { store, auditorPool }: DatabaseSourceDeps,
  { controller, size, end }: { controller: ControllerId | null; size: number; end: number },
  heads: HeadCheck | undefined,
  faults: Finding[],
): AsyncGenerator<Buffer> {
  const sql = outsideTransaction(auditorPool);
  const read = (first: number) =>
    Promise.all([
      store.readAll(first - 1, Math.min(pageSize, end - first)),
      leavesFrom(sql, first, Math.min(size, first + pageSize)),
    ]);
  let ahead = end > 0 ? read(0) : undefined;
  for (let first = 0; ahead && first < end; first += pageSize) {
    const [events, leaves] = await ahead;
    const next = first + pageSize;
    ahead = next < end ? read(next) : undefined;
    // It is awaited a page later.
    ahead?.catch(() => undefined);
    const last = Math.min(next, end) - 1;
    for (const event of events) if (event.position <= last) heads?.take(event);
    yield encodeRecords(recordsOf(events, leaves, { first, last, controller }, faults));
  }
}

function recordsOf(
  events: readonly StoredEvent[],
  leaves: ReadonlyMap<number, Buffer> | Buffer,
  { first, last, controller }: { first: number; last: number; controller: ControllerId | null },
  faults: Finding[],
): RecordToWrite[] {
  const leafOf = (position: number): Buffer => {
    if (!Buffer.isBuffer(leaves)) return leaves.get(position) ?? noLeaf;
    const at = (position - first) * noLeaf.length;
    return at < leaves.length ? leaves.subarray(at, at + noLeaf.length) : noLeaf;
  };
  const records: RecordToWrite[] = [];
  let next = first;
  for (const event of events) {
    const { position } = event;
    if (position > last) break;
    for (; next < position; next += 1) records.push({ position: next, leaf: leafOf(next) });
    next = position + 1;
    if (!names(event)) {
      const { stream, revision } = event;
      faults.push({ fault: 'controller', position, stream, revision });
    }
    const isIn = controller === null || event.controller === controller;
    records.push({ position, leaf: leafOf(position), ...(isIn && { event }) });
  }
  return records;
}

/** Whether the metadata, which the hash covers, name the controller of the row, by which the tenant is told. */
const names = ({ metadata, controller }: StoredEvent): boolean =>
  Buffer.from(metadata.buffer, metadata.byteOffset, metadata.length).includes(`"controller":"${controller}"`);

async function* checkpointsUpTo(pool: Pool, size: number): AsyncGenerator<GivenCheckpoint> {
  const sql = outsideTransaction(pool);
  for (let after = 0; ;) {
    const page = await sql.query<KeptCheckpoint>(
      `SELECT size, root, signed_at AS "signedAt", note FROM audit.checkpoint
        WHERE size > $1 AND size <= $2 ORDER BY size LIMIT $3`,
      [after, size, pageSize],
    );
    for (const { note, signedAt, ...row } of page) yield { note, signedAt: signedAt.toISOString(), row };
    const last = page.at(-1);
    if (!last) return;
    after = last.size;
  }
}

interface CertificateRow {
  readonly sequence: number;
  readonly kind: string;
  readonly epoch: number;
  readonly carePlanId: string | null;
  readonly tier: string | null;
  readonly receiptHash: string | null;
  readonly certificate: Buffer;
}

async function* certificatesUpTo(
  pool: Pool,
  controller: ControllerId,
  tip: number,
): AsyncGenerator<GivenCertificate> {
  for (let after = 0; after < tip;) {
    const page = await withTenant(pool, controller, (transaction) =>
      transaction.query<CertificateRow>(
        `SELECT sequence, kind, epoch, care_plan_id AS "carePlanId", tier, certificate,
                encode(receipt_hash, 'hex') AS "receiptHash"
           FROM audit.certificate WHERE controller = $1 AND sequence > $2 AND sequence <= $3
          ORDER BY sequence LIMIT $4`,
        [controller, after, tip, pageSize],
      ),
    );
    for (const { certificate, ...row } of page)
      yield { bytes: certificate, rowFits: (statement) => fits(row, statement) };
    const last = page.at(-1);
    if (!last) return;
    after = last.sequence;
  }
}

function fits(row: Omit<CertificateRow, 'certificate'>, statement: CertificateStatement): boolean {
  const { sequence, kind, epoch } = statement;
  const of = statement.kind === 'shredding' ? statement : undefined;
  return (
    row.sequence === sequence &&
    row.kind === kind &&
    row.epoch === epoch &&
    row.carePlanId === (of?.carePlanId ?? null) &&
    row.tier === (of?.tier ?? null) &&
    row.receiptHash === (of?.receiptHash ?? null)
  );
}
