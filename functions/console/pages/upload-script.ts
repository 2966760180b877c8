/**
 * Sends a file in parts and shows how far it is, where JavaScript runs. Without it the form sends the file whole.
 * Limits come from the form's own data attributes.
 */
export const uploadScript = `
const form = document.querySelector('form[data-upload]');
const input = form?.querySelector('input[type=file]');
const box = form?.querySelector('[data-progress]');
if (form && input && box) {
  const label = box.querySelector('p');
  const bar = box.querySelector('progress');
  const button = form.querySelector('button');
  const problem = form.querySelector('[data-problem]');
  const largest = Number(form.dataset.largest);
  const say = (text) => { problem.textContent = text; problem.hidden = text === ''; if (text) problem.focus(); };
  const stop = (text) => { button.disabled = false; box.hidden = true; say(text); };
  const send = async (path, body, type) => {
    const response = await fetch(path, { method: 'POST', body, headers: { 'Content-Type': type, Accept: 'application/json' } });
    const answer = await response.json().catch(() => undefined);
    if (!answer) throw new Error('no answer');
    return answer;
  };
  form.addEventListener('submit', async (event) => {
    const file = input.files[0];
    if (!file) return;
    event.preventDefault();
    say('');
    if (file.size > largest) { say(form.dataset.tooLarge); return; }
    button.disabled = true;
    box.hidden = false;
    try {
      const begun = await send('/console/imports/begin', JSON.stringify({ fileName: file.name, bytes: file.size }), 'application/json');
      if (begun.problem) { stop(begun.problem); return; }
      bar.max = begun.parts;
      for (let part = 0; part < begun.parts; part += 1) {
        bar.value = part;
        label.textContent = 'Sending the file: ' + Math.round((100 * part) / begun.parts) + ' %';
        const piece = file.slice(part * begun.partBytes, (part + 1) * begun.partBytes);
        await send('/console/imports/' + begun.importId + '/parts/' + part, piece, 'application/octet-stream');
      }
      bar.value = begun.parts;
      label.textContent = 'Reading the file';
      const read = await send('/console/imports/' + begun.importId + '/uploaded', '', 'application/json');
      if (read.problem) { stop(read.problem); return; }
      location.assign(read.location);
    } catch {
      stop('The file did not arrive whole. Nothing was imported; please try again.');
    }
  });
}
`;
