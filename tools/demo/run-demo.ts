import { commandLineActor, compareAll, loadSampleRegion, takeDecisions } from '@koz/services/koz';
import type { ComparisonReport, DecisionsReport, ScanReport } from '@koz/services/koz';
import { dayInBelgium } from '@koz/domain';
import { instant, type PlainDate, type Tier } from '@koz/privacy-types';
import { Temporal } from 'temporal-polyfill';
import { foundByReceipt, lookAt, receiptOf, type SeenCertificate, type View } from './look.js';
import { countCertificates, countLog, searchForSample, type CertificateCount } from './proofs.js';
import { choosePlan, shownPlan, type ShownPlan } from './shown-plan.js';
import { stages, type Stage } from './stages.js';
import type { DemoSystem } from './system.js';
import { Witness, type ReplayCheck } from './witness.js';
import { checkWholeLog, type WholeLogCheck } from './whole-log.js';
import { firstDays, passMonth, type MonthOfRetention } from './years.js';

/** What `npm run demo -- --json` prints. */
export interface DemoReport {
  /** Plans filed from the file, and rows that were refused. */
  readonly imported: number;
  readonly rejectedRows: number;
  /** The plan that is followed, by the reference in the file. */
  readonly plan: { readonly controller: string; readonly reference: string };
  readonly decisions: { readonly taken: number; readonly refused: number };
  /** The whole log, counted by type. */
  readonly events: Readonly<Record<string, number>>;
  /** What each role sees of one plan, stage by stage. */
  readonly stages: readonly View[];
  /** Keys destroyed, by tier. */
  readonly shredded: Readonly<Record<Tier, number>>;
  /** Of keys of plans; each verified. */
  readonly certificates: number;
  readonly epochCertificates: number;
  /** Of the plan that is followed, as whoever has its receipt finds them when nothing else is left. */
  readonly byReceipt: readonly SeenCertificate[];
  /** The plan that is followed, replayed as of each of its events and held against what was answered then. */
  readonly replay: ReplayCheck;
  /** The whole log verified, here and from an export, with a proof of each event and checkpoint. */
  readonly audit: WholeLogCheck;
  readonly scan: {
    readonly bytesSearched: number;
    readonly hits: number;
    /** Where the first of them are: the line of the marker, never the marker. */
    readonly found: readonly ScanReport['hits'][number][];
    readonly markers: number;
    readonly files: number;
    readonly columns: number;
  };
}

/** Who tells it, as it goes. */
export interface Narrator {
  imported(plans: number, applications: number, rejectedRows: number): void;
  /** The plan that is followed. */
  chosen(plan: ShownPlan): void;
  stage(stage: Stage, views: readonly View[]): void;
  month(month: MonthOfRetention): void;
  decided(report: DecisionsReport): void;
  compared(report: ComparisonReport): void;
  proved(
    events: DemoReport['events'],
    certificates: CertificateCount,
    shredded: DemoReport['shredded'],
  ): void;
  foundByReceipt(certificates: readonly SeenCertificate[]): void;
  replayed(check: ReplayCheck): void;
  audited(check: WholeLogCheck): void;
  searched(scan: ScanReport): void;
}

const months = 72;

/** The sample from its file through six years: imported, decided on, generalised, anonymised, and searched for. */
export async function runDemo(system: DemoSystem, folder: string, narrator: Narrator): Promise<DemoReport> {
  const { runtime } = system;
  const deps = {
    ...runtime.commandDeps('koz_command'),
    locations: runtime.locations('koz_command'),
    lookups: runtime.lookups,
    clock: runtime.clock,
    actor: commandLineActor,
  };
  const { applications: imported } = await loadSampleRegion(deps, folder);
  narrator.imported(imported.filed, imported.applications, imported.faulty);
  const plan = await shownPlan(runtime, await choosePlan(folder));
  narrator.chosen(plan);

  const views: View[] = [];
  const look = async (stage: Stage): Promise<void> => {
    const seen = await lookAt(system, plan, stage);
    views.push(...seen);
    narrator.stage(stage, seen);
  };
  const witness = new Witness(system, plan);
  const years = new Years(system, plan, look, narrator, witness);
  await witness.look(await runtime.eventStore('koz_query').lastPosition());
  await look('filed');
  const receipt = await receiptOf(system, plan);
  const decisions = await takeDecisions({ ...deps, store: witness.watch(deps.store) }, folder, {
    beforeDay: (day) => years.passUntil(day),
  });
  narrator.decided(decisions);
  narrator.compared(await comparison(system));
  await years.passUntil();

  const { events, shredded } = await countLog(runtime);
  const certificates = await countCertificates(runtime);
  narrator.proved(events, certificates, shredded);
  const byReceipt = await foundByReceipt(system, receipt);
  narrator.foundByReceipt(byReceipt);
  const replay = await witness.check();
  narrator.replayed(replay);
  const audit = await checkWholeLog(system);
  narrator.audited(audit);
  const scan = await searchForSample(system, folder);
  narrator.searched(scan);
  return {
    imported: imported.filed,
    rejectedRows: imported.faulty,
    plan: { controller: plan.controller, reference: plan.reference },
    decisions: {
      taken: Object.values(decisions.taken).reduce((sum, count) => sum + count, 0),
      refused: decisions.refused.length,
    },
    events,
    stages: views,
    shredded,
    certificates: certificates.shredding,
    epochCertificates: certificates.epoch,
    byReceipt,
    replay,
    audit,
    scan: {
      bytesSearched: scan.bytes,
      hits: scan.hits.length + scan.furtherHits,
      found: scan.hits.slice(0, 20),
      markers: scan.markers,
      files: scan.files,
      columns: scan.columns,
    },
  };
}

const comparison = ({ runtime }: DemoSystem): Promise<ComparisonReport> =>
  compareAll(
    {
      pool: runtime.database.pool('koz_query'),
      events: runtime.eventStore('koz_query'),
      vault: runtime.vault,
      locations: runtime.locations('koz_query'),
    },
    { until: dayInBelgium(runtime.clock.now()) },
  );

/** What falls between the days of decisions: looks at the plan, and the first night of each month. */
class Years {
  private readonly months: PlainDate[];
  private readonly looks: (readonly [Stage, PlainDate])[];
  private fence = 0;

  constructor(
    private readonly system: DemoSystem,
    private readonly plan: ShownPlan,
    private readonly look: (stage: Stage) => Promise<void>,
    private readonly narrator: Narrator,
    private readonly witness: Witness,
  ) {
    const now = system.runtime.clock.now();
    this.months = firstDays(now, months);
    const after = (days: number) =>
      Temporal.PlainDate.from(dayInBelgium(instant(now)))
        .add({ days })
        .toString() as PlainDate;
    this.looks = [
      ['accepted', after(plan.accepted)],
      ['approved', after(plan.approved)],
      ['confirmed', after(plan.confirmed)],
    ];
  }

  /** Everything before a day of decisions; all that is left without one. */
  async passUntil(day?: PlainDate): Promise<void> {
    for (;;) {
      const [look] = this.looks;
      const [month] = this.months;
      if (look && (day === undefined || look[1] < day) && (month === undefined || look[1] < month)) {
        this.looks.shift();
        await this.look(look[0]);
      } else if (month !== undefined && (day === undefined || month <= day)) {
        this.months.shift();
        this.narrator.month(await passMonth(this.system, month, (store) => this.witness.watch(store)));
        await this.lookAtWhatIsGone();
      } else return;
    }
  }

  /** The head of the plan says at once what is gone. */
  private async lookAtWhatIsGone(): Promise<void> {
    const { controller, carePlanId } = this.plan;
    const stream = `carePlan-${carePlanId}` as const;
    const heads = await this.system.runtime.eventStore('koz_query').heads({ controller }, [stream]);
    const gone = ['none', 'precise', 'all'].indexOf(heads.get(stream)?.fence ?? 'none');
    for (const stage of stages.slice(4 + this.fence, 4 + gone)) await this.look(stage);
    this.fence = Math.max(this.fence, gone);
  }
}
