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

interface KeptStackProps extends StackProps {
  /** AWS accounts that may put submissions on the intake bus. */
  readonly integratorAccounts: readonly string[];
  /** Ids of the programs that this deployment serves. */
  readonly programs: readonly string[];
}

/** What must outlive every deployment: the records, the buses, who may sign in, the keys, what failed. */
export class KeptStack extends Stack {
  readonly table: Table;
  readonly buses: Buses;
  readonly signIn: SignIn;
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
      props.integratorAccounts,
      catalogue.filter((contract) => contract.bus === 'intake'),
    );
    this.signIn = signIn(this, publicUrlParameter(this), props.programs);
    this.keys = linkKeys(this);
    this.deadLetters = deadLetters(this);
  }
}
