import { planInWords, stepInWords } from '../../../shared/domain/timeline-sentences.ts';
import { Button } from '../../../shared/html/form-fields.tsx';
import { Tag } from '../../../shared/html/notice.tsx';
import { At, Day } from './at.tsx';
import {
  type EnrolmentStatus,
  enrolmentInWords,
  questionInWords,
  valueInWords,
} from './person-words.ts';

export interface SurveysView {
  /** This year’s survey is neither answered nor under way, and an email could go. */
  mayStart: boolean;
  enrolments: readonly {
    plan: string;
    status: EnrolmentStatus;
    step: string | undefined;
    dueAt: string | undefined;
    answers: readonly { question: string; value: string }[];
    submittedAt: string | undefined;
  }[];
}

/** The surveys a person is or was in, and what an admin can do about them. */
export function Surveys(props: { personId: string; surveys: SurveysView; timeZone: string }) {
  const { surveys, timeZone } = props;
  const path = `/console/people/${props.personId}`;
  return (
    <section class="panel stack" aria-labelledby="surveys">
      <h2 id="surveys">Surveys</h2>
      {surveys.enrolments.length === 0 && <p class="muted">None is planned.</p>}
      <ul class="bare rows">
        {surveys.enrolments.map((enrolment) => {
          const { label, tone } = enrolmentInWords(enrolment.status);
          const { step, dueAt } = enrolment;
          return (
            <li class="stack-small">
              <p>
                <span class="strong">{planInWords(enrolment.plan)}</span>{' '}
                <Tag tone={tone}>{label}</Tag>
              </p>
              {step !== undefined && dueAt !== undefined && (
                <p class="muted small">
                  Next: {stepInWords(step).toLowerCase()}, <At iso={dueAt} timeZone={timeZone} />
                </p>
              )}
              {enrolment.answers.length > 0 && (
                <details>
                  <summary>
                    {enrolment.submittedAt === undefined ? (
                      'Begun, not sent in'
                    ) : (
                      <>
                        Answers of <Day iso={enrolment.submittedAt} timeZone={timeZone} />
                      </>
                    )}
                  </summary>
                  <dl class="facts small">
                    {enrolment.answers.map(({ question, value }) => (
                      <>
                        <dt>{questionInWords(question)}</dt>
                        <dd>{valueInWords(question, value)}</dd>
                      </>
                    ))}
                  </dl>
                </details>
              )}
            </li>
          );
        })}
      </ul>
      {surveys.mayStart && (
        <form method="post" action={`${path}/start-survey`}>
          <Button kind="secondary">Start this year’s survey now</Button>
        </form>
      )}
    </section>
  );
}
