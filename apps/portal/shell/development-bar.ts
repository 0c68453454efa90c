import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { MatButtonModule } from '@angular/material/button';
import { Development } from '../session/development.js';
import { Session } from '../session/session.js';
import { homes, type Role } from '../session/who.js';
import { isoOfTyped, shownMoment } from '../shared/dates/dates.js';
import { DateField } from '../shared/form/date-field.js';
import { Submission } from '../shared/form/submission.js';
import { later, leaps, type Leap } from './leaps.js';

/**
 * Development only: what time it is, leaps of the clock, and the plan that is followed, seen as each role. The page is
 * read again after a leap, for years have passed for every part of it.
 */
@Component({
  selector: 'koz-development-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DateField, MatButtonModule, RouterLink],
  templateUrl: './development-bar.html',
  styleUrl: './development-bar.scss',
})
export class DevelopmentBar {
  private readonly development = inject(Development);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly now = computed(() => {
    const now = this.development.now();
    return now === undefined ? undefined : shownMoment(now);
  });
  protected readonly followed = this.development.followed;
  protected readonly leaps = leaps;
  protected readonly moving = new Submission();
  protected readonly entering = new Submission();
  protected readonly typed = signal('');
  private readonly typedError = signal<string | undefined>(undefined);
  protected readonly dateError = computed(() => this.typedError() ?? this.moving.fieldErrors()[0]?.message);

  protected leap(leap: Leap): Promise<void> {
    return this.moveTo(later(this.development.now() ?? '', leap));
  }

  protected async toTyped(): Promise<void> {
    const day = isoOfTyped(this.typed());
    this.typedError.set(day === undefined ? 'Vul een bestaande dag in als dd/mm/jjjj.' : undefined);
    if (day !== undefined) await this.moveTo(`${day}T09:00:00.000Z`);
  }

  /** The followed plan, seen as a role that needs no organisation. */
  protected async see(role: Role, page: string): Promise<void> {
    const carePlanId = this.followed();
    if (carePlanId === undefined) return;
    const names: Partial<Record<Role, string>> = {
      family: 'gezin',
      auditor: 'auditor',
      officer: 'functionaris gegevensbescherming',
    };
    const entered = await this.entering.run(async () => {
      await this.session.enter({ role, carePlanId }, names[role] ?? role);
      return true;
    });
    if (entered) await this.router.navigateByUrl(page === '' ? homes[role] : page);
  }

  private async moveTo(now: string): Promise<void> {
    const moved = await this.moving.run(async () => {
      await this.development.setClock(now);
      return true;
    });
    if (moved) location.reload();
  }
}
