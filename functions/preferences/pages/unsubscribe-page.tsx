import { AlumniPage } from '../../../shared/html/alumni-page.tsx';
import { ErrorSummary } from '../../../shared/html/error-summary.tsx';
import { Button } from '../../../shared/html/form-fields.tsx';
import { alumniResponse } from '../../../shared/html/alumni-response.ts';
import type { PreferencesHead } from './preferences-head.ts';

const texts = {
  en: {
    ask: 'Stop survey emails?',
    explain: (name: string, program: string) =>
      `${name}, press the button and ${program} sends you no more emails about surveys: no invitations and no reminders.`,
    stop: 'Stop survey emails',
    done: 'Survey emails are stopped',
    confirmed: (name: string, program: string) =>
      `${name}, ${program} sends you no more emails about surveys. An email that is on its way at this moment may still arrive.`,
    mayAnswer: 'If you ever wish to answer after all, the links in earlier emails go on working.',
    undo: 'Undo: send me survey emails again',
    settings: 'See all my email settings',
    unclear: 'We did not understand that. Press the button to stop survey emails.',
  },
} satisfies Record<PreferencesHead['locale'], object>;

/** Asks before it stops anything: mail scanners open this link, people press the button. */
export function unsubscribePage(
  head: PreferencesHead,
  view: { wanted: boolean; settingsPath: string; unclear?: boolean },
): Response {
  const words = texts[head.locale];
  const title = view.wanted ? words.ask : words.done;
  const errors = view.unclear ? [{ field: 'act', message: words.unclear }] : [];
  return alumniResponse(
    <AlumniPage locale={head.locale} title={title} program={head.program} wrong={errors.length > 0}>
      <ErrorSummary locale={head.locale} errors={errors} />
      <div class="card stack" role={view.wanted ? undefined : 'status'}>
        <h1>{title}</h1>
        {view.wanted ? (
          <p>{words.explain(head.firstName, head.program.name)}</p>
        ) : (
          <>
            <p>{words.confirmed(head.firstName, head.program.name)}</p>
            <p>{words.mayAnswer}</p>
          </>
        )}
        <form method="post" action={head.path}>
          <div class="actions">
            {view.wanted ? (
              <Button id="field-act" name="act" value="stop">
                {words.stop}
              </Button>
            ) : (
              <Button id="field-act" kind="secondary" name="act" value="allow">
                {words.undo}
              </Button>
            )}
          </div>
        </form>
      </div>
      <p class="small">
        <a href={view.settingsPath}>{words.settings}</a>
      </p>
    </AlumniPage>,
    view.unclear ? 400 : 200,
  );
}
