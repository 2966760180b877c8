import { AlumniPage } from '../../../shared/html/alumni-page.tsx';
import { Button } from '../../../shared/html/form-fields.tsx';
import { alumniResponse } from '../../../shared/html/alumni-response.ts';
import { type AnsweredLine, AnsweredLines } from './answered-lines.tsx';
import type { SurveyHead } from './survey-head.ts';

const texts = {
  en: {
    title: (name: string) => `Ready to send, ${name}?`,
    explain:
      'These are your answers. They are kept, but they reach the program only when you send them.',
    send: 'Send my answers',
  },
} satisfies Record<SurveyHead['locale'], object>;

/** For who has been through all questions and not sent yet: what is there, and the button. */
export function reviewPage(head: SurveyHead, lines: readonly AnsweredLine[]): Response {
  const words = texts[head.locale];
  const title = words.title(head.firstName);
  return alumniResponse(
    <AlumniPage locale={head.locale} title={title} program={head.program}>
      <div class="stack">
        <h1>{title}</h1>
        <p>{words.explain}</p>
      </div>
      <div class="card">
        <AnsweredLines head={head} lines={lines} />
      </div>
      <form method="post" action={`${head.path}/send`}>
        <div class="actions">
          <Button name="go" value="send">
            {words.send}
          </Button>
        </div>
      </form>
    </AlumniPage>,
  );
}
