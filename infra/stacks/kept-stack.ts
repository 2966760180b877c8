import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { catalogue } from '../../events/index.ts';
import { type Buses, buses } from '../constructs/buses.ts';
import { type DeadLetters, deadLetters } from '../constructs/kept-dead-letters.ts';
import { type LinkKeys, linkKeys } from '../constructs/link-keys.ts';
import { recordsTable } from '../constructs/records-table.ts';
import { publicUrlParameter } from '../constructs/settings.ts';
import { type SignIn, signIn } from '../constructs/sign-in.ts';
import type { Integrator } from '../integrators.ts';

interface KeptStackProps extends StackProps {
  /** Systems that hand in events, on the bus and over HTTP. */
  readonly integrators: readonly Integrator[];
  /** Ids of the programs that this deployment serves. */
  readonly programs: readonly string[];
}

/** What must outlive every deployment: the records, the buses, who may sign in, the keys, what failed. */
export class KeptStack extends Stack {
  readonly table: Table;
  readonly buses: Buses;
  readonly signIn: SignIn;
  readonly integrators: readonly Integrator[];
  readonly keys: LinkKeys;
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, props: KeptStackProps) {
    super(scope, id, {
      ...props,
      description: 'Rollcall: records, buses, sign-in, keys and dead letters. Keep.',
      terminationProtection: true,
    });
    this.table = recordsTable(this);
    this.buses = buses(
      this,
      props.integrators,
      catalogue.filter(({ bus }) => bus === 'intake').map(({ type }) => type),
    );
    this.integrators = props.integrators;
    this.signIn = signIn(this, {
      publicUrl: publicUrlParameter(this),
      programs: props.programs,
      integrators: props.integrators,
    });
    this.keys = linkKeys(this);
    this.deadLetters = deadLetters(this);
  }
}
