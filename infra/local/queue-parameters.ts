/** Parameters that several of SQS's operations share, with its ranges and its sentences. */
import { AwsError } from './interfaces.ts';
import { parseMessageAttributes } from './message-attributes.ts';
import type { SendOptions } from './queue-operations.ts';
import {
  type Fields,
  isRecord,
  optionalInteger,
  optionalRecord,
  optionalText,
} from './wire-input.ts';

export function sendOptions(input: Fields, sender: string): SendOptions {
  const delaySeconds = optionalInteger(input, 'DelaySeconds');
  if (delaySeconds !== undefined && (delaySeconds < 0 || delaySeconds > 900)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ${delaySeconds} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.`,
    );
  }
  const system = optionalRecord(input, 'MessageSystemAttributes') ?? {};
  for (const name of Object.keys(system)) {
    if (name !== 'AWSTraceHeader') {
      throw new AwsError(
        'InvalidParameterValue',
        `Message system attribute name '${name}' is invalid.`,
      );
    }
  }
  const trace = system['AWSTraceHeader'];
  const traceHeader = isRecord(trace) ? optionalText(trace, 'StringValue') : undefined;
  return {
    sender,
    attributes: parseMessageAttributes(input['MessageAttributes'], 10),
    ...(delaySeconds === undefined ? {} : { delaySeconds }),
    ...(traceHeader === undefined ? {} : { traceHeader }),
  };
}

export function visibilityTimeout(input: Fields): number | undefined {
  const seconds = optionalInteger(input, 'VisibilityTimeout');
  if (seconds !== undefined && (seconds < 0 || seconds > 43_200)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ${seconds} for parameter VisibilityTimeout is invalid. Reason: VisibilityTimeout must be an integer between 0 and 43200.`,
    );
  }
  return seconds;
}

export function inRange(
  input: Fields,
  name: string,
  min: number,
  max: number,
  reason: string,
): number | undefined {
  const value = optionalInteger(input, name);
  if (value !== undefined && (value < min || value > max)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ${value} for parameter ${name} is invalid. Reason: ${reason}`,
    );
  }
  return value;
}

/** A page of at most `MaxResults` (1 to 1,000) urls; `NextToken` is the place of the next one. */
export function page(
  urls: readonly string[],
  input: Fields,
  member: string,
): Record<string, unknown> {
  const max = inRange(input, 'MaxResults', 1, 1000, 'Must be between 1 and 1000, if provided.');
  const from = Number(optionalText(input, 'NextToken') ?? '0');
  const to = from + (max ?? 1000);
  const found = urls.slice(from, to);
  if (found.length === 0 && member === 'QueueUrls') return {};
  return {
    [member]: found,
    ...(max !== undefined && to < urls.length ? { NextToken: String(to) } : {}),
  };
}
