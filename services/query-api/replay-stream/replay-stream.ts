import { streamName } from '@koz/event-store';
import type { StreamKind } from '@koz/events';
import type { CarePlanId, ControllerId, Instant } from '@koz/privacy-types';
import {
  replayController,
  replayThenAndNow,
  type ControllerReplay,
  type Cut,
  type PlanReplay,
  type ToldEvent,
} from '@koz/replay';
import { kindsOf, type AskedStream } from './asked-stream.js';
import { planOfApplication, readController, readPlan, type ReplayDeps } from './read-history.js';

export type { ReplayDeps } from './read-history.js';

/** A stream as of a cut, with what it is a part of. */
export interface StreamReplay {
  readonly kind: StreamKind;
  readonly stream: string;
  readonly controller: ControllerId;
  /** The moment for which it is told. */
  readonly asOf: Instant;
  /** Of the last event of the stream up to then. */
  readonly revision: number;
  readonly position: number;
  readonly events: readonly ToldEvent[];
  /** Of a plan, or of an application its own part of the plan's. */
  readonly plan?: Omit<PlanReplay, 'events' | 'moment'>;
  readonly registration?: Pick<ControllerReplay, 'name' | 'region' | 'policies'>;
}

/**
 * Replays what is asked in the scope of a controller.
 *
 * @param now what the answer says beside, where it differs from then
 * @returns undefined where there is no such stream in this scope, or was none yet
 */
export async function replayStream(
  deps: ReplayDeps,
  controller: ControllerId,
  asked: AskedStream,
  { cut, now }: { readonly cut: Cut; readonly now: Instant },
): Promise<StreamReplay | undefined> {
  if (asked.kind === 'controller')
    return asked.id === controller ? ofController(deps, controller, cut) : undefined;
  for (const kind of kindsOf(asked)) {
    const { id } = asked;
    const carePlanId =
      kind === 'carePlan' ? (id as unknown as CarePlanId) : await planOfApplication(deps, controller, id);
    const history = carePlanId && (await readPlan(deps, controller, carePlanId));
    const replay = history && replayThenAndNow(history, cut, now);
    if (replay) return partOf(replay, kind, streamName(kind, id), controller);
  }
  return undefined;
}

async function ofController(
  deps: ReplayDeps,
  controller: ControllerId,
  cut: Cut,
): Promise<StreamReplay | undefined> {
  const replay = replayController(await readController(deps, controller), cut);
  if (!replay) return undefined;
  const { moment, events, ...registration } = replay;
  return told('controller', streamName('controller', controller), controller, moment, events, {
    registration,
  });
}

/** A plan is told with all its applications; an application without the others. */
function partOf(
  { moment, events, ...plan }: PlanReplay,
  kind: StreamKind,
  stream: string,
  controller: ControllerId,
): StreamReplay | undefined {
  if (kind === 'carePlan') return told(kind, stream, controller, moment, events, { plan });
  const isIts = ({ applicationId }: { readonly applicationId: string | null }) =>
    applicationId === null || stream === streamName('application', applicationId as never);
  return told(
    kind,
    stream,
    controller,
    moment,
    events.filter((event) => event.stream === stream),
    { plan: { ...plan, applications: plan.applications.filter(isIts), views: plan.views.filter(isIts) } },
  );
}

function told(
  kind: StreamKind,
  stream: string,
  controller: ControllerId,
  asOf: Instant,
  events: readonly ToldEvent[],
  what: Pick<StreamReplay, 'plan' | 'registration'>,
): StreamReplay | undefined {
  const last = events.findLast((event) => event.stream === stream);
  if (!last) return undefined;
  const { revision, position } = last;
  return { kind, stream, controller, asOf, revision, position, events, ...what };
}
