import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { CheckField } from '../../shared/form/check-field.js';
import { ChoiceField } from '../../shared/form/choice-field.js';
import { capital } from '../wording/wording.js';
import { sharingChoices } from '../wording/sharing.js';
import { openingText } from '../wording/wording.js';
import { Filing } from './filing.js';
import { controlId } from './steps.js';

/** Step 4: the grounds for priority, and with whom the plan is shared. */
@Component({
  selector: 'koz-sharing-step',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CheckField, ChoiceField],
  template: `
    @if (filing.need('priorityRules'); as need) {
      <fieldset [id]="id('priorityRules')" tabindex="-1">
        <legend>Geldt een van deze voorrangsregels voor u?</legend>
        <p class="koz-hint">
          Vink aan wat voor u geldt; niets aanvinken mag ook. Dit zijn
          {{ filing.needs()?.priorityRules?.source }}.
          {{ opening(need.from) }}
        </p>
        @if (filing.faultOf('priorityRules'); as fault) {
          <p class="koz-note koz-note--bad">{{ fault }}</p>
        }
        @for (ground of grounds(); track ground.code) {
          <koz-check-field
            [id]="'voorrang-' + ground.code"
            [label]="ground.label"
            [hint]="ground.hint"
            [value]="filing.draft().priorityRules.includes(ground.code)"
            (valueChange)="toggle(ground.code, $event)"
          />
        }
      </fieldset>
    }
    <koz-choice-field
      [id]="id('sharing')"
      label="Met wie wilt u het opvangplan delen?"
      [choices]="sharing"
      [value]="filing.draft().sharing"
      (valueChange)="filing.set('sharing', $event)"
      [error]="filing.faultOf('sharing')"
    />
  `,
})
export class SharingStep {
  protected readonly filing = inject(Filing);
  protected readonly sharing = sharingChoices;
  protected readonly grounds = computed(
    () =>
      this.filing.needs()?.priorityRules.grounds.map(({ code, level, text }) => ({
        code,
        label: capital(text),
        hint: levelHints[level],
      })) ?? [],
  );
  protected readonly id = controlId;
  protected readonly opening = openingText;

  protected toggle(code: string, isOn: boolean): void {
    const others = this.filing.draft().priorityRules.filter((each) => each !== code);
    this.filing.set('priorityRules', isOn ? [...others, code] : others);
  }
}

const levelHints: Readonly<Record<string, string>> = {
  absolute: 'Geeft absolute voorrang.',
  priority: 'Geeft voorrang.',
  none: 'Telt nu niet mee voor voorrang.',
};
