import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  checkpointAt,
  consistencyProof,
  inclusionProof,
  latestCheckpoint,
  leafAt,
  parseCheckpoint,
  rootAt,
  vkeyOf,
  type KeptCheckpoint,
} from '@koz/audit';
import { invalid, notFound } from '@koz/http';
import { outsideTransaction } from '@koz/platform';
import { depsToken, type QueryApiDeps } from '../deps.js';
import type { ConsistencyProofAnswer, InclusionProofAnswer, LogCheckpointAnswer } from './log-tree.dto.js';

/*
 * Hashes of the tree's table alone: no event is read, and there is no personal value that the ledger of disclosures had
 * to record. Nodes never change, so that statements outside a transaction see one and the same tree.
 */

const explanation =
  'Wie dit controlepunt bewaart, kan later eisen dat het logboek ermee klopt: het legt met één wortel elke gebeurtenis ' +
  'tot hier vast, byte voor byte en in haar volgorde (Merkle-boom, RFC 6962). Ga de handtekening na met de publieke ' +
  'sleutel, en vraag daarna het bewijs dat een gebeurtenis erin staat, of dat dit logboek het begin is van een later. ' +
  'Een databank of netwerk is daarvoor niet nodig.';

export class GetLatestCheckpoint extends Query<LogCheckpointAnswer> {}

@QueryHandler(GetLatestCheckpoint)
export class GetLatestCheckpointHandler implements IQueryHandler<GetLatestCheckpoint> {
  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {}

  /** @throws Problem 404 before the first event */
  async execute(): Promise<LogCheckpointAnswer> {
    const { size, root, signedAt, note } = await latestOf(this.deps);
    const { origin } = parseCheckpoint(note);
    return {
      ...{ origin, size, root: base64(root), signedAt: signedAt.toISOString(), note },
      verifierKeys: this.deps.certificateKeys.map((key) => vkeyOf(origin, key)),
      text: explanation,
    };
  }
}

export class ProveInclusion extends Query<InclusionProofAnswer> {
  constructor(
    readonly position: number,
    /** Of the tree; the last checkpoint's when absent. */
    readonly size?: number,
  ) {
    super();
  }
}

@QueryHandler(ProveInclusion)
export class ProveInclusionHandler implements IQueryHandler<ProveInclusion> {
  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {}

  /** @throws Problem 400 naming what lies beyond the tree, 404 before the first event */
  async execute({ position, size: asked }: ProveInclusion): Promise<InclusionProofAnswer> {
    const latest = await latestOf(this.deps);
    const size = asked ?? latest.size;
    refuseBeyond('size', size, latest);
    if (position >= size)
      throw invalid({
        ...{ field: 'position', rule: asked === undefined ? 'beyondTree' : 'beyondSize' },
        message: `Geef een positie van hoogstens ${size - 1}: verder reikt deze boom niet.`,
      });
    const sql = outsideTransaction(this.deps.pool);
    const [leaf, head, proof] = await Promise.all([
      leafAt(sql, position),
      headAt(this.deps, size, latest),
      inclusionProof(sql, position, size),
    ]);
    if (!leaf) throw new Error('the tree lacks a leaf below its size');
    return {
      ...{ position, size, leafHash: base64(leaf), root: base64(head.root) },
      ...{ proof: proof.map(base64), checkpoint: head.note },
    };
  }
}

export class ProveConsistency extends Query<ConsistencyProofAnswer> {
  constructor(
    readonly from: number,
    /** The last checkpoint's size when absent. */
    readonly to?: number,
  ) {
    super();
  }
}

@QueryHandler(ProveConsistency)
export class ProveConsistencyHandler implements IQueryHandler<ProveConsistency> {
  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {}

  /** @throws Problem 400 naming what lies beyond the tree, 404 before the first event */
  async execute({ from, to: asked }: ProveConsistency): Promise<ConsistencyProofAnswer> {
    const latest = await latestOf(this.deps);
    const to = asked ?? latest.size;
    refuseBeyond('to', to, latest);
    if (from > to)
      throw invalid({
        ...{ field: 'from', rule: asked === undefined ? 'beyondTree' : 'beyondTo' },
        message: `Geef hoogstens ${to}: de eerste boom is niet groter dan de latere.`,
      });
    const sql = outsideTransaction(this.deps.pool);
    const [first, second, proof] = await Promise.all([
      headAt(this.deps, from, latest),
      headAt(this.deps, to, latest),
      consistencyProof(sql, from, to),
    ]);
    return {
      ...{ from, to, fromRoot: base64(first.root), toRoot: base64(second.root) },
      ...{ proof: proof.map(base64), checkpoint: second.note },
    };
  }
}

async function latestOf({ pool }: QueryApiDeps): Promise<KeptCheckpoint> {
  const latest = await latestCheckpoint(outsideTransaction(pool));
  if (!latest) throw notFound();
  return latest;
}

function refuseBeyond(field: string, size: number, latest: KeptCheckpoint): void {
  if (size <= latest.size) return;
  throw invalid({
    ...{ field, rule: 'beyondTree' },
    message: `Geef hoogstens ${latest.size}: zoveel gebeurtenissen heeft de boom.`,
  });
}

/** The root at a size, and the note when one was signed just there. */
async function headAt({ pool }: QueryApiDeps, size: number, latest: KeptCheckpoint) {
  if (size === latest.size) return latest;
  const sql = outsideTransaction(pool);
  return (await checkpointAt(sql, size)) ?? { root: await rootAt(sql, size), note: null };
}

const base64 = (bytes: Buffer): string => bytes.toString('base64');
