import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  countDisclosures,
  searchDisclosures,
  type CountedBy,
  type DisclosureCounts,
  type DisclosureFilter,
  type DisclosureGround,
  type SearchCursor,
} from '@koz/disclosure-ledger';
import { addDays, dayInBelgium } from '@koz/domain';
import { consulted, invalid } from '@koz/http';
import type { Principal } from '@koz/identity';
import { withTenant } from '@koz/platform';
import type { ActorId, CarePlanId, OrganiserId, PlainDate } from '@koz/privacy-types';
import { PolicyBook } from '../answering/policy-book.js';
import { depsToken, type QueryApiDeps } from '../deps.js';
import { wordsFor } from '../own-disclosures/disclosure-pages.js';
import { groundWords, roleText } from '../own-disclosures/words.js';
import { cursorOf, isMoment, isNumberOfEntry, placeIn } from '../paging/cursor.js';
import { defaultLimit } from '../paging/page.dto.js';
import { periodIn } from '../paging/period.js';
import type {
  CountDisclosuresQuery,
  DisclosureCountsAnswer,
  DisclosurePageAnswer,
  SearchDisclosuresQuery,
} from './disclosures.dto.js';

export class SearchDisclosures extends Query<DisclosurePageAnswer> {
  constructor(
    readonly principal: Principal,
    readonly asked: SearchDisclosuresQuery,
  ) {
    super();
  }
}

/** Who was shown what of the plans of the officer's own controller. It tells of fields and ids, never of a value. */
@QueryHandler(SearchDisclosures)
export class SearchDisclosuresHandler implements IQueryHandler<SearchDisclosures> {
  private readonly policies: PolicyBook;

  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {
    this.policies = new PolicyBook(deps.events);
  }

  async execute({ principal, asked }: SearchDisclosures): Promise<DisclosurePageAnswer> {
    const { cursor, limit = defaultLimit, reason, role, ground, field } = asked;
    const filter: DisclosureFilter = {
      ...{ carePlanId: asked.carePlanId as CarePlanId, organiserId: asked.organiserId as OrganiserId },
      ...{ viewer: asked.viewer as ActorId, role, ground, field },
      ...periodIn(asked),
    };
    const after = cursor === undefined ? undefined : placeIn(cursor, isSearchCursor);
    const subject = subjectOf(asked);
    const controller = await consulted(this.deps, principal, {
      action: 'searchDisclosures',
      reason,
      subject,
    });
    const { items, nextCursor } = await withTenant(
      this.deps.pool,
      controller,
      (sql) => searchDisclosures(sql, filter, { after, limit }),
      { readOnly: true },
    );
    const words = await wordsFor(this.deps, this.policies, items);
    return {
      items: items.map((each) => {
        const { carePlanId, viewer, organiserId = null, answerId } = each;
        return { ...words(each), carePlanId, viewer, organiserId, answerId };
      }),
      nextCursor: nextCursor === undefined ? null : cursorOf(...nextCursor),
    };
  }
}

const isSearchCursor = (place: readonly unknown[]): place is SearchCursor =>
  place.length === 2 && isMoment(place[0]) && isNumberOfEntry(place[1]);

/** Whom or what it is looked for, at its narrowest. */
function subjectOf({ carePlanId, viewer, organiserId }: SearchDisclosuresQuery): string | undefined {
  if (carePlanId !== undefined) return `carePlan-${carePlanId}`;
  if (viewer !== undefined) return `viewer-${viewer}`;
  return organiserId === undefined ? undefined : `organiser-${organiserId}`;
}

export class CountDisclosures extends Query<DisclosureCountsAnswer> {
  constructor(
    readonly principal: Principal,
    readonly asked: CountDisclosuresQuery,
  ) {
    super();
  }
}

const mostDays = 366;

/** How often something was shown of the plans of the own controller: counts, without a plan and without a person. */
@QueryHandler(CountDisclosures)
export class CountDisclosuresHandler implements IQueryHandler<CountDisclosures> {
  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {}

  async execute({ principal, asked }: CountDisclosures): Promise<DisclosureCountsAnswer> {
    const { by, reason } = asked;
    const period = boundedPeriod(asked, dayInBelgium(this.deps.clock.now()));
    const controller = await consulted(this.deps, principal, { action: 'countDisclosures', reason });
    const found = await withTenant(this.deps.pool, controller, (sql) => countDisclosures(sql, period, by), {
      readOnly: true,
    });
    const labels = await this.labelsOf(by, found.counts);
    return {
      ...{ by, ...period, total: found.total },
      items: found.counts.map(({ key, count }) => ({ key, label: labels(key), count })),
      text: texts[by],
    };
  }

  private async labelsOf(
    by: CountedBy,
    counts: DisclosureCounts['counts'],
  ): Promise<(key: string | null) => string> {
    if (by !== 'organiser') return (key) => wordsOf(by, key ?? '');
    const ids = counts.flatMap(({ key }) => (key === null ? [] : [key as OrganiserId]));
    const organisers = await this.deps.locations.organisers(ids);
    return (key) =>
      key === null
        ? 'zonder organisator'
        : (organisers.get(key as OrganiserId)?.name ?? 'onbekende organisator');
  }
}

function wordsOf(by: Exclude<CountedBy, 'organiser'>, key: string): string {
  if (by === 'role') return roleText(key);
  if (by === 'ground') return groundWords[key as DisclosureGround] ?? key;
  return by === 'day' ? key.split('-').reverse().join('/') : key;
}

const each =
  'Eén telling is één opvangplan van het eigen bestuur waarvan in één antwoord iets getoond is; wie hetzelfde later ' +
  'opnieuw te zien kreeg, telt opnieuw. ';
const texts: Readonly<Record<CountedBy, string>> = {
  organiser: `${each}Verdeeld naar de organisator die keek.`,
  role: `${each}Verdeeld naar de rol van wie keek.`,
  ground: `${each}Verdeeld naar de grond waarop getoond werd.`,
  field: `${each}Elk veld telt apart: samen is dat meer dan het totaal.`,
  day: `${each}Verdeeld naar de dag in België.`,
};

/** @throws Problem 400 for what is no period, or for one of more than a year */
function boundedPeriod(asked: CountDisclosuresQuery, today: PlainDate) {
  const { from: first, to = today } = periodIn(asked);
  const earliest = addDays(to as PlainDate, 1 - mostDays);
  const from = first ?? earliest;
  if (from > to)
    throw invalid({
      field: 'from',
      rule: 'periodEmpty',
      message: 'Deze dag moet nog komen: geef een vroegere.',
    });
  if (from < earliest)
    throw invalid({
      ...{ field: 'from', rule: 'periodTooLong' },
      message: `Geef een periode van hoogstens ${mostDays} dagen.`,
    });
  return { from, to };
}
