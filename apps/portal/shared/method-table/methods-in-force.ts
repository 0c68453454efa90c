import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { answerOf } from '@koz/api-client';
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
              <p>
                Dit geldt in {{ here.controllerName }} sinds {{ day(here.adoptedAt) }}: {{ here.groundText }}
                @if (here.groundDate) {
                  <span>&nbsp;van {{ day(here.groundDate) }}</span>
                }
                .
              </p>
              <koz-method-table
                [methods]="[method]"
                [legend]="legend()"
                [caption]="'Wat een organisator ziet in ' + here.controllerName"
              />
            } @else {
              <p>In {{ here.controllerName }} geldt nog geen methode: een organisator ziet daar niets.</p>
            }
            <koz-retention-table
              [table]="here.retention"
              [caption]="'Hoe lang wat bewaard blijft in ' + here.controllerName"
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
  protected readonly day = (at: string | null): string => (at === null ? '' : shownDay(at));
}
