import { TestBed } from '@angular/core/testing';
import type { Schemas } from '@koz/api-client';
import { MethodTable } from './method-table.js';

type Method = Schemas['PublishedMethod'];

const legend: Schemas['CellLegend'][] = [
  { cell: 'V', text: 'zichtbaar' },
  { cell: 'MY', text: 'alleen maand en jaar' },
  { cell: 'Y', text: 'alleen het jaar' },
  { cell: 'H', text: 'verborgen' },
];
const method = (id: string, titles: string[], cells: Method['rows'][number]['cells']): Method => ({
  ...{ id, policyVersion: `${id}@1`, title: `De ${id}`, monthsAfterStart: 6, policy: {} },
  columns: titles.map((title) => ({ key: title, title })),
  rows: [{ field: 'child.birthDate', name: 'Geboortedatum kind', cells }],
});

describe('the table of methods', () => {
  const tableOf = (methods: readonly Method[]): HTMLElement => {
    const fixture = TestBed.createComponent(MethodTable);
    fixture.componentRef.setInput('methods', methods);
    fixture.componentRef.setInput('legend', legend);
    fixture.componentRef.setInput('caption', 'Wie ziet wat');
    fixture.detectChanges();
    return fixture.nativeElement;
  };
  const textOf = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim();

  it('says each cell in words, under the title of its situation', () => {
    const table = tableOf([method('eerste', ['nieuw', 'later'], ['V', 'MY'])]);
    expect([...table.querySelectorAll('th[scope=col]')].map(textOf)).toEqual(['Gegeven', 'nieuw', 'later']);
    expect([...table.querySelectorAll('tbody td')].map(textOf)).toEqual([
      '● zichtbaar',
      '◑ alleen maand en jaar',
    ]);
    expect(textOf(table.querySelector('tbody th[scope=row]')!)).toBe('Geboortedatum kind');
    expect(table.querySelector('th[scope=colgroup]')).toBeNull();
  });

  it('puts methods side by side, each over its own columns', () => {
    const table = tableOf([
      method('eerste', ['nieuw', 'later'], ['V', 'MY']),
      method('tweede', ['altijd'], ['H']),
    ]);
    const groups = [...table.querySelectorAll('th[scope=colgroup]')];
    expect(groups.map((group) => [textOf(group), group.getAttribute('colspan')])).toEqual([
      ['De eerste', '2'],
      ['De tweede', '1'],
    ]);
    expect([...table.querySelectorAll('tbody td')].map(textOf)[2]).toBe('○ verborgen');
  });

  it('can be scrolled by keyboard, and is named', () => {
    const region = tableOf([method('eerste', ['nieuw'], ['V'])]).querySelector('[role=region]');
    expect(region?.getAttribute('tabindex')).toBe('0');
    expect(region?.getAttribute('aria-label')).toBe('Wie ziet wat');
  });
});
