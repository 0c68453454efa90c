import { Inject, Injectable } from '@nestjs/common';
import { depsToken, type QueryApiDeps } from '../deps.js';
import { Tail } from './tail.js';

/** Where requests wait for the log to grow. */
@Injectable()
export class LogTail extends Tail {
  constructor(@Inject(depsToken) private readonly deps: Pick<QueryApiDeps, 'history'>) {
    super();
  }

  protected lastPosition(): Promise<number> {
    return this.deps.history.lastPosition();
  }
}
