import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { MatButtonModule } from '@angular/material/button';
import { SelectField } from '../../shared/form/select-field.js';
import { TextField } from '../../shared/form/text-field.js';
import { sentenceOf } from '../../shared/loading/problem-words.js';
import { AuditCalls, type LogQuery } from '../calls/audit-calls.js';
import { eventTypes, eventWords, positionText } from '../words/event-words.js';
import { FilteredLog } from './filtered-log.js';
import { LogPages } from './log-pages.js';
import { LogTable, type ShownRange } from './log-table.js';

/** A browser draws no element of more than some 16 million pixels: a longer log is shown a part at a time. */
const partSize = 200_000;
/** Nothing is asked while the scroll bar is still on its way. */
const restMs = 120;

/** The whole log by position, or what of it is of a kind or a stream. */
@Component({
  selector: 'koz-log-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [LogTable, MatButtonModule, SelectField, TextField],
  templateUrl: './log-page.html',
  styles: `
    form {
      display: flex;
      flex-wrap: wrap;
      gap: 0 1.25rem;
      align-items: flex-end;
    }
    form button {
      margin-bottom: 1.25rem;
    }
    .types {
      flex: 0 1 30rem;
    }
  `,
})
export class LogPage {
  private readonly calls = inject(AuditCalls);
  private readonly router = inject(Router);
  private readonly table = viewChild(LogTable);

  /** Filters, from the address: a list can be passed on as a link. */
  readonly soort = input<string>();
  readonly stroom = input<string>();

  protected readonly pages = new LogPages((from, limit) => this.calls.log({ from, limit }));
  protected readonly filtered = new FilteredLog((query) => this.calls.log(query as LogQuery));

  protected readonly typeChoices = eventTypes.map((type) => ({
    value: type,
    label: `${eventWords[type]} (${type})`,
  }));
  protected readonly type = signal('');
  protected readonly stream = signal('');
  protected readonly wanted = signal('');
  protected readonly wantedError = signal<string | undefined>(undefined);
  protected readonly said = signal('');
  /** Which part of a long log is shown. */
  protected readonly part = signal(0);

  protected readonly isFiltered = computed(() => Boolean(this.soort() || this.stroom()));
  protected readonly last = computed(() => this.pages.lastPosition());
  protected readonly parts = computed(() =>
    Array.from({ length: Math.ceil(((this.last() ?? 0) + 1) / partSize) }, (_, part) => {
      const end = Math.min((part + 1) * partSize - 1, this.last() ?? 0);
      return { value: String(part), label: `${positionText(part * partSize)} tot ${positionText(end)}` };
    }),
  );
  protected readonly positions = computed(() => {
    if (this.isFiltered()) return this.filtered.positions();
    const begin = this.part() * partSize;
    const count = Math.max(0, Math.min(partSize, (this.last() ?? -1) + 1 - begin));
    return Array.from({ length: count }, (_, index) => begin + index);
  });
  protected readonly entryAt = computed(() => {
    const from = this.isFiltered() ? this.filtered : this.pages;
    return (position: number) => from.entry(position);
  });
  protected readonly summary = computed(() => {
    const last = this.last();
    if (last === undefined) return 'Het logboek wordt geladen.';
    if (last < 0) return 'Het logboek is nog leeg.';
    return `Het logboek telt ${positionText(last + 1)} gebeurtenissen: positie 0 tot ${positionText(last)}.`;
  });
  protected readonly problem = computed(() => {
    const error = (this.isFiltered() ? this.filtered : this.pages).error();
    return error === undefined ? undefined : sentenceOf(error);
  });

  private shown: ShownRange = { begin: 0, end: 1 };
  private resting: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    void this.pages.need(0, 1);
    effect(() => {
      const asked = { type: this.soort(), stream: this.stroom() };
      untracked(() => {
        this.type.set(asked.type ?? '');
        this.stream.set(asked.stream ?? '');
        if (asked.type || asked.stream) void this.filtered.begin(asked);
      });
    });
  }

  protected onShown(range: ShownRange): void {
    this.shown = range;
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.fetchShown(), restMs);
  }

  protected fetchShown(): void {
    const { begin, end } = this.shown;
    if (this.isFiltered()) void this.filtered.need(end);
    else void this.pages.need(this.part() * partSize + begin, this.part() * partSize + end);
  }

  protected choosePart(part: string): void {
    this.part.set(Number(part));
    this.table()?.goTo(0);
  }

  protected jump(): void {
    const last = this.last() ?? 0;
    const typed = this.wanted().replace(/[.\s]/g, '');
    const position = Number(typed);
    if (!/^\d+$/.test(typed) || position > last) {
      this.wantedError.set(`Geef een positie van 0 tot ${positionText(last)}.`);
      return;
    }
    this.wantedError.set(undefined);
    this.part.set(Math.floor(position / partSize));
    this.table()?.goTo(position % partSize);
    this.said.set(`Positie ${positionText(position)} staat bovenaan.`);
  }

  protected filter(): Promise<boolean> {
    const queryParams = { soort: this.type() || null, stroom: this.stream().trim() || null };
    return this.router.navigate(['/audit'], { queryParams });
  }

  protected clear(): Promise<boolean> {
    return this.router.navigate(['/audit']);
  }
}
