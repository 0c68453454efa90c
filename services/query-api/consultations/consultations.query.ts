import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { consultations } from '@koz/disclosure-ledger';
import { consulted } from '@koz/http';
import type { Principal } from '@koz/identity';
import { withTenant } from '@koz/platform';
import type { ActorId } from '@koz/privacy-types';
import { depsToken, type QueryApiDeps } from '../deps.js';
import { cursorOf, isEntry, placeIn } from '../paging/cursor.js';
import { defaultLimit } from '../paging/page.dto.js';
import { periodIn } from '../paging/period.js';
import type { ConsultationsAnswer, ConsultationsQuery } from './consultations.dto.js';
import { actionWords, roleText } from './words.js';

export class ListConsultations extends Query<ConsultationsAnswer> {
  constructor(
    readonly principal: Principal,
    readonly asked: ConsultationsQuery,
  ) {
    super();
  }
}

/** Who looked at the history of the own controller or decided on it: this one included. */
@QueryHandler(ListConsultations)
export class ListConsultationsHandler implements IQueryHandler<ListConsultations> {
  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {}

  async execute({ principal, asked }: ListConsultations): Promise<ConsultationsAnswer> {
    const { cursor, limit = defaultLimit, action, reason } = asked;
    const before = cursor === undefined ? undefined : placeIn(cursor, isEntry)[0];
    const filter = { ...periodIn(asked), action, actor: asked.actor as ActorId | undefined };
    const controller = await consulted(this.deps, principal, { action: 'readConsultations', reason });
    const { items, nextCursor } = await withTenant(
      this.deps.pool,
      controller,
      (sql) => consultations(sql, filter, { before, limit }),
      { readOnly: true },
    );
    return {
      items: items.map(({ entry: _entry, controller = null, subject = null, ...row }) => ({
        ...row,
        ...{ controller, subject, roleText: roleText(row.role), actionText: actionWords[row.action] },
      })),
      nextCursor: nextCursor === undefined ? null : cursorOf(nextCursor),
    };
  }
}
