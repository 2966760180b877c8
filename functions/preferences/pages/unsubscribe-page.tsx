import type { Purpose } from '../../../events/vocabulary/purpose.ts';
import { purposeWords } from '../../../shared/domain/purpose-words.ts';
import { AlumniPage } from '../../../shared/html/alumni-page.tsx';
import { ErrorSummary } from '../../../shared/html/error-summary.tsx';
import { Button } from '../../../shared/html/form-fields.tsx';
import { alumniResponse } from '../../../shared/html/alumni-response.ts';
import type { PreferencesHead } from './preferences-head.ts';

const texts = {
  en: {
    explain: (name: string, program: string, emails: string) =>
      `${name}, press the button and ${program} sends you no more ${emails}. Everything else goes on as before.`,
    confirmed: (name: string, program: string, emails: string) =>
      `${name}, ${program} sends you no more ${emails}. An email that is on its way at this moment may still arrive.`,
    links: 'The links in earlier emails go on working.',
    undo: 'Undo',
    settings: 'See all my email settings, or take a break',
    unclear: 'We did not understand that. Press the button to stop these emails.',
  },
} satisfies Record<PreferencesHead['locale'], object>;

/** Asks before it stops anything: mail scanners open this link, people press the button. It stops one purpose only. */
export function unsubscribePage(
  head: PreferencesHead,
  view: { purpose: Purpose; wanted: boolean; settingsPath: string; unclear?: boolean },
): Response {
  const words = texts[head.locale];
  const about = purposeWords[head.locale][view.purpose];
  const title = view.wanted ? `${about.stop}?` : about.stopped;
  const errors = view.unclear ? [{ field: 'act', message: words.unclear }] : [];
  return alumniResponse(
    <AlumniPage locale={head.locale} title={title} program={head.program} wrong={errors.length > 0}>
      <ErrorSummary locale={head.locale} errors={errors} />
      <div class="card stack" role={view.wanted ? undefined : 'status'}>
        <h1>{title}</h1>
        {view.wanted ? (
          <p>{words.explain(head.firstName, head.program.name, about.emails)}</p>
        ) : (
          <>
            <p>{words.confirmed(head.firstName, head.program.name, about.emails)}</p>
            <p>{words.links}</p>
          </>
        )}
        <form method="post" action={head.path}>
          <div class="actions">
            {view.wanted ? (
              <Button id="field-act" name="act" value="stop">
                {about.stop}
              </Button>
            ) : (
              <Button id="field-act" kind="secondary" name="act" value="allow">
                {words.undo}: {about.allow}
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
