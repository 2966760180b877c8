import { isEmailAddress } from '../../shared/domain/registrar-file/read-email.ts';
import type { FormProblem } from './read-call-form.ts';

type OwnerReading =
  | { ok: true; owner: { name: string; address: string }; shownOwner: string }
  | { ok: false; problems: readonly FormProblem[] };

/** Whose mailbox it is to be; `who` is what they are called in a sentence. */
export function readOwnerForm(
  fields: ReadonlyMap<string, string>,
  who = 'who is to call',
): OwnerReading {
  const name = (fields.get('ownerName') ?? '').replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  const address = (fields.get('ownerAddress') ?? '').trim().toLowerCase();
  const problems = [
    ...(name === '' || name.length > 120
      ? [{ field: 'ownerName', message: `Enter the name of ${who}.` }]
      : []),
    ...(isEmailAddress(address)
      ? []
      : [
          {
            field: 'ownerAddress',
            message: 'Enter their email address, such as name@university.edu.',
          },
        ]),
  ];
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, owner: { name, address }, shownOwner: fields.get('shownOwner') ?? '' };
}
