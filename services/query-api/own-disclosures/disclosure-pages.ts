import { disclosuresOf, type Disclosure } from '@koz/disclosure-ledger';
import type { Cell, DisclosedField } from '@koz/events';
import { withTenant } from '@koz/platform';
import type { CarePlan } from '@koz/projections/care-plans';
import type { PolicyBook } from '../answering/policy-book.js';
import type { QueryApiDeps } from '../deps.js';
import { controllerNames } from '../own-care-plan/organisations.js';
import type { OwnDisclosureAnswer } from './own-disclosures.dto.js';
import { groundText, precisionOf, roleText } from './words.js';

/** A part of what the ledger has of a plan, in words for its family. */
export interface DisclosurePart {
  readonly items: OwnDisclosureAnswer[];
  /** Absent on the last page. */
  readonly nextCursor?: number;
}

/** A page of who saw what of a plan, the newest first; `before` is the `nextCursor` of the page before. */
export async function disclosurePage(
  deps: Pick<QueryApiDeps, 'pool' | 'locations'>,
  policies: PolicyBook,
  { carePlanId, controller }: Pick<CarePlan, 'carePlanId' | 'controller'>,
  { before, limit }: { readonly before?: number | undefined; readonly limit?: number | undefined },
): Promise<DisclosurePart> {
  const { items, nextCursor } = await withTenant(
    deps.pool,
    controller,
    (transaction) => disclosuresOf(transaction, carePlanId, before, limit),
    { readOnly: true },
  );
  return {
    items: items.map(await wordsFor(deps, policies, items)),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  };
}

/** Tells each of these disclosures in words, with the names of organisations. */
export async function wordsFor(
  { locations }: Pick<QueryApiDeps, 'locations'>,
  policies: PolicyBook,
  items: readonly Disclosure[],
): Promise<(each: Disclosure) => OwnDisclosureAnswer> {
  const [organisers, names] = await Promise.all([
    locations.organisers([...new Set(items.flatMap(({ organiserId }) => organiserId ?? []))]),
    controllerNames(
      policies,
      items.map(({ viewerController }) => viewerController),
    ),
  ]);
  return (each) => ({
    at: each.at,
    organisation: {
      name: (each.organiserId && organisers.get(each.organiserId)?.name) ?? null,
      role: each.role,
      roleText: roleText(each.role),
      controller: each.viewerController,
      controllerName: names.get(each.viewerController) ?? each.viewerController,
    },
    applicationId: each.applicationId ?? null,
    ground: each.ground,
    reason: each.reason ?? null,
    groundText: groundText(each),
    fields: shownFields(each),
    policyVersion: each.policyVersion,
    ...(each.leafIndex === undefined ? {} : { entry: each.leafIndex }),
  });
}

const shownFields = ({ fields }: Disclosure): OwnDisclosureAnswer['fields'] =>
  (Object.entries(fields) as [DisclosedField, Cell][]).flatMap(([field, cell]) =>
    cell === 'H' ? [] : [{ field, precision: precisionOf[cell] }],
  );
