import { Injectable, computed, inject, signal } from '@angular/core';
import { Receipts } from '../../session/receipts.js';
import { noteIn } from '../receipt/check-receipt.js';

const most = 50;

/** Every checkpoint of the log that this tab has seen: those that it read, and the receipts of its writes. */
@Injectable({ providedIn: 'root' })
export class SeenCheckpoints {
  private readonly receipts = inject(Receipts);
  private readonly read = signal<readonly string[]>([]);

  /** As notes, each once; the oldest first. */
  readonly notes = computed(() => [...new Set([...this.receipts.kept().map(noteIn), ...this.read()])]);

  keep(note: string): void {
    if (!this.read().includes(note)) this.read.update((kept) => [...kept.slice(1 - most), note]);
  }
}
