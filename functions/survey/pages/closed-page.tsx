import { AlumniPage, mailTo } from '../../../shared/html/alumni-page.tsx';
import { alumniResponse } from '../../../shared/html/alumni-response.ts';
import type { SurveyHead } from './survey-head.ts';

const texts = {
  en: {
    title: 'This survey has closed',
    answered: 'Your answers arrived in time. Thank you! They can no longer be changed here.',
    late: 'Thank you for wanting to answer. Answers to this survey are no longer taken; nothing was changed.',
    write: (name: string) =>
      `If there is something you would like to tell us, ${name} is glad to read it:`,
  },
} satisfies Record<SurveyHead['locale'], object>;

/** For links of a survey that has run out: 410, and a human to write to. */
export function closedPage(head: SurveyHead, view: { answered: boolean }): Response {
  const words = texts[head.locale];
  const { replyTo } = head.program;
  return alumniResponse(
    <AlumniPage locale={head.locale} title={words.title} program={head.program}>
      <div class="card stack">
        <h1>{words.title}</h1>
        <p>{view.answered ? words.answered : words.late}</p>
        <p>
          {words.write(replyTo.name)} <a href={mailTo(replyTo.address)}>{replyTo.address}</a>
        </p>
      </div>
    </AlumniPage>,
    410,
  );
}
