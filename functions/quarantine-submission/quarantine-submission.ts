import type { ContractBreach } from '../../events/contract.ts';
import { catalogue } from '../../events/index.ts';

/** Says why an event of this type cannot be admitted, and what would be. */
export function unknownType(type: string): ContractBreach[] {
  const known = catalogue.filter(({ bus }) => bus === 'intake').map((contract) => contract.type);
  return [
    {
      field: 'detail-type',
      problem: `no event of type "${type}" is taken in here; known: ${known.join(', ')}`,
    },
  ];
}
