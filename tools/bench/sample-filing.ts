import { randomBytes, randomUUID } from 'node:crypto';
import { streamName, type AppendRequest } from '@koz/event-store';
import type { EventMetadata } from '@koz/events';
import { encodeEvent, type DataKey } from '@koz/privacy-keys';
import {
  controllerId,
  instant,
  uuid,
  type ActorId,
  type ApplicationId,
  type CarePlanId,
  type CommandId,
  type EventId,
  type KeyId,
  type LocationId,
} from '@koz/privacy-types';

const controller = controllerId('antwerpen');
const actor = uuid<ActorId>(randomUUID());
const locationId = uuid<LocationId>(randomUUID());
const at = instant('2026-11-23T18:00:00.000Z');

/** The three keys of a plan. The vault makes keys ahead, so making them is no part of an append. */
export interface PlanKeys {
  readonly precise: DataKey;
  readonly identity: DataKey;
  readonly planning: DataKey;
}

export const makePlanKeys = (): PlanKeys => ({
  precise: makeKey(),
  identity: makeKey(),
  planning: makeKey(),
});

/** A plan as a family files it, with more than ten personal fields; every name in it is invented. */
export function filing(keys: PlanKeys): AppendRequest {
  const carePlanId = uuid<CarePlanId>(randomUUID());
  const applicationId = uuid<ApplicationId>(randomUUID());
  const metadata: EventMetadata = {
    ...{ commandId: uuid<CommandId>(randomUUID()), index: 0, actor, controller, at },
    head: { place: 'none', fence: 'none' },
  };
  const event = encodeEvent({
    id: uuid<EventId>(randomUUID()),
    type: 'CarePlanFiled',
    carePlanId,
    keys,
    metadata,
    data: {
      applicationIds: [applicationId],
      parent: {
        ...{ firstName: 'Marieke', lastName: 'Van den Voorbeelde', birthDate: '1993-04-12' },
        ...{ nationalNumber: '93041200142', email: 'marieke@voorbeeld.example', phone: '+32470000000' },
      },
      child: { birthDate: '2026-09-30', expected: false },
      address: { street: 'Voorbeeldstraat', number: '12', box: '3' },
      postcode: '2060',
      priorityRules: ['workOrTraining'],
      startDate: '2027-03-01',
      endDate: '2029-08-31',
      careParts: [
        { weekday: 'mon', part: 'full' },
        { weekday: 'thu', part: 'morning' },
      ],
      sharing: 'ownMunicipality',
      locations: [{ applicationId, locationId }],
    },
  });
  return {
    scope: { controller },
    stream: streamName('carePlan', carePlanId),
    expected: 'noStream',
    events: [event],
    head: metadata.head,
  };
}

const makeKey = (): DataKey => ({ id: uuid<KeyId>(randomUUID()), secret: randomBytes(32) });
