/**
 * Offers schools while one is typed, and fills in city, state and NCES ids of the one that is chosen. It finds the
 * fields of a submission's `educationOrganization` by their names. Without it the form asks once it is sent.
 */
export const schoolPickerScript = `
for (const input of document.querySelectorAll('input[name$="nameOfInstitution"]')) {
  const group = input.name.slice(0, -'nameOfInstitution'.length);
  const field = (name) => input.form?.elements.namedItem(group + name);
  const list = document.createElement('datalist');
  list.id = input.id + '-schools';
  input.after(list);
  input.setAttribute('list', list.id);
  input.autocomplete = 'off';
  let schools = [];
  let filled = {};
  let asked = 0;
  let timer;
  const fill = (school) => {
    filled = { city: school.city ?? '', stateAbbreviation: school.stateAbbreviation ?? '', ncesSchoolId: school.ncesSchoolId ?? '', ncesLeaId: school.leaId ?? '' };
    input.value = school.name;
    for (const [name, value] of Object.entries(filled)) if (field(name)) field(name).value = value;
  };
  const empty = () => {
    for (const [name, value] of Object.entries(filled)) if (value && field(name)?.value === value) field(name).value = '';
    filled = {};
  };
  const look = async () => {
    const turn = (asked += 1);
    const typed = input.value.trim();
    if (typed.length < 2) return;
    try {
      const body = new URLSearchParams({ q: typed, state: filled.ncesSchoolId ? '' : (field('stateAbbreviation')?.value ?? '') });
      const response = await fetch('/console/schools/search', { method: 'POST', body, headers: { Accept: 'application/json' } });
      const answer = await response.json();
      if (turn !== asked) return;
      schools = answer.schools;
      list.replaceChildren(...schools.map(({ label }) => Object.assign(document.createElement('option'), { value: label })));
    } catch {
      // What is typed counts all the same.
    }
  };
  input.addEventListener('input', () => {
    const chosen = schools.find(({ label }) => label === input.value);
    clearTimeout(timer);
    if (chosen) { fill(chosen); return; }
    empty();
    timer = setTimeout(look, 200);
  });
}
`;
