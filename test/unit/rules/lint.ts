import assert from 'node:assert/strict';
import { createService, NO_CONFIG, rooms, ruleCards, type Finding, type RuleCard, type Service } from '../../../src/core/index.ts';
import { applyEdits } from '../../../src/core/text/index.ts';

export const allRules: readonly RuleCard[] = ruleCards;

export interface Page {
  readonly text: string;
  /** Path from the workspace root. */
  readonly path?: string | undefined;
  /** Other files, by path relative to the page's folder. */
  readonly files?: Readonly<Record<string, string>> | undefined;
  /** The `.steady.yaml` of the workspace. */
  readonly config?: string | undefined;
}

/** What the rules find in a page, by the way that hosts take: a session of the service, its neighbours in memory. */
export async function lint(page: Page, only?: RuleCard): Promise<readonly Finding[]> {
  const path = page.path ?? 'runbooks/page.md';
  const uri = `file:///workspace/${path}`;
  const texts = new Map(Object.entries(page.files ?? {}).map(([name, text]) => [new URL(name, uri).href, text]));
  if (page.config !== undefined) texts.set('file:///workspace/.steady.yaml', page.config);
  const service: Service = createService({
    files: {
      read: (asked) => Promise.resolve(texts.get(asked)),
      stat: (asked) => Promise.resolve(texts.has(asked) ? 'file' : undefined),
    },
    log: {
      debug: () => undefined,
      warn(message) {
        throw new Error(message);
      },
    },
    workspace: {
      index() {
        for (const [other, text] of texts) {
          const { pathname } = new URL(other);
          const source = { uri: other, path: pathname.slice('/workspace/'.length), text, as: 'runbook' } as const;
          service.learn([[other, service.open(source, config).sketch()]]);
        }
        return Promise.resolve();
      },
    },
  });
  const config =
    page.config === undefined
      ? { ...NO_CONFIG, root: 'file:///workspace' }
      : await service.config('file:///workspace', 'file:///workspace');
  assert.deepEqual(config.problems, []);
  // A rule of a room reads its documents; what is no room's own reads any.
  const room = rooms.find(({ kind }) => only?.id.startsWith(`${kind}/`));
  const session = service.open({ uri, path, text: page.text, as: room?.kind ?? 'runbook' }, config);
  const findings = await session.settledFindings();
  return only === undefined ? findings : findings.filter(({ rule }) => rule === only.id);
}

/** The text after the first fix of every finding. */
export function fix(text: string, findings: readonly Finding[]): string {
  const fixed = applyEdits(
    text,
    findings.flatMap((finding) => finding.fixes[0]?.edits ?? []),
  );
  if (fixed === undefined) throw new Error('the fixes overlap');
  return fixed;
}
