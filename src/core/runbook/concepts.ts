/** What the headings of a page speak of, each concept once however often it is named. */
export interface Concepts {
  /** Words that only those who answer alerts put into headings. */
  readonly trade: ReadonlySet<string>;
  /** Words of any instruction: they count beside the trade's. */
  readonly manual: ReadonlySet<string>;
  /** Words of looking back at what happened. */
  readonly aftermath: ReadonlySet<string>;
  /** Words of a library's front page, which count against. */
  readonly readme: ReadonlySet<string>;
}

type Table = readonly (readonly [concept: string, pattern: RegExp])[];

const TRADE: Table = [
  ['meaning', /^(?:meaning|alert meaning|what (?:it|this|this alert) means|what does (?:it|this|this alert|the alert) mean)$/],
  ['impact', /^(?:(?:customer|user|business|service|potential) )?impact(?: of .*)?$/],
  [
    'diagnosis',
    /^(?:(?:initial |further )?(?:diagnos(?:is|e|tics?|ing)|investigat(?:e|ion|ing)|triage)(?: steps| procedure)?|how to (?:diagnose|investigate|debug))\b/,
  ],
  ['mitigation', /^(?:(?:immediate |short[- ]term )?mitigat(?:ion|ions|e|ing)|immediate actions?|how to mitigate)\b/],
  ['symptoms', /^symptoms?\b/],
  [
    'remediation',
    /^(?:remediat(?:ion|e|ing)|how to (?:fix|resolve|remediate|recover)|(?:potential )?resolution(?: steps)?|resolving|recovery(?: steps| procedure)?)\b/,
  ],
  ['rollback', /^(?:roll-?back|roll(?:ing)? back|back-?out)\b/],
  ['escalation', /^(?:escalation|escalate|escalating|when to escalate|who to (?:call|contact|page))\b/],
  ['alert', /^(?:alert (?:description|details|summary|conditions?|definition)|about (?:the|this) alert|understanding the alert)$/],
  ['playbook', /^(?:playbook|runbook)\b/],
  ['causes', /^(?:(?:possible|common|potential|likely|probable) (?:root )?causes?|causes?)$/],
  ['on-call', /^(?:on-?call|first responders?|containment)\b/],
];

const MANUAL: Table = [
  [
    'prerequisites',
    /^(?:prerequisites?|pre-requisites?|preconditions?|before you (?:start|begin)|(?:access|permissions) (?:required|needed)|required (?:access|permissions))\b/,
  ],
  ['steps', /^(?:steps?|procedures?|instructions|(?:step-by-step|restore|recovery|restoration) (?:process|procedure|guide))$/],
  ['verification', /^(?:verif(?:y|ication|ying)|validat(?:e|ion|ing)|post-?checks?|how to verify|what success looks like)\b/],
  ['troubleshooting', /^(?:troubleshooting|trouble ?shoot)\b/],
  ['severity', /^severity$/],
];

const AFTERMATH: Table = [
  ['timeline', /^(?:[a-z]+ )?timeline\b/],
  [
    'actions',
    /^(?:action items?|actions? (?:taken|in progress)|immediate actions taken|follow-?up (?:actions?|tasks?|items?)|corrective (?:actions?|and preventati?ve .*|measures?)|resulting actions?|future actions?)\b/,
  ],
  ['lessons', /^lessons? (?:learned|learnt)\b/],
  ['went well', /^(?:what|things that) (?:went|didn.t go|could have)\b|^where (?:we|did we) (?:get|got) lucky\b/],
  ['happened', /^what happen(?:ed|s)\b|^what was done\b|^what we did\b|^lead-?up\b/],
  ['root cause', /^(?:root causes?|contributing factors?|(?:five|5) whys?|trigger)\b/],
  ['summary', /^(?:issue |incident |executive )?summary$|^tl;?dr$/],
  ['detection', /^detection\b/],
  ['recovery', /^(?:resolution and recovery|response|recovery)$/],
];

/** Those concepts of AFTERMATH that a runbook may have as well. */
const SHARED = new Set(['summary', 'detection', 'recovery', 'root cause']);

const README: Table = [
  ['install', /^(?:install|installing|installation|getting started|quick ?start|setup|set up|download)\b/],
  ['usage', /^(?:usage|use|using|how to use|basic usage|examples?|demo)\b/],
  ['api', /^(?:api|apis|options|methods|properties|events|functions|cli|syntax|reference|type ?script|types)\b/],
  ['license', /^(?:licen[sc]e|licensing|copyright)\b/],
  [
    'contributing',
    /^(?:contribut\w+|contributors?|maintainers?|authors?|credits?|acknowledge?ments?|sponsors?|backers?|development|changelog|change log|release notes)\b/,
  ],
  ['features', /^(?:features?|why\b|motivation|compatibility|browser support|faq|benchmarks?|roadmap|security contact)/],
];

const TABLES = { trade: TRADE, manual: MANUAL, aftermath: AFTERMATH, readme: README };

/** What the headings of a page speak of. */
export function conceptsOf(headings: readonly string[]): Concepts {
  const concepts = { trade: new Set<string>(), manual: new Set<string>(), aftermath: new Set<string>(), readme: new Set<string>() };
  for (const heading of headings) for (const { of, concept } of conceptsNamed(heading)) concepts[of].add(concept);
  return concepts;
}

interface Named {
  readonly of: keyof Concepts;
  readonly concept: string;
}

/** The pages of a workspace share most of their headings: "Symptoms" is looked up once, and not for each page that has it. */
const known = new Map<string, readonly Named[]>();
const MOST_KNOWN = 2000;
const LONGEST_KNOWN = 80;

function conceptsNamed(heading: string): readonly Named[] {
  const before = known.get(heading);
  if (before !== undefined) return before;
  const words = plain(heading);
  const named = Object.entries(TABLES).flatMap(([of, table]) =>
    table.filter(([, pattern]) => pattern.test(words)).map(([concept]) => ({ of: of as keyof Concepts, concept })),
  );
  if (known.size >= MOST_KNOWN) known.clear();
  if (heading.length <= LONGEST_KNOWN) known.set(copied(heading), named);
  return named;
}

/** A heading is a slice of its document, which would be kept in memory with it. */
function copied(text: string): string {
  return Array.from(text).join('');
}

/** Words that do not change what a section is about: "Rollback plan" is about the rollback. */
const ABOUT = /^(?: (?:steps?|procedures?|process|plan|paths?|policy|contacts?|actions?|options|guide|checklist))?$/;

/** The concept that a line names and nothing else, as a heading does: "3. Mitigation (Immediate)", not "Mitigate the impact by hand". */
export function conceptNamed(text: string): string | undefined {
  const words = plain(text);
  for (const [concept, pattern] of [...TRADE, ...MANUAL]) {
    const match = pattern.exec(words);
    if (match !== null && ABOUT.test(words.slice(match[0].length))) return concept;
  }
  return undefined;
}

/** How many concepts only a postmortem has. */
export function onlyAftermath(concepts: Concepts): number {
  return [...concepts.aftermath].filter((concept) => !SHARED.has(concept)).length;
}

/** The heading without what authors put around the word: numbers, marks, emoji, "Step 1:", what is in parentheses. */
function plain(text: string): string {
  return text
    .slice(0, 200)
    .toLowerCase()
    .replace(/\([^()]*\)/g, ' ')
    .replace(/:[a-z_]+:/g, ' ')
    .replace(/^[^a-z0-9]+/, '')
    .replace(/^(?:step |phase |part )?\d+[.):]* */, '')
    .replace(/[^a-z]+$/, '')
    .replace(/\s+/g, ' ');
}
