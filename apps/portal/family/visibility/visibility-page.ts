import { ChangeDetectionStrategy, Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Loaded } from '../../shared/loading/loaded.js';
import { FamilyApi } from '../family-api.js';
import { OwnPlanStore } from '../plan/own-plan.js';
import { asideOf, matrixOf, type CellKind } from './matrix.js';

/** Who sees what of the plan now: fields by viewers. On a narrow screen each field is a list of its viewers. */
@Component({
  selector: 'koz-visibility-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loaded, RouterLink],
  templateUrl: './visibility-page.html',
  styleUrl: './visibility-page.scss',
})
export class VisibilityPage {
  private readonly api = inject(FamilyApi);
  private readonly store = inject(OwnPlanStore);

  protected readonly visibility = resource({
    params: () => this.store.request(),
    loader: ({ params }) => this.api.visibility(params),
  });
  protected readonly matrix = computed(() =>
    this.visibility.hasValue() ? matrixOf(this.visibility.value().viewers) : undefined,
  );
  protected readonly aside = computed(() =>
    this.visibility.hasValue() ? asideOf(this.visibility.value().viewers) : [],
  );
  protected readonly method = computed(() => this.store.current()?.method);

  /** Beside the words, never instead of them. */
  protected readonly signs: Readonly<Record<CellKind, string>> = {
    seen: '●',
    partly: '◐',
    hidden: '○',
    gone: '✕',
  };
}
