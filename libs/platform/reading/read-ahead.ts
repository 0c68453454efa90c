/** Opens a stream of pages that ends when the signal aborts. */
export type OpenPages<T> = (signal: AbortSignal) => AsyncIterable<T>;

/**
 * Pages, prepared, with the next one read and prepared while the present one is worked on. Ending early ends the
 * source too. What goes wrong with a page is thrown when its turn comes.
 */
export async function* readAhead<T, U>(
  open: OpenPages<T>,
  prepare: (page: T) => Promise<U>,
  signal: AbortSignal,
): AsyncGenerator<U> {
  const own = new AbortController();
  const pages = open(AbortSignal.any([signal, own.signal]))[Symbol.asyncIterator]();
  const read = async (): Promise<{ readonly page: U } | undefined> => {
    const next = await pages.next();
    return next.done ? undefined : { page: await prepare(next.value) };
  };
  let ahead = heldBack(read());
  try {
    for (;;) {
      const next = await ahead;
      if (next === undefined) return;
      ahead = heldBack(read());
      yield next.page;
    }
  } finally {
    // The source may be waiting for events that never come: it is woken before it is closed.
    own.abort();
    await ahead.catch(() => undefined);
    await pages.return?.();
  }
}

/** Keeps a failure until somebody awaits it. */
function heldBack<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
