/** Items one by one, of which the next can be looked at before it is taken. */
export class Lookahead<T> {
  private readonly items: AsyncIterator<T>;
  private ahead: Promise<IteratorResult<T>> | undefined;

  constructor(items: AsyncIterable<T>) {
    this.items = items[Symbol.asyncIterator]();
  }

  async peek(): Promise<T | undefined> {
    this.ahead ??= this.items.next();
    const { done, value } = await this.ahead;
    return done ? undefined : value;
  }

  async next(): Promise<T | undefined> {
    const item = await this.peek();
    if (item !== undefined) this.ahead = undefined;
    return item;
  }
}
