/**
 * Gathers the keys of calls that are made while a lookup is under way into the next one. Each caller gets what was
 * read after its call, so that nothing is ever stale, and hundreds of commands in flight cost a query, not hundreds.
 */
export function gathered<Key, Value>(
  lookUp: (keys: readonly Key[]) => Promise<Map<Key, Value>>,
): (keys: readonly Key[]) => Promise<Map<Key, Value>> {
  let next: { keys: Set<Key>; answer: Promise<Map<Key, Value>> } | undefined;
  let running: Promise<unknown> = Promise.resolve();

  function open() {
    const keys = new Set<Key>();
    const start = () => {
      next = undefined;
      return lookUp([...keys]);
    };
    const answer = running.then(start, start);
    running = answer;
    return { keys, answer };
  }

  return async (wanted) => {
    if (wanted.length === 0) return new Map();
    next ??= open();
    for (const key of wanted) next.keys.add(key);
    const found = await next.answer;
    const own = new Map<Key, Value>();
    for (const key of wanted) {
      const value = found.get(key);
      if (value !== undefined) own.set(key, value);
    }
    return own;
  };
}
