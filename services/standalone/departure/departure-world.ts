import { randomUUID } from 'node:crypto';
import {
  carePlanStream,
  controllerStream,
  fileCarePlanStreams,
  handle,
  loadCarePlan,
  loadController,
  registerController,
  type Filed,
} from '@koz/command-handling';
import { carePlanDecider, controllerDecider, type DepartureCommand } from '@koz/domain';
import { disclosedFields } from '@koz/events';
import { keyIdOf, tiers } from '@koz/privacy-types';
import {
  controllerId,
  uuid,
  type ActorId,
  type ApplicationId,
  type CarePlanId,
  type CommandId,
  type ControllerId,
  type FileHash,
  type HoldId,
  type KeyThumbprint,
  type LocationId,
  type OrganiserId,
  type OwnDate,
  type PublicText,
} from '@koz/privacy-types';
import { dayInBelgium } from '@koz/domain';
import { antwerpen, family, locationIds, type World } from '../retention/retention-world.js';

export const mechelen = controllerId('mechelen');
export const locationOfMechelen = uuid<LocationId>('00000000-0000-4000-9000-000000000009');
const organiserId = uuid<OrganiserId>('00000000-0000-4000-8000-000000000009');

export const firstOfficer = uuid<ActorId>('00000000-0000-4000-a000-000000000011');
export const secondOfficer = uuid<ActorId>('00000000-0000-4000-a000-000000000012');
export const exportHash = 'ab'.repeat(32) as FileHash;

const newCommandId = () => uuid<CommandId>(randomUUID());
const text = (value: string) => value as PublicText;

/** Antwerpen, which is to leave, and Mechelen, which stays. */
export async function settleTwo(world: World): Promise<void> {
  await world.settle();
  const context = { controller: mechelen, actor: firstOfficer };
  await registerController(world.deps, context, { name: text('Mechelen'), region: 'eu-be' });
  await world.register.upsert(
    [{ organiserId, name: text('Buur') }],
    [
      {
        ...{ locationId: locationOfMechelen, organiserId, controller: mechelen, postcode: '2800' },
        ...{ capacity: 9, name: text('Dijle'), careParts: [{ weekday: 'mon', part: 'full' }] },
      },
    ],
  );
}

const controllerOf = (id: LocationId): ControllerId => (id === locationOfMechelen ? mechelen : antwerpen);

/** Files a plan of a controller, at any of the locations, its own or its neighbour's. */
export async function fileIn(
  world: World,
  controller: ControllerId,
  at: readonly LocationId[] = locationIds,
): Promise<Filed> {
  const filed = await fileCarePlanStreams(
    world.deps,
    { commandId: newCommandId(), actor: firstOfficer, scope: { controller } },
    {
      ...{ type: 'file', controller, at: world.clock.now() },
      input: { ...family, child: { birthDate: '2026-08-12', expected: false } },
      locations: at.map((locationId) => ({
        applicationId: uuid<ApplicationId>(randomUUID()),
        ...{ locationId, controller: controllerOf(locationId) },
      })),
      asked: { required: [], accepted: disclosedFields },
    },
  );
  if (filed.outcome !== 'done') throw new Error(`not filed: ${JSON.stringify(filed)}`);
  return filed;
}

/** Decides something on Antwerpen's leaving; the code of a refusal, or `done`. */
export async function decide(world: World, command: DepartureCommand): Promise<string> {
  const outcome = await handle(world.deps, {
    stream: controllerStream(antwerpen),
    decider: controllerDecider,
    command,
    context: { commandId: newCommandId(), actor: firstOfficer, scope: { controller: antwerpen } },
  });
  return outcome.outcome === 'refused' ? outcome.refusal.code : outcome.outcome;
}

/** Two officers decide that Antwerpen leaves. */
export async function confirmed(world: World): Promise<void> {
  await decide(world, { type: 'proposeDeparture', actor: firstOfficer });
  const answer = await decide(world, {
    type: 'confirmDeparture',
    actor: secondOfficer,
    at: world.clock.now(),
  });
  if (answer !== 'done') throw new Error(answer);
}

/** That an export of all that there is was made today. */
export async function exported(world: World, fileHash = exportHash): Promise<string> {
  return decide(world, {
    ...{ type: 'recordExport', fileHash, recipient: 'A'.repeat(43) as KeyThumbprint, count: 0 },
    madeOn: dayInBelgium(world.clock.now()) as OwnDate,
    to: await world.deps.store.lastPosition(),
  });
}

/** A legal hold on a plan. */
export async function hold(world: World, carePlanId: CarePlanId, expires = '2029-12-31'): Promise<void> {
  const outcome = await handle(world.deps, {
    stream: carePlanStream(carePlanId),
    decider: carePlanDecider,
    command: {
      ...{ type: 'placeHold', holdId: uuid<HoldId>(randomUUID()), reason: 'lawsuit' },
      ...{ keeps: 'whatIsLeft', expires: expires as OwnDate, at: world.clock.now() },
    },
    context: { commandId: newCommandId(), actor: firstOfficer, scope: { controller: antwerpen } },
  });
  if (outcome.outcome !== 'done') throw new Error(JSON.stringify(outcome));
}

export const departureIn = async (world: World) => {
  const { state } = await loadController(world.deps, antwerpen);
  return state.status === 'registered' ? state.departure : undefined;
};

/** Of each tier of a plan's filing: whether it is known or why it is erased, and whether its key is there. */
export async function stateOfPlan(world: World, controller: ControllerId, carePlanId: CarePlanId) {
  const { events } = await loadCarePlan(world.deps, { controller }, carePlanId, tiers);
  const [filed] = events;
  const named = tiers.flatMap((tier) => (filed?.sealed[tier] ? [keyIdOf(filed.sealed[tier])] : []));
  const found = await world.vault.keys(controller, named);
  return {
    types: events.map(({ type }) => type),
    tiers: tiers.map((tier) => {
      const opened = filed?.opened[tier];
      return opened?.state === 'erased' ? opened.cause : opened?.state;
    }),
    keys: named.map((id) => found.get(id)?.state),
  };
}
