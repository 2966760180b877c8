/** Makes it when it is first asked for: a function knows a few records only, and none should wait for the others. */
export function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}
