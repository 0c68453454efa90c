import { randomUUID } from 'node:crypto';
import type { FileCarePlan } from '@koz/domain';
import { disclosedFields } from '@koz/events';
import { SettableClock } from '@koz/platform';
import {
  controllerId,
  instant,
  uuid,
  type ActorId,
  type CommandId,
  type ControllerId,
  type LocationId,
} from '@koz/privacy-types';
import { fileCarePlanStreams, type Filed } from '../care-plan/file.js';
import { applicationIdOf } from '../ids.js';
import type { CommandContext, CommandDeps } from '../streams/command.js';
import { InMemoryEventStore } from './in-memory-event-store.js';
import { InMemoryVault } from './in-memory-vault.js';

export const antwerp = controllerId('antwerpen');
export const mechelen = controllerId('mechelen');

export interface World extends CommandDeps {
  readonly store: InMemoryEventStore;
  readonly vault: InMemoryVault;
  readonly clock: SettableClock;
}

/** A store, a vault and a clock for one test; pauses between retries are not waited for. */
export function newWorld(): World {
  const vault = new InMemoryVault();
  return {
    store: new InMemoryEventStore(),
    vault,
    bodies: vault,
    clock: new SettableClock(instant('2026-11-23T18:00:00Z')),
    retry: { pauses: [1, 1, 1], pause: async () => undefined },
  };
}

export const newContext = (given: Partial<CommandContext> = {}): CommandContext => ({
  commandId: uuid<CommandId>(randomUUID()),
  actor: uuid<ActorId>(randomUUID()),
  scope: { controller: antwerp },
  ...given,
});

/** A filing by every rule, to as many locations as there are controllers given. */
export const aFiling = (
  { commandId, scope }: CommandContext,
  controllers: readonly ControllerId[] = [antwerp, mechelen],
): FileCarePlan => ({
  type: 'file',
  controller: scope.controller,
  at: instant('2026-11-23T18:00:00Z'),
  input: {
    parent: { firstName: 'Lotte', birthDate: '1990-05-17' },
    child: { birthDate: '2026-09-30', expected: false },
    address: { street: 'Lange Leemstraat', number: '12' },
    postcode: '2018',
    priorityRules: ['workOrTraining'],
    startDate: '2027-03-01',
    careParts: [{ weekday: 'mon', part: 'full' }],
    sharing: 'acrossBorders',
  },
  locations: controllers.map((controller, index) => ({
    applicationId: applicationIdOf(commandId, index),
    locationId: uuid<LocationId>(randomUUID()),
    controller,
  })),
  asked: { required: [], accepted: disclosedFields },
});

/** Files a plan and answers with it; the filing must take effect. */
export async function file(
  deps: CommandDeps,
  context = newContext(),
  controllers?: readonly ControllerId[],
): Promise<Filed> {
  const filed = await fileCarePlanStreams(deps, context, aFiling(context, controllers));
  if (filed.outcome !== 'done') throw new Error(`not filed: ${JSON.stringify(filed)}`);
  return filed;
}

/** The types of the events in the log, in order. */
export const typesIn = ({ store }: World): string[] => store.log.map(({ type }) => type);
