import { Injectable, inject } from '@angular/core';
import { answerOf, type ApiClient, type Schemas } from '@koz/api-client';
import { Api } from '../api/api.js';
import { Session } from '../session/session.js';

export type Location = Schemas['LocationAnswer'];

const atMost = 100;

/** The locations of the organiser that works here now, in order of name; asked once for each organiser. */
@Injectable({ providedIn: 'root' })
export class OwnLocations {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private asked:
    { readonly organiserId: string; readonly locations: Promise<readonly Location[]> } | undefined;

  /** @throws ProblemError, ServerUnreachableError */
  read(): Promise<readonly Location[]> {
    const organiserId = this.session.who()?.organiserId;
    if (organiserId === undefined) return Promise.resolve([]);
    if (this.asked?.organiserId !== organiserId) {
      const locations = allOf(this.api, organiserId);
      this.asked = { organiserId, locations };
      // What failed is asked again by whoever needs it next.
      locations.catch(() => (this.asked = undefined));
    }
    return this.asked.locations;
  }
}

async function allOf(api: ApiClient, organiserId: string): Promise<readonly Location[]> {
  const all: Location[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const query = { organiserId, limit: atMost, ...(cursor === undefined ? {} : { cursor }) };
    const page: Schemas['LocationPageAnswer'] = await answerOf(
      api.GET('/api/v1/locations', { params: { query } }),
    );
    all.push(...page.items);
    cursor = page.nextCursor;
  }
  return all;
}

/** What a location is called; its id where the register does not name it. */
export const nameIn = (locations: readonly Location[] | undefined, locationId: string): string =>
  locations?.find((location) => location.locationId === locationId)?.name ?? locationId;
