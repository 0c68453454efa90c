import pg from 'pg';
import { hasSqlState } from './sanitise-error.js';

/**
 * Group roles, one per kind of work; each schema's migrations grant them what that work needs. The login of
 * `KOZ_DATABASE_URL` may become any of them, has none of their rights by itself, and takes one per connection.
 */
export const roles = [
  /** Decides commands: appends events, reads events and heads. */
  'koz_command',
  /** Answers queries: reads read models and heads, records disclosures. */
  'koz_query',
  /** Reads every controller's events and writes read models. */
  'koz_projector',
  /** Reads every controller's events and appends what follows from them. */
  'koz_process_manager',
  /** The only one that reads wrapped keys. */
  'koz_vault',
  /** Numbers the log that KurrentDB holds: reads and writes its positions, and nothing else. */
  'koz_sealer',
  /** Keeps the queue when it stands in PostgreSQL: uses the schema `jobs`, and nothing else. */
  'koz_jobs',
  /** Reads every controller's events and keeps the tree of their hashes; it opens nothing. */
  'koz_auditor',
  /** Reads one controller's events at a time to tell what happened, and writes nothing. */
  'koz_history',
  /** Keeps who is logged in, and which random id stands for whom: uses the schema `identity`, and nothing else. */
  'koz_identity',
  /** Reads every controller's events and whom they are shared with, to tell other systems; it opens and writes nothing. */
  'koz_relay',
] as const;
export type Role = (typeof roles)[number];

/** Two that create the same role at once: the loser learns so from either code. */
const alreadyThere = ['42710', '23505'];
/** Two that alter the same role at once ("tuple concurrently updated"). */
const alteredMeanwhile = 'XX000';
const attempts = 10;

/**
 * Creates the roles that are absent and lets `logins` (beside the admin itself) take them. May run in several
 * processes at once and any number of times.
 */
export async function ensureRoles(admin: pg.ClientBase, logins: readonly string[] = []): Promise<void> {
  const { rows } = await admin.query<{ rolname: string }>(
    'SELECT rolname FROM pg_roles WHERE rolname = ANY($1)',
    [[...roles, ...logins]],
  );
  const there = new Set(rows.map(({ rolname }) => rolname));
  for (const role of roles) if (!there.has(role)) await create(admin, role);
  const { rows: self } = await admin.query<{ login: string }>('SELECT current_user AS login');
  const members = [...new Set([...self.map(({ login }) => login), ...logins.filter((l) => there.has(l))])];
  for (const member of members) await grantMissing(admin, member);
}

async function create(admin: pg.ClientBase, role: Role): Promise<void> {
  try {
    await admin.query(`CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOBYPASSRLS`);
  } catch (error) {
    if (!alreadyThere.some((code) => hasSqlState(error, code))) throw error;
  }
}

async function grantMissing(admin: pg.ClientBase, member: string): Promise<void> {
  const { rows } = await admin.query<{ role: string }>(
    `SELECT r.rolname AS role FROM pg_roles r
      WHERE r.rolname = ANY($1) AND NOT EXISTS (
        SELECT FROM pg_auth_members m JOIN pg_roles p ON p.oid = m.member
         WHERE m.roleid = r.oid AND p.rolname = $2 AND m.set_option)`,
    [roles, member],
  );
  for (const { role } of rows) await grant(admin, role, pg.escapeIdentifier(member));
}

async function grant(admin: pg.ClientBase, role: string, member: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await admin.query(`GRANT ${role} TO ${member} WITH INHERIT FALSE, SET TRUE`);
      return;
    } catch (error) {
      const concurrent = hasSqlState(error, alteredMeanwhile) || hasSqlState(error, '23505');
      if (!concurrent || attempt === attempts) throw error;
    }
  }
}
