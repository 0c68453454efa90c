import type { ProjectedEvent, Projection, ProjectionHandler } from '@koz/projection';
import {
  keyIdOf,
  tiers,
  type CarePlanId,
  type ControllerId,
  type KeyId,
  type Tier,
} from '@koz/privacy-types';

/** A key that an event names, and whose it is. */
export type PlanKey = {
  readonly key_id: KeyId;
  readonly care_plan_id: CarePlanId;
  readonly tier: Tier;
  readonly controller: ControllerId;
};

type PlanKeyTables = { keys: PlanKey };

/**
 * Which data keys the log names, and for which plan and tier. Ids only: no key, no envelope, nothing is opened. Keys
 * of the vault that stand here after a day belong to a plan; the others were made ahead and never used.
 */
export const planKeys: Projection<PlanKeyTables> = {
  name: 'plan-keys',
  version: 4,
  opens: [],
  tables: {
    keys: {
      name: 'key',
      key: 'key_id',
      columns: { key_id: 'uuid', care_plan_id: 'uuid', tier: 'text', controller: 'text' },
    },
  },
  sql: `CREATE INDEX ON {{key}} (care_plan_id);
CREATE POLICY own_controller ON {{key}} FOR SELECT TO koz_query
  USING (controller = current_setting('koz.controller', true));`,
  // Every event type with sealed fields, for a key that is named anywhere must not be taken for an unused one.
  handlers: {
    CarePlanFiled: namesKeysOf(({ stream }) => stream.id as CarePlanId),
    CarePlanAmended: namesKeysOf(({ stream }) => stream.id as CarePlanId),
    SharingScopeChanged: namesKeysOf(({ stream }) => stream.id as CarePlanId),
    LocationAdded: namesKeysOf(({ stream }) => stream.id as CarePlanId),
    PersonalDataRectified: namesKeysOf(({ stream }) => stream.id as CarePlanId),
    PersonalDataGeneralised: namesKeysOf(({ stream }) => stream.id as CarePlanId),
    GeneralisedDataRectified: namesKeysOf(({ stream }) => stream.id as CarePlanId),
    ApplicationCreated: namesKeysOf(({ data }) => data['carePlanId'] as CarePlanId),
    // The key is gone, and with it what there was to know of it.
    PersonalDataKeyShredded: {
      touches: (event) => ({ keys: [shreddedBy(event)] }),
      apply: (event, { keys }) => keys.delete(shreddedBy(event)),
    },
  },
};

const shreddedBy = ({ data }: ProjectedEvent): KeyId => data['keyId'] as KeyId;

function namesKeysOf(planOf: (event: ProjectedEvent) => CarePlanId): ProjectionHandler<PlanKeyTables> {
  return {
    touches: (event) => ({ keys: namedBy(event).map(({ id }) => id) }),
    apply: (event, { keys }) => {
      for (const { id, tier } of namedBy(event)) {
        if (keys.get(id)) continue;
        keys.put({ key_id: id, care_plan_id: planOf(event), tier, controller: event.controller });
      }
    },
  };
}

function namedBy({ sealed }: ProjectedEvent): { id: KeyId; tier: Tier }[] {
  return tiers.flatMap((tier) => {
    const envelope = sealed[tier];
    return envelope ? [{ id: keyIdOf(envelope), tier }] : [];
  });
}
