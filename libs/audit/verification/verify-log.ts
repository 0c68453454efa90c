import { parseObject } from '@koz/privacy-keys';
import { isControllerId, type ControllerId } from '@koz/privacy-types';
import { logOrigin } from '../checkpoint/checkpoint.js';
import type { VerifierKey } from '../checkpoint/verifier-key.js';
import { contentIn, recordAt, revisionIn, streamIn, typeIn, type LogRecord } from '../export/log-record.js';
import type { CertificateKeys } from '../verify-certificate.js';
import { KeptCheckpoints, signedSizes, type SignedSize } from './checkpoint-check.js';
import { DestructionCheck } from './destruction-check.js';
import { Findings, type Finding } from './findings.js';
import { LogCheck } from './log-check.js';
import { Lookahead } from './lookahead.js';
import type { AuditSource } from './source.js';
import { Spill } from './spill.js';

export interface VerifyOptions {
  readonly keys: readonly VerifierKey[];
  /** The same keys, as certificates name them. */
  readonly certificateKeys: CertificateKeys;
  /** Notes that whoever verifies kept, of this log: they must fit it too. */
  readonly kept?: readonly string[];
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly positions: number;
  /** Of how many, as far as that was signed. */
  readonly size: number;
}

/** A restore lost these positions, and the log says so. */
export interface DeclaredLoss {
  readonly controller: ControllerId;
  readonly from: number;
  readonly to: number;
  /** Where that stands. */
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
}

export interface Verification {
  readonly origin: string;
  readonly controller: ControllerId | null;
  readonly size: number;
  readonly positions: number;
  readonly events: number;
  readonly checkpoints: number;
  readonly certificates: number;
  readonly fenceEntries: number;
  /** Destructions that a run was at. */
  readonly underWay: number;
  readonly declaredLosses: readonly DeclaredLoss[];
  /** Events of the fence that were lost with their plan, as declared. */
  readonly declaredLost: number;
  /** Checkpoints that were handed in and do not fit, since a declared loss changed what came after. */
  readonly keptBeforeLoss: number;
  readonly findings: readonly Finding[];
  readonly findingsBeyond: number;
}

/** Verifies all that a source holds: docs/formats/audit-export.md says what that is. Never throws for what it finds. */
export async function verifyLog(source: AuditSource, options: VerifyOptions): Promise<Verification> {
  const findings = new Findings();
  const [chains, destructions, plans] = [new Spill(), new Spill(), new Spill()];
  try {
    const destroyed = new DestructionCheck(options.certificateKeys, findings, destructions, plans);
    checkOrigin(source, findings);
    for (const controller of source.controllers) await destroyed.takeController(source, controller);
    const declaredLosses: DeclaredLoss[] = [];
    const isWhole = source.controller === null;
    const log = new LogCheck(
      { size: source.size, isWhole, isClosed: source.isClosed },
      findings,
      chains,
      (record) => {
        destroyed.takeEvent(record);
        const loss = declaredLoss(record);
        if (loss) declaredLosses.push(loss);
      },
    );
    const kept = new KeptCheckpoints(options.kept ?? [], source, options.keys, findings);
    const checkpoints = await checkLog(source, options, kept, findings, log);
    log.checkChains();
    for (const fault of source.faults) findings.add(fault);
    kept.compare(declaredLosses.map(({ from }) => from));
    destroyed.compare(new Set(declaredLosses.map(({ controller }) => controller)));
    const { certificates, fenceEntries, underWay, declaredLost } = destroyed;
    return {
      ...{ origin: source.origin, controller: source.controller, size: source.size },
      ...{ positions: log.positions, events: log.events, checkpoints },
      ...{ certificates, fenceEntries, underWay, declaredLosses, declaredLost },
      keptBeforeLoss: kept.explained,
      ...{ findings: findings.list, findingsBeyond: findings.beyondList },
    };
  } finally {
    for (const spill of [chains, destructions, plans]) spill.close();
  }
}

/** The fence is of the log that the origin names. */
function checkOrigin({ origin, fence }: AuditSource, findings: Findings): void {
  if (fence && logOrigin(fence.id) !== origin)
    findings.add({ fault: 'export', file: 'fence/directory.json', reason: 'origin' });
}

/** Goes through the log, with each checkpoint where its size is reached; how many checkpoints there were. */
async function checkLog(
  source: AuditSource,
  { keys, onProgress }: VerifyOptions,
  kept: KeptCheckpoints,
  findings: Findings,
  log: LogCheck,
): Promise<number> {
  let count = 0;
  const signed = signedSizes(source, keys, findings, () => (count += 1));
  const own = new Lookahead(signed);
  const keptAhead = [...kept.signed];
  for await (const block of source.blocks()) {
    const end = sizeAfter(block);
    const within: SignedSize[] = [];
    for (let next = await own.peek(); next && next.size <= end; next = await own.peek()) {
      within.push(next);
      await own.next();
    }
    while (keptAhead[0] && keptAhead[0].size <= end) within.push(...keptAhead.splice(0, 1));
    within.sort((one, other) => one.size - other.size);
    if (!log.take(block, within)) break;
    onProgress?.({ positions: log.positions, size: source.size });
  }
  log.end();
  while (await own.next());
  return count;
}

/** Where the log stands after a block, by its last whole record; 0 where there is none. */
function sizeAfter(block: Buffer): number {
  let last = -1;
  for (let offset = 0; offset < block.length;) {
    const record = recordAt(block, offset);
    if (!record) break;
    last = Math.max(last, record.position);
    offset = record.end;
  }
  return last + 1;
}

function declaredLoss(record: LogRecord): DeclaredLoss | undefined {
  if (typeIn(record).type !== 'LogRestored') return undefined;
  const { payload, metadata } = contentIn(record);
  const { from, to } = parseObject(payload) ?? {};
  const controller = parseObject(metadata)?.['controller'];
  if (streamIn(record) !== `controller-${String(controller)}`) return undefined;
  if (typeof from !== 'number' || typeof to !== 'number' || !isControllerId(controller)) return undefined;
  const { position } = record;
  return { controller, from, to, position, stream: streamIn(record), revision: revisionIn(record) };
}
