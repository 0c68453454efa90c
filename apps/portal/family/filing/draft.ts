import { isoOfTyped } from '../../shared/dates/dates.js';

/** What somebody has filled in so far, days as they were typed. It is in memory only: never in storage, an address or a log. */
export interface Draft {
  readonly controller: string;
  readonly mandate: string;
  readonly 'parent.firstName': string;
  readonly 'parent.lastName': string;
  readonly 'parent.birthDate': string;
  readonly 'parent.nationalNumber': string;
  readonly 'parent.email': string;
  readonly 'parent.phone': string;
  readonly 'address.street': string;
  readonly 'address.number': string;
  readonly 'address.box': string;
  readonly postcode: string;
  readonly 'child.birthDate': string;
  readonly 'child.expected': boolean;
  readonly startDate: string;
  readonly endDate: string;
  readonly careParts: readonly CarePart[];
  readonly priorityRules: readonly string[];
  readonly sharing: string;
}

export interface CarePart {
  readonly weekday: string;
  readonly part: string;
}

/** What the server says of a field: whether it must be given, and from which status it is seen. */
export interface Need {
  readonly field: string;
  readonly necessity: 'must' | 'may';
  readonly from: string | null;
}

export const emptyDraft: Draft = {
  controller: '',
  mandate: '',
  'parent.firstName': '',
  'parent.lastName': '',
  'parent.birthDate': '',
  'parent.nationalNumber': '',
  'parent.email': '',
  'parent.phone': '',
  'address.street': '',
  'address.number': '',
  'address.box': '',
  postcode: '',
  'child.birthDate': '',
  'child.expected': false,
  startDate: '',
  endDate: '',
  careParts: [],
  priorityRules: [],
  sharing: '',
};

/** The fields that are text, each by the name that the server gives it. */
export type TextField = { [F in keyof Draft]: Draft[F] extends string ? F : never }[keyof Draft];

/** The request for a draft: only what is asked for and was given. */
export function filingBody(draft: Draft, needs: readonly Need[], locationIds: readonly string[]) {
  const asked = new Set(needs.map(({ field }) => field));
  const given = (field: TextField, under: string = field): string | undefined =>
    asked.has(under) && draft[field].trim() !== '' ? draft[field].trim() : undefined;
  // What is typed but is no day goes as it is: the server says what is wrong with it.
  const givenDay = (field: TextField): string | undefined => {
    const typed = given(field);
    return typed === undefined ? undefined : (isoOfTyped(typed) ?? typed);
  };
  const parent = present({
    firstName: given('parent.firstName'),
    lastName: given('parent.lastName'),
    birthDate: givenDay('parent.birthDate'),
    nationalNumber: given('parent.nationalNumber'),
    email: given('parent.email'),
    phone: given('parent.phone'),
  });
  const address = present({
    street: given('address.street', 'address'),
    number: given('address.number', 'address'),
    box: given('address.box', 'address'),
  });
  return present({
    controller: draft.controller,
    mandate: draft.mandate || undefined,
    parent,
    child: present({ birthDate: givenDay('child.birthDate'), expected: draft['child.expected'] }),
    address: Object.keys(address).length > 0 ? address : undefined,
    postcode: given('postcode'),
    // An empty list says that no rule applies: that is an answer too.
    priorityRules: asked.has('priorityRules') ? [...draft.priorityRules] : undefined,
    startDate: givenDay('startDate'),
    endDate: givenDay('endDate'),
    careParts: asked.has('careParts') ? draft.careParts.map((each) => ({ ...each })) : undefined,
    sharing: draft.sharing || undefined,
    locationIds: [...locationIds],
  });
}

export type FilingBody = ReturnType<typeof filingBody>;

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Without what was not given: the server takes absent for not given, and asks what it needs. */
function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as unknown as Present<T>;
}
