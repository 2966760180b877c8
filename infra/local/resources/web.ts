import * as z from 'zod';
import { arn, flag, knownResource, noEffect, wholeNumber } from './known-resource.ts';

export const api = knownResource(
  'AWS::ApiGatewayV2::Api',
  {
    Name: z.string(),
    ProtocolType: z.literal('HTTP'),
    DisableExecuteApiEndpoint: flag.optional(),
    ...noEffect('Description', 'IpAddressType', 'Tags', 'Version'),
  },
  ({ name, place }) => ({ ref: name, attributes: { ApiEndpoint: place.webUrl, ApiId: name } }),
);

export const integration = knownResource(
  'AWS::ApiGatewayV2::Integration',
  {
    ApiId: z.string(),
    IntegrationType: z.literal('AWS_PROXY'),
    IntegrationUri: z.string(),
    PayloadFormatVersion: z.literal('2.0'),
    TimeoutInMillis: wholeNumber.max(30_000).default(30_000),
    // HTTP APIs call Lambda by POST whatever stands here.
    ...noEffect('Description', 'IntegrationMethod'),
  },
  ({ name }) => ({ ref: name, attributes: { IntegrationId: name } }),
);

export const route = knownResource(
  'AWS::ApiGatewayV2::Route',
  {
    ApiId: z.string(),
    RouteKey: z.string(),
    Target: z.string(),
    AuthorizationType: z.enum(['NONE', 'JWT']).default('NONE'),
    AuthorizerId: z.string().optional(),
    AuthorizationScopes: z.array(z.string()).default([]),
    ...noEffect('OperationName'),
  },
  ({ name }) => ({ ref: name, attributes: { RouteId: name } }),
);

export const stage = knownResource(
  'AWS::ApiGatewayV2::Stage',
  {
    ApiId: z.string(),
    StageName: z.literal('$default'),
    AutoDeploy: flag.default(false),
    // Throttling protects a shared account; the access log's format is the same for every stage here.
    ...noEffect(
      'AccessLogSettings',
      'DefaultRouteSettings',
      'Description',
      'RouteSettings',
      'Tags',
    ),
  },
  ({ properties }) => ({ ref: properties.StageName }),
);

export const authorizer = knownResource(
  'AWS::ApiGatewayV2::Authorizer',
  {
    ApiId: z.string(),
    Name: z.string(),
    AuthorizerType: z.literal('JWT'),
    IdentitySource: z.array(z.literal('$request.header.Authorization')),
    JwtConfiguration: z.strictObject({
      Issuer: z.string(),
      Audience: z.array(z.string()).default([]),
    }),
  },
  ({ name }) => ({ ref: name, attributes: { AuthorizerId: name } }),
);

/** Password rules, recovery and advanced security are Cognito's own; the local sign-in has made-up admins. */
export const userPool = knownResource(
  'AWS::Cognito::UserPool',
  {
    UserPoolName: z.string().optional(),
    ...noEffect(
      'AccountRecoverySetting',
      'AdminCreateUserConfig',
      'AliasAttributes',
      'AutoVerifiedAttributes',
      'DeletionProtection',
      'DeviceConfiguration',
      'EmailConfiguration',
      'EmailVerificationMessage',
      'EmailVerificationSubject',
      'EnabledMfas',
      'MfaConfiguration',
      'Policies',
      'Schema',
      'SmsVerificationMessage',
      'UserAttributeUpdateSettings',
      'UsernameAttributes',
      'UsernameConfiguration',
      'UserPoolAddOns',
      'UserPoolTags',
      'UserPoolTier',
      'VerificationMessageTemplate',
    ),
  },
  ({ name, place }) => {
    const id = `${place.region}_${name.replaceAll(/[^0-9A-Za-z]/g, '').slice(-20)}`;
    return {
      ref: id,
      attributes: {
        Arn: arn(place, 'cognito-idp', `userpool/${id}`),
        ProviderName: `cognito-idp.${place.region}.amazonaws.com/${id}`,
        ProviderURL: `${place.awsUrl}/${id}`,
        UserPoolId: id,
      },
    };
  },
);

export const userPoolClient = knownResource(
  'AWS::Cognito::UserPoolClient',
  {
    UserPoolId: z.string(),
    ClientName: z.string().optional(),
    GenerateSecret: flag.default(false),
    AllowedOAuthFlows: z.array(z.enum(['code', 'client_credentials'])).default([]),
    AllowedOAuthFlowsUserPoolClient: flag.default(false),
    ReadAttributes: z.array(z.string()).optional(),
    AllowedOAuthScopes: z.array(z.string()).default([]),
    CallbackURLs: z.array(z.string()).default([]),
    LogoutURLs: z.array(z.string()).default([]),
    AccessTokenValidity: wholeNumber.optional(),
    IdTokenValidity: wholeNumber.optional(),
    RefreshTokenValidity: wholeNumber.optional(),
    TokenValidityUnits: z
      .strictObject({
        AccessToken: z.string().optional(),
        IdToken: z.string().optional(),
        RefreshToken: z.string().optional(),
      })
      .optional(),
    ...noEffect(
      'AuthSessionValidity',
      'EnablePropagateAdditionalUserContextData',
      'EnableTokenRevocation',
      'ExplicitAuthFlows',
      'PreventUserExistenceErrors',
      'RefreshTokenRotation',
      'SupportedIdentityProviders',
      'WriteAttributes',
    ),
  },
  ({ name, properties, place }) => ({
    ref: name,
    attributes: {
      ClientId: name,
      Name: properties.ClientName ?? name,
      ClientSecret: place.secret(`${name}.clientSecret`),
    },
  }),
);

export const userPoolDomain = knownResource(
  'AWS::Cognito::UserPoolDomain',
  {
    Domain: z.string(),
    UserPoolId: z.string(),
    ...noEffect('CustomDomainConfig', 'ManagedLoginVersion'),
  },
  ({ properties }) => ({ ref: properties.Domain }),
);

export const userPoolGroup = knownResource(
  'AWS::Cognito::UserPoolGroup',
  {
    GroupName: z.string().optional(),
    UserPoolId: z.string(),
    ...noEffect('Description', 'Precedence', 'RoleArn'),
  },
  ({ name, properties }) => ({ ref: properties.GroupName ?? name }),
);

export const resourceServer = knownResource(
  'AWS::Cognito::UserPoolResourceServer',
  {
    Identifier: z.string(),
    UserPoolId: z.string(),
    Scopes: z
      .array(z.strictObject({ ScopeName: z.string(), ScopeDescription: z.string() }))
      .default([]),
    ...noEffect('Name'),
  },
  ({ properties }) => ({ ref: properties.Identifier }),
);
