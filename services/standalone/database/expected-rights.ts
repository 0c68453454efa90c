import type { Role } from '@koz/platform';
import { physicalName, tablesOf, viewName } from '@koz/projection';
import { allProjections } from '@koz/services/projector';
import { generation } from './whole-database.js';

/**
 * What a role is let do to a relation: `S` select, `I` insert, `U` update, with the columns where it is not all of them,
 * `D` delete, `T` truncate, `O` what its owner alone may (change it, drop it, switch off its triggers or its row-level
 * security). A role that is not named is let nothing.
 */
export type Rights = Readonly<Partial<Record<Role, string>>>;

const [heads, placed] = [
  'U(revision,hash,position,stage,place,place_application_id,fence,shared_with,kept_application_ids)',
  'U(organiser_id,controller,name,postcode,municipality,care_parts,capacity)',
];

/** The one table of role × relation. A relation that is not in it fails, and so does a role that is let nothing. */
export const expectedRights: Readonly<Record<string, Rights>> = {
  // The log: nobody changes an event, nor deletes one.
  'es.event': {
    ...{ koz_command: 'SI', koz_process_manager: 'SI' },
    ...{ koz_query: 'S', koz_projector: 'S', koz_auditor: 'S', koz_history: 'S', koz_relay: 'S' },
  },
  'es.head': {
    ...{ koz_command: `SI${heads}`, koz_process_manager: `SI${heads}` },
    ...{ koz_query: 'S', koz_history: 'S', koz_relay: 'S' },
  },
  'es.counter': {
    ...{ koz_command: 'SU(next_position)', koz_process_manager: 'SU(next_position)' },
    ...{ koz_query: 'S', koz_projector: 'S', koz_auditor: 'S', koz_history: 'S', koz_relay: 'S' },
  },
  // Its positions where KurrentDB holds it.
  'seal.event': {
    koz_sealer: 'SI',
    ...{ koz_command: 'S', koz_query: 'S', koz_projector: 'S' },
    ...{ koz_process_manager: 'S', koz_auditor: 'S', koz_history: 'S', koz_relay: 'S' },
  },
  'seal.head': {
    koz_sealer: 'SIU',
    ...{ koz_command: 'S', koz_query: 'S', koz_process_manager: 'S', koz_history: 'S', koz_relay: 'S' },
  },
  'seal.progress': {
    koz_sealer: 'SU',
    ...{ koz_command: 'S', koz_query: 'S', koz_projector: 'S' },
    ...{ koz_process_manager: 'S', koz_auditor: 'S', koz_history: 'S', koz_relay: 'S' },
  },

  // Keys: one role alone comes here.
  'vault.data_key': { koz_vault: 'SIU(epoch,wrapped)D' },
  'vault.destroyed_key': { koz_vault: 'SI' },
  'vault.lookup': { koz_vault: 'SID' },
  'vault.command_body': { koz_vault: 'SID' },
  'vault.epoch': { koz_vault: 'SIU(state,since,fingerprint)' },
  'vault.verified_backup': { koz_vault: 'SI' },
  'vault.fence_directory': { koz_vault: 'SI' },
  'vault.fence_head': { koz_vault: 'SIU(sequence,hash)' },
  'vault.fenced': { koz_vault: 'SI' },

  // Proofs, and who saw what: written once.
  'audit.certificate': { koz_vault: 'SI', koz_query: 'S' },
  'audit.tree_node': { koz_auditor: 'SI', koz_query: 'S' },
  'audit.checkpoint': { koz_auditor: 'SI', koz_query: 'S', koz_command: 'S' },
  'ledger.disclosure': { koz_query: 'SI', koz_auditor: 'S' },
  'ledger.consultation': { koz_query: 'SI', koz_command: 'I', koz_auditor: 'S' },
  'ledger.unsealed': { koz_auditor: 'SD' },
  'ledger.leaf': { koz_auditor: 'SI', koz_query: 'S' },
  'ledger.tree_node': { koz_auditor: 'SI', koz_query: 'S' },
  'ledger.checkpoint': { koz_auditor: 'SI', koz_query: 'S' },
  'ledger.alert': { koz_auditor: 'SI', koz_query: 'S' },
  'ledger.alert_acknowledgement': { koz_query: 'SI' },

  // The regie's figures, and the runs of retention.
  'regie.snapshot': { koz_process_manager: 'SI', koz_query: 'S' },
  'regie.snapshot_request': { koz_command: 'I', koz_process_manager: 'SD', koz_query: 'S' },
  'retention.run': {
    koz_vault: 'SIU(state,started_at,ended_at,attempts,alert,totals,idle)D',
    ...{ koz_command: 'SI', koz_query: 'S' },
  },

  // Public reference data.
  'reference.organiser': {
    koz_command: 'SIU(name)',
    ...{ koz_query: 'S', koz_projector: 'S', koz_process_manager: 'S' },
  },
  'reference.location': {
    koz_command: `SI${placed}`,
    ...{ koz_query: 'S', koz_projector: 'S', koz_process_manager: 'S' },
  },

  // Who is logged in: one role alone comes here.
  'identity.actor': { koz_identity: 'SID' },
  'identity.session': { koz_identity: 'SIU(controller,care_plan_id,idle_until)D' },

  'platform.migration': {
    ...{ koz_command: 'S', koz_query: 'S', koz_projector: 'S', koz_process_manager: 'S', koz_vault: 'S' },
  },
  'platform.reader_checkpoint': { koz_process_manager: 'SIU', koz_relay: 'SIU' },

  // Read models: their maker owns them and no other role's tables, for it rebuilds and swaps them.
  'rm.checkpoint': { koz_projector: 'SIUD', koz_query: 'S' },
  ...Object.fromEntries(
    allProjections.flatMap((projection) =>
      tablesOf(projection).flatMap(([, { name }]): [string, Rights][] => [
        [physicalName(projection.name, name, generation), { koz_projector: 'SIUDTO', koz_query: 'S' }],
        [viewName(projection.name, name), { koz_projector: 'SIUDO', koz_query: 'S' }],
      ]),
    ),
  ),

  // The queue: BullMQ's own tables, which hold the name of a controller and nothing else.
  ...Object.fromEntries(
    ['dedup', 'dedup_next', 'event', 'job', 'job_dependency', 'job_log', 'meta', 'metrics', 'migration']
      .concat([
        'rate_limit',
        'relay_inbox',
        'relay_node',
        'relay_retained',
        'relay_subscription',
        'scheduler',
      ])
      .map((name): [string, Rights] => [`jobs.${name}`, { koz_jobs: 'SIUD' }]),
  ),
};

/** Who calls the functions of a schema; those of all others are run by triggers alone. */
export const expectedCallers: Readonly<Record<string, readonly Role[]>> = {
  es: ['koz_command', 'koz_query', 'koz_process_manager', 'koz_history', 'koz_relay'],
  seal: ['koz_command', 'koz_query', 'koz_process_manager', 'koz_sealer', 'koz_history', 'koz_relay'],
  vault: ['koz_vault'],
  jobs: ['koz_jobs'],
};

/** The one schema in which a role may make something, where there is one. */
export const ownSchema: Readonly<Partial<Record<Role, string>>> = { koz_projector: 'rm', koz_jobs: 'jobs' };
