import type { MentoringKind } from '../../../events/vocabulary/mentoring.ts';
import { Tag } from '../../../shared/html/notice.tsx';
import { Day } from './at.tsx';
import { type MentorRow, WillingTag } from './mentors-page.tsx';
import { kindNamed, type NeedStatus, needStatusInWords } from './need-words.ts';

export interface PersonMentoringView {
  personId: string;
  /** How they would mentor; undefined while they have not said. */
  profile:
    | (Pick<MentorRow, 'willing' | 'kinds' | 'capacity' | 'active' | 'asked' | 'accepted'> & {
        pausedUntil: string | undefined;
        statedAt: string;
        statedBy: 'survey' | 'page' | 'admin';
      })
    | undefined;
  /** As somebody who is to be mentored. */
  needs: readonly {
    needId: string;
    kind: MentoringKind;
    status: NeedStatus;
    createdAt: string;
    mentor: string | undefined;
  }[];
  /** As somebody who was asked to mentor. */
  invitations: readonly {
    needId: string;
    menteeId: string;
    mentee: string;
    status: 'waiting' | 'accepted' | 'declined' | 'expired' | 'withdrawn';
    invitedAt: string;
  }[];
}

const statedBy = { survey: 'in the survey', page: 'on their page', admin: 'to the staff' } as const;

const invitationInWords = {
  waiting: 'is asked to mentor',
  accepted: 'said yes to',
  declined: 'said no to',
  expired: 'did not answer about',
  withdrawn: 'was asked about, then taken back:',
} as const;

/** Mentoring, from both sides: how they would mentor, whom they were asked about, what they need themselves. */
export function Mentoring(props: { mentoring: PersonMentoringView; timeZone: string }) {
  const { mentoring, timeZone } = props;
  const { personId, needs, invitations } = mentoring;
  return (
    <section class="panel stack" aria-labelledby="mentoring">
      <h2 id="mentoring">Mentoring</h2>
      <Profile mentoring={mentoring} timeZone={timeZone} />
      {(needs.length > 0 || invitations.length > 0) && (
        <ul class="bare rows">
          {needs.map(({ needId, kind, status, createdAt, mentor }) => (
            <li>
              <a href={`/console/mentoring/needs/${personId}/${needId}`}>
                Needs: {kindNamed(kind).toLowerCase()}
              </a>{' '}
              <Tag tone={needStatusInWords(status).tone}>{needStatusInWords(status).label}</Tag>
              <br />
              <span class="muted small">
                {mentor !== undefined && `${mentor}, `}
                <Day iso={createdAt} timeZone={timeZone} />
              </span>
            </li>
          ))}
          {invitations.map(({ needId, menteeId, mentee, status, invitedAt }) => (
            <li>
              As a mentor {invitationInWords[status]}{' '}
              <a href={`/console/mentoring/needs/${menteeId}/${needId}`}>{mentee}</a>
              <br />
              <span class="muted small">
                <Day iso={invitedAt} timeZone={timeZone} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <p class="beside">
        <a href={`/console/people/${personId}/mentoring/ask`}>Ask for a mentor</a>
        {mentoring.profile !== undefined && (
          <a href={`/console/people/${personId}/mentoring/invite`}>Invite to mentor somebody</a>
        )}
      </p>
    </section>
  );
}

function Profile({ mentoring, timeZone }: { mentoring: PersonMentoringView; timeZone: string }) {
  const { profile } = mentoring;
  if (profile === undefined) return <p class="muted">Has not said whether they would mentor.</p>;
  return (
    <div class="stack-small">
      <p>
        Would mentor: <WillingTag willing={profile.willing} />{' '}
        <span class="muted small">
          said {statedBy[profile.statedBy]}, <Day iso={profile.statedAt} timeZone={timeZone} />
        </span>
      </p>
      {profile.willing !== 'not-now' && (
        <p class="small">
          {profile.kinds.map(kindNamed).join(', ')}. {profile.active} of {profile.capacity} mentees;
          asked {profile.asked} times, said yes {profile.accepted} times.
        </p>
      )}
      {profile.pausedUntil !== undefined && (
        <p class="small">
          Not before <Day iso={profile.pausedUntil} timeZone={timeZone} />
        </p>
      )}
    </div>
  );
}
