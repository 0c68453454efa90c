import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import { FamilyApi } from '../family-api.js';

/**
 * Local governments that leave, or left, in the server's sentence: a family should know before it files with one, and
 * why it finds no location there. Nothing while all stay, nor while the server does not answer: what is no longer taken
 * on, it refuses itself.
 */
@Component({
  selector: 'koz-leaving-controllers',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (each of leaving(); track each.controller) {
      <p class="koz-note koz-note--warn">
        <strong>{{ each.name }}.</strong> {{ each.departureText }}
      </p>
    }
  `,
})
export class LeavingControllers {
  private readonly api = inject(FamilyApi);
  /** Only these, by their code; without it, all. */
  readonly among = input<readonly string[]>();

  private readonly listed = resource({ loader: () => this.api.controllers() });
  protected readonly leaving = computed(() => {
    const among = this.among();
    const { items } = this.listed.hasValue() ? this.listed.value() : { items: [] };
    return items.filter(
      ({ controller, departureText }) =>
        departureText !== null && (among === undefined || among.includes(controller)),
    );
  });
}
