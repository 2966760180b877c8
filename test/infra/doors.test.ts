import { describe, expect, test } from 'vitest';
import { statementsOf, synthesized, synthesizedWith } from './synthesized.ts';
import { holding, matching } from '../support/matching.ts';

const { ofType, only } = synthesized();

describe('the web', () => {
  test('asks machines for a token with the scope, and no other route goes without its own check', () => {
    const routes = ofType('AWS::ApiGatewayV2::Route').map(({ properties }) => properties);
    const open = routes.filter(({ AuthorizationType }) => AuthorizationType === 'NONE');
    expect(open.map(({ RouteKey }) => RouteKey)).toEqual([
      'ANY /console',
      'ANY /console/{proxy+}',
      'ANY /s/{proxy+}',
      'ANY /c/{proxy+}',
      'ANY /p/{proxy+}',
      'ANY /m/{proxy+}',
      'GET /',
      'GET /docs',
      'GET /docs/{proxy+}',
    ]);
    const machines = routes.filter((route) => !open.includes(route));
    expect(machines.map(({ RouteKey }) => RouteKey)).toEqual(
      holding(['POST /v1/events', 'GET /v1/events/{eventId+}']),
    );
    for (const route of machines) {
      expect(route).toMatchObject({
        RouteKey: matching(/^[A-Z]+ [/]v1[/]/),
        AuthorizationType: 'JWT',
        AuthorizationScopes: ['rollcall-cedar-valley/events.write'],
      });
    }
    expect(
      ofType('AWS::ApiGatewayV2::Authorizer').map(({ properties }) => properties),
    ).toMatchObject([
      {
        JwtConfiguration: {
          Issuer: '<RollcallKept/admins.ProviderURL>',
          Audience: ['<RollcallKept/machines/cedar-valley>'],
        },
      },
    ]);
  });

  test('knows who each machine is, for which program it speaks and what it may hand in', () => {
    const { only, ofType } = synthesizedWith({
      programs: ['cedar-valley', 'lake-county'],
      integrators: [
        { institution: 'lake-county', programId: 'lake-county' },
        { institution: 'lake-district', programId: 'lake-county', types: ['hire.submitted.v1'] },
      ],
    });
    const { properties } = only('AWS::Lambda::Function', 'RollcallApp/receive-events/function');
    expect(properties['Environment']).toMatchObject({
      Variables: {
        MACHINE_CLIENTS:
          '{"<RollcallKept/machines/cedar-valley>":{"programId":"cedar-valley","name":"cedar-valley"},' +
          '"<RollcallKept/machines/sis.lake-county>":{"programId":"lake-county","name":"sis.lake-county"},' +
          '"<RollcallKept/machines/sis.lake-district>":{"programId":"lake-county","name":"sis.lake-district","types":["hire.submitted.v1"]}}',
      },
    });
    expect(
      ofType('AWS::Cognito::UserPoolClient')
        .filter(
          ({ properties }) => String(properties['AllowedOAuthFlows']) === 'client_credentials',
        )
        .map(({ path, properties }) => [path, properties['AllowedOAuthScopes']]),
    ).toEqual([
      ['RollcallKept/machines/cedar-valley', ['<RollcallKept/api/cedar-valley>/events.write']],
      ['RollcallKept/machines/sis.lake-county', ['<RollcallKept/api/lake-county>/events.write']],
      ['RollcallKept/machines/sis.lake-district', ['<RollcallKept/api/lake-county>/events.write']],
    ]);
    expect(
      ofType('AWS::Cognito::UserPoolResourceServer').map(
        ({ properties }) => properties['Identifier'],
      ),
    ).toEqual(['rollcall-cedar-valley', 'rollcall-lake-county']);
  });

  test('cannot serve more programs than API Gateway takes scopes on a route', () => {
    const programs = Array.from({ length: 11 }, (_, index) => `program-${index}`);
    expect(() => synthesizedWith({ programs })).toThrow('serves at most 10 programs');
  });

  test('logs the route of a request, never its path, query or address', () => {
    const { properties } = only('AWS::ApiGatewayV2::Stage', 'RollcallApp/web-stage');
    const format = JSON.stringify(properties['AccessLogSettings']);
    expect(format).toContain('$context.routeKey');
    expect(format).not.toMatch(/\$context\.(path|http|identity|domain)|querystring/i);
    expect(properties['DefaultRouteSettings']).toEqual({
      ThrottlingBurstLimit: 200,
      ThrottlingRateLimit: 100,
    });
  });

  test('lets no admin choose the program that they belong to', () => {
    const { properties } = only('AWS::Cognito::UserPoolClient', 'RollcallKept/web-client');
    expect(properties['ReadAttributes']).toContain('custom:programId');
    expect(properties['WriteAttributes']).toEqual(['email']);
    expect(only('AWS::Cognito::UserPool', 'RollcallKept/admins').properties).toMatchObject({
      MfaConfiguration: 'ON',
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      DeletionProtection: 'ACTIVE',
    });
  });
});

describe('email', () => {
  test('is reported on by SES to one queue, and over no bus', () => {
    expect(ofType('AWS::SES::ConfigurationSetEventDestination')).toMatchObject([
      {
        properties: {
          EventDestination: {
            MatchingEventTypes: ['delivery', 'bounce', 'complaint', 'reject'],
            SnsDestination: { TopicARN: '<RollcallApp/email-feedback>' },
          },
        },
      },
    ]);
    expect(
      ofType('AWS::SNS::Subscription').filter(
        ({ properties }) => properties['TopicArn'] === '<RollcallApp/email-feedback>',
      ),
    ).toMatchObject([
      {
        properties: {
          Protocol: 'sqs',
          Endpoint: '<RollcallApp/settle-delivery/queue>',
          RawMessageDelivery: true,
          RedrivePolicy: { deadLetterTargetArn: '<RollcallKept/dead-letters/delivery>' },
        },
      },
    ]);
  });

  test('leaves by TLS or not at all', () => {
    expect(only('AWS::SES::ConfigurationSet', 'RollcallApp/email').properties).toMatchObject({
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    });
  });

  test.each(ofType('AWS::SNS::Topic'))('$path, as every topic, takes TLS only', ({ path }) => {
    const policy = only('AWS::SNS::TopicPolicy', `${path}/Policy`);
    expect(statementsOf(policy)).toContainEqual({
      Sid: 'AllowPublishThroughSSLOnly',
      Effect: 'Deny',
      Principal: '*',
      Action: 'sns:Publish',
      Resource: `<${path}>`,
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
  });
});
