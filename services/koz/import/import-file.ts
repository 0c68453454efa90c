import { performance } from 'node:perf_hooks';
import { encodingOf, textOf, type Encoding } from '../csv/encoding.js';
import { unreadableFrom, type FaultyRow } from '../csv/faulty-row.js';
import { CsvError, csvRows } from '../csv/rows.js';
import { applicationRows, type ApplicationRow } from './application-rows.js';
import { checkRow, type PlanToFile } from './check-row.js';
import { claimReferences, filePlan } from './file-plans.js';
import type { ImportDeps } from './import-deps.js';
import { InFlight } from './in-flight.js';
import { rowError } from './row-errors.js';

export interface ImportOptions {
  /** Check every row and write nothing. */
  readonly dryRun?: boolean;
  /** Of rows that name no controller themselves. */
  readonly controller?: string;
  /** Told after each batch of rows. */
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface ImportProgress {
  /** Rows read, the header not counted. */
  readonly rows: number;
  /** Rows that keep every rule: in a dry run, those that would be filed or are known. */
  readonly good: number;
  /** Plans filed now. */
  readonly filed: number;
  /** Plans that an earlier run filed. */
  readonly known: number;
  readonly faulty: number;
  /** Plans filed per second since the start. */
  readonly plansPerSecond: number;
}

export interface ImportReport extends ImportProgress {
  readonly dryRun: boolean;
  readonly encoding: Encoding;
  /** Applications made now. */
  readonly applications: number;
  readonly seconds: number;
  /** In order of line. */
  readonly faultyRows: readonly FaultyRow[];
}

const rowsPerBatch = 128;
const plansInFlight = 256;

/**
 * Imports the applications of a CSV file: good rows are filed, faulty ones reported. A reference that was imported
 * before changes nothing, and a run that was cut off is completed by the next.
 * @throws HeaderError, EncodingError when the file is none that can be imported; nothing was written then
 */
export async function importFile(
  deps: ImportDeps,
  path: string,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const encoding = await encodingOf(path);
  const run = new ImportRun(deps, options);
  try {
    await run.all(applicationRows(csvRows(textOf(path, encoding)), options.controller));
  } finally {
    // The caller closes what the plans under way still use.
    await run.settled();
  }
  return run.report(encoding);
}

class ImportRun {
  private readonly startedAt = performance.now();
  private readonly inFlight = new InFlight(plansInFlight);
  private readonly references = new Set<string>();
  private readonly faultyRows: FaultyRow[] = [];
  private batch: ApplicationRow[] = [];
  private rows = 0;
  private good = 0;
  private filed = 0;
  private known = 0;
  private applications = 0;

  constructor(
    private readonly deps: ImportDeps,
    private readonly options: ImportOptions,
  ) {}

  async all(rows: AsyncIterable<ApplicationRow>): Promise<void> {
    try {
      for await (const row of rows) {
        this.batch.push(row);
        if (this.batch.length === rowsPerBatch) await this.importBatch();
      }
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      this.faultyRows.push(unreadableFrom(error.line, error.problem));
    }
    await this.importBatch();
    await this.inFlight.drained();
    this.options.onProgress?.(this.progress());
  }

  settled(): Promise<void> {
    return this.inFlight.settled();
  }

  /** Checks the rows at hand, and starts the filing of the good ones while the next batch is read. */
  private async importBatch(): Promise<void> {
    const batch = this.batch;
    this.batch = [];
    const plans: PlanToFile[] = [];
    for (const checked of await Promise.all(batch.map((row) => this.check(row)))) {
      if ('plan' in checked) plans.push(checked.plan);
      else this.faultyRows.push(checked);
    }
    this.rows += batch.length;
    this.good += plans.length;
    if (!this.options.dryRun) await this.startFiling(plans);
    this.options.onProgress?.(this.progress());
  }

  private async check({ line, row }: ApplicationRow): Promise<FaultyRow | { readonly plan: PlanToFile }> {
    // Before anything is awaited: the first in the file is the one that counts.
    const repeated = row.reference !== '' && this.isRepeated(row.reference);
    const errors = repeated ? [...row.errors, rowError('referentie', 'duplicateReference')] : row.errors;
    const checked = await checkRow(this.deps, line, { ...row, errors });
    return checked.ok ? { plan: checked.plan } : { line, errors: checked.errors };
  }

  private isRepeated(reference: string): boolean {
    if (this.references.has(reference)) return true;
    this.references.add(reference);
    return false;
  }

  private async startFiling(plans: readonly PlanToFile[]): Promise<void> {
    for (const { plan, complete } of await claimReferences(this.deps, plans)) {
      if (complete) this.known++;
      else await this.inFlight.start(() => this.file(plan));
    }
  }

  private async file(plan: PlanToFile): Promise<void> {
    const result = await filePlan(this.deps, plan);
    if (result.outcome === 'known') this.known++;
    if (result.outcome === 'refused') {
      this.good--;
      this.faultyRows.push({ line: plan.line, errors: result.errors });
    }
    if (result.outcome === 'filed') {
      this.filed++;
      this.applications += result.applications;
    }
  }

  private progress(): ImportProgress {
    const { rows, good, filed, known } = this;
    const plansPerSecond = Math.round(filed / this.seconds());
    return { rows, good, filed, known, faulty: this.faultyRows.length, plansPerSecond };
  }

  private seconds(): number {
    return (performance.now() - this.startedAt) / 1000;
  }

  report(encoding: Encoding): ImportReport {
    return {
      ...this.progress(),
      dryRun: this.options.dryRun ?? false,
      encoding,
      applications: this.applications,
      seconds: Number(this.seconds().toFixed(3)),
      faultyRows: [...this.faultyRows].sort((one, other) => one.line - other.line),
    };
  }
}
