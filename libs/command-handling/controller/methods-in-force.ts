import { closedFrom, methodInForce } from '@koz/domain';
import type { DisclosurePolicy } from '@koz/events';
import type { ControllerId, OwnDate } from '@koz/privacy-types';
import { retryWhileUnavailable } from '../retry.js';
import type { CommandDeps } from '../streams/command.js';
import { controllerStream, loadController } from './streams.js';

/** What new plans and applications of a controller depend on. */
interface InForce {
  readonly method: DisclosurePolicy | undefined;
  readonly closedFrom: OwnDate | undefined;
}

const nothing: InForce = { method: undefined, closedFrom: undefined };

/**
 * What is in force for a controller's plans, as it stands in the log after the call. The controller's stream is read
 * when its head has moved; and calls made while one is under way share the next, so that hundreds of commands in
 * flight ask once.
 */
export class MethodsInForce {
  private readonly cached = new Map<ControllerId, { readonly revision: number; readonly inForce: InForce }>();
  private readonly next = new Map<ControllerId, Promise<InForce>>();
  private readonly running = new Map<ControllerId, Promise<unknown>>();

  constructor(private readonly deps: Pick<CommandDeps, 'store' | 'vault' | 'retry'>) {}

  /** The disclosure method; undefined where the controller is not registered or has not adopted one. */
  of(controller: ControllerId): Promise<DisclosurePolicy | undefined> {
    return this.inForce(controller).then(({ method }) => method);
  }

  /** The first day on which the controller takes nothing new on; undefined while it stays. */
  closedFrom(controller: ControllerId): Promise<OwnDate | undefined> {
    return this.inForce(controller).then((inForce) => inForce.closedFrom);
  }

  private inForce(controller: ControllerId): Promise<InForce> {
    const waiting = this.next.get(controller);
    if (waiting) return waiting;
    const start = () => {
      this.next.delete(controller);
      return this.read(controller);
    };
    const answer = (this.running.get(controller) ?? Promise.resolve()).then(start, start);
    this.next.set(controller, answer);
    this.running.set(controller, answer);
    return answer;
  }

  private async read(controller: ControllerId): Promise<InForce> {
    const { store, retry } = this.deps;
    const stream = controllerStream(controller);
    const heads = await retryWhileUnavailable(() => store.heads({ controller }, [stream]), retry);
    const revision = heads.get(stream)?.revision;
    if (revision === undefined) return nothing;
    const known = this.cached.get(controller);
    if (known?.revision === revision) return known.inForce;
    const { state, events } = await loadController(this.deps, controller);
    const departure = state.status === 'registered' ? state.departure : undefined;
    const inForce = { method: methodInForce(state), closedFrom: closedFrom(departure) };
    this.cached.set(controller, { revision: events.length - 1, inForce });
    return inForce;
  }
}
