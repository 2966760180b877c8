import type { AcademicSubject, GradeBand } from '../../../events/vocabulary/employment.ts';
import type {
  MentoringKind,
  MentoringTopic,
  needOrigins,
} from '../../../events/vocabulary/mentoring.ts';
import { Button } from '../../../shared/html/form-fields.tsx';
import { Day } from './at.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { Fairness, type FairnessView } from './fairness.tsx';
import { kindNamed, type NeedStatus, originInWords } from './need-words.ts';
import { addressWith, Paging } from './paging.tsx';

export const needsShown = ['to-approve', 'asking', 'not-found', 'looking', 'matched'] as const;
export type NeedsShown = (typeof needsShown)[number];

export interface NeedRow {
  personId: string;
  needId: string;
  mentee: string;
  kind: MentoringKind;
  origin: (typeof needOrigins)[number];
  status: NeedStatus;
  createdAt: string;
  subjects: readonly AcademicSubject[];
  gradeBands: readonly GradeBand[];
  topics: readonly MentoringTopic[];
  /** In the order in which they would be asked; nobody who was asked already. */
  candidates: readonly { personId: string; name: string; reasons: readonly string[] }[];
  asking: { personId: string; name: string; at: string } | undefined;
  asked: readonly {
    personId: string;
    name: string;
    at: string;
    outcome: 'waiting' | 'accepted' | 'declined' | 'expired' | 'withdrawn';
  }[];
  mostAsked: number;
  mentor: { personId: string; name: string } | undefined;
}

interface MentoringProps {
  show: NeedsShown;
  counts: Readonly<Record<NeedsShown, number>>;
  needs: readonly NeedRow[];
  page: number;
  pages: number;
  fairness: FairnessView;
}

const words: Readonly<Record<NeedsShown, { label: string; heading: string; none: string }>> = {
  'to-approve': {
    label: 'to approve',
    heading: 'Lists to approve',
    none: 'No list waits for you.',
  },
  asking: { label: 'being asked', heading: 'Mentors being asked', none: 'Nobody is being asked.' },
  'not-found': {
    label: 'nobody found',
    heading: 'Nobody was found',
    none: 'Everybody who needs a mentor has one, or one is being looked for.',
  },
  looking: {
    label: 'lists being made',
    heading: 'A list is being made',
    none: 'No list is being made.',
  },
  matched: { label: 'found', heading: 'A mentor was found', none: 'No mentor was found yet.' },
};

/** Who needs a mentor, who might be asked and why, and how invitations are shared. */
export function mentoringPage(frame: Frame, props: MentoringProps): Response {
  const { show, counts, needs } = props;
  const { heading, none } = words[show];
  return consoleResponse(
    frame,
    { title: `Mentoring: ${heading}`, part: 'mentoring' },
    <>
      <div class="stack">
        <h1>Mentoring</h1>
        <p class="beside">
          <a href="/console/mentoring/mentors">Mentors</a>
          <a href="/console/mentoring/pairs">Pairs</a>
          <a href="/console/settings/mentoring">Settings</a>
        </p>
      </div>
      <nav class="figures" aria-label="Which needs are shown">
        {needsShown.map((each) => (
          <a
            class="figure"
            href={`/console/mentoring?show=${each}`}
            aria-current={each === show ? 'page' : undefined}
          >
            <span class="number">{counts[each].toLocaleString('en-US')}</span>
            <span class="label">{words[each].label}</span>
          </a>
        ))}
      </nav>
      <section class="stack" aria-labelledby="needs">
        <h2 id="needs">{heading}</h2>
        {needs.length === 0 ? (
          <p class="empty">{none}</p>
        ) : (
          <ul class="bare stack">
            {needs.map((need) => (
              <li class="panel stack">
                <NeedSummary need={need} timeZone={frame.timeZone} />
              </li>
            ))}
          </ul>
        )}
        <Paging
          label="Pages of needs"
          page={props.page}
          pages={props.pages}
          hrefOf={(page) => addressWith('/console/mentoring', { show, page: String(page) })}
        />
      </section>
      <Fairness fairness={props.fairness} />
    </>,
  );
}

function NeedSummary({ need, timeZone }: { need: NeedRow; timeZone: string }) {
  const path = `/console/mentoring/needs/${need.personId}/${need.needId}`;
  const [first] = need.candidates;
  return (
    <>
      <h3>
        <a href={path}>{need.mentee}</a>
      </h3>
      <p class="muted">
        {kindNamed(need.kind)}; {originInWords(need.origin)},{' '}
        <Day iso={need.createdAt} timeZone={timeZone} />
      </p>
      {need.asking !== undefined && (
        <p>
          {need.asking.name} is being asked since <Day iso={need.asking.at} timeZone={timeZone} />.
        </p>
      )}
      {need.mentor !== undefined && <p>{need.mentor.name} said yes.</p>}
      {need.status === 'proposed' && first !== undefined && (
        <>
          <p>
            First would be asked: <strong>{first.name}</strong>
            {first.reasons.length > 0 && `, who ${first.reasons.join(', ')}`}
            {need.candidates.length > 1 && `. ${need.candidates.length - 1} more on the list`}.
          </p>
          <form method="post" action={`${path}/approve`} class="small-actions">
            <Button>
              Approve<span class="visually-hidden"> the list for {need.mentee}</span>
            </Button>
            <a href={path}>Look at the list</a>
          </form>
        </>
      )}
    </>
  );
}
