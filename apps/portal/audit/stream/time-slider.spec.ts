import { TestBed } from '@angular/core/testing';
import { TimeSlider } from './time-slider.js';

describe('The time slider', () => {
  const steps = ['Ingediend', 'Geaccepteerd', 'Nu'].map((title, position) => ({
    ...{ title, when: '23/11/2026 19:00' },
    position: title === 'Nu' ? undefined : position,
  }));
  const shown = (index: number) => {
    const fixture = TestBed.createComponent(TimeSlider);
    fixture.componentRef.setInput('steps', steps);
    fixture.componentRef.setInput('index', index);
    const moves: number[] = [];
    fixture.componentInstance.moved.subscribe((to) => moves.push(to));
    fixture.detectChanges();
    const page = fixture.nativeElement as HTMLElement;
    const button = (name: string) =>
      [...page.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === name);
    return { page, moves, button };
  };

  it('says where it is in words', () => {
    const range = shown(1).page.querySelector('input');
    expect(range?.getAttribute('aria-valuetext')).toBe('2 van 3: Geaccepteerd, 23/11/2026 19:00');
    expect([range?.min, range?.max, range?.value]).toEqual(['0', '2', '1']);
  });

  it('moves by the range, by its buttons and by the list, and not to where it is', () => {
    const { page, moves, button } = shown(1);
    const range = page.querySelector('input')!;
    range.value = '2';
    range.dispatchEvent(new Event('input'));
    button('Vorige')?.click();
    button('Volgende')?.click();
    button('Ingediend')?.click();
    button('Geaccepteerd')?.click();
    expect(moves).toEqual([2, 0, 2, 0]);
  });

  it('ends at its ends, and marks the stop that is shown', () => {
    expect(shown(0).button('Vorige')?.disabled).toBe(true);
    const { page, button } = shown(2);
    expect(button('Volgende')?.disabled).toBe(true);
    expect(page.querySelector('[aria-current=step]')?.textContent?.trim()).toBe('Nu');
  });
});
