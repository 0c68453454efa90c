import { methodInForce } from '@koz/domain';
import type { DisclosurePolicy } from '@koz/events';
import type { ControllerId } from '@koz/privacy-types';
import { retryWhileUnavailable } from '../retry.js';
import type { CommandDeps } from '../streams/command.js';
import { controllerStream, loadController } from './streams.js';

/**
 * The disclosure method in force for a controller's plans, as it stands in the log after the call. The controller's
 * stream is read when its head has moved; and calls made while one is under way share the next, so that hundreds
 * of commands in flight ask once.
 */
export class MethodsInForce {
  private readonly cached = new Map<
    ControllerId,
    { revision: number; method: DisclosurePolicy | undefined }
  >();
  private readonly next = new Map<ControllerId, Promise<DisclosurePolicy | undefined>>();
  private readonly running = new Map<ControllerId, Promise<unknown>>();

  constructor(private readonly deps: Pick<CommandDeps, 'store' | 'vault' | 'retry'>) {}

  /** Undefined where the controller is not registered or has not adopted a method. */
  of(controller: ControllerId): Promise<DisclosurePolicy | undefined> {
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

  private async read(controller: ControllerId): Promise<DisclosurePolicy | undefined> {
    const { store, retry } = this.deps;
    const stream = controllerStream(controller);
    const heads = await retryWhileUnavailable(() => store.heads({ controller }, [stream]), retry);
    const revision = heads.get(stream)?.revision;
    if (revision === undefined) return undefined;
    const known = this.cached.get(controller);
    if (known?.revision === revision) return known.method;
    const { state, events } = await loadController(this.deps, controller);
    const method = methodInForce(state);
    this.cached.set(controller, { revision: events.length - 1, method });
    return method;
  }
}
