import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink, RouterLinkActive } from '@angular/router';
import { Session } from '../session/session.js';
import { navigation, publicNavigation } from './navigation.js';
import { Regions } from './regions.js';

@Component({
  selector: 'koz-header',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, RouterLinkActive],
  templateUrl: './header.html',
  styleUrl: './header.scss',
})
export class Header {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly region = inject(Regions).current;
  protected readonly who = this.session.who;
  protected readonly links = computed(() => {
    const who = this.who();
    return who === undefined ? publicNavigation : navigation[who.role];
  });

  protected readonly cannotLeave = signal(false);

  protected async leave(): Promise<void> {
    this.cannotLeave.set(false);
    try {
      await this.session.leave();
      await this.router.navigateByUrl('/');
    } catch {
      this.cannotLeave.set(true);
    }
  }
}
