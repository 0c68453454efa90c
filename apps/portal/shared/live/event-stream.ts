/** A message of a stream of Server-Sent Events. */
export interface StreamMessage {
  /** The last id that the stream gave, with this message or before it. */
  readonly id: string | undefined;
  /** `message` where the stream names none. */
  readonly event: string;
  /** Undefined for a block that only moves the id on. */
  readonly data: string | undefined;
}

/**
 * Takes a stream apart into messages, however it was cut into pieces. What was not ended by a blank line is no message:
 * when the connection breaks there, it never happened, and comes again whole.
 */
export class EventParser {
  private rest = '';
  private lastId: string | undefined;

  /** The messages that this piece completes. */
  take(piece: string): StreamMessage[] {
    const lines = (this.rest + piece).split(/\r\n|\n|\r(?!$)/);
    const messages: StreamMessage[] = [];
    let block: string[] = [];
    // The last line may go on in the next piece.
    for (const line of lines.slice(0, -1)) {
      if (line !== '') block.push(line);
      else if (block.length > 0) {
        messages.push(this.messageOf(block));
        block = [];
      }
    }
    this.rest = [...block, lines.at(-1) ?? ''].join('\n');
    return messages;
  }

  private messageOf(block: readonly string[]): StreamMessage {
    let event = 'message';
    const data: string[] = [];
    for (const line of block) {
      const [, name, value = ''] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? [];
      if (name === 'event') event = value;
      else if (name === 'data') data.push(value);
      else if (name === 'id') this.lastId = value;
    }
    return { id: this.lastId, event, data: data.length === 0 ? undefined : data.join('\n') };
  }
}
