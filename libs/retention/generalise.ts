import type { GeneralisedData, RetentionPolicy } from '@koz/events';
import { withoutAbsent } from '@koz/domain';
import type { PlainDate } from '@koz/privacy-types';
import type { ResidueSource } from './residue.js';

/** What stays of the birth dates at 2.5 years, as the policy says; nothing stays of any other precise value. */
export function generalisedDates(
  { fields }: RetentionPolicy,
  birthDates: { readonly parent?: PlainDate | undefined; readonly child?: PlainDate | undefined },
): GeneralisedData {
  const ofChild = fields['child.birthDate'].P2Y6M;
  return withoutAbsent<GeneralisedData>({
    parentBirth: fields['parent.birthDate'].P2Y6M === 'year' ? birthDates.parent?.slice(0, 4) : undefined,
    childBirth: ofChild === 'nothing' ? undefined : birthDates.child?.slice(0, ofChild === 'month' ? 7 : 4),
  });
}

/** What a plan still says before all of it goes: generalised values, or precise ones of a plan that ends early. */
export interface LastValues {
  readonly childBirth?: string | undefined;
  readonly parentBirth?: string | undefined;
  readonly postcode?: string | undefined;
  readonly startDate?: PlainDate | undefined;
  readonly endDate?: PlainDate | undefined;
}

/** As much of it as the policy lets stay at 5 years, before k coarsens it further. */
export function residueSource({ fields }: RetentionPolicy, values: LastValues): ResidueSource {
  const kept = (field: 'child.birthDate' | 'parent.birthDate' | 'postcode' | 'startDate' | 'endDate') =>
    fields[field].P5Y !== 'nothing';
  const month = (date: string | undefined) => (date && date.length >= 7 ? date.slice(0, 7) : undefined);
  return withoutAbsent<ResidueSource>({
    childBirthMonth: kept('child.birthDate') ? month(values.childBirth) : undefined,
    parentBirthYear: kept('parent.birthDate') ? values.parentBirth?.slice(0, 4) : undefined,
    postcode: kept('postcode') ? values.postcode : undefined,
    startMonth: kept('startDate') ? month(values.startDate) : undefined,
    endMonth: kept('endDate') ? month(values.endDate) : undefined,
  });
}
