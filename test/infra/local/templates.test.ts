import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readAssembly } from '../../../infra/local/assembly.ts';
import { knownResources } from '../../../infra/local/resources/catalogue.ts';
import { lambdaFunction } from '../../../infra/local/resources/compute.ts';
import { queue } from '../../../infra/local/resources/messaging.ts';
import { parameter } from '../../../infra/local/resources/storage.ts';
import { type Resources, resolveResources } from '../../../infra/local/templates.ts';
import { type MadeUpStack, madeUpFunction, Workplace } from './made-up-app.ts';

let place: Workplace;
beforeEach(() => {
  place = new Workplace();
});
afterEach(() => place.remove());

function resolve(
  stacks: Record<string, MadeUpStack>,
  parameters: Record<string, string> = {},
): Resources {
  return resolveResources(readAssembly(place.assembly(stacks, { work: '' })), {
    place: {
      region: 'us-east-1',
      account: '000000000000',
      webUrl: 'http://localhost:4000',
      awsUrl: 'http://localhost:4566',
      secret: (name) => `secret of ${name}`,
    },
    known: knownResources,
    parameters,
  });
}

/** Resolves one value as a parameter's `Value` in a stack with a queue `Jobs`. */
function value(expression: unknown, more: Partial<MadeUpStack> = {}): string | undefined {
  const resources = resolve({
    App: {
      ...more,
      Resources: {
        Shown: { Type: 'AWS::SSM::Parameter', Properties: { Value: expression, Type: 'String' } },
        Jobs: { Type: 'AWS::SQS::Queue' },
        Web: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'web', ProtocolType: 'HTTP' } },
      },
    },
  });
  return resources.of(parameter)[0]?.properties.Value;
}

describe('what templates refer to', () => {
  test.each([
    ['a queue is its address', { Ref: 'Jobs' }, 'http://localhost:4566/000000000000/App-Jobs'],
    [
      'an attribute of a queue',
      { 'Fn::GetAtt': ['Jobs', 'Arn'] },
      'arn:aws:sqs:us-east-1:000000000000:App-Jobs',
    ],
    ['joined text', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }]] }, 'a-us-east-1'],
    [
      'text with parts put in',
      { 'Fn::Sub': '${AWS::AccountId}/${Jobs.QueueName}/${!Kept}' },
      '000000000000/App-Jobs/${Kept}',
    ],
    [
      'text with parts of its own',
      { 'Fn::Sub': ['${Where}/x', { Where: { Ref: 'AWS::Partition' } }] },
      'aws/x',
    ],
    [
      'a part of split text',
      { 'Fn::Select': ['5', { 'Fn::Split': [':', { 'Fn::GetAtt': ['Jobs', 'Arn'] }] }] },
      'App-Jobs',
    ],
    [
      'the address that an HTTP API would have in AWS',
      {
        'Fn::Join': [
          '',
          ['https://', { Ref: 'Web' }, '.execute-api.', { Ref: 'AWS::Region' }, '.amazonaws.com/x'],
        ],
      },
      'http://localhost:4000/x',
    ],
  ])('%s', (_, expression, expected) => {
    expect(value(expression)).toBe(expected);
  });

  test('conditions, mappings and parameters decide as in CloudFormation', () => {
    const expression = {
      'Fn::If': ['Big', { 'Fn::FindInMap': ['Sizes', 'big', 'name'] }, { Ref: 'Small' }],
    };
    const more = {
      Parameters: { Small: { Type: 'String', Default: 'small' } },
      Mappings: { Sizes: { big: { name: 'huge' } } },
    };
    const bigIf = (a: string) => ({
      Conditions: {
        Big: { 'Fn::And': [{ Condition: 'Same' }, { 'Fn::Not': [{ 'Fn::Equals': ['x', 'y'] }] }] },
        Same: { 'Fn::Equals': [a, 'yes'] },
      },
    });
    expect(value(expression, { ...more, ...bigIf('yes') })).toBe('huge');
    expect(value(expression, { ...more, ...bigIf('no') })).toBe('small');
  });

  test('a stack uses what another one exports, whatever their order in the manifest', () => {
    const resources = resolve({
      Kept: {
        Resources: { Dead: { Type: 'AWS::SQS::Queue' } },
        Outputs: {
          DeadArn: {
            Value: { 'Fn::GetAtt': ['Dead', 'Arn'] },
            Export: { Name: { 'Fn::Sub': '${AWS::StackName}:DeadArn' } },
          },
        },
      },
      App: {
        Resources: {
          Work: {
            Type: 'AWS::SQS::Queue',
            Properties: {
              RedrivePolicy: {
                deadLetterTargetArn: { 'Fn::ImportValue': 'Kept:DeadArn' },
                maxReceiveCount: 60,
              },
            },
          },
        },
      },
    });
    const work = resources.of(queue).find(({ logicalId }) => logicalId === 'Work');
    expect(work?.properties.RedrivePolicy?.deadLetterTargetArn).toBe(
      'arn:aws:sqs:us-east-1:000000000000:Kept-Dead',
    );
    expect(resources.outputs['Kept']?.['DeadArn']).toContain('Kept-Dead');
  });

  test('a resource whose condition does not hold, and a property without a value, are not there', () => {
    const resources = resolve({
      App: {
        Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
        Resources: {
          Work: {
            Type: 'AWS::SQS::Queue',
            Properties: { DelaySeconds: { Ref: 'AWS::NoValue' }, VisibilityTimeout: '90' },
          },
          Other: { Type: 'AWS::SQS::Queue', ...{ Condition: 'Never' } },
        },
      },
    });
    expect(resources.of(queue)).toHaveLength(1);
    expect(resources.of(queue)[0]?.properties).toMatchObject({
      DelaySeconds: 0,
      VisibilityTimeout: 90,
    });
  });
});

describe('what the local runtime does not know', () => {
  const problem = (Resources: MadeUpStack['Resources']) => () => resolve({ App: { Resources } });

  test('an unknown resource type is named with its stack and logical id', () => {
    expect(problem({ Files: { Type: 'AWS::S3::Bucket' } })).toThrow(
      'stack App, Files (AWS::S3::Bucket): this resource type is not known here',
    );
  });

  test('an unknown property is named, down to the innermost', () => {
    expect(problem({ Work: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } } })).toThrow(
      'stack App, Work (AWS::SQS::Queue): the property FifoQueue is not known here',
    );
    expect(
      problem({
        Tick: {
          Type: 'AWS::Events::Rule',
          Properties: { Targets: [{ Id: 'a', Arn: 'b', EcsParameters: {} }] },
        },
      }),
    ).toThrow('the property Targets.0.EcsParameters is not known here');
  });

  test('a value that cannot be played is refused with the property', () => {
    expect(
      problem({
        ...madeUpFunction('work', { Runtime: 'python3.13' }),
      }),
    ).toThrow('the property Runtime: only Node functions run here');
  });

  test('unknown attributes, references, exports and functions are named', () => {
    const shown = (Value: unknown) => ({
      Shown: { Type: 'AWS::SSM::Parameter', Properties: { Value } },
      Jobs: { Type: 'AWS::SQS::Queue' },
    });
    expect(problem(shown({ 'Fn::GetAtt': ['Jobs', 'Size'] }))).toThrow(
      'the attribute Size of Jobs (AWS::SQS::Queue) is not known here',
    );
    expect(problem(shown({ Ref: 'Nobody' }))).toThrow('there is no usable resource Nobody');
    expect(problem(shown({ 'Fn::ImportValue': 'x' }))).toThrow(
      'no stack before this one exports x',
    );
    expect(problem(shown({ 'Fn::Base64': 'x' }))).toThrow('Fn::Base64 is not known here');
  });

  test('resources that refer to each other in a circle are refused', () => {
    const ref = (to: string) => ({
      Type: 'AWS::SSM::Parameter',
      Properties: { Value: { Ref: to } },
    });
    expect(problem({ A: ref('B'), B: ref('A') })).toThrow('refers to itself, through A, B');
  });

  test('all problems are told at once', () => {
    const both = { A: { Type: 'AWS::X::Y' }, B: { Type: 'AWS::X::Z' } };
    expect(problem(both)).toThrow(/AWS::X::Y.*\n.*AWS::X::Z/);
  });

  test('an unknown section of a template is refused', () => {
    const stack = { Resources: {}, Transform: 'AWS::Serverless-2016-10-31' };
    expect(() => resolve({ App: stack })).toThrow(/App.*Transform/s);
  });

  test('without a synthesized app the message says what to do', () => {
    expect(() => readAssembly(place.path('nowhere'))).toThrow('npm run synth');
  });
});

test('a function is found with its code, wherever the assembly lies', () => {
  const resources = resolve({ App: { Resources: madeUpFunction('work') } });
  const [work] = resources.of(lambdaFunction);
  expect(work?.path).toBe('App/work/Resource');
  expect(resources.asset(work?.properties.Code.S3Key ?? '')).toBe(
    place.path('cdk.out', 'asset.work'),
  );
});
