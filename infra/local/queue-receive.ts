/** What `ReceiveMessage` gives: messages with the attributes that were asked for, after a wait if need be. */
import { md5OfAttributes } from './message-attributes.ts';
import { type LiveQueue, receiptHandle, storedAttributes, systemAttributes } from './queue.ts';
import type { StoredMessage } from './queue-messages.ts';
import { type Fields, optionalTexts } from './wire-input.ts';

/** Resolves when the queue has something new, or after `milliseconds`. */
export function nextMessage(queue: LiveQueue, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const stop = queue.wait(() => {
      clearTimeout(timer);
      resolve();
    });
    const timer = setTimeout(() => {
      stop();
      resolve();
    }, milliseconds);
    timer.unref();
  });
}

export function wireMessage(
  queue: LiveQueue,
  message: StoredMessage,
  input: Fields,
): Record<string, unknown> {
  const system = pick(systemAttributes(message), [
    ...(optionalTexts(input, 'AttributeNames') ?? []),
    ...(optionalTexts(input, 'MessageSystemAttributeNames') ?? []),
  ]);
  const names = optionalTexts(input, 'MessageAttributeNames') ?? [];
  const attributes = pick(storedAttributes(message), names);
  return {
    MessageId: message.id,
    ReceiptHandle: receiptHandle(queue.definition, message),
    MD5OfBody: message.md5,
    Body: message.body,
    ...(Object.keys(system).length === 0 ? {} : { Attributes: system }),
    ...(Object.keys(attributes).length === 0
      ? {}
      : { MessageAttributes: attributes, MD5OfMessageAttributes: md5OfAttributes(attributes) }),
  };
}

/** Those the caller asked for: by name, `All`, or for message attributes `.*` and `prefix.*`. */
function pick<T>(attributes: Record<string, T>, names: readonly string[]): Record<string, T> {
  const wanted = (name: string): boolean =>
    names.some(
      (asked) =>
        asked === 'All' ||
        asked === '.*' ||
        asked === name ||
        (asked.endsWith('.*') && name.startsWith(asked.slice(0, -1))),
    );
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => wanted(name)));
}
