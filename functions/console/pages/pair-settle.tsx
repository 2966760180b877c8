import type { FormError } from '../../../shared/html/form-error.ts';
import {
  Button,
  CheckboxField,
  ChoiceField,
  TextField,
} from '../../../shared/html/form-fields.tsx';
import { Notice } from '../../../shared/html/notice.tsx';

interface OpenPair {
  personId: string;
  pairId: string;
  sides: Readonly<Record<'mentor' | 'mentee', { name: string }>>;
  pausedUntil: string | undefined;
}

/** What was typed just now, and what is wrong with it. */
export interface PairForms {
  errors: readonly FormError[];
  until: string;
}

/** What the staff can do; each form posts to the pair's own address. */
export function SettlePair({ pair, typed }: { pair: OpenPair; typed: PairForms }) {
  const path = `/console/mentoring/pairs/${pair.personId}/${pair.pairId}`;
  const { mentee, mentor } = pair.sides;
  return (
    <section class="panel stack-wide" aria-labelledby="settle">
      <h2 id="settle">Settle</h2>
      {pair.pausedUntil !== undefined && (
        <form method="post" action={path} class="stack">
          <Notice>
            <p>There is a pause until {pair.pausedUntil}.</p>
          </Notice>
          <Button kind="secondary" name="act" value="go-on">
            Let them go on now
          </Button>
        </form>
      )}
      <form method="post" action={path} class="stack" novalidate>
        <TextField
          name="until"
          type="date"
          label="Pause until"
          help="Nobody is asked anything until that day, and their time is longer by as much. Year, month and day, such as 2027-08-15."
          value={typed.until}
          errors={typed.errors}
        />
        <Button kind="secondary" name="act" value="pause">
          Pause
        </Button>
      </form>
      <form method="post" action={path} class="stack" novalidate>
        <ChoiceField
          name="outcome"
          label="End it"
          help={`${mentor.name} has a place free again, and both are thanked by email.`}
          choices={[
            { code: 'completed', label: 'It is completed' },
            { code: 'cancelled', label: 'It does not work out' },
          ]}
          errors={typed.errors}
        />
        <CheckboxField name="rematch" label={`Look for another mentor for ${mentee.name}`} />
        <Button kind="secondary" name="act" value="end">
          End it for both
        </Button>
      </form>
    </section>
  );
}
