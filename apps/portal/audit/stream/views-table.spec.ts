import { TestBed } from '@angular/core/testing';
import type { Schemas } from '@koz/api-client';
import { ViewsTable } from './views-table.js';

type View = Schemas['ViewThen'];

describe('Who saw what then', () => {
  const organiser: View = {
    ...{
      viewer: 'organiser',
      applicationId: '0190aaaa-bbbb-8ccc-9ddd-eeeeffff0001',
      isAnswered: true,
      lists: [],
    },
    fields: {
      'parent.lastName': { state: 'withheld', rule: 'accepted', until: 'approved', now: { state: 'known' } },
      address: { state: 'erased', since: '2026-07-01T00:05:00Z', cause: 'P2Y6M' },
    },
  };
  const pool: View = { viewer: 'pool', applicationId: null, isAnswered: false, lists: [], fields: {} };

  const cells = (views: readonly View[], field: string): (string | undefined)[] => {
    const fixture = TestBed.createComponent(ViewsTable);
    fixture.componentRef.setInput('views', views);
    fixture.detectChanges();
    const row = (fixture.nativeElement as HTMLElement).querySelector(`tr[data-field="${field}"]`);
    return [...(row?.querySelectorAll('td') ?? [])].map(({ textContent }) =>
      textContent?.replace(/\s+/g, ' ').trim(),
    );
  };

  it('says each field in words, then and now', () => {
    expect(cells([organiser, pool], 'parent.lastName')).toEqual([
      'zichtbaar na goedkeuring nu: zichtbaar',
      'dit opvangplan bestond niet voor wie hier keek',
    ]);
    expect(cells([organiser], 'address')).toEqual(['vernietigd op 01/07/2026 (2,5 jaar)']);
  });

  it('has every field when nobody had an answer, and leaves no cell blank', () => {
    expect(cells([pool], 'postcode')).toEqual(['dit opvangplan bestond niet voor wie hier keek']);
    expect(cells([{ ...pool, isAnswered: 'unknown' }], 'postcode')[0]).toContain('niet meer na te gaan');
  });
});
