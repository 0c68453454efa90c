import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Principal } from '@koz/identity';
import type { ControllerId } from '@koz/privacy-types';
import {
  cellLabel,
  marginLabels,
  sumOfControllers,
  type MarginName,
  type PublishedDuration,
  type Snapshot,
  type SummedFigure,
} from '@koz/regie-summary';
import { PolicyBook } from '../answering/policy-book.js';
import { departureOf } from '../departure/departure-state.js';
import { depsToken, type QueryApiDeps } from '../deps.js';
import { figureAnswer, snapshotAnswer } from '../regie/figures.dto.js';
import { noFiguresAnyMore, noFiguresYet, regieOf, snapshotOf } from '../regie/scope.js';
import type { CellAnswer, DurationAnswer, MarginAnswer, RegieSummaryAnswer } from './regie-summary.dto.js';

export class RegieSummary extends Query<RegieSummaryAnswer> {
  constructor(readonly principal: Principal) {
    super();
  }
}

/** The figures of the regie's own municipality, or for the agency the sum over all of them and nothing else. */
@QueryHandler(RegieSummary)
export class RegieSummaryHandler implements IQueryHandler<RegieSummary> {
  private readonly policies: PolicyBook;

  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {
    this.policies = new PolicyBook(deps.events);
  }

  async execute({ principal }: RegieSummary): Promise<RegieSummaryAnswer> {
    if (principal.role === 'agency') return this.ofAll();
    const controller = regieOf(principal);
    if ((await this.staying([controller])).length === 0) throw noFiguresAnyMore();
    const snapshot = await snapshotOf(this.deps.pool, controller);
    if (!snapshot) throw noFiguresYet();
    return ofOne(snapshot);
  }

  /** Those of whom anything is still counted. */
  private async staying(controllers: readonly ControllerId[]): Promise<ControllerId[]> {
    const decided = await this.policies.of(controllers);
    return controllers.filter((each) => departureOf(decided.get(each) ?? [])?.status !== 'left');
  }

  /** Each controller's figures are read in its own scope: there is no scope that sees all. */
  private async ofAll(): Promise<RegieSummaryAnswer> {
    const controllers = await this.staying(await this.deps.locations.controllers());
    const found = await Promise.all(controllers.map((each) => snapshotOf(this.deps.pool, each)));
    const snapshots = found.filter((snapshot) => snapshot !== undefined);
    const [first, ...others] = snapshots;
    if (!first) throw noFiguresYet();
    const oldest = others.reduce((least, each) => (each.at < least.at ? each : least), first);
    const sum = sumOfControllers(snapshots.map(({ publication }) => publication));
    return {
      controller: null,
      snapshot: snapshotAnswer({ ...oldest, k: Math.max(...snapshots.map(({ k }) => k)) }),
      filed: summed(sum.plans),
      applications: summed(sum.applications),
      overdue: summed(sum.overdue),
      timeToTakeUp: null,
      timeToDecision: null,
      margins: sum.margins.map(({ name, of, cells }) =>
        marginAnswer(
          name,
          of,
          cells.length === 0,
          cells.map((cell) => ({ key: cell.key, ...summed(cell) })),
        ),
      ),
    };
  }
}

function ofOne({ controller, publication, ...moment }: Snapshot): RegieSummaryAnswer {
  const { plans, applications, overdue, durations, margins } = publication;
  return {
    controller,
    snapshot: snapshotAnswer(moment),
    filed: figureAnswer(plans),
    applications: figureAnswer(applications),
    overdue: figureAnswer(overdue),
    timeToTakeUp: durationAnswer(durations.takenUp),
    timeToDecision: durationAnswer(durations.decided),
    margins: margins
      .filter(({ name }) => name !== 'overdueLocation')
      .map(({ name, of, withheld, cells }) =>
        marginAnswer(
          name,
          of,
          withheld,
          cells.map(({ key, value }) => ({ key, ...figureAnswer(value) })),
        ),
      ),
  };
}

const summed = ({ value, partial }: SummedFigure) => figureAnswer(value, partial);

const durationAnswer = (duration: PublishedDuration | null): DurationAnswer =>
  duration === null ? { suppressed: true } : { ...duration };

const marginAnswer = (
  name: MarginName,
  counts: string,
  withheld: boolean,
  cells: readonly Omit<CellAnswer, 'label'>[],
): MarginAnswer => ({
  dimension: name,
  label: marginLabels[name],
  counts,
  withheld,
  cells: cells.map((cell) => ({ ...cell, label: cellLabel(name, cell.key) })),
});
