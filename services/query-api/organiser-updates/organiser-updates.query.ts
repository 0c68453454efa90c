import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Principal } from '@koz/identity';
import { viewerOf } from '../answering/viewer.js';
import { depsToken, type QueryApiDeps } from '../deps.js';
import { beyondLog } from '../following/beyond-log.js';
import { InboxTail } from '../following/inbox-tail.js';
import { OpenStreams } from './open-streams.js';
import { updateFrames } from './update-frames.js';

/** A stream ends after this: whoever connects again is asked anew who it is and which locations it runs. */
export const longestStreamMs = 15 * 60_000;

export class FollowInbox extends Query<AsyncIterable<string>> {
  constructor(
    readonly principal: Principal,
    /** The last position that the client was told of; absent: from now on. */
    readonly lastPosition: number | undefined,
    /** Aborts when the client is gone. */
    readonly left: AbortSignal,
  ) {
    super();
  }
}

/** What changes in an organiser's inbox, as it happens: ids and revisions, so that the ledger has nothing to record. */
@QueryHandler(FollowInbox)
export class FollowInboxHandler implements IQueryHandler<FollowInbox> {
  private readonly streams = new OpenStreams();

  constructor(
    @Inject(depsToken) private readonly deps: QueryApiDeps,
    private readonly tail: InboxTail,
  ) {}

  /**
   * @throws Problem 400 `beyondLog` for a position that the log has not reached; 403 for no organiser; 429 for one with
   *   too many streams open
   */
  async execute({ principal, lastPosition, left }: FollowInbox): Promise<AsyncIterable<string>> {
    const viewer = await viewerOf(principal, this.deps.locations);
    if (lastPosition !== undefined && lastPosition > (await this.deps.history.lastPosition()))
      throw beyondLog('lastEventId');
    const after = lastPosition ?? (await this.tail.lastPosition());
    this.streams.open(viewer.organiserId, left);
    const ended = AbortSignal.any([left, AbortSignal.timeout(longestStreamMs)]);
    return updateFrames(this.tail, viewer, after, ended);
  }
}
