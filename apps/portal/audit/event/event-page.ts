import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Schemas } from '@koz/api-client';
import { shownMoment } from '../../shared/dates/dates.js';
import { Loaded } from '../../shared/loading/loaded.js';
import { AuditCalls } from '../calls/audit-calls.js';
import { ProofSteps } from '../proof/proof-steps.js';
import type { ProofStep } from '../proof/proof-step.js';
import { eventText, positionText, streamKind, streamText, tierNames } from '../words/event-words.js';
import { codeText } from '../words/code-words.js';
import { ownEntry, verifyEvent, type OwnEntry } from './verify-event.js';

interface Shown {
  readonly event: Schemas['LogEvent'];
  readonly own: OwnEntry | undefined;
  readonly steps: readonly ProofStep[];
}

/** The most events of a stream that are looked through for the one before. */
const streamPage = 500;

/** One event: what it says in words, then whether it holds, then all of it as it is stored. */
@Component({
  selector: 'koz-event-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loaded, ProofSteps, RouterLink],
  templateUrl: './event-page.html',
  styles: `
    pre {
      white-space: pre-wrap;
    }
    summary {
      min-height: 1.75rem;
      cursor: pointer;
    }
  `,
})
export class EventPage {
  private readonly calls = inject(AuditCalls);

  /** From the address. */
  readonly position = input.required<string>();

  protected readonly number = computed(() => Number(this.position()));
  protected readonly shown = resource({
    params: () => this.number(),
    loader: ({ params }) => this.read(params),
  });
  protected readonly words = { eventText, streamKind, streamText, positionText, shownMoment };

  protected readonly reasons = (own: OwnEntry): readonly string[] => Object.values(own.reasons).map(codeText);
  protected readonly sealed = (own: OwnEntry): readonly string[] =>
    own.sealed.map((tier) => tierNames[tier] ?? tier);
  protected readonly raw = (value: unknown): string => JSON.stringify(value, undefined, 2);

  private async read(position: number): Promise<Shown> {
    const [event, checkpoint] = await Promise.all([this.calls.event(position), this.calls.checkpoint()]);
    const own = ownEntry(event);
    const [inclusion, before] = await Promise.all([
      position < checkpoint.size ? this.calls.inclusion(position, checkpoint.size) : undefined,
      own && own.revision > 0 ? this.hashBefore(own) : undefined,
    ]);
    return { event, own, steps: await verifyEvent({ event, checkpoint, inclusion, before }) };
  }

  private async hashBefore({ stream, revision }: OwnEntry): Promise<string | undefined> {
    const { items } = await this.calls.log({ stream, limit: streamPage });
    const before = items.find((entry) => 'revision' in entry && entry.revision === revision - 1);
    return before && 'hash' in before ? before.hash : undefined;
  }
}
