import { catalogue } from '../../events/index.ts';
import type { Problem } from '../../shared/domain/mendable-breach.ts';

const known = catalogue.filter(({ bus }) => bus === 'intake').map(({ type }) => type);

/** Says why an event of this type cannot be admitted, and what would be. */
export function unknownType(type: string): Problem {
  const named = nameOf(type);
  const sameName = known.find((each) => nameOf(each) === named);
  const field = 'detail-type';
  if (sameName !== undefined) {
    return {
      field,
      problem: 'is of a version that is not taken in here',
      found: `another version of ${named}`,
      mend: `Send it as ${sameName}.`,
    };
  }
  return {
    field,
    problem: 'is no type of event that is taken in here',
    found: 'a type that is not in the catalogue',
    mend: `Send one of: ${known.join(', ')} (see /docs).`,
  };
}

/** Without the version. */
function nameOf(type: string): string {
  return type.replace(/[.]v\d+$/, '');
}
