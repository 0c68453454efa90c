import type { CarePartData } from '@koz/events';
import type { ControllerId, LocationId, OrganiserId, PublicText } from '@koz/privacy-types';
import type { Municipality } from '@koz/domain';

/** Who runs locations. */
export interface Organiser {
  readonly organiserId: OrganiserId;
  readonly name: PublicText;
}

/** A place where children are cared for. Public: an organisation's data, never a family's. */
export interface Location {
  readonly locationId: LocationId;
  readonly organiserId: OrganiserId;
  /** The local government in whose territory it lies. */
  readonly controller: ControllerId;
  readonly name: PublicText;
  readonly postcode: string;
  readonly municipality: Municipality;
  /** The care parts that it offers, each named by itself: a full day does not imply its halves. */
  readonly careParts: readonly CarePartData[];
  /** Number of places. */
  readonly capacity: number;
}

/** A location as it is handed in: the municipality follows from the postcode. */
export type LocationInput = Omit<Location, 'municipality'>;

export interface LocationQuery {
  readonly municipality?: string;
  readonly postcode?: string;
  /** Only what this organiser runs. */
  readonly organiserId?: string;
  /** Only locations that offer every one of these. */
  readonly careParts?: readonly CarePartData[];
  /** None of these controllers'. */
  readonly notOf?: readonly ControllerId[];
  /** The `nextCursor` of the page before; any other UUID gives an empty page. */
  readonly cursor?: string;
  /** 1 to 200, default 50. */
  readonly limit?: number;
}

export interface LocationPage {
  readonly items: Location[];
  /** Absent on the last page. */
  readonly nextCursor?: LocationId;
}

/** The register of organisers and locations. */
export interface Locations {
  /** The locations with these ids; an id that nobody knows is absent. Read after the call, never from a cache. */
  byIds(ids: readonly LocationId[]): Promise<Map<LocationId, Location>>;
  ofOrganiser(organiserId: OrganiserId): Promise<Location[]>;
  /** The organisers with these ids; an id that nobody knows is absent. */
  organisers(ids: readonly OrganiserId[]): Promise<Map<OrganiserId, Organiser>>;
  /** The controllers in whose territory there is a location, in order of id. */
  controllers(): Promise<ControllerId[]>;
  /** A page in order of name. */
  list(query: LocationQuery): Promise<LocationPage>;
  /**
   * Adds what is new and brings up to date what is known, in one transaction; answers how many rows changed, so
   * that a repeated call answers 0. Throws {@link InvalidLocationError} and writes nothing when one is invalid.
   */
  upsert(
    organisers: readonly Organiser[],
    locations: readonly LocationInput[],
  ): Promise<{ readonly changed: number }>;
}

/** What is wrong with one field of a location; the message is in Dutch. */
export interface LocationFieldError {
  readonly field: string;
  readonly rule: string;
  readonly message: string;
}

/** At least one location or organiser that was handed in breaks a rule. */
export class InvalidLocationError extends Error {
  override readonly name = 'InvalidLocationError';
  constructor(
    /** The place of the faulty item in its list, with its faults. */
    readonly faults: readonly { readonly index: number; readonly errors: readonly LocationFieldError[] }[],
  ) {
    super(`${faults.length} locations or organisers are invalid`);
  }
}
