import { Injectable, computed, effect, inject, signal } from '@angular/core';
import { Session } from '../session/session.js';

/** How a region presents itself: public/regions/regions.json, which a city changes without a build. */
export interface Region {
  readonly name: string;
  readonly place: string;
  /** One colour on which white text is readable (4.5 to 1). */
  readonly colour: string;
  readonly logo: string;
  readonly funding: string;
}

const plain: Region = {
  name: 'Kinderopvangzoeker',
  place: '',
  colour: '#1d4f73',
  logo: 'regions/neutral.svg',
  funding: 'Gefinancierd door de Europese Unie – NextGenerationEU.',
};

/**
 * The region of whoever is logged in: that of its local government. A family has none until its plan says which; the
 * neutral one is for everybody else.
 */
@Injectable({ providedIn: 'root' })
export class Regions {
  private readonly session = inject(Session);
  private readonly all = signal<Readonly<Record<string, Region>>>({});
  private readonly ofPlan = signal<string | undefined>(undefined);

  readonly current = computed<Region>(() => {
    const all = this.all();
    return all[this.session.who()?.controller ?? this.ofPlan() ?? ''] ?? all['neutral'] ?? plain;
  });

  constructor() {
    effect(() => document.documentElement.style.setProperty('--koz-accent', this.current().colour));
  }

  /** The local government that answers for the plan that is looked at; undefined when none is any more. */
  show(controller: string | undefined): void {
    this.ofPlan.set(controller);
  }

  async read(): Promise<void> {
    const answer = await fetch('regions/regions.json').catch(() => undefined);
    if (answer?.ok) this.all.set((await answer.json()) as Record<string, Region>);
  }
}
