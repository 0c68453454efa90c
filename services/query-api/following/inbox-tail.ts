import { Inject, Injectable } from '@nestjs/common';
import { outsideTransaction, withTenant } from '@koz/platform';
import type { ControllerId } from '@koz/privacy-types';
import { livePosition } from '@koz/projection';
import {
  inboxUpdates,
  organiserApplications,
  type InboxUpdates,
} from '@koz/projections/organiser-applications';
import { depsToken, type QueryApiDeps } from '../deps.js';
import { beforeAll } from './position.js';
import { Tail } from './tail.js';

/** Changes that one look tells at most. */
const atMost = 500;

/** Where requests wait for the rows of the inbox to grow, and read what changed: who stands at the same place reads it together. */
@Injectable()
export class InboxTail extends Tail {
  private readonly reading = new Map<string, Promise<InboxUpdates | undefined>>();

  constructor(@Inject(depsToken) private readonly deps: Pick<QueryApiDeps, 'pool'>) {
    super();
  }

  /** Up to where the rows of the inbox are; {@link beforeAll} while there are none. */
  async lastPosition(): Promise<number> {
    return (await livePosition(outsideTransaction(this.deps.pool), organiserApplications.name)) ?? beforeAll;
  }

  /** What changed in a controller's scope after a position; undefined while there are no rows. */
  updates(controller: ControllerId, after: number): Promise<InboxUpdates | undefined> {
    const place = `${controller} ${after}`;
    const reading =
      this.reading.get(place) ??
      withTenant(this.deps.pool, controller, (transaction) => inboxUpdates(transaction, { after, atMost }), {
        readOnly: true,
      }).finally(() => this.reading.delete(place));
    this.reading.set(place, reading);
    return reading;
  }
}
