import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { DateField } from './date-field.js';
import { ErrorSummary, type FormError } from './error-summary.js';
import { TextField } from './text-field.js';

@Component({
  selector: 'koz-host',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DateField, ErrorSummary, TextField],
  template: `
    <koz-error-summary [errors]="errors()" />
    <koz-text-field
      id="postcode"
      label="Postcode"
      hint="Vier cijfers."
      [error]="error()"
      [(value)]="postcode"
    />
    <koz-date-field id="start" label="Startdatum" [(value)]="start" />
  `,
})
class Host {
  readonly errors = signal<readonly FormError[]>([]);
  readonly error = signal<string | undefined>(undefined);
  readonly postcode = signal('2000');
  readonly start = signal('');
}

describe('the fields of a form', () => {
  const opened = async () => {
    const fixture = TestBed.createComponent(Host);
    document.body.append(fixture.nativeElement as HTMLElement);
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    const control = (id: string) => page.querySelector<HTMLInputElement>(`input#${id}`);
    return { fixture, host: fixture.componentInstance, page, control };
  };
  afterEach(() => document.body.replaceChildren());

  it('have an id once, on the control that label and summary point to', async () => {
    const { page } = await opened();
    expect([...page.querySelectorAll('#postcode')].map(({ tagName }) => tagName)).toEqual(['INPUT']);
    expect(page.querySelector('label[for=postcode]')?.textContent).toContain('Postcode');
  });

  it('are described by their hint, and by what is wrong with them', async () => {
    const { fixture, host, page, control } = await opened();
    host.error.set('Vul vier cijfers in.');
    await fixture.whenStable();
    const described = control('postcode')?.getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(described.map((id) => page.querySelector(`#${id}`)?.textContent)).toEqual([
      'Vier cijfers.',
      'Fout: Vul vier cijfers in.',
    ]);
    expect(control('postcode')?.getAttribute('aria-invalid')).toBe('true');
  });

  it('keep what was typed as a day, and say when it is none once it is left', async () => {
    const { fixture, host, page, control } = await opened();
    const day = control('start') as HTMLInputElement;
    day.value = '31/02/2027';
    day.dispatchEvent(new Event('input'));
    await fixture.whenStable();
    expect(page.textContent).not.toContain('bestaande dag');
    day.dispatchEvent(new Event('blur'));
    await fixture.whenStable();
    expect(page.textContent).toContain('Vul een bestaande dag in als dd/mm/jjjj.');
    expect(host.start()).toBe('31/02/2027');
  });

  it('are reached from the summary of errors, which takes the focus when it appears', async () => {
    const { fixture, host, page, control } = await opened();
    host.errors.set([{ id: 'postcode', message: 'Vul vier cijfers in.' }]);
    await fixture.whenStable();
    expect(document.activeElement?.getAttribute('role')).toBe('alert');
    HTMLElement.prototype.scrollIntoView = () => undefined;
    page.querySelector<HTMLAnchorElement>('koz-error-summary a')?.click();
    expect(document.activeElement).toBe(control('postcode'));
  });
});
