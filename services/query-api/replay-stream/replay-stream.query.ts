import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { consulted, invalid, notFound, Problem } from '@koz/http';
import type { Principal } from '@koz/identity';
import { instant, type Instant } from '@koz/privacy-types';
import type { Cut } from '@koz/replay';
import { depsToken, type QueryApiDeps } from '../deps.js';
import { askedStream } from './asked-stream.js';
import { replayAnswer } from './replay-answer.js';
import { replayStream } from './replay-stream.js';
import type { ReplayAnswer, ReplayQuery } from './replay-stream.dto.js';

export class ReplayStream extends Query<ReplayAnswer> {
  constructor(
    readonly principal: Principal,
    /** As it was asked: a stream's name, or an id. */
    readonly stream: string,
    readonly asked: ReplayQuery,
  ) {
    super();
  }
}

/**
 * A stream as it was at a moment, told to those who check. It is read from the log alone, never from a read model; no
 * value leaves, so that the ledger of disclosures has nothing to record. That it was asked is recorded first.
 */
@QueryHandler(ReplayStream)
export class ReplayStreamHandler implements IQueryHandler<ReplayStream> {
  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {}

  /** @throws Problem 400 naming what was asked wrongly, 404 for what is not of this controller or was not there yet */
  async execute({ principal, stream, asked }: ReplayStream): Promise<ReplayAnswer> {
    const { controller } = principal;
    if (controller === undefined) throw new Problem('forbidden');
    const named = askedStream(stream);
    const now = this.deps.clock.now();
    const cut = await this.cutOf(asked, now);
    if (!named) throw notFound();
    const replay = await replayStream(this.deps, controller, named, { cut, now });
    if (!replay) throw notFound();
    const { reason } = asked;
    await consulted(this.deps, principal, { action: 'replayStream', reason, subject: replay.stream });
    return replayAnswer(replay);
  }

  private async cutOf({ asOf, position }: ReplayQuery, now: Instant): Promise<Cut> {
    if (asOf !== undefined && position !== undefined)
      throw invalid({
        ...{ field: 'position', rule: 'onlyOne' },
        message: 'Geef een tijdstip of een positie, niet allebei.',
      });
    if (position !== undefined) {
      const last = await this.deps.history.lastPosition();
      if (position > last)
        throw invalid({
          ...{ field: 'position', rule: 'beyondLog' },
          message: `Geef een positie van hoogstens ${last}: verder reikt het logboek niet.`,
        });
      return { position };
    }
    const moment = asOf === undefined ? now : instant(asOf);
    if (moment > now)
      throw invalid({
        ...{ field: 'asOf', rule: 'beyondClock' },
        message: 'Geef een tijdstip dat voorbij is: wat er nog komt, weet niemand.',
      });
    return { asOf: moment };
  }
}
