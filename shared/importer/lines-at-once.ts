/** Lines of one step of an import; each step is one transaction and one event. */
export const linesAtOnce = 25;
