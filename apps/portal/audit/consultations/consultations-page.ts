import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MatButtonModule } from '@angular/material/button';
import type { Schemas } from '@koz/api-client';
import { shownMoment } from '../../shared/dates/dates.js';
import { sentenceOf } from '../../shared/loading/problem-words.js';
import { lookingReasonNames } from '../../shared/words/words.js';
import { AuditCalls } from '../calls/audit-calls.js';
import { codeText } from '../words/code-words.js';
import { streamText } from '../words/event-words.js';

/** Who looked into history or decided on it, and why: the audit of the audit. */
@Component({
  selector: 'koz-consultations-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButtonModule, RouterLink],
  template: `
    <h1>Raadplegingen</h1>
    <p>
      Wie de geschiedenis van uw bestuur inkeek of erover besliste, en waarom. Ook dat u dit bekijkt, staat
      erbij.
    </p>
    @if (problem(); as text) {
      <div class="koz-note koz-note--bad" role="alert">
        <p>{{ text }}</p>
        <button type="button" matButton="outlined" (click)="more()">Opnieuw proberen</button>
      </div>
    }
    <p role="status">{{ isBusy() ? 'Bezig met laden…' : items().length + ' raadplegingen getoond.' }}</p>
    <div class="koz-scroll" tabindex="0" role="region" aria-label="Raadplegingen">
      <table class="koz-table">
        <caption>
          Raadplegingen, de laatste eerst
        </caption>
        <thead>
          <tr>
            <th scope="col">Wanneer</th>
            <th scope="col">Wie</th>
            <th scope="col">Wat</th>
            <th scope="col">Waarom</th>
            <th scope="col">Waarvan</th>
          </tr>
        </thead>
        <tbody>
          @for (item of items(); track item.consultationId) {
            <tr>
              <td>{{ when(item.at) }}</td>
              <td>{{ item.roleText }}</td>
              <td>{{ item.actionText }}</td>
              <td>{{ reason(item.reason) }}</td>
              <td>
                @if (isStream(item.subject)) {
                  <a [routerLink]="['/audit/stromen', item.subject]">{{ shortName(item.subject ?? '') }}</a>
                } @else {
                  {{ item.subject ?? 'het geheel' }}
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
    @if (next() !== null) {
      <button type="button" matButton="outlined" [disabled]="isBusy()" (click)="more()">Toon meer</button>
    }
  `,
})
export class ConsultationsPage {
  private readonly calls = inject(AuditCalls);

  protected readonly items = signal<readonly Schemas['Consultation'][]>([]);
  protected readonly next = signal<string | null | undefined>(undefined);
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<string | undefined>(undefined);
  protected readonly when = shownMoment;
  protected readonly shortName = streamText;
  protected readonly reason = (code: string): string => lookingReasonNames[code] ?? codeText(code);
  protected readonly isStream = (subject: string | null): boolean =>
    subject !== null && /^(carePlan|application|controller)-/.test(subject);

  constructor() {
    void this.more();
  }

  protected async more(): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(undefined);
    try {
      const cursor = this.next();
      const page = await this.calls.consultations({ limit: 100, ...(cursor ? { cursor } : {}) });
      this.items.update((items) => [...items, ...page.items]);
      this.next.set(page.nextCursor);
    } catch (error) {
      this.problem.set(sentenceOf(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}
