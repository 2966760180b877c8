/** Keeps a progress bar up to date where JavaScript runs; without it the page loads itself again. */
export const progressScript = `
const box = document.querySelector('[data-progress-of]');
if (box) {
  const label = box.querySelector('p');
  const bar = box.querySelector('progress');
  const look = async () => {
    try {
      const response = await fetch(box.dataset.progressOf, { headers: { Accept: 'application/json' } });
      const state = await response.json();
      if (state.over) { location.reload(); return; }
      bar.max = state.total;
      bar.value = state.done;
      label.textContent = state.label;
    } catch {
      // The next look may do better.
    }
    setTimeout(look, 1000);
  };
  setTimeout(look, 700);
}
`;
