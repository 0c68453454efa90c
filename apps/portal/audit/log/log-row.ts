import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { shownMoment } from '../../shared/dates/dates.js';
import { eventText, positionText, streamText } from '../words/event-words.js';
import type { LogEntry, OwnEntry } from './log-pages.js';

/** One position of the log: what happened, in which stream and when; of another controller's event, its hash. */
@Component({
  selector: 'koz-log-row',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink],
  template: `
    <span role="cell" class="position">
      <a [routerLink]="['/audit/logboek', position()]">{{ number() }}</a>
    </span>
    @if (own(); as event) {
      <span role="cell" class="what" [title]="text()">{{ text() }}</span>
      <span role="cell" class="stream">
        <a [routerLink]="['/audit/stromen', event.stream]" [queryParams]="{ positie: position() }">{{
          stream()
        }}</a>
      </span>
      <span role="cell" class="when">{{ when() }}</span>
    } @else if (entry(); as other) {
      <span role="cell" class="what other">Gebeurtenis van een ander bestuur: alleen de hash</span>
      <span role="cell" class="stream koz-code">{{ leaf() }}</span>
      <span role="cell" class="when"><span class="koz-unseen">tijdstip niet getoond</span></span>
    } @else {
      <span role="cell" class="what other">wordt geladen…</span>
      <span role="cell" class="stream"></span>
      <span role="cell" class="when"></span>
    }
  `,
  styleUrl: './log-columns.scss',
  host: { role: 'row', '[attr.aria-rowindex]': 'rowIndex()' },
})
export class LogRow {
  readonly position = input.required<number>();
  readonly entry = input<LogEntry | undefined>();
  readonly rowIndex = input.required<number>();

  protected readonly number = computed(() => positionText(this.position()));
  protected readonly own = computed((): OwnEntry | undefined => {
    const entry = this.entry();
    return entry?.isOwn ? (entry as OwnEntry) : undefined;
  });
  protected readonly text = computed(() => eventText(this.own()?.type ?? ''));
  protected readonly stream = computed(() => streamText(this.own()?.stream ?? ''));
  protected readonly when = computed(() => shownMoment(this.own()?.at ?? ''));
  protected readonly leaf = computed(() => {
    const entry = this.entry();
    return entry && 'leafHash' in entry ? (entry.leafHash ?? 'nog niet in de boom') : '';
  });
}
