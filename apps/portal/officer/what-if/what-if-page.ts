import { ChangeDetectionStrategy, Component, inject, resource } from '@angular/core';
import { answerOf } from '@koz/api-client';
import { Api } from '../../api/api.js';
import { Loaded } from '../../shared/loading/loaded.js';
import { MethodWhatIf } from './method-what-if.js';
import { RetentionWhatIf } from './retention-what-if.js';

/** What another policy would do, before anybody proposes it. Nothing is changed here. */
@Component({
  selector: 'koz-what-if-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loaded, MethodWhatIf, RetentionWhatIf],
  template: `
    <h1>Wat als het beleid anders was?</h1>
    <p>Hier kunt u vrij proberen: er verandert niets. Wilt u het echt, dan neemt u het aan bij "Beleid".</p>
    <koz-loaded [of]="found">
      <ng-template>
        @if (found.hasValue()) {
          <koz-retention-what-if
            [schedule]="found.value().schedule"
            [policies]="found.value().policies.retention"
          />
          <koz-method-what-if
            [controller]="found.value().policies.controller"
            [methods]="found.value().methods"
          />
        }
      </ng-template>
    </koz-loaded>
  `,
})
export class WhatIfPage {
  private readonly api = inject(Api);
  protected readonly found = resource({
    loader: async () => {
      const [schedule, policies, methods] = await Promise.all([
        answerOf(this.api.GET('/api/v1/privacy/schedule')),
        answerOf(this.api.GET('/api/v1/privacy/policies')),
        answerOf(this.api.GET('/api/v1/methods')),
      ]);
      return { schedule, policies, methods };
    },
  });
}
