/**
 * How far an action reaches for a role. What lies outside does not exist for whoever asks: 404, as for an id that was
 * never given. Who narrows it down, in which statement, stands in docs/adr/0047.
 */
export const scopes = {
  anyone: 'Open to whoever asks. Nothing of a family is in it but what its own receipt finds.',
  self: 'Their own log-in.',
  filing: 'A new plan; its filer is whose it is from then on.',
  ownPlan: 'The plan that the token names, or else one that was filed under this very log-in.',
  mandate: 'Plans that this service point filed, each with a recorded mandate.',
  organisation:
    'Applications to locations of the own organisation, as far as the own controller shares in the plan.',
  pool: 'Plans whose families or regie opened them to every location, for the own locations.',
  controller: 'What the own controller answers for.',
  emergencies: 'Plans of the own controller that are on its emergency list.',
  aggregates: 'Published figures of every controller: no plan, no location, no person.',
  proofs: 'Hashes and signed checkpoints of the whole log or ledger: no controller and no plan.',
} as const satisfies Readonly<Record<string, string>>;
export type Scope = keyof typeof scopes;
