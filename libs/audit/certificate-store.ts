import type { Pool } from 'pg';
import { withTenant, withTransaction, type Transaction } from '@koz/platform';
import type { CarePlanId, ControllerId } from '@koz/privacy-types';
import {
  certificateHash,
  noCertificate,
  type CertificateStatement,
  type CertificateTip,
} from './certificate.js';
import { CertificateError } from './certificate-errors.js';
import { statementOf } from './verify-certificate.js';

/**
 * Keeps certificates of a controller, in the order of their numbers and without a gap to what is kept already. Those
 * that are there with the same bytes are left: writing again is harmless.
 *
 * @param pool connections in the role `koz_vault`
 * @throws CertificateError for a gap, or for other bytes at a number that is taken; then none was written.
 */
export async function keepCertificates(
  pool: Pool,
  controller: ControllerId,
  certificates: readonly Uint8Array[],
): Promise<void> {
  const first = certificates[0];
  if (!first) return;
  const statements = certificates.map(statementOf);
  const hashes = certificates.map(certificateHash);
  refuseGaps(controller, statements, hashes);
  await withTenant(pool, controller, async (transaction) => {
    await refuseGapBefore(transaction, controller, statementOf(first));
    await insert(transaction, controller, certificates, statements, hashes);
    const same = await transaction.query(
      `SELECT FROM audit.certificate c JOIN unnest($2::bigint[], $3::bytea[]) AS given (sequence, hash)
           ON c.sequence = given.sequence AND c.hash = given.hash
        WHERE c.controller = $1`,
      [controller, statements.map(({ sequence }) => sequence), hashes],
    );
    if (same.length !== certificates.length)
      throw new CertificateError('conflict', statementOf(first).sequence);
  });
}

/** The last certificate that is kept of a controller. Until the fence was carried out it may be behind the fence's. */
export async function certificateTip(pool: Pool, controller: ControllerId): Promise<CertificateTip> {
  const [row] = await withTenant(pool, controller, (transaction) =>
    transaction.query<CertificateTip>(
      'SELECT sequence, hash FROM audit.certificate WHERE controller = $1 ORDER BY sequence DESC LIMIT 1',
      [controller],
    ),
  );
  return row ?? noCertificate;
}

/** The certificates of a plan, as its controller reads them. Role `koz_query`. */
export const certificatesOfPlan = (
  pool: Pool,
  controller: ControllerId,
  carePlanId: CarePlanId,
): Promise<Buffer[]> =>
  withTenant(pool, controller, (transaction) =>
    bytesOf(transaction, 'controller = $1 AND care_plan_id = $2', [controller, carePlanId]),
  );

/** The certificates of the plan that a receipt is of, whichever controller's. Role `koz_query`. */
export const certificatesOfReceipt = (pool: Pool, receiptHash: string): Promise<Buffer[]> =>
  withTransaction(pool, async (transaction) => {
    // What row-level security lets through for this transaction; with text that is no hash, nothing.
    const hash = /^[0-9a-f]{64}$/.test(receiptHash) ? receiptHash : '';
    await transaction.query(`SELECT set_config('koz.receipt_hash', $1, true)`, [hash]);
    return bytesOf(transaction, `receipt_hash = decode($1, 'hex')`, [hash]);
  });

/**
 * The certificate by which shreddings of this epoch are complete; undefined until its key was destroyed. Epoch keys are
 * destroyed in their order, so that no earlier one lives on. Role `koz_query`.
 */
export async function completionOf(
  pool: Pool,
  controller: ControllerId,
  epoch: number,
): Promise<Buffer | undefined> {
  const [bytes] = await withTenant(pool, controller, (transaction) =>
    bytesOf(transaction, `controller = $1 AND kind = 'epoch' AND epoch = $2`, [controller, epoch]),
  );
  return bytes;
}

/** All certificates of a controller in order, a page at a time, for who verifies the chain. Role `koz_query`. */
export async function* allCertificates(
  pool: Pool,
  controller: ControllerId,
  pageSize = 1000,
): AsyncGenerator<Buffer> {
  for (let after = 0; ;) {
    const page = await withTenant(pool, controller, (transaction) =>
      bytesOf(transaction, 'controller = $1 AND sequence > $2', [controller, after], pageSize),
    );
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = statementOf(last).sequence;
  }
}

async function bytesOf(
  transaction: Transaction,
  where: string,
  values: readonly unknown[],
  limit?: number,
): Promise<Buffer[]> {
  const rows = await transaction.query<{ certificate: Buffer }>(
    `SELECT certificate FROM audit.certificate WHERE ${where}
      ORDER BY controller, sequence LIMIT $${values.length + 1}`,
    [...values, limit ?? null],
  );
  return rows.map(({ certificate }) => certificate);
}

function refuseGaps(
  controller: ControllerId,
  statements: readonly CertificateStatement[],
  hashes: readonly Buffer[],
): void {
  for (const [at, statement] of statements.entries()) {
    if (statement.controller !== controller) throw new CertificateError('chain', statement.sequence);
    const before = statements[at - 1];
    if (!before) continue;
    if (statement.sequence !== before.sequence + 1 || statement.previous !== hashes[at - 1]?.toString('hex'))
      throw new CertificateError('chain', before.sequence + 1);
  }
}

async function refuseGapBefore(
  transaction: Transaction,
  controller: ControllerId,
  { sequence, previous }: CertificateStatement,
): Promise<void> {
  const [row] = await transaction.query<{ hash: Buffer }>(
    'SELECT hash FROM audit.certificate WHERE controller = $1 AND sequence = $2',
    [controller, sequence - 1],
  );
  const before = sequence === 1 ? Buffer.from(noCertificate.hash) : row?.hash;
  if (before?.toString('hex') !== previous) throw new CertificateError('chain', sequence);
}

async function insert(
  transaction: Transaction,
  controller: ControllerId,
  certificates: readonly Uint8Array[],
  statements: readonly CertificateStatement[],
  hashes: readonly Buffer[],
): Promise<void> {
  const shredding = (statement: CertificateStatement) =>
    statement.kind === 'shredding' ? statement : undefined;
  await transaction.query(
    `INSERT INTO audit.certificate
         (controller, sequence, kind, epoch, care_plan_id, tier, receipt_hash, hash, certificate)
       SELECT $1, sequence, kind, epoch, care_plan_id, tier, decode(receipt_hash, 'hex'), hash, certificate
         FROM unnest($2::bigint[], $3::text[], $4::integer[], $5::uuid[], $6::text[], $7::text[], $8::bytea[],
                     $9::bytea[])
              AS given (sequence, kind, epoch, care_plan_id, tier, receipt_hash, hash, certificate)
     ON CONFLICT DO NOTHING`,
    [
      controller,
      statements.map(({ sequence }) => sequence),
      statements.map(({ kind }) => kind),
      statements.map(({ epoch }) => epoch),
      statements.map((one) => shredding(one)?.carePlanId ?? null),
      statements.map((one) => shredding(one)?.tier ?? null),
      statements.map((one) => shredding(one)?.receiptHash ?? null),
      hashes,
      [...certificates],
    ],
  );
}
