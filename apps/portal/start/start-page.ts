import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { MatButtonModule } from '@angular/material/button';
import { answerOf, type Schemas } from '@koz/api-client';
import { Api } from '../api/api.js';
import { failureOf, loginAddress } from '../session/cookie-session.js';
import { Development } from '../session/development.js';
import { Session } from '../session/session.js';
import { homes } from '../session/who.js';
import { SelectField } from '../shared/form/select-field.js';
import { Submission } from '../shared/form/submission.js';
import { TextField } from '../shared/form/text-field.js';
import { Loaded } from '../shared/loading/loaded.js';
import { officesOf, organisersIn, type WayIn } from './ways-in.js';

const atMost = 100;

/** Where everybody begins: what this is, and a way in. In development one chooses a role. */
@Component({
  selector: 'koz-start-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loaded, MatButtonModule, RouterLink, SelectField, TextField],
  templateUrl: './start-page.html',
})
export class StartPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly development = inject(Development);

  /** Where somebody wanted to go who was not let in. */
  readonly naar = input<string>();
  /** Why a log-in came to nothing: a code. */
  readonly aanmelden = input<string>();

  protected readonly who = this.session.who;
  protected readonly home = computed(() => {
    const who = this.who();
    return who === undefined ? undefined : homes[who.role];
  });
  protected readonly failure = computed(() => failureOf(this.aanmelden()));
  protected readonly login = computed(() => loginAddress(this.naar() ?? '/'));
  /** The plans of a family that has several, until it chose one. */
  protected readonly plans = computed(() => {
    const who = this.who();
    return who?.carePlanId === undefined ? (who?.carePlanIds ?? []) : [];
  });
  protected readonly isDevelopment = computed(() => this.development.now() !== undefined);
  protected readonly entering = new Submission();
  protected readonly chosen = signal('');
  protected readonly planId = signal(this.development.followed() ?? '');

  protected readonly ways = resource({
    params: () => (this.isDevelopment() ? {} : undefined),
    loader: async () => {
      const [locations, controllers] = await Promise.all([
        this.allLocations(),
        answerOf(this.api.GET('/api/v1/controllers')),
      ]);
      return { organisers: organisersIn(locations), offices: officesOf(controllers.items) };
    },
  });
  protected readonly choices = computed(() => {
    if (!this.ways.hasValue()) return [];
    const { organisers, offices } = this.ways.value();
    return [...organisers, ...offices].map(({ name }) => ({ value: name, label: name }));
  });

  protected async choosePlan(carePlanId: string): Promise<void> {
    const chosen = await this.entering.run(async () => {
      await this.session.nowAbout(carePlanId);
      return true;
    });
    if (chosen) await this.router.navigateByUrl(this.home() ?? '/');
  }

  protected async enterChosen(): Promise<void> {
    if (!this.ways.hasValue()) return;
    const { organisers, offices } = this.ways.value();
    const way = [...organisers, ...offices].find(({ name }) => name === this.chosen());
    if (way !== undefined) await this.enter(way);
  }

  protected newFamily(): Promise<void> {
    return this.enter({ name: 'gezin', request: { role: 'family' } }, '/gezin/zoeken');
  }

  protected agency(): Promise<void> {
    return this.enter({ name: 'Agentschap Opgroeien', request: { role: 'agency' } });
  }

  protected knownFamily(): Promise<void> {
    return this.enter({ name: 'gezin', request: { role: 'family', carePlanId: this.planId().trim() } });
  }

  private async enter({ name, request }: WayIn, page = homes[request.role]): Promise<void> {
    const entered = await this.entering.run(async () => {
      await this.session.enter(request, name);
      return true;
    });
    if (entered) await this.router.navigateByUrl(page);
  }

  /** The register a page at a time: some hundred locations in the largest region. */
  private async allLocations(): Promise<Schemas['LocationAnswer'][]> {
    const items: Schemas['LocationAnswer'][] = [];
    let cursor: string | null = null;
    do {
      const query: { limit: number; cursor?: string } = {
        limit: atMost,
        ...(cursor === null ? {} : { cursor }),
      };
      const page: Schemas['LocationPageAnswer'] = await answerOf(
        this.api.GET('/api/v1/locations', { params: { query } }),
      );
      items.push(...page.items);
      cursor = page.nextCursor as string | null;
    } while (cursor !== null);
    return items;
  }
}
