import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Route } from '../workflows/workflow.ts';
import { eventsWriteScope, type Machine, type SignIn } from './sign-in.ts';
import type { Start } from './start.ts';

export interface WebApi {
  readonly url: string;
  start(routes: readonly Route[]): Start;
}

/** The HTTP API that serves every page and the integrators’ door. */
export function webApi(scope: Construct, signIn: SignIn): WebApi {
  const api = new HttpApi(scope, 'web', {
    description: 'Rollcall: console, surveys, preferences, integrators',
    createDefaultStage: false,
  });
  const log = new LogGroup(scope, 'web-log', {
    retention: RetentionDays.THREE_MONTHS,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const stage = new HttpStage(scope, 'web-stage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    throttle: { rateLimit: 100, burstLimit: 200 },
    accessLogSettings: { destination: new LogGroupLogDestination(log), format: accessLogFormat() },
  });
  const machines = new HttpJwtAuthorizer('machines', signIn.issuer, {
    jwtAudience: signIn.machines.map(({ clientId }) => clientId),
  });
  const scopes = scopesOf(signIn.machines);
  return {
    url: stage.url,
    start: (routes) => ({
      grants: [],
      environment: environmentFor(routes, signIn.machines),
      connect: (target) => {
        const integration = new HttpLambdaIntegration('function', target);
        for (const route of routes) {
          api.addRoutes({
            path: route.path,
            methods: [HttpMethod[route.method]],
            integration,
            ...(route.machinesOnly === true ? authorizedBy(machines, scopes) : {}),
          });
        }
      },
      lateness: () => undefined,
    }),
  };
}

/** API Gateway takes ten scopes on a route, which cannot be raised. */
const mostScopes = 10;

/** Any program's scope opens the route; the function sees to it that a client speaks for its own program only. */
function scopesOf(machines: readonly Machine[]): string[] {
  const scopes = new Set(machines.map(({ programId }) => eventsWriteScope(programId)));
  if (scopes.size > mostScopes) {
    throw new Error(
      `One deployment serves at most ${mostScopes} programs: API Gateway takes no more scopes on a route. Deploy the others as a second one.`,
    );
  }
  return [...scopes];
}

function authorizedBy(authorizer: IHttpRouteAuthorizer, scopes: string[]) {
  return { authorizer, authorizationScopes: scopes };
}

/**
 * Who takes in what machines send must know for whom they speak:
 * `{"<client id>": {"programId": "cedar-valley", "name": "sis.cedar-valley", "types": […]}}`.
 */
function environmentFor(
  routes: readonly Route[],
  machines: readonly Machine[],
): Record<string, string> {
  if (!routes.some(({ machinesOnly }) => machinesOnly === true)) return {};
  const pairs = machines.map(
    ({ clientId, ...machine }) => `"${clientId}":${JSON.stringify(machine)}`,
  );
  return { MACHINE_CLIENTS: `{${pairs.join(',')}}` };
}

/** The route’s key, never path, query or address: those hold links that act for a person. */
function accessLogFormat(): AccessLogFormat {
  return AccessLogFormat.custom(
    JSON.stringify({
      requestId: '$context.requestId',
      time: '$context.requestTime',
      route: '$context.routeKey',
      status: '$context.status',
      milliseconds: '$context.responseLatency',
      bytes: '$context.responseLength',
      error: '$context.integrationErrorMessage',
    }),
  );
}
