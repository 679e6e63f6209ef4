import { createService, stepLenses, type Session } from '../../src/core/index.ts';

/** A session on a text, without other files. */
export function openSession(text: string, inSlices = false): Session {
  const files = { read: () => Promise.resolve(undefined), stat: () => Promise.resolve(undefined) };
  const service = createService({ files, log: { warn: () => undefined, debug: () => undefined } });
  return service.open({ uri: 'file:///w/runbooks/long.md', path: 'runbooks/long.md', text, inSlices });
}

/** What a host asks after every edit: the outline and all lenses of the whole document. */
export function showOutline(session: Session): number {
  const { uri } = session;
  const lenses = session
    .procedure()
    .steps.flatMap((step) => stepLenses({ uri, step, canRun: true, unlabelled: 'ask', state: undefined, at: '' }));
  return session.outline().length + lenses.length;
}
