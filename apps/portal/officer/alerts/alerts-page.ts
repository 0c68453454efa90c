import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { answerOf } from '@koz/api-client';
import { Api } from '../../api/api.js';
import { shownMoment } from '../../shared/dates/dates.js';
import { Submission } from '../../shared/form/submission.js';
import { Loaded } from '../../shared/loading/loaded.js';
import { lookingReasonNames } from '../../shared/words/words.js';
import { Outcome } from '../shared/outcome.js';
import { withNext, type Alert, type Page } from '../shared/search.js';
import type { LookingReason } from '../shared/words.js';
import { AcknowledgeDialog } from './acknowledge-dialog.js';

/** Unusual looking into plans, and what it turned out to be. */
@Component({
  selector: 'koz-alerts-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loaded, MatButtonModule, Outcome],
  templateUrl: './alerts-page.html',
})
export class AlertsPage {
  private readonly api = inject(Api);
  private readonly dialogs = inject(MatDialog);

  protected readonly alerts = resource({
    loader: async (): Promise<Page<Alert>> => this.page(),
  });
  protected readonly answer = computed(() => (this.alerts.hasValue() ? this.alerts.value() : undefined));
  protected readonly open = computed(
    () => (this.answer()?.items ?? []).filter(({ acknowledged }) => acknowledged === null).length,
  );
  protected readonly sending = new Submission();
  protected readonly outcome = signal<{ readonly text: string } | undefined>(undefined);
  protected readonly shownMoment = shownMoment;

  protected reasonText = (code: string): string => lookingReasonNames[code] ?? code;

  protected async more(cursor: string): Promise<void> {
    const before = this.answer();
    const next = await this.sending.run(() => this.page(cursor));
    if (before !== undefined && next !== undefined) this.alerts.set(withNext(before, next));
  }

  protected async acknowledge(alert: Alert): Promise<void> {
    const dialog = this.dialogs.open<AcknowledgeDialog, Alert, LookingReason>(AcknowledgeDialog, {
      data: alert,
      width: '36rem',
    });
    const reason = await firstValueFrom(dialog.afterClosed());
    if (reason === undefined) return;
    const { alertId } = alert;
    const answer = await this.sending.run((headers) =>
      answerOf(
        this.api.POST('/api/v1/privacy/alerts/{alertId}/acknowledge', {
          params: { path: { alertId } },
          body: { reason },
          headers,
        }),
      ),
    );
    if (answer === undefined) return;
    this.outcome.set({ text: 'Genoteerd dat u deze melding nakeek.' });
    this.alerts.update(
      (page) =>
        page && { ...page, items: page.items.map((each) => (each.alertId === alertId ? answer : each)) },
    );
  }

  private page(cursor?: string): Promise<Page<Alert>> {
    const query = cursor === undefined ? {} : { cursor };
    return answerOf(this.api.GET('/api/v1/privacy/alerts', { params: { query } }));
  }
}
