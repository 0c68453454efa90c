import type { DisclosurePolicy } from '@koz/events';
import maximStrictDocument from './methods/maxim-strict.json';
import maximDocument from './methods/maxim.json';
import method1Document from './methods/method-1.json';
import method2Document from './methods/method-2.json';
import { parsePolicy } from './policy-document.js';

/** Method 1 of the deck: show more as the chance of a place grows. The default (DOMAIN: "Disclosure"). */
export const method1: DisclosurePolicy = parsePolicy(method1Document);

/** Method 2 of the deck: hide as the chance of a place falls. Its x of 6 months is ours, not the deck's. */
export const method2: DisclosurePolicy = parsePolicy(method2Document);

/** The proposal of an organiser in the deck: the little that it says it needs, and no care parts. */
export const maxim: DisclosurePolicy = parsePolicy(maximDocument);

/** As {@link maxim}, without the parent's name and contact: all of it could run through the platform. */
export const maximStrict: DisclosurePolicy = parsePolicy(maximStrictDocument);

/** The methods that come with the system. A controller may adopt any of them, or a document of its own. */
export const methods: readonly DisclosurePolicy[] = [method1, method2, maxim, maximStrict];

/** The method of a name such as `method-2`; undefined for a name that is none of {@link methods}. */
export const methodById = (id: string): DisclosurePolicy | undefined =>
  methods.find((method) => method.id === id);
