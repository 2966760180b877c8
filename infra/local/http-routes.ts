/** One route of an HTTP API. */
export interface HttpRoute {
  /** As the template writes it: `ANY /console/{proxy+}`, or `$default`. */
  readonly routeKey: string;
  readonly functionArn: string;
  readonly timeoutMs: number;
  readonly authorizer?: { readonly issuer: string; readonly audience: readonly string[] };
  readonly scopes: readonly string[];
}

export interface RouteMatch {
  readonly route: HttpRoute;
  readonly pathParameters: Readonly<Record<string, string>>;
}

interface ParsedRoute {
  readonly route: HttpRoute;
  readonly method: string;
  readonly segments: readonly string[];
}

/**
 * Finds a request's route as HTTP APIs do: a literal segment before a variable, a variable before `{proxy+}`, the
 * request's own method before ANY, and `$default` last.
 */
export class HttpRoutes {
  readonly #parsed: ParsedRoute[];
  readonly #fallback: HttpRoute | undefined;

  constructor(routes: readonly HttpRoute[]) {
    this.#fallback = routes.find(({ routeKey }) => routeKey === '$default');
    this.#parsed = routes.filter((route) => route !== this.#fallback).map(parse);
    this.#parsed.sort((a, b) => (specificity(a) < specificity(b) ? -1 : 1));
  }

  /** `path` as it came, still percent-encoded and without the query. */
  match(method: string, path: string): RouteMatch | undefined {
    const segments = path.split('/').slice(1);
    for (const { route, method: own, segments: pattern } of this.#parsed) {
      if (own !== 'ANY' && own !== method) continue;
      const pathParameters = matchSegments(pattern, segments);
      if (pathParameters !== undefined) return { route, pathParameters };
    }
    return this.#fallback && { route: this.#fallback, pathParameters: {} };
  }
}

function parse(route: HttpRoute): ParsedRoute {
  const [method = '', path = ''] = route.routeKey.split(' ');
  return { route, method, segments: path.split('/').slice(1) };
}

/** Sorts the most specific route first. */
function specificity({ method, segments }: ParsedRoute): string {
  const kinds = segments.map((segment) => {
    if (segment.endsWith('+}')) return '3';
    return segment.startsWith('{') ? '2' : '1';
  });
  return `${kinds.join('')} ${method === 'ANY' ? '2' : '1'}`;
}

function matchSegments(
  pattern: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index];
    if (segment === undefined) return undefined;
    if (part.endsWith('+}')) {
      const rest = segments.slice(index).join('/');
      if (rest === '') return undefined;
      parameters[part.slice(1, -2)] = decode(rest);
      return parameters;
    }
    if (part.startsWith('{')) {
      if (segment === '') return undefined;
      parameters[part.slice(1, -1)] = decode(segment);
    } else if (part !== segment) {
      return undefined;
    }
  }
  return segments.length === pattern.length ? parameters : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
