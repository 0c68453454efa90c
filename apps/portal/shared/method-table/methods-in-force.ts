import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { answerOf, type Schemas } from '@koz/api-client';
import { Api } from '../../api/api.js';
import { shownDay } from '../dates/dates.js';
import { SelectField } from '../form/select-field.js';
import { Loaded } from '../loading/loaded.js';
import { MethodTable } from './method-table.js';
import { RetentionTable } from './retention-table.js';

/** For anybody: which method and which terms hold at a local government, as tables. */
@Component({
  selector: 'koz-methods-in-force',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loaded, MethodTable, RetentionTable, SelectField],
  template: `
    <koz-loaded [of]="rules">
      <ng-template>
        <koz-select-field
          id="bestuur"
          label="Lokaal bestuur"
          hint="Kies het bestuur waar u uw opvangplan indient."
          [choices]="choices()"
          [value]="current()?.controller ?? ''"
          (valueChange)="chosen.set($event)"
        />
        <div aria-live="polite">
          @if (current(); as here) {
            @if (here.method; as method) {
              <h3>{{ method.title }}</h3>
              <p>{{ basis(here) }}</p>
              <koz-method-table
                [methods]="[method]"
                [legend]="legend()"
                [caption]="'Wat een organisator ziet: ' + here.controllerName"
              />
            } @else {
              <p>Bij {{ here.controllerName }} geldt nog geen methode: een organisator ziet niets.</p>
            }
            <koz-retention-table
              [table]="here.retention"
              [caption]="'Hoe lang wat bewaard blijft: ' + here.controllerName"
            />
          }
        </div>
        <ul>
          @for (note of notes(); track note) {
            <li>{{ note }}</li>
          }
        </ul>
      </ng-template>
    </koz-loaded>
  `,
})
export class MethodsInForce {
  private readonly api = inject(Api);
  protected readonly rules = resource({ loader: () => answerOf(this.api.GET('/api/v1/methods/in-force')) });
  protected readonly chosen = signal('');
  private readonly answer = computed(() => (this.rules.hasValue() ? this.rules.value() : undefined));
  protected readonly legend = computed(() => this.answer()?.legend ?? []);
  protected readonly notes = computed(() => this.answer()?.notes ?? []);
  protected readonly choices = computed(() =>
    (this.answer()?.items ?? []).map(({ controller, controllerName }) => ({
      value: controller,
      label: controllerName,
    })),
  );
  protected readonly current = computed(() => {
    const items = this.answer()?.items ?? [];
    return items.find(({ controller }) => controller === this.chosen()) ?? items[0];
  });

  /** Since when the method holds, and on what it rests. */
  protected basis({
    controllerName,
    adoptedAt,
    groundText,
    groundDate,
  }: Schemas['MethodAtController']): string {
    const since = adoptedAt === null ? '' : ` sinds ${shownDay(adoptedAt)}`;
    const of = groundDate === null ? '' : ` van ${shownDay(groundDate)}`;
    return `Dit geldt bij ${controllerName}${since}. Grond: ${groundText}${of}.`;
  }
}
