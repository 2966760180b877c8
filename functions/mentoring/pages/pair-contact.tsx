import { sharings } from '../../../events/vocabulary/mentoring.ts';
import { Button } from '../../../shared/html/form-fields.tsx';
import type { MentoringHead } from './mentoring-head.ts';
import type { PairPart } from './pair-parts.ts';
import { ShareField } from './share-field.tsx';

const texts = {
  en: {
    reach: (other: string) => `How to reach ${other}`,
    unnamed: 'your fellow graduate',
    fields: { email: 'Email', phone: 'Telephone', school: 'School' },
    nothing: (other: string) =>
      `${other} shows you no address or number at present. Tick yours below, and ${other} can get in touch.`,
    hidden:
      'They have asked the university to give out nothing about them, so this page does not say who they are.',
    you: 'What the other is shown of you',
    youHelp: 'You can change it at any time. What has been read already cannot be taken back.',
    held: 'You have asked the university to give out nothing about you (a directory hold), so nothing is shown.',
    save: 'Save what I show',
  },
} satisfies Record<MentoringHead['locale'], object>;

/** How to reach the other, as far as they agreed; and what the reader shows. */
export function PairContact(part: PairPart) {
  const { head, view } = part;
  const words = texts[head.locale];
  const other = view.other ?? words.unnamed;
  const lines = sharings.flatMap((sharing) => {
    const value = view.contact[sharing];
    return value === undefined ? [] : [{ label: words.fields[sharing], value }];
  });
  return (
    <section class="card stack-wide" aria-labelledby="reach">
      <div class="stack">
        <h2 id="reach">{words.reach(other)}</h2>
        {lines.length === 0 ? (
          <p>{view.other === undefined ? words.hidden : words.nothing(other)}</p>
        ) : (
          <dl class="answers">
            {lines.map(({ label, value }) => (
              <div>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      <Shares {...part} />
    </section>
  );
}

function Shares({ head, view, errors }: PairPart) {
  const words = texts[head.locale];
  if (view.held) return <p>{words.held}</p>;
  return (
    <form method="post" action={head.path} class="stack" novalidate>
      <ShareField
        locale={head.locale}
        label={words.you}
        help={words.youHelp}
        shareable={view.shareable}
        chosen={view.shares}
        errors={errors}
      />
      {view.shareable.length > 0 && (
        <div class="actions">
          <Button kind="secondary" name="act" value="share">
            {words.save}
          </Button>
        </div>
      )}
    </form>
  );
}
