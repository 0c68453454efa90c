/** What the server forecasts of a plan, as far as a time line needs it. */
export interface Forecast {
  readonly gone: readonly { readonly tier: string; readonly since: string; readonly text: string }[];
  readonly steps: readonly {
    readonly threshold: string;
    readonly cause: string;
    readonly day: string;
    readonly texts: readonly string[];
  }[];
  readonly holds: readonly { readonly expires: string; readonly text: string }[];
}

/** A moment on the time line. */
export interface TimelineEntry {
  /** A plain date, `2029-01-01`. */
  readonly day: string;
  readonly kind: 'filed' | 'gone' | 'hold' | 'toCome';
  readonly title: string;
  readonly sentences: readonly string[];
}

const stepTitles: Readonly<Record<string, string>> = {
  P2Y6M: 'Uw kind wordt 2,5 jaar: de precieze gegevens verdwijnen',
  P5Y: 'Uw kind wordt 5 jaar: de rest verdwijnt',
  erasure: 'Alles wordt gewist omdat u dat vroeg',
  withdrawal: 'Uw opvangplan is al een tijd afgelopen: de gegevens verdwijnen',
};

/** What happened and what is to come, the earliest first. The sentences are the server's. */
export function timelineOf({ gone, steps, holds }: Forecast, filedOn?: string): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    ...(filedOn === undefined
      ? []
      : [{ day: filedOn, kind: 'filed' as const, title: 'U diende het opvangplan in', sentences: [] }]),
    ...goneTogether(gone),
    ...holds.map(({ expires, text }) => ({
      ...{ day: expires, kind: 'hold' as const },
      title: 'Einde van een bewaring',
      sentences: [text],
    })),
    ...steps.map(({ threshold, cause, day, texts }) => ({
      ...{ day, kind: 'toCome' as const },
      title: stepTitles[cause] ?? stepTitles[threshold] ?? 'Gegevens verdwijnen',
      sentences: texts,
    })),
  ];
  return entries.sort((one, other) => one.day.localeCompare(other.day));
}

/** What was destroyed on one day is one entry. */
function goneTogether(gone: Forecast['gone']): TimelineEntry[] {
  const days = [...new Set(gone.map(({ since }) => since))];
  return days.map((day) => ({
    ...{ day, kind: 'gone' as const },
    title: `Vernietigd op ${day.split('-').reverse().join('/')}`,
    sentences: gone.filter(({ since }) => since === day).map(({ text }) => text),
  }));
}

/** Said beside each entry, for it is not told by its colour alone. */
export const kindText: Readonly<Record<TimelineEntry['kind'], string>> = {
  filed: 'gebeurd',
  gone: 'gebeurd',
  hold: 'houdt tegen',
  toCome: 'komt nog',
};
