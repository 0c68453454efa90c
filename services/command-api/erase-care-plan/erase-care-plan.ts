import { loadCarePlan, planHeldUntil, requestErasure, type LoadedCarePlan } from '@koz/command-handling';
import type { Instant, OwnDate } from '@koz/privacy-types';
import { CarePlanStep, contextOnPlan } from '../answering/care-plan.command.js';
import { findCarePlan } from '../answering/find-application.js';
import { problemOfOutcome } from '../answering/problems.js';
import type { CommandApiDeps } from '../deps.js';
import type { EraseCarePlanBody, ErasureAnswer } from './erase-care-plan.dto.js';

/** A family wants all data of its plan erased. */
export class EraseCarePlan extends CarePlanStep<EraseCarePlanBody, ErasureAnswer> {}

/** @throws Problem where it takes no effect; what is erased already is answered as such */
export async function eraseCarePlan(deps: CommandApiDeps, command: EraseCarePlan): Promise<ErasureAnswer> {
  const { principal, carePlanId, body } = command;
  const found = await findCarePlan(deps, principal, carePlanId);
  const { reason = 'familyRequest' } = body;
  const outcome = await requestErasure(deps, contextOnPlan(command, found), carePlanId, reason);
  const isErased = outcome.outcome === 'refused' && outcome.refusal.code === 'anonymised';
  if (outcome.outcome !== 'done' && !isErased) throw problemOfOutcome(outcome);
  const plan = await loadCarePlan(deps, found.scope, carePlanId);
  const last = plan.events.at(-1);
  if (!last) throw new TypeError('the plan was found, so it has events');
  const { revision, position } = outcome.outcome === 'done' ? outcome : last;
  if (!isErased) await deps.wakeRetention?.([found.scope.controller], 'erasure');
  return { carePlanId, ...whatHappens(plan, deps.clock.now(), isErased), revision, position };
}

function whatHappens(
  plan: LoadedCarePlan,
  now: Instant,
  isErased: boolean,
): Pick<ErasureAnswer, 'state' | 'heldUntil' | 'text'> {
  if (isErased)
    return {
      state: 'erased',
      text: 'De gegevens van dit opvangplan zijn al vernietigd. Ze komen niet terug.',
    };
  const heldUntil = planHeldUntil(plan, now);
  return heldUntil === undefined
    ? {
        state: 'requested',
        text: `${closed} De sleutels waarmee ze te lezen zijn, worden nu vernietigd. ${proof}`,
      }
    : { state: 'held', heldUntil, text: `${closed} ${heldText(heldUntil)} ${proof}` };
}

const closed =
  'Vanaf nu ziet geen opvanglocatie of andere organisatie de gegevens nog, en elke lopende aanvraag is stopgezet. ' +
  'Dit is definitief.';

const heldText = (until: OwnDate): string =>
  'De gegevens zelf worden nog niet vernietigd, omdat ze voor een klacht, rechtszaak of inspectie bewaard moeten blijven: ' +
  `tot ${until.split('-').reverse().join('/')}, of vroeger als die bewaring opgeheven wordt. Daarna gebeurt het vanzelf.`;

const proof = 'Met de ontvangstcode kunt u daarna het bewijs van vernietiging opvragen.';
