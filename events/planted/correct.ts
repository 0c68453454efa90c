/* What the compiler accepts: each field named, each with its tier, nothing personal in clear. */
import type {
  ActorId,
  ApplicationId,
  CarePlanId,
  CommandId,
  ControllerId,
  Instant,
  PublicText,
} from '@koz/privacy-types';
import { defineEvent, streamName, type EventMetadata } from '../index.js';

class Payload {
  applicationIds!: ApplicationId[];
  kind!: 'signed' | 'oral';
  confirmed?: boolean;
  title!: PublicText;
  version!: number;
  parent!: { firstName: string; birthDate?: string };
  children!: { birthDate: string; expected: boolean }[];
  postcode!: string;
  remark?: string;
}

export const Planted = defineEvent({
  type: 'Planted',
  version: 1,
  stream: 'carePlan',
  payload: Payload,
  fields: {
    applicationIds: 'clear',
    kind: 'clear',
    confirmed: 'clear',
    title: 'clear',
    version: 'clear',
    parent: { firstName: 'identity', birthDate: 'precise' },
    children: 'precise',
    postcode: 'planning',
    remark: 'identity',
  },
});

declare const ids: { plan: CarePlanId; command: CommandId; actor: ActorId };
declare const controller: ControllerId;
declare const at: Instant;

export const stream = streamName('carePlan', ids.plan);
export const metadata: EventMetadata = {
  commandId: ids.command,
  index: 0,
  actor: ids.actor,
  controller,
  at,
  head: { stage: 'created' },
};
