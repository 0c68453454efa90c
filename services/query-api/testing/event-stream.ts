/** A message of a stream of Server-Sent Events. */
export interface StreamMessage {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: unknown;
}

/** The messages of a stream as a client reads them: a comment is none, and half a message is not told. */
export async function* messagesOf(answer: Response): AsyncGenerator<StreamMessage, void> {
  let text = '';
  if (!answer.body) return;
  for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const message = messageIn(text.slice(0, end));
      text = text.slice(end + 2);
      if (message) yield message;
    }
  }
}

function messageIn(block: string): StreamMessage | undefined {
  const fields = new Map(block.split('\n').map((line) => line.split(/: ?(.*)/s, 2) as [string, string]));
  const data = fields.get('data');
  if (data === undefined) return undefined;
  return { id: fields.get('id'), event: fields.get('event') ?? 'message', data: JSON.parse(data) };
}
