import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import type { FieldLike } from '../../shared/field/field-words.js';
import { FieldValue } from '../../shared/field/field-value.js';
import { CheckField } from '../../shared/form/check-field.js';
import { DateField } from '../../shared/form/date-field.js';
import { ErrorSummary } from '../../shared/form/error-summary.js';
import { Submission } from '../../shared/form/submission.js';
import { Loaded } from '../../shared/loading/loaded.js';
import { priorityRuleNames } from '../../shared/words/words.js';
import { FamilyApi, type RectifyBody } from '../family-api.js';
import { ParentField } from '../filing/parent-field.js';
import { addressFields, parentFields, type ParentField as Definition } from '../filing/parent-fields.js';
import type { TextField } from '../filing/draft.js';
import { controlId } from '../filing/steps.js';
import { faultOf, formErrorsOf } from '../form-errors.js';
import { OwnPlanStore } from '../plan/own-plan.js';
import { capital, openingText } from '../wording/wording.js';
import { correctionOf, typedOf, type Typing } from './changes.js';

/** Personal data are corrected or completed; of what is destroyed it is said that it is. */
@Component({
  selector: 'koz-rectify-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButtonModule, CheckField, DateField, ErrorSummary, FieldValue, Loaded, ParentField],
  templateUrl: './rectify-page.html',
})
export class RectifyPage {
  private readonly api = inject(FamilyApi);
  protected readonly store = inject(OwnPlanStore);
  protected readonly submission = new Submission();
  protected readonly said = signal('');

  protected readonly fields = computed(() => this.store.current()?.fields);
  /** The form as the plan stands. */
  private readonly stands = computed<Typing>(() => {
    const fields = this.fields();
    return {
      typed: fields === undefined ? {} : typedOf(fields),
      expected: valueOf(fields?.['child.expected']) === true,
      priorityRules: (valueOf(fields?.priorityRules) as readonly string[] | undefined) ?? [],
    };
  });
  /** The form as it is typed; read anew with the plan. */
  protected readonly typing = linkedSignal<Typing>(() => this.stands());

  protected readonly groups = [
    { legend: 'De ouder', fields: parentFields },
    { legend: 'Waar het gezin woont', fields: addressFields },
  ];
  protected readonly grounds = Object.entries(priorityRuleNames).map(([code, name]) => ({
    code,
    label: capital(name),
  }));
  protected readonly errors = computed(() => formErrorsOf(this.submission));

  protected valueOf(field: TextField): string {
    return this.typing().typed[field] ?? '';
  }

  /** What is there may be corrected; what is not, may be given where the server says that it is asked. */
  protected isOpen(field: TextField, need: string = field): boolean {
    if (this.stands().typed[field] === undefined) return false;
    const held = valueOf((this.fields() as Readonly<Record<string, FieldLike>> | undefined)?.[need]);
    const isAsked = this.store.current()?.toGive.some((each) => each.field === need) ?? false;
    return isAsked || (held !== null && held !== undefined);
  }

  protected isGone(need: string): boolean {
    return (this.fields() as Readonly<Record<string, FieldLike>> | undefined)?.[need]?.state !== 'known';
  }

  /** What the plan holds stays needed as far as is known here; of the rest the server says it. */
  protected isNeeded({ field, need, optional }: Definition): boolean {
    if (optional) return false;
    const missing = this.store.current()?.toGive.find((each) => each.field === need);
    return missing ? missing.necessity === 'must' : (this.stands().typed[field] ?? '') !== '';
  }

  protected set(field: TextField, value: string): void {
    this.typing.update((typing) => ({ ...typing, typed: { ...typing.typed, [field]: value } }));
  }

  protected expect(expected: boolean): void {
    this.typing.update((typing) => ({ ...typing, expected }));
  }

  protected toggle(code: string, isOn: boolean): void {
    this.typing.update((typing) => ({
      ...typing,
      priorityRules: [...typing.priorityRules.filter((each) => each !== code), ...(isOn ? [code] : [])],
    }));
  }

  /** From when locations see a field that is still to be given, where the server says that it is asked. */
  protected noteOf({ need }: Definition): string | undefined {
    const missing = this.store.current()?.toGive.find(({ field }) => field === need);
    return missing === undefined ? undefined : openingText(missing.from);
  }

  protected faultOf({ field }: Definition): string | undefined {
    return faultOf(this.submission, field);
  }
  protected readonly faultAt = (field: string): string | undefined => faultOf(this.submission, field);

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const id = this.store.id();
    const correction = correctionOf(this.stands(), this.typing());
    if (id === undefined) return;
    if (Object.keys(correction).length === 0) {
      this.said.set('U wijzigde nog niets.');
      return;
    }
    this.said.set('');
    const answer = await this.submission.run((headers) =>
      this.api.rectify(id, correction as unknown as RectifyBody, headers),
    );
    if (!answer) return;
    this.said.set('Uw gegevens zijn verbeterd.');
    this.store.wrote(answer.position);
  }

  protected readonly id = controlId;
}

const valueOf = (field: FieldLike | undefined): unknown =>
  field?.state === 'known' ? field.value : undefined;
