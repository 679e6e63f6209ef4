import { conceptsOf } from './concepts.ts';

/** What a runbook should have, by the kind of runbook. Each name is one of `KNOWN`. */
export const PROFILES: Readonly<Record<string, readonly string[]>> = {
  default: ['symptoms', 'diagnosis', 'mitigation'],
  alert: ['meaning', 'impact', 'diagnosis', 'mitigation'],
  change: ['prerequisites', 'steps', 'verification', 'rollback'],
};

/** The concepts that a heading may speak of so that the section is there: teams have many words for one thing. */
const KNOWN: ReadonlyMap<string, readonly string[]> = new Map([
  ['symptoms', ['symptoms', 'meaning', 'alert']],
  ['meaning', ['meaning', 'alert']],
  ['impact', ['impact']],
  ['causes', ['causes']],
  ['diagnosis', ['diagnosis', 'troubleshooting']],
  ['mitigation', ['mitigation', 'remediation', 'playbook', 'steps']],
  ['resolution', ['remediation']],
  ['prerequisites', ['prerequisites']],
  ['steps', ['steps', 'playbook', 'mitigation', 'remediation']],
  ['verification', ['verification']],
  ['rollback', ['rollback']],
  ['escalation', ['escalation']],
  ['severity', ['severity']],
]);

/** A section that should be there. */
export interface ExpectedSection {
  /** As a sentence names it: a word of the trade in small letters, a heading of the team as the team writes it. */
  readonly name: string;
  /** As its heading would be written. */
  readonly title: string;
  /** Whether a heading is that of the section. */
  readonly isNamedBy: (heading: string) => boolean;
}

/** A name of `.steady.yaml`: of the trade, with all its synonyms, else a heading as it is written there. */
export function expectedSection(name: string): ExpectedSection {
  const concepts = KNOWN.get(name.trim().toLowerCase());
  if (concepts === undefined) {
    const wanted = words(name);
    return {
      name: name.trim(),
      title: name.trim(),
      isNamedBy: (heading) => words(heading) === wanted || words(heading).startsWith(`${wanted} `),
    };
  }
  const word = name.trim().toLowerCase();
  return {
    name: word,
    title: word.charAt(0).toUpperCase() + word.slice(1),
    isNamedBy: (heading) => {
      const { trade, manual } = conceptsOf(partsOf(heading));
      return concepts.some((concept) => trade.has(concept) || manual.has(concept));
    },
  };
}

/** "Diagnosis and mitigation" is both. */
function partsOf(heading: string): readonly string[] {
  return [heading, ...heading.slice(0, 200).split(/[&/,+]| and | or /i)];
}

/** The words of a heading, without numbers, signs and emoji around them. */
function words(text: string): string {
  return text
    .slice(0, 200)
    .toLowerCase()
    .replace(/:[a-z_]+:/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^ ?(?:\d+ )*/, '')
    .trim();
}
