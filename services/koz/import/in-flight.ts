/** Tasks under way at the same time, up to a limit. The first failure stops the starting of others. */
export class InFlight {
  private readonly running = new Set<Promise<void>>();
  private failure: { readonly error: unknown } | undefined;

  constructor(private readonly limit: number) {}

  /**
   * Starts a task as soon as there is room for it; resolves when it has started.
   * @throws what an earlier task failed with
   */
  async start(task: () => Promise<void>): Promise<void> {
    while (this.running.size >= this.limit) await Promise.race(this.running);
    this.throwFailure();
    const running: Promise<void> = task()
      .catch((error: unknown) => {
        this.failure ??= { error };
      })
      .finally(() => this.running.delete(running));
    this.running.add(running);
  }

  /** Resolves when nothing is under way any more, whether or not something failed. */
  async settled(): Promise<void> {
    await Promise.all(this.running);
  }

  /**
   * As {@link settled}.
   * @throws what a task failed with
   */
  async drained(): Promise<void> {
    await this.settled();
    this.throwFailure();
  }

  private throwFailure(): void {
    if (this.failure) throw this.failure.error;
  }
}
