/** What is to happen to a plan, and on which day; whatever happens may put more on it. */
export interface Agenda {
  add(day: number, act: (day: number) => void): void;
  /** Runs what is on it in order of day, and on one day in the order in which it was added, up to and with a last day. */
  run(lastDay: number): void;
}

export function emptyAgenda(): Agenda {
  const items: { readonly day: number; readonly act: (day: number) => void }[] = [];
  return {
    add(day, act) {
      const after = items.findIndex((item) => item.day > day);
      items.splice(after < 0 ? items.length : after, 0, { day, act });
    },
    run(lastDay) {
      for (let item = items.shift(); item !== undefined && item.day <= lastDay; item = items.shift())
        item.act(item.day);
    },
  };
}
