import { valueOf, type Personal } from '@koz/privacy-types';
import type { EventMetadata } from '../index.js';

declare const good: EventMetadata;
declare const lastName: string;
declare const email: Personal<string>;

export const planted: EventMetadata[] = [
  // refused: a bare text as the actor
  { ...good, actor: lastName },
  // refused: a literal as the controller
  { ...good, controller: 'antwerpen' },
  // refused: an opened personal value as the trace
  { ...good, traceparent: valueOf(email)! },
  // refused: a personal value itself
  { ...good, policyVersion: email },
  // refused: a text in the head
  { ...good, head: { placeApplicationId: lastName } },
  // refused: a member that metadata has not
  { ...good, familyName: lastName },
];
