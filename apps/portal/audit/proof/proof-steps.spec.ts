import { TestBed } from '@angular/core/testing';
import type { Outcome, ProofStep } from './proof-step.js';
import { ProofSteps } from './proof-steps.js';

describe('The steps of a proof', () => {
  const shown = (...outcomes: readonly Outcome[]): HTMLElement => {
    const steps = outcomes.map((outcome, index): ProofStep => ({
      ...{ title: `Stap ${index + 1}`, outcome, text: 'Wat er gebeurde.' },
      facts: index === 0 ? [{ name: 'Hash', value: 'abc=' }] : [],
    }));
    const fixture = TestBed.createComponent(ProofSteps);
    fixture.componentRef.setInput('steps', steps);
    fixture.componentRef.setInput('holding', 'Alles past bij elkaar.');
    fixture.detectChanges();
    return fixture.nativeElement as HTMLElement;
  };
  const summary = (page: HTMLElement): string =>
    page.querySelector('[role=status]')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

  it('say first that all of it holds', () => {
    expect(summary(shown('holds', 'holds'))).toBe('Klopt. Alles past bij elkaar.');
  });

  it('name the steps that fail, whatever else is open', () => {
    expect(summary(shown('fails', 'open', 'fails'))).toBe('Klopt niet. Het loopt fout bij stap 1 en 3.');
  });

  it('say what could not be computed, and never that it holds', () => {
    expect(summary(shown('holds', 'open'))).toBe(
      'Niet na te rekenen. Wat we konden narekenen, klopt. Stap 2 blijft open.',
    );
  });

  it('hold when something is still to come, and say so', () => {
    expect(summary(shown('holds', 'later'))).toBe('Klopt. Alles past bij elkaar. Stap 2 volgt nog.');
  });

  it('say each verdict in words, and show what was compared', () => {
    const page = shown('holds', 'fails');
    const headings = [...page.querySelectorAll('h3')].map((each) => each.textContent?.trim());
    expect(headings).toEqual(['Stap 1: Klopt', 'Stap 2: Klopt niet']);
    expect(page.querySelectorAll('details')).toHaveLength(1);
    expect(page.querySelector('dd')?.textContent).toBe('abc=');
  });
});
