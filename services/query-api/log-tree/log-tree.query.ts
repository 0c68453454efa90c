import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  checkpointAt,
  consistencyProof,
  inclusionProof,
  latestCheckpoint,
  leafAt,
  logTree,
  parseCheckpoint,
  rootAt,
  vkeyOf,
  type KeptCheckpoint,
  type TreeName,
  type TreeTables,
} from '@koz/audit';
import { ledgerTree } from '@koz/disclosure-ledger';
import { invalid, notFound } from '@koz/http';
import { outsideTransaction } from '@koz/platform';
import { depsToken, type QueryApiDeps } from '../deps.js';
import type { ConsistencyProofAnswer, LeafProofAnswer, LogCheckpointAnswer } from './log-tree.dto.js';

/*
 * Hashes of the trees' tables alone: neither event nor row of the ledger is read, and there is no personal value that the ledger of disclosures had
 * to record. Nodes never change, so that statements outside a transaction see one and the same tree.
 */

const tablesOf: Readonly<Record<TreeName, TreeTables>> = { log: logTree, ledger: ledgerTree };

const logExplanation =
  'Wie dit controlepunt bewaart, kan later eisen dat het logboek ermee klopt: het legt met één wortel elke gebeurtenis ' +
  'tot hier vast, byte voor byte en in haar volgorde (Merkle-boom, RFC 6962). Ga de handtekening na met de publieke ' +
  'sleutel, en vraag daarna het bewijs dat een gebeurtenis erin staat, of dat dit logboek het begin is van een later. ' +
  'Een databank of netwerk is daarvoor niet nodig.';

const explanations: Readonly<Record<TreeName, string>> = {
  log: logExplanation,
  ledger:
    'Wie dit controlepunt bewaart, kan later eisen dat het register ermee klopt: het legt met één wortel vast wie tot hier ' +
    'wat te zien kreeg, en wie de geschiedenis inkeek of erover besliste (Merkle-boom, RFC 6962). Ga de handtekening na ' +
    'met de publieke sleutel, en vraag daarna het bewijs dat een regel erin staat, of dat dit register het begin is van ' +
    'een later.',
};

/** What one entry of a tree is called, in the plural. */
const entryWords: Readonly<Record<TreeName, string>> = { log: 'gebeurtenissen', ledger: 'regels' };

export class GetLatestCheckpoint extends Query<LogCheckpointAnswer> {
  constructor(readonly tree: TreeName = 'log') {
    super();
  }
}

@QueryHandler(GetLatestCheckpoint)
export class GetLatestCheckpointHandler implements IQueryHandler<GetLatestCheckpoint> {
  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {}

  /** @throws Problem 404 before the first leaf */
  async execute({ tree }: GetLatestCheckpoint): Promise<LogCheckpointAnswer> {
    const { size, root, signedAt, note } = await latestOf(this.deps, tree);
    const { origin } = parseCheckpoint(note);
    return {
      ...{ origin, size, root: base64(root), signedAt: signedAt.toISOString(), note },
      verifierKeys: this.deps.certificateKeys.map((key) => vkeyOf(origin, key)),
      text: explanations[tree],
    };
  }
}

export class ProveInclusion extends Query<LeafProofAnswer> {
  constructor(
    /** In the tree; of the log it is the position. */
    readonly index: number,
    /** Of the tree; the last checkpoint's when absent. */
    readonly size: number | undefined,
    readonly tree: TreeName,
    /** What the caller named the index by. */
    readonly field: 'position' | 'entry',
  ) {
    super();
  }
}

@QueryHandler(ProveInclusion)
export class ProveInclusionHandler implements IQueryHandler<ProveInclusion> {
  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {}

  /** @throws Problem 400 naming what lies beyond the tree, 404 before the first leaf */
  async execute({ index, size: asked, tree, field }: ProveInclusion): Promise<LeafProofAnswer> {
    const latest = await latestOf(this.deps, tree);
    const size = asked ?? latest.size;
    refuseBeyond('size', size, latest, tree);
    if (index >= size)
      throw invalid({
        ...{ field, rule: asked === undefined ? 'beyondTree' : 'beyondSize' },
        message: `Geef een positie van hoogstens ${size - 1}: verder reikt deze boom niet.`,
      });
    const sql = outsideTransaction(this.deps.pool);
    const [leaf, head, proof] = await Promise.all([
      leafAt(sql, index, tablesOf[tree]),
      headAt(this.deps, size, latest, tree),
      inclusionProof(sql, index, size, tablesOf[tree]),
    ]);
    if (!leaf) throw new Error('the tree lacks a leaf below its size');
    return {
      ...{ size, leafHash: base64(leaf), root: base64(head.root) },
      ...{ proof: proof.map(base64), checkpoint: head.note },
    };
  }
}

export class ProveConsistency extends Query<ConsistencyProofAnswer> {
  constructor(
    readonly from: number,
    /** The last checkpoint's size when absent. */
    readonly to?: number,
    readonly tree: TreeName = 'log',
  ) {
    super();
  }
}

@QueryHandler(ProveConsistency)
export class ProveConsistencyHandler implements IQueryHandler<ProveConsistency> {
  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {}

  /** @throws Problem 400 naming what lies beyond the tree, 404 before the first leaf */
  async execute({ from, to: asked, tree }: ProveConsistency): Promise<ConsistencyProofAnswer> {
    const latest = await latestOf(this.deps, tree);
    const to = asked ?? latest.size;
    refuseBeyond('to', to, latest, tree);
    if (from > to)
      throw invalid({
        ...{ field: 'from', rule: asked === undefined ? 'beyondTree' : 'beyondTo' },
        message: `Geef hoogstens ${to}: de eerste boom is niet groter dan de latere.`,
      });
    const sql = outsideTransaction(this.deps.pool);
    const [first, second, proof] = await Promise.all([
      headAt(this.deps, from, latest, tree),
      headAt(this.deps, to, latest, tree),
      consistencyProof(sql, from, to, tablesOf[tree]),
    ]);
    return {
      ...{ from, to, fromRoot: base64(first.root), toRoot: base64(second.root) },
      ...{ proof: proof.map(base64), checkpoint: second.note },
    };
  }
}

async function latestOf({ pool }: QueryApiDeps, tree: TreeName): Promise<KeptCheckpoint> {
  const latest = await latestCheckpoint(outsideTransaction(pool), tablesOf[tree]);
  if (!latest) throw notFound();
  return latest;
}

function refuseBeyond(field: string, size: number, latest: KeptCheckpoint, tree: TreeName): void {
  if (size <= latest.size) return;
  throw invalid({
    ...{ field, rule: 'beyondTree' },
    message: `Geef hoogstens ${latest.size}: zoveel ${entryWords[tree]} heeft de boom.`,
  });
}

/** The root at a size, and the note when one was signed just there. */
async function headAt({ pool }: QueryApiDeps, size: number, latest: KeptCheckpoint, tree: TreeName) {
  if (size === latest.size) return latest;
  const sql = outsideTransaction(pool);
  const tables = tablesOf[tree];
  return (await checkpointAt(sql, size, tables)) ?? { root: await rootAt(sql, size, tables), note: null };
}

const base64 = (bytes: Buffer): string => bytes.toString('base64');
