import { valueOf, type CarePlanId, type Personal } from '@koz/privacy-types';
import { streamName, type StreamName } from '../index.js';

declare const lastName: string;
declare const nationalNumber: Personal<string>;
declare const carePlanId: CarePlanId;

// refused: a bare text as the id
export const byName = streamName('carePlan', lastName);
// refused: a personal value as the id
export const byPersonal = streamName('carePlan', nationalNumber);
// refused: an opened personal value as the id
export const byNumber = streamName('carePlan', valueOf(nationalNumber)!);
// refused: text put together by hand
export const byHand: StreamName = `carePlan-${lastName}`;
// refused: a literal that is no id
export const byLiteral: StreamName = 'carePlan-Peeters';
// refused: an id with a text behind it
export const withTail: StreamName = `carePlan-${carePlanId}-${lastName}`;
