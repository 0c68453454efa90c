import { FenceDamagedError, readEntries, type FenceEntry } from '@koz/privacy-fence';
import type { ControllerId } from '@koz/privacy-types';
import { CertificateError } from '../certificate-errors.js';
import {
  certificateHash,
  noCertificate,
  type CertificateStatement,
  type CertificateTip,
} from '../certificate.js';
import { streamIn, typeIn, type LogRecord } from '../export/log-record.js';
import { statementOf, verifyCertificate, type CertificateKeys } from '../verify-certificate.js';
import {
  inCertificate,
  inFence,
  inLog,
  planStreamOf,
  shredded,
  tellsOf,
  type DestructionRecord,
  type InCertificate,
  type InFence,
  type InLog,
} from './destruction-records.js';
import type { Finding, Findings } from './findings.js';
import { Lookahead } from './lookahead.js';
import type { AuditSource, GivenCertificate } from './source.js';
import type { Spill } from './spill.js';

/** Checks that certificates, fence and log tell the same of what was destroyed, in flat memory. */
export class DestructionCheck {
  certificates = 0;
  fenceEntries = 0;
  /** Entries of the fence whose certificate is not kept yet: a run was at it. */
  underWay = 0;
  /** Events that a declared restore lost with their plan. */
  declaredLost = 0;
  /** What entries hold beside destructions. */
  private readonly types = new Set<string>([shredded]);

  constructor(
    private readonly keys: CertificateKeys,
    private readonly findings: Findings,
    private readonly records: Spill,
    /** Plans that were filed, and what lacks of plans that a restore may have lost. */
    private readonly plans: Spill,
  ) {}

  /** Goes through certificates and fence of a controller side by side: entry n carries certificate n. */
  async takeController(source: AuditSource, controller: ControllerId): Promise<void> {
    const kept = new Lookahead(source.certificates(controller));
    const fence = new FenceLookahead(source, controller, this.findings);
    let tip = noCertificate;
    for (;;) {
      const entry = await fence.next();
      const given = await this.numbered(await kept.peek(), controller, tip.sequence + 1);
      if (!entry && !given) break;
      const isHere = given && (given.sequence === undefined || given.sequence <= tip.sequence + 1);
      if (isHere) await kept.next();
      const certificate = isHere ? given : undefined;
      tip = this.takeNumber(controller, tip, certificate, entry, given !== undefined);
      if (certificate && !entry) fence.reportCut(tip.sequence);
    }
  }

  /** Puts aside what the fence or a certificate may speak of. */
  takeEvent(record: LogRecord): void {
    const { type } = typeIn(record);
    if (this.types.has(type)) this.put(inLog(record, type));
    if (type === filed) {
      const stream = streamIn(record);
      this.plans.add(Buffer.from(stream), jsonOf({ filed: stream }));
    }
  }

  /**
   * After all of them.
   *
   * @param restored controllers in whose log a loss is declared
   */
  compare(restored: ReadonlySet<string>): void {
    for (const part of this.records.eachPart()) {
      const byId = new Map<string, DestructionRecord[]>();
      for (const bytes of part) {
        const record = JSON.parse(bytes.toString()) as DestructionRecord;
        const same = byId.get(record.id);
        if (same) same.push(record);
        else byId.set(record.id, [record]);
      }
      for (const records of byId.values()) this.compareEvent(records, restored);
    }
    this.compareLost();
  }

  private compareEvent(records: readonly DestructionRecord[], restored: ReadonlySet<string>): void {
    const standing = records.find((record): record is InLog => record.in === 'log');
    const fenced = records.filter((record): record is InFence => record.in === 'fence');
    if (standing?.facts !== undefined && fenced.length === 0) {
      const { stream, revision, position } = standing;
      this.findings.add({ fault: 'unfenced', stream, revision, position });
    }
    for (const record of records) if (record.in !== 'log') this.compareWith(standing, record, restored);
  }

  private compareWith(
    standing: InLog | undefined,
    record: InFence | InCertificate,
    restored: ReadonlySet<string>,
  ): void {
    const { controller, planStream } = record;
    const differs = standing && !isSame(standing, record);
    if (!differs && (standing || !record.isDone)) return;
    const finding = findingOf(record, differs ? 'eventDiffers' : 'eventMissing');
    if (!differs && restored.has(controller))
      this.plans.add(Buffer.from(planStream), jsonOf({ planStream, finding }));
    else this.findings.add(finding);
  }

  /** What lacks of a plan whose very filing lacks was lost with it; of any other plan, it should be there. */
  private compareLost(): void {
    for (const part of this.plans.eachPart()) {
      const isThere = new Set<string>();
      const lacking: Lacking[] = [];
      for (const bytes of part) {
        const { filed: stream, ...lack } = JSON.parse(bytes.toString()) as Lacking & { filed?: string };
        if (stream !== undefined) isThere.add(stream);
        else lacking.push(lack);
      }
      for (const { planStream, finding } of lacking)
        if (isThere.has(planStream)) this.findings.add(finding);
        else if (finding.fault === 'fence') this.declaredLost += 1;
    }
  }

  /** A certificate with its number; undefined without any. What is none has no number, and stands at the next one. */
  private async numbered(
    given: GivenCertificate | undefined,
    controller: ControllerId,
    next: number,
  ): Promise<Numbered | undefined> {
    if (!given) return undefined;
    try {
      return { ...given, sequence: statementOf(given.bytes).sequence };
    } catch (error) {
      if (!(error instanceof CertificateError)) throw error;
      this.findings.add({ fault: 'certificate', controller, sequence: next, reason: error.fault });
      return { ...given, sequence: undefined };
    }
  }

  private takeNumber(
    controller: ControllerId,
    before: CertificateTip,
    certificate: Numbered | undefined,
    entry: FenceEntry | undefined,
    isDone: boolean,
  ): CertificateTip {
    const sequence = before.sequence + 1;
    const fault = (reason: 'fence' | 'chain' | 'row') =>
      this.findings.add({ fault: 'certificate', controller, sequence, reason });
    if (certificate) this.certificates += 1;
    else if (isDone) fault('chain');
    if (entry) this.fenceEntries += 1;
    if (entry && !isDone) this.underWay += 1;
    if (certificate && entry && Buffer.compare(certificate.bytes, entry.certificate) !== 0) fault('fence');
    const bytes = certificate?.bytes ?? entry?.certificate;
    const isReported = certificate !== undefined && certificate.sequence === undefined;
    const statement = bytes && !isReported ? this.statement(controller, before, bytes) : undefined;
    if (statement && certificate?.rowFits && !certificate.rowFits(statement)) fault('row');
    if (statement?.kind === 'shredding') this.put(inCertificate(statement, isDone));
    if (statement && entry && !tellsOf(entry, statement))
      this.findings.add({ fault: 'fence', controller, sequence, reason: 'certificateDiffers' });
    if (entry?.kind === 'shredding')
      for (const event of entry.events) {
        this.types.add(event.type);
        const planStream = planStreamOf(entry.carePlanId);
        this.put(inFence(event, { controller, sequence, isDone, planStream }));
      }
    // Where the one that is kept was changed, the fence's still links to the next.
    const linking = entry?.certificate ?? bytes;
    return { sequence, hash: linking ? certificateHash(linking) : before.hash };
  }

  /** What a certificate says, if it is one, at its place; else that is reported. */
  private statement(
    controller: ControllerId,
    before: CertificateTip,
    bytes: Uint8Array,
  ): CertificateStatement | undefined {
    const sequence = before.sequence + 1;
    try {
      const statement = verifyCertificate(bytes, this.keys);
      const isNext =
        statement.controller === controller &&
        statement.sequence === sequence &&
        statement.previous === Buffer.from(before.hash).toString('hex');
      if (!isNext) throw new CertificateError('chain', sequence);
      return statement;
    } catch (error) {
      if (!(error instanceof CertificateError)) throw error;
      this.findings.add({ fault: 'certificate', controller, sequence, reason: error.fault });
      return undefined;
    }
  }

  private put(record: DestructionRecord): void {
    this.records.add(Buffer.from(record.id), jsonOf(record));
  }
}

const filed = 'CarePlanFiled';

/** What lacks, unless a restore lost all of its plan. */
interface Lacking {
  readonly planStream: string;
  readonly finding: Finding;
}

const jsonOf = (value: object): Buffer => Buffer.from(JSON.stringify(value));

function findingOf(record: InFence | InCertificate, reason: 'eventDiffers' | 'eventMissing'): Finding {
  const { controller, sequence } = record;
  return record.in === 'certificate'
    ? { fault: 'certificate', controller, sequence, reason }
    : { fault: 'fence', controller, sequence, reason, stream: record.stream };
}

interface Numbered extends GivenCertificate {
  readonly sequence: number | undefined;
}

const isSame = (standing: InLog, record: InFence | InCertificate): boolean =>
  record.in === 'fence' ? standing.digest === record.digest : standing.facts === record.facts;

/** The entries of a controller up to the first damage, which is reported. */
class FenceLookahead {
  private readonly entries: Lookahead<{ readonly entry: FenceEntry }>;
  private isReported = false;

  constructor(
    { fence }: AuditSource,
    private readonly controller: ControllerId,
    private readonly findings: Findings,
  ) {
    this.entries = new Lookahead(fence ? readEntries(fence, controller) : none());
  }

  async next(): Promise<FenceEntry | undefined> {
    try {
      return (await this.entries.next())?.entry;
    } catch (error) {
      if (!(error instanceof FenceDamagedError)) throw error;
      const { sequence, file, damage } = error;
      this.report({ sequence, file, reason: damage });
      return undefined;
    }
  }

  /** That it ends before this number, unless damage was why. */
  reportCut(sequence: number): void {
    this.report({ sequence, reason: 'cut' });
  }

  private report(of: {
    readonly sequence: number;
    readonly file?: string;
    readonly reason: 'header' | 'record' | 'gap' | 'controller' | 'cut';
  }): void {
    if (!this.isReported) this.findings.add({ fault: 'fence', controller: this.controller, ...of });
    this.isReported = true;
  }
}

async function* none(): AsyncGenerator<never> {
  // Nothing was fenced.
}
