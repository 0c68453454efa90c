import { Injectable, computed, inject, resource } from '@angular/core';
import { answerOf } from '@koz/api-client';
import { Api } from '../../api/api.js';
import { Session } from '../../session/session.js';

/** The day's figures, read once for all pages of the area: they are a snapshot, and change at most once a day. */
@Injectable()
export class RegieFigures {
  private readonly api = inject(Api);
  private readonly session = inject(Session);

  readonly isAgency = computed(() => this.session.who()?.role === 'agency');
  readonly summary = resource({
    loader: ({ abortSignal }) => answerOf(this.api.GET('/api/v1/regie/summary', { signal: abortSignal })),
  });
}
