import type { Pool } from 'pg';
import { municipalityOf, type Municipality } from '@koz/domain';
import { withTransaction } from '@koz/platform';
import type { ControllerId, LocationId, OrganiserId, PublicText } from '@koz/privacy-types';
import { carePartOf, carePartText } from './care-part-text.js';
import { gathered } from './gather.js';
import { locationErrors, organiserErrors } from './location-rules.js';
import {
  InvalidLocationError,
  type Location,
  type LocationFieldError,
  type LocationInput,
  type LocationPage,
  type LocationQuery,
  type Locations,
  type Organiser,
} from './locations.port.js';

interface LocationRow {
  readonly location_id: LocationId;
  readonly organiser_id: OrganiserId;
  readonly controller: ControllerId;
  readonly name: PublicText;
  readonly postcode: string;
  readonly municipality: Municipality;
  readonly care_parts: readonly string[];
  readonly capacity: number;
}

const columns = 'location_id, organiser_id, controller, name, postcode, municipality, care_parts, capacity';
const defaultLimit = 50;
const highestLimit = 200;

// Upserts write only rows that differ, so that a repeated load changes nothing and its count says so.
const upsertOrganisers = `
  INSERT INTO reference.organiser AS known (organiser_id, name)
  SELECT organiser_id, name
    FROM jsonb_to_recordset($1::jsonb) AS item (organiser_id uuid, name text)
  ON CONFLICT (organiser_id) DO UPDATE SET name = excluded.name
   WHERE known.name IS DISTINCT FROM excluded.name`;

const upsertLocations = `
  INSERT INTO reference.location AS known (${columns})
  SELECT ${columns}
    FROM jsonb_to_recordset($1::jsonb) AS item (location_id uuid, organiser_id uuid, controller text, name text,
         postcode text, municipality text, care_parts text[], capacity integer)
  ON CONFLICT (location_id) DO UPDATE SET
    organiser_id = excluded.organiser_id, controller = excluded.controller, name = excluded.name,
    postcode = excluded.postcode, municipality = excluded.municipality,
    care_parts = excluded.care_parts, capacity = excluded.capacity
   WHERE (known.*) IS DISTINCT FROM (excluded.*)`;

/** The register in the schema `reference`. Reading needs any of the named roles, `upsert` needs koz_command. */
export class PostgresLocations implements Locations {
  readonly byIds = gathered<LocationId, Location>(async (ids) => {
    const { rows } = await this.pool.query<LocationRow>({
      name: 'locations-by-ids',
      text: `SELECT ${columns} FROM reference.location WHERE location_id = ANY ($1::uuid[])`,
      values: [ids],
    });
    return new Map(rows.map((row) => [row.location_id, locationOf(row)]));
  });

  constructor(private readonly pool: Pool) {}

  async ofOrganiser(organiserId: OrganiserId): Promise<Location[]> {
    const { rows } = await this.pool.query<LocationRow>({
      name: 'locations-of-organiser',
      text: `SELECT ${columns} FROM reference.location WHERE organiser_id = $1 ORDER BY name, location_id`,
      values: [organiserId],
    });
    return rows.map(locationOf);
  }

  async organisers(ids: readonly OrganiserId[]): Promise<Map<OrganiserId, Organiser>> {
    const { rows } = await this.pool.query<Organiser>({
      name: 'organisers-by-ids',
      text: `SELECT organiser_id AS "organiserId", name FROM reference.organiser
              WHERE organiser_id = ANY ($1::uuid[])`,
      values: [ids],
    });
    return new Map(rows.map((row) => [row.organiserId, row]));
  }

  async controllers(): Promise<ControllerId[]> {
    const { rows } = await this.pool.query<{ controller: ControllerId }>(
      'SELECT DISTINCT controller FROM reference.location ORDER BY controller',
    );
    return rows.map(({ controller }) => controller);
  }

  async list(query: LocationQuery): Promise<LocationPage> {
    const limit = Math.min(Math.max(query.limit ?? defaultLimit, 1), highestLimit);
    const { rows } = await this.pool.query<LocationRow>({
      name: 'locations-list',
      text: `SELECT ${columns} FROM reference.location
              WHERE ($1::text IS NULL OR municipality = $1)
                AND ($2::text IS NULL OR postcode = $2)
                AND ($3::text[] IS NULL OR care_parts @> $3)
                AND ($4::uuid IS NULL OR (name, location_id) >
                    (SELECT name, location_id FROM reference.location WHERE location_id = $4))
                AND ($5::uuid IS NULL OR organiser_id = $5)
                AND controller <> ALL ($6::text[])
              ORDER BY name, location_id LIMIT $7`,
      values: [
        query.municipality ?? null,
        query.postcode ?? null,
        query.careParts?.map(carePartText) ?? null,
        query.cursor ?? null,
        query.organiserId ?? null,
        query.notOf ?? [],
        limit + 1,
      ],
    });
    const items = rows.slice(0, limit).map(locationOf);
    const last = items.at(-1);
    return rows.length > limit && last ? { items, nextCursor: last.locationId } : { items };
  }

  async upsert(
    organisers: readonly Organiser[],
    locations: readonly LocationInput[],
  ): Promise<{ changed: number }> {
    refuseFaults(organisers.map(organiserErrors));
    refuseFaults(locations.map(locationErrors));
    return withTransaction(this.pool, async ({ client }) => {
      const first = await client.query(upsertOrganisers, [JSON.stringify(organisers.map(organiserRow))]);
      const second = await client.query(upsertLocations, [JSON.stringify(locations.map(locationRow))]);
      return { changed: (first.rowCount ?? 0) + (second.rowCount ?? 0) };
    });
  }
}

function refuseFaults(errorsPerItem: readonly LocationFieldError[][]): void {
  const faults = errorsPerItem.flatMap((errors, index) => (errors.length > 0 ? [{ index, errors }] : []));
  if (faults.length > 0) throw new InvalidLocationError(faults);
}

const organiserRow = ({ organiserId, name }: Organiser) => ({ organiser_id: organiserId, name });

const locationRow = (location: LocationInput): LocationRow => ({
  location_id: location.locationId,
  organiser_id: location.organiserId,
  controller: location.controller,
  name: location.name,
  postcode: location.postcode,
  municipality: municipalityOf(location.postcode) as Municipality,
  care_parts: location.careParts.map(carePartText),
  capacity: location.capacity,
});

const locationOf = (row: LocationRow): Location => ({
  locationId: row.location_id,
  organiserId: row.organiser_id,
  controller: row.controller,
  name: row.name,
  postcode: row.postcode,
  municipality: row.municipality,
  careParts: row.care_parts.map(carePartOf),
  capacity: row.capacity,
});
