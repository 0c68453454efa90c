import { join } from 'node:path';
import {
  CertificateKeys,
  consistencyProof,
  inclusionProof,
  leafAt,
  openExport,
  parseVkey,
  verifyCheckpoint,
  verifyConsistency,
  verifyInclusion,
  verifyLog,
  writeExport,
  type AuditSource,
  type TreeHead,
} from '@koz/audit';
import { outsideTransaction } from '@koz/platform';
import { openLog, ownVerifierKey } from '@koz/services/koz';
import type { DemoSystem } from './system.js';

/** What was verified of the whole log when six years were over. */
export interface WholeLogCheck {
  readonly positions: number;
  readonly checkpoints: number;
  readonly certificates: number;
  readonly fenceEntries: number;
  /** One for each position, in the tree of the last checkpoint. */
  readonly inclusionProofs: number;
  /** One for each checkpoint, up to the last. */
  readonly consistencyProofs: number;
}

/**
 * Verifies the log from the database and from an export, and each proof that can be asked for.
 *
 * @throws Error where anything does not fit
 */
export async function checkWholeLog(system: DemoSystem): Promise<WholeLogCheck> {
  const { runtime, directories } = system;
  const vkey = ownVerifierKey(runtime);
  const source = await openLog(runtime, { controller: null, withHeadsAndNodes: true });
  const here = await verified(source, vkey);
  // Beside the data, so that the search for values in clear goes through it too.
  const directory = join(directories[0] ?? '', 'audit-export');
  const facts = { verifierKeys: [vkey], madeAt: runtime.clock.now() };
  const toExport = await openLog(runtime, { controller: null, withHeadsAndNodes: false });
  await writeExport(toExport, directory, facts);
  await verified((await openExport(directory)).source, vkey);
  const heads: TreeHead[] = [];
  for await (const { note } of source.checkpoints())
    heads.push(verifyCheckpoint(note, source.origin, [parseVkey(vkey)]));
  const { positions, checkpoints, certificates, fenceEntries } = here;
  const proofs = await proveAll(system, heads);
  return { positions, checkpoints, certificates, fenceEntries, ...proofs };
}

async function verified(source: AuditSource, vkey: string) {
  const key = parseVkey(vkey);
  const certificateKeys = new CertificateKeys([key.publicKey]);
  const verification = await verifyLog(source, { keys: [key], certificateKeys });
  if (verification.findings.length > 0)
    throw new Error(`the log does not verify: ${JSON.stringify(verification.findings.slice(0, 5))}`);
  return verification;
}

async function proveAll(
  { runtime }: DemoSystem,
  heads: readonly TreeHead[],
): Promise<Pick<WholeLogCheck, 'inclusionProofs' | 'consistencyProofs'>> {
  const sql = outsideTransaction(runtime.database.pool('koz_auditor'));
  const last = heads.at(-1);
  if (!last) throw new Error('nothing was signed');
  const { size, root } = last;
  for (let index = 0; index < size; index += 1) {
    const leafHash = await leafAt(sql, index);
    const proof = await inclusionProof(sql, index, size);
    if (!leafHash || !verifyInclusion({ leafHash, index, size, root }, proof))
      throw new Error(`the event at ${index} is not proved`);
  }
  for (const head of heads)
    if (!verifyConsistency(head, last, await consistencyProof(sql, head.size, size)))
      throw new Error(`the checkpoint at ${head.size} is not the beginning of the last one`);
  return { inclusionProofs: size, consistencyProofs: heads.length };
}
