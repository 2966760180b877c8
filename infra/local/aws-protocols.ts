/** AWS's two wire protocols: JSON (`X-Amz-Target`) and Query (form fields in, XML out). */
import { randomUUID } from 'node:crypto';
import { type AwsAnswer, type AwsCall, AwsError } from './interfaces.ts';

/** What the endpoint must know of a service before it knows the call. */
interface ServiceProtocol {
  /** Prefix of `X-Amz-Target`, for callers without an `Authorization` header. */
  readonly target?: string;
  /** API version that Query calls carry, for the same purpose; also the version in XML answers. */
  readonly version?: string;
  readonly xmlNamespace?: string;
  /** What stands before the error's name in `__type`. */
  readonly errorPrefix?: string;
  /** Secrets Manager and access refusals say `Message`, the others `message`. */
  readonly messageMember?: 'message' | 'Message';
}

export const PROTOCOLS: Readonly<Record<string, ServiceProtocol>> = {
  sqs: {
    target: 'AmazonSQS',
    version: '2012-11-05',
    xmlNamespace: 'http://queue.amazonaws.com/doc/2012-11-05/',
    errorPrefix: 'com.amazonaws.sqs#',
  },
  events: { target: 'AWSEvents' },
  secretsmanager: { target: 'secretsmanager', messageMember: 'Message' },
  dynamodb: {
    target: 'DynamoDB_20120810',
    errorPrefix: 'com.amazonaws.dynamodb.v20120810#',
  },
  sns: { version: '2010-03-31', xmlNamespace: 'http://sns.amazonaws.com/doc/2010-03-31/' },
  ses: { version: '2010-12-01', xmlNamespace: 'http://ses.amazonaws.com/doc/2010-12-01/' },
};

/** Errors that every AWS service has in common; they carry the framework's prefix, not the service's. */
const COMMON_ERRORS = new Set([
  'AccessDeniedException',
  'InternalFailure',
  'MissingParameter',
  'InvalidParameterValue',
  'SerializationException',
  'UnknownOperationException',
  'ValidationException',
]);

/** SQS's older names, which its JSON answers still carry in `x-amzn-query-error` and the SDKs report as code. */
const SQS_QUERY_CODES: Readonly<Record<string, string>> = {
  AccessDeniedException: 'AccessDenied',
  BatchEntryIdsNotDistinct: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
  BatchRequestTooLong: 'AWS.SimpleQueueService.BatchRequestTooLong',
  EmptyBatchRequest: 'AWS.SimpleQueueService.EmptyBatchRequest',
  InvalidBatchEntryId: 'AWS.SimpleQueueService.InvalidBatchEntryId',
  MessageNotInflight: 'AWS.SimpleQueueService.MessageNotInflight',
  PurgeQueueInProgress: 'AWS.SimpleQueueService.PurgeQueueInProgress',
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
  QueueNameExists: 'QueueAlreadyExists',
  TooManyEntriesInBatchRequest: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
};

export function jsonAnswer(body: unknown, status = 200): AwsAnswer {
  return { status, body: JSON.stringify(body) };
}

/** Refuses an operation by its name, as AWS does; nothing that is not built is ever ignored. */
export function unknownOperation(call: Pick<AwsCall, 'service' | 'action' | 'protocol'>): AwsError {
  return call.protocol === 'json'
    ? new AwsError(
        'UnknownOperationException',
        `The local runtime has no operation ${call.action} of ${call.service}.`,
      )
    : new AwsError(
        'InvalidAction',
        `Could not find operation ${call.action} of ${call.service} in the local runtime.`,
      );
}

export type XmlValue =
  | string
  | number
  | boolean
  | undefined
  | readonly XmlValue[]
  | ReadonlyMap<string, string>
  | { readonly [name: string]: XmlValue };

/**
 * Answers a Query call: `<ActionResponse><ActionResult>…</ActionResult>…`; a list becomes `<member>`s, a Map `<entry>`s.
 * With `repeatElements` (SQS) a list repeats its own element instead.
 */
export function queryAnswer(
  call: Pick<AwsCall, 'service' | 'action'>,
  result: Readonly<Record<string, XmlValue>>,
  { repeatElements = false }: { readonly repeatElements?: boolean } = {},
): AwsAnswer {
  const requestId = randomUUID();
  const namespace = PROTOCOLS[call.service]?.xmlNamespace ?? '';
  const body =
    `<${call.action}Response xmlns="${namespace}">` +
    `<${call.action}Result>${xmlMembers(result, repeatElements)}</${call.action}Result>` +
    `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>` +
    `</${call.action}Response>`;
  return {
    status: 200,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body,
  };
}

function xmlMembers(members: Readonly<Record<string, XmlValue>>, repeat: boolean): string {
  const element = (name: string, value: XmlValue): string =>
    value === undefined ? '' : `<${name}>${xml(value, repeat)}</${name}>`;
  return Object.entries(members)
    .flatMap(([name, value]) =>
      repeat && isList(value) ? value.map((one) => element(name, one)) : [element(name, value)],
    )
    .join('');
}

function isMap(value: XmlValue): value is ReadonlyMap<string, string> {
  return value instanceof Map;
}

function isList(value: XmlValue): value is readonly XmlValue[] {
  return Array.isArray(value);
}

function xml(value: XmlValue, repeat: boolean): string {
  if (value === undefined) return '';
  if (isList(value)) return value.map((one) => `<member>${xml(one, repeat)}</member>`).join('');
  if (isMap(value)) {
    return [...value]
      .map(([key, text]) => `<entry>${xmlMembers({ key, value: text }, repeat)}</entry>`)
      .join('');
  }
  if (typeof value === 'object') return xmlMembers(value, repeat);
  return xmlText(String(value));
}

/** Escapes text for XML; characters that XML cannot carry become `?`. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '?')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\r/g, '&#13;');
}

/** Renders an error in the protocol of the call, under AWS's name. */
export function errorAnswer(
  call: { readonly service: string; readonly protocol: 'json' | 'query' },
  error: AwsError,
): AwsAnswer {
  return call.protocol === 'json'
    ? jsonError(call.service, error)
    : queryError(call.service, error);
}

function jsonError(service: string, error: AwsError): AwsAnswer {
  const protocol = PROTOCOLS[service];
  const common = COMMON_ERRORS.has(error.code);
  const prefix = common ? 'com.amazon.coral.service#' : (protocol?.errorPrefix ?? '');
  // EventBridge and Secrets Manager answer with bare names, the older services with their prefix.
  const type = protocol?.errorPrefix === undefined ? error.code : `${prefix}${error.code}`;
  const member =
    error.code === 'AccessDeniedException' ? 'Message' : (protocol?.messageMember ?? 'message');
  const fault = error.status < 500 ? 'Sender' : 'Receiver';
  return {
    status: error.status,
    headers: {
      'x-amzn-errortype': error.code,
      ...(service === 'sqs'
        ? { 'x-amzn-query-error': `${SQS_QUERY_CODES[error.code] ?? error.code};${fault}` }
        : {}),
    },
    body: JSON.stringify({ __type: type, [member]: error.message }),
  };
}

function queryError(service: string, error: AwsError): AwsAnswer {
  const requestId = randomUUID();
  const namespace = PROTOCOLS[service]?.xmlNamespace;
  const code = service === 'sqs' ? (SQS_QUERY_CODES[error.code] ?? error.code) : error.code;
  const body =
    `<ErrorResponse${namespace === undefined ? '' : ` xmlns="${namespace}"`}>` +
    `<Error><Type>${error.status < 500 ? 'Sender' : 'Receiver'}</Type>` +
    `<Code>${xmlText(code)}</Code><Message>${xmlText(error.message)}</Message></Error>` +
    `<RequestId>${requestId}</RequestId></ErrorResponse>`;
  return {
    status: error.status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body,
  };
}
