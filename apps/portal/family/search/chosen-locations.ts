import { Injectable, computed, signal } from '@angular/core';
import type { Location } from '../family-api.js';

/** The locations that somebody chose while searching, kept in memory until the plan is filed. */
@Injectable({ providedIn: 'root' })
export class ChosenLocations {
  private readonly chosen = signal<readonly Location[]>([]);
  readonly all = this.chosen.asReadonly();
  readonly ids = computed(() => this.chosen().map(({ locationId }) => locationId));
  /** The local governments of the chosen locations, each once. */
  readonly controllers = computed(() => [...new Set(this.chosen().map(({ controller }) => controller))]);

  has(locationId: string): boolean {
    return this.ids().includes(locationId);
  }

  toggle(location: Location): void {
    if (this.has(location.locationId)) this.remove(location.locationId);
    else this.chosen.update((chosen) => [...chosen, location]);
  }

  remove(locationId: string): void {
    this.chosen.update((chosen) => chosen.filter((each) => each.locationId !== locationId));
  }

  clear(): void {
    this.chosen.set([]);
  }
}
