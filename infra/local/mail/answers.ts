/** SES v1's answers: XML of the AWS Query protocol, as its SDKs, the command line and boto3 read them. */
import { randomUUID } from 'node:crypto';
import { xmlText } from '../aws-protocols.ts';
import type { AwsAnswer, AwsError } from '../interfaces.ts';

/** What stands in an element: text, elements by name, or several elements of one name. */
export type Xml = string | number | boolean | { readonly [name: string]: Xml | readonly Xml[] };

const NAMESPACE = 'http://ses.amazonaws.com/doc/2010-12-01/';

/** `<ActionResponse><ActionResult>...` with a new request id. */
export function answer(action: string, result: Xml): AwsAnswer {
  return xml(200, `${action}Response`, {
    [`${action}Result`]: result,
    ResponseMetadata: { RequestId: randomUUID() },
  });
}

/** `<ErrorResponse>`: `details` are members of AWS's error shape beside its code and message. */
export function failure(
  error: AwsError,
  details: { readonly [name: string]: Xml } = {},
): AwsAnswer {
  return xml(error.status, 'ErrorResponse', {
    Error: {
      Type: error.status < 500 ? 'Sender' : 'Receiver',
      Code: error.code,
      Message: error.message,
      ...details,
    },
    RequestId: randomUUID(),
  });
}

function xml(status: number, root: string, content: Xml): AwsAnswer {
  const body = `<${root} xmlns="${NAMESPACE}">${rendered(content)}</${root}>`;
  return { status, headers: { 'content-type': 'text/xml' }, body };
}

function rendered(value: Xml): string {
  if (typeof value !== 'object') return xmlText(String(value));
  return Object.entries(value)
    .map(([name, inside]) =>
      (isMany(inside) ? inside : [inside])
        .map((one) => `<${name}>${rendered(one)}</${name}>`)
        .join(''),
    )
    .join('');
}

function isMany(value: Xml | readonly Xml[]): value is readonly Xml[] {
  return Array.isArray(value);
}
