import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Regions } from './regions.js';

@Component({
  selector: 'koz-footer',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink],
  template: `
    <footer>
      <p>{{ region().funding }}</p>
      <ul>
        <li><a routerLink="/toegankelijkheid">Toegankelijkheid</a></li>
        <li><a routerLink="/privacy">Privacy: wie ziet wat, en hoe lang</a></li>
        <li><a href="/api/docs">Technische documentatie</a></li>
      </ul>
    </footer>
  `,
  styles: `
    footer {
      border-top: 1px solid var(--koz-line);
      background: var(--koz-paper);
      color: var(--koz-ink-soft);
      padding: 1.25rem;
      margin-top: 3rem;
    }
    p,
    ul {
      max-width: 77.5rem;
      margin: 0 auto 0.5rem;
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 1.5rem;
      list-style: none;
      padding: 0;
    }
    a {
      display: inline-block;
      padding: 0.2rem 0;
    }
  `,
})
export class Footer {
  protected readonly region = inject(Regions).current;
}
