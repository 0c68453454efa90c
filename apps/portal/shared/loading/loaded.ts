import {
  ChangeDetectionStrategy,
  Component,
  computed,
  contentChild,
  input,
  TemplateRef,
} from '@angular/core';
import type { ResourceRef } from '@angular/core';
import { NgTemplateOutlet } from '@angular/common';
import { MatButtonModule } from '@angular/material/button';
import { sentenceOf } from './problem-words.js';

/**
 * What a page does while its content comes, and when it does not: says so, in words, and offers to try again. The content
 * itself stands in a template: `<koz-loaded [of]="plan"><ng-template>…</ng-template></koz-loaded>`.
 */
@Component({
  selector: 'koz-loaded',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButtonModule, NgTemplateOutlet],
  template: `
    <p class="koz-unseen" role="status">{{ isBusy() ? 'Bezig met laden' : '' }}</p>
    @if (problem(); as text) {
      <div class="koz-note koz-note--bad" role="alert">
        <p>{{ text }}</p>
        <button type="button" matButton="outlined" (click)="of().reload()">Opnieuw proberen</button>
      </div>
    } @else if (of().hasValue()) {
      <ng-container [ngTemplateOutlet]="content()" />
    } @else if (isBusy()) {
      <p aria-hidden="true">Bezig met laden…</p>
    }
  `,
})
export class Loaded {
  readonly of = input.required<ResourceRef<unknown>>();
  protected readonly content = contentChild.required(TemplateRef);
  protected readonly isBusy = computed(() => this.of().isLoading());
  protected readonly problem = computed(() => {
    const error = this.of().error();
    return error === undefined ? undefined : sentenceOf(error);
  });
}
