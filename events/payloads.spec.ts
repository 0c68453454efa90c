import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { joinTiers, type SplitPayload } from '@koz/privacy-types';
import { catalogue, definitionOf } from './catalogue.js';
import { violationsOf as violationsOfClass } from './testing/violations.js';

type Json = Record<string, unknown>;

const good = (type: string): Json =>
  joinTiers(
    (
      JSON.parse(readFileSync(join(__dirname, 'golden', `${type}.v1.json`), 'utf8')) as {
        stored: SplitPayload;
      }
    ).stored,
  );

/** The payload with the value at a path replaced, or taken away. */
function withValue(payload: Json, path: string, value: unknown): Json {
  const copy = structuredClone(payload);
  const names = path.split('.');
  const last = names.pop() as string;
  const parent = names.reduce((at, name) => at[name] as Json, copy);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

const violationsOf = (type: string, payload: Json): string[] =>
  violationsOfClass(definitionOf(type).payload, payload);

const filed = 'CarePlanFiled';
const upperCase = '0F1C2B3A-4D5E-8F60-8A1B-2C3D4E5F6071';
const id = upperCase.toLowerCase();

/** Event type, path, and values that the path must not have; undefined takes the field away. */
const refusals: [string, string, unknown[]][] = [
  [filed, 'applicationIds', [undefined, null, [], [upperCase], ['1'], id, Array<string>(51).fill(id)]],
  [filed, 'mandate', [null, 'telepathic']],
  [filed, 'parent', [undefined, null, 'Eerste', []]],
  [filed, 'parent.firstName', [undefined, null, '', 7, 'x'.repeat(101)]],
  [filed, 'parent.lastName', [null, '', 'x'.repeat(101)]],
  [filed, 'parent.birthDate', [null, '17/05/1990', '1990-5-17', 19900517]],
  [filed, 'parent.nationalNumber', [null, '90.05.17-002.55', '9005170025', 90051700255]],
  [filed, 'parent.email', [null, '', `${'x'.repeat(250)}@a.be`]],
  [filed, 'parent.phone', [null, '0470123456', '+32 470 12 34 56', '+0470123456']],
  [filed, 'child', [undefined, null, []]],
  [filed, 'child.birthDate', [undefined, null, '2026-8-3', new Date(0)]],
  [filed, 'child.expected', [undefined, null, 'true', 1]],
  [filed, 'address', [null, [], 'Voorbeeldstraat 12']],
  [filed, 'address.street', [undefined, null, '', 'x'.repeat(121)]],
  [filed, 'address.number', [undefined, null, '', 12, '1234567890123']],
  [filed, 'address.box', [null, '', '1234567890123']],
  [filed, 'postcode', [undefined, null, '0999', '20180', 2018, 'B-2018']],
  [filed, 'priorityRules', [undefined, null, ['rich'], 'singleParent']],
  [filed, 'startDate', [undefined, null, '02/11/2026']],
  [filed, 'endDate', [null, '2028-8-31']],
  [filed, 'careParts', [undefined, null, [], ['mon'], [[]]]],
  [filed, 'careParts.0.weekday', [undefined, null, 'monday']],
  [filed, 'careParts.0.part', [undefined, null, 'night']],
  [filed, 'sharing', [undefined, null, 'everywhere']],
  [filed, 'locations', [undefined, null, [], [[]], {}]],
  [filed, 'locations.1.applicationId', [undefined, null, upperCase]],
  [filed, 'locations.1.locationId', [undefined, null, 'KDV01']],
  ['PlaceFound', 'applicationId', [undefined, null, upperCase, '1']],
  ['PlaceFound', 'reason', [null, 'because']],
  ['PlaceConfirmed', 'ground', [null, 'mood']],
  ['PlaceDeclined', 'reason', [null, 'because']],
  ['PlaceDeclined', 'applicationId', [undefined, null, upperCase]],
  ['PlaceDeclined', 'cause', [undefined, null, 'mood']],
  ['EmergencyListed', 'reason', [undefined, null, 'lifted', 'because they are late']],
  ['EmergencyUnlisted', 'reason', [undefined, null, 'urgentWork', 'because']],
  ['ApplicationCreated', 'carePlanId', [undefined, null, upperCase]],
  ['ApplicationCreated', 'locationId', [undefined, null, upperCase]],
  ['ApplicationMarkedNoPlace', 'reason', [null, 'because they are late']],
  ['ApplicationAccepted', 'reason', [null, 'because']],
  ['ApplicationApproved', 'reason', [null, 'because']],
  ['ApplicationApprovalUndone', 'reason', [null, 'because']],
  ['ApplicationRejected', 'reason', [null, 'because']],
  ['ApplicationWithdrawn', 'reason', [null, 'because']],
  ['ApplicationReinstated', 'status', [undefined, null, 'approved', 'withdrawn', 'rejected']],
  ['ControllerRegistered', 'name', [undefined, null, '', 'x'.repeat(121)]],
  ['ControllerRegistered', 'region', [undefined, null, 'us-east']],
  ['DisclosureMethodAdopted', 'policy', [undefined, null, {}, [], 'method-1']],
  ['DisclosureMethodAdopted', 'policy.monthsAfterStart', [undefined, null, -1, 1.5, '6']],
  ['DisclosureMethodAdopted', 'ground', [undefined, null, 'whim']],
  ['DisclosureMethodAdopted', 'groundDate', [null, '9 maart 2026']],
  ['HandlingTermsAdopted', 'takeUpDays', [undefined, null, 0, 366, 2.5, '21']],
  ['HandlingTermsAdopted', 'confirmDays', [undefined, null, -1, 366, '14']],
  ['HandlingTermsAdopted', 'handling', [undefined, null, 'sometimes']],
  ['HandlingTermsAdopted', 'roundMonthsBefore', [null, 0, 25, '9']],
  ['HandlingTermsAdopted', 'ground', [undefined, null, 'whim']],
  ['HandlingTermsAdopted', 'groundDate', [null, '9 maart 2026']],
  ['PersonalDataGeneralised', 'retentionPolicyVersion', [undefined, null, 'retention', 'Jan@x']],
  ['PersonalDataGeneralised', 'parent.firstName', [undefined, null, '']],
  ['PersonalDataGeneralised', 'generalised', [undefined, null, '1990']],
  ['PersonalDataGeneralised', 'generalised.parentBirth', [null, '1990-05', 1990]],
  ['PersonalDataGeneralised', 'generalised.childBirth', [null, '2026-08-03', '2026-13', '08/2026']],
  ['GeneralisedDataRectified', 'generalised.childBirth', [null, '2026-08-03']],
  ['PersonalDataAnonymised', 'batch', [undefined, null, '2031-08-01', '2031-8']],
  ['PersonalDataAnonymised', 'applicationIds', [undefined, null, [], [upperCase]]],
  ['PersonalDataAnonymised', 'residue', [undefined, null, []]],
  ['PersonalDataAnonymised', 'residue.childBirthMonth', [null, '2026-08-03']],
  ['PersonalDataAnonymised', 'residue.parentBirthYear', [null, '1990-05-17', 1990]],
  ['PersonalDataAnonymised', 'residue.parentBirthBand', [null, '1990']],
  ['PersonalDataAnonymised', 'residue.municipality', [null, 'Voorbeeldstraat 12', 'x']],
  ['PersonalDataKeyShredded', 'tier', [undefined, null, 'clear']],
  ['PersonalDataKeyShredded', 'cause', [undefined, null, 'mood']],
  ['PersonalDataKeyShredded', 'keyId', [undefined, null, upperCase]],
  ['PersonalDataKeyShredded', 'keyFingerprint', [undefined, null, '0F'.repeat(32), '0f']],
  ['ErasureRequested', 'reason', [undefined, null, 'because']],
  ['LegalHoldPlaced', 'holdId', [undefined, null, upperCase]],
  ['LegalHoldPlaced', 'reason', [undefined, null, 'because']],
  ['LegalHoldPlaced', 'expires', [undefined, null, '30/06/2029']],
  ['LegalHoldLiftRequested', 'requestedBy', [undefined, null, 'An']],
  ['LegalHoldLifted', 'requestedBy', [undefined, null, 'An']],
  ['RetentionPolicyProposed', 'policy', [undefined, null, {}, [], 'retention']],
  ['RetentionPolicyProposed', 'earliest', [undefined, null, 'soon']],
  ['RetentionPolicyProposalWithdrawn', 'policyVersion', [undefined, null, 'retention', 2]],
  ['RetentionPolicyAdopted', 'policy.k', [undefined, null, 0, 1.5, '5']],
  ['RetentionPolicyAdopted', 'ground', [undefined, null, 'whim']],
  ['RetentionPolicyAdopted', 'effectiveFrom', [undefined, null, 'now']],
  ['AnonymisationBatchPlanned', 'threshold', [undefined, null, 'P2Y6M']],
  ['AnonymisationBatchPlanned', 'part', [undefined, null, 0, '1']],
  ['AnonymisationBatchPlanned', 'plans.0.level', [undefined, null, 'L7']],
  ['AnonymisationBatchPlanned', 'plans.0.carePlanId', [undefined, null, upperCase]],
  ['CohortTallied', 'cells.0.dimension', [undefined, null, 'name']],
  ['CohortTallied', 'cells.0.value', [undefined, null, '', 'Eerste Voorbeeld']],
  ['CohortTallied', 'cells.0.count', [undefined, null, 0, 1.5]],
  ['LogRestored', 'from', [undefined, null, -1, 1.5]],
  ['DepartureProposed', 'proposedBy', [undefined, null, 'An']],
  ['DepartureConfirmed', 'proposedBy', [undefined, null, 'An']],
  ['DepartureConfirmed', 'effectiveFrom', [undefined, null, 'soon', '15/01/2027']],
  ['DepartureWithdrawn', 'wasConfirmed', [undefined, null, 'true', 1]],
  ['ControllerExported', 'fileHash', [undefined, null, 'AB'.repeat(32), 'ab']],
  ['ControllerExported', 'recipient', [undefined, null, '', 'sleutel van An']],
  ['ControllerExported', 'madeOn', [undefined, null, 'today']],
  ['ControllerExported', 'to', [undefined, null, -2, 1.5, '3']],
  ['ControllerExported', 'count', [undefined, null, -1, 1.5]],
  ['DepartureBegun', 'exportHash', [undefined, null, 'AB'.repeat(32), 'ab']],
  ['ControllerLeft', 'exportHash', [undefined, null, 'AB'.repeat(32), 'ab']],
];

describe('The payload classes', () => {
  it.each(Object.keys(catalogue))('accept %s as its golden file has it', (type) => {
    expect(violationsOf(type, good(type))).toEqual([]);
  });

  it.each(Object.keys(catalogue))('refuse a field that %s does not declare', (type) => {
    expect(violationsOf(type, { ...good(type), rumour: 'x' })).toEqual(['rumour']);
  });

  it.each(refusals)('refuse for %s at %s what they must', (type, path, values) => {
    const accepted = values.filter(
      (value) => violationsOf(type, withValue(good(type), path, value)).length === 0,
    );
    expect(accepted).toEqual([]);
  });

  it('refuse a field that a nested object does not declare', () => {
    expect(violationsOf(filed, withValue(good(filed), 'parent.salary', '1'))).toEqual(['parent.salary']);
    expect(violationsOf(filed, withValue(good(filed), 'careParts.0.hour', '9'))).toEqual([
      'careParts.0.hour',
    ]);
  });

  it.each([
    ['CarePlanFiled', 'mandate'],
    ['CarePlanFiled', 'address'],
    ['CarePlanFiled', 'endDate'],
    ['CarePlanFiled', 'parent.phone'],
    ['ApplicationRejected', 'reason'],
    ['HandlingTermsAdopted', 'roundMonthsBefore'],
    ['HandlingTermsAdopted', 'groundDate'],
  ])('accept %s without %s, which may be absent', (type, path) => {
    expect(violationsOf(type, withValue(good(type), path, undefined))).toEqual([]);
  });
});
