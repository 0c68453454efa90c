import { ChangeDetectionStrategy, Component, DestroyRef, effect, inject, input } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Development } from '../../session/development.js';
import { Session } from '../../session/session.js';
import { Regions } from '../../shell/regions.js';
import { OwnPlanStore } from './own-plan.js';

interface Page {
  readonly path: string;
  readonly title: string;
}

/** The pages of one plan, with the way from each to the others. */
@Component({
  selector: 'koz-plan-frame',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    <nav aria-label="Dit opvangplan">
      <ul>
        @for (page of pages; track page.path) {
          <li>
            <a
              [routerLink]="['/gezin/plan', carePlanId(), ...(page.path ? [page.path] : [])]"
              routerLinkActive="here"
              [routerLinkActiveOptions]="{ exact: true }"
              ariaCurrentWhenActive="page"
              >{{ page.title }}</a
            >
          </li>
        }
      </ul>
    </nav>
    <router-outlet />
  `,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.25rem;
      margin: 0 0 1rem;
      padding: 0;
      list-style: none;
      max-width: none;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    a {
      display: inline-block;
      padding: 0.6rem 0.75rem;
      color: inherit;
      text-decoration: none;
      border-bottom: 3px solid transparent;
    }
    a:hover {
      text-decoration: underline;
    }
    a.here {
      font-weight: 600;
      border-bottom-color: currentColor;
    }
    @media (max-width: 36rem) {
      ul {
        display: grid;
        grid-template-columns: 1fr 1fr;
      }
      a {
        padding: 0.3rem 0.25rem;
      }
    }
  `,
})
export class PlanFrame {
  /** From the address. */
  readonly carePlanId = input.required<string>();
  private readonly store = inject(OwnPlanStore);
  private readonly development = inject(Development);
  private readonly isFamily = inject(Session).who()?.role === 'family';

  protected readonly pages: readonly Page[] = [
    { path: '', title: this.isFamily ? 'Mijn plan' : 'Overzicht' },
    { path: 'wie-ziet-wat', title: 'Wie ziet wat' },
    { path: 'wie-zag-wat', title: 'Wie zag wat' },
    { path: 'wat-verdwijnt', title: 'Wat verdwijnt wanneer' },
    { path: 'gegevens', title: 'Gegevens verbeteren' },
    { path: 'opvang', title: 'Opvang wijzigen' },
    { path: 'locaties', title: 'Meer locaties' },
    { path: 'meenemen', title: 'Meenemen' },
    { path: 'stoppen', title: 'Intrekken of wissen' },
  ];

  constructor() {
    effect(() => {
      this.store.id.set(this.carePlanId());
      this.development.follow(this.carePlanId());
    });
    // The pages of a plan look like the local government that answers for it.
    const regions = inject(Regions);
    effect(() => regions.show(this.store.current()?.controller));
    inject(DestroyRef).onDestroy(() => regions.show(undefined));
  }
}
