/*
 * How large a request may be, whatever it asks. What a field holds is bounded closer by its own rule; these hold for what
 * no rule looks at, and before any does.
 */

/** The largest body that is read, in bytes: a plan with fifty locations is a tenth of it. */
export const bodyLimit = 64 * 1024;

/** Objects and lists within each other: the deepest document that we take, a policy, has four. */
export const mostDepth = 16;

/** Values in a body, of members and elements alike: a whole policy has some three hundred. */
export const mostValues = 5_000;

/** Of any text in a body, in UTF-16 code units: no field of ours takes more than a third of it. */
export const longestText = 1_000;

/** Of an address with its query, in characters: a hundred ids in a query are 3,700. */
export const longestAddress = 6_000;

/** Of all headers with the line of the request, in bytes: Node's own bound, named so that no flag of a start changes it. */
export const largestHeaders = 16 * 1024;

/** Of what stands in an address for a parameter of its path, in characters: the router's own bound (414). */
export const longestParameter = 100;
