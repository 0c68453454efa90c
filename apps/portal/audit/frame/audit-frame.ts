import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Session } from '../../session/session.js';
import { navigation } from '../../shell/navigation.js';
import { ReasonSelect } from '../reason/reason-select.js';

/** Around every page of this area that reads on record: why one looks; and for an officer, whose own pages are others, the way around. */
@Component({
  selector: 'koz-audit-frame',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ReasonSelect, RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    @if (isGuest()) {
      <nav aria-label="Onderdelen van de audit">
        <ul>
          @for (link of links; track link.path) {
            <li>
              <a
                [routerLink]="link.path"
                routerLinkActive="here"
                ariaCurrentWhenActive="page"
                [routerLinkActiveOptions]="{ exact: link.exact ?? false }"
                >{{ link.label }}</a
              >
            </li>
          }
        </ul>
      </nav>
    }
    <koz-reason-select />
    <router-outlet />
  `,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 1rem;
      list-style: none;
      padding: 0;
      max-width: none;
    }
    a {
      display: inline-block;
      padding: 0.25rem 0;
    }
    .here {
      font-weight: 700;
    }
  `,
})
export class AuditFrame {
  private readonly session = inject(Session);
  protected readonly links = navigation.auditor;
  protected readonly isGuest = computed(() => this.session.who()?.role !== 'auditor');
}
