import type { DisclosurePolicy } from '@koz/events';
import method1Document from './methods/method-1.json';
import { parsePolicy } from './policy-document.js';

/** Method 1 of the deck: show more as the chance of a place grows. The default (DOMAIN: "Disclosure"). */
export const method1: DisclosurePolicy = parsePolicy(method1Document);
