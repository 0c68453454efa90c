import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  resource,
  signal,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { answerOf, type Schemas } from '@koz/api-client';
import { Api } from '../../api/api.js';
import { Confirm } from '../../shared/confirm/confirm.js';
import { isoOfTyped } from '../../shared/dates/dates.js';
import { DateField } from '../../shared/form/date-field.js';
import { ErrorSummary, type FormError } from '../../shared/form/error-summary.js';
import { SelectField } from '../../shared/form/select-field.js';
import { Submission } from '../../shared/form/submission.js';
import { Loaded } from '../../shared/loading/loaded.js';
import { MethodChanges } from '../shared/method-changes.js';
import { choicesOf, methodGroundNames, type MethodGround, type MethodId } from '../shared/words.js';
import { groundErrors, idOfField, nextVersion } from './decision.js';

/** Adopts a method, on a ground and its date, after showing what it changes cell by cell. */
@Component({
  selector: 'koz-adopt-method',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DateField, ErrorSummary, Loaded, MatButtonModule, MethodChanges, SelectField],
  templateUrl: './adopt-method.html',
})
export class AdoptMethod {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  readonly policies = input.required<Schemas['Policies']>();
  readonly methods = input.required<Schemas['Methods']>();
  readonly adopted = output<string>();

  protected readonly chosen = signal<MethodId | ''>('');
  protected readonly ground = signal<MethodGround | ''>('');
  protected readonly groundDate = signal('');
  private readonly wrong = signal<Readonly<Record<string, string>>>({});
  protected readonly adopting = new Submission();

  protected readonly choices = computed(() =>
    this.methods().methods.map(({ id, title }) => ({ value: id, label: title })),
  );
  protected readonly grounds = choicesOf(methodGroundNames);
  protected readonly errors = computed<Readonly<Record<string, string>>>(() => ({
    ...Object.fromEntries(
      this.adopting.fieldErrors().map(({ field, message }) => [idOfField(field), message]),
    ),
    ...this.wrong(),
  }));
  protected readonly summary = computed<readonly FormError[]>(() =>
    Object.entries(this.errors()).map(([id, message]) => ({ id, message })),
  );
  protected readonly difference = resource({
    params: () => {
      const method = this.chosen();
      // Another revision of the policy is another method to compare with.
      const { controller, revision } = this.policies();
      return method === '' ? undefined : { method, controller, revision };
    },
    loader: ({ params: { method, controller } }) =>
      answerOf(this.api.GET('/api/v1/methods/difference', { params: { query: { method, controller } } })),
  });

  protected async adopt(): Promise<void> {
    const [id, ground] = [this.chosen(), this.ground()];
    const typed = this.groundDate().trim();
    const groundDate = typed === '' ? undefined : isoOfTyped(typed);
    this.adopting.clear();
    this.wrong.set({
      ...(id === '' && { 'nieuwe-methode': 'Kies een methode.' }),
      ...groundErrors(ground, typed),
    });
    const method = this.methods().methods.find((each) => each.id === id);
    if (method === undefined || ground === '' || Object.keys(this.wrong()).length > 0) return;
    const agreed = await this.confirm.ask({
      title: 'Deze methode aannemen?',
      text: [
        method.title,
        'Waar ze minder toont, geldt ze meteen ook voor opvangplannen die er al zijn. Waar ze meer toont, alleen voor nieuwe.',
      ],
      confirm: 'Neem de methode aan',
    });
    if (!agreed) return;
    const { revision } = this.policies();
    const body = {
      ground,
      ...(groundDate !== undefined && { groundDate }),
      method: { ...method.policy, version: nextVersion(this.policies(), method) },
    };
    const answer = await this.adopting.run((headers) =>
      answerOf(
        this.api.PUT('/api/v1/privacy/policies', {
          body,
          headers: { ...headers, 'if-match': `"${revision}"` },
        }),
      ),
    );
    if (answer === undefined) return;
    this.chosen.set('');
    this.ground.set('');
    this.groundDate.set('');
    this.adopted.emit(answer.text ?? `Aangenomen: ${answer.policyVersion}. De methode geldt nu.`);
  }
}
