import { Table } from './email-layout.tsx';

export interface ChoiceLink {
  label: string;
  url: string;
}

/** Answers to a question, each a link: a whole line to touch. */
export function ChoiceLinks({ choices }: { choices: readonly ChoiceLink[] }) {
  return (
    <Table>
      {choices.map((choice) => (
        <tr>
          <td style="padding:0 0 6px;">
            <Table
              class="choice"
              style="background:#e4f0eb;border:1px solid #17594a;border-radius:6px;"
            >
              <tr>
                <td style="mso-padding-alt:11px 14px;">
                  <a
                    href={choice.url}
                    style="display:block;padding:11px 14px;font-size:16px;line-height:22px;font-weight:bold;color:#0e4437;text-decoration:none;"
                  >
                    {choice.label}
                  </a>
                </td>
              </tr>
            </Table>
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** The same in plain text. */
export function choiceLinksText(choices: readonly ChoiceLink[]): string[] {
  return choices.map(({ label, url }) => `${label}:\n${url}`);
}
