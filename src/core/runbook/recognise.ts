import type { Glance, Recognition } from '../room.ts';
import { conceptsOf, onlyAftermath, type Concepts } from './concepts.ts';

/** A hostile document may be nothing but headings, or one long one. */
const MOST_HEADINGS = 400;
const LONGEST_TITLE = 200;

/** Folders that hold nothing but runbooks. */
const RUNBOOK_FOLDER = /^(?:run-?books?|play-?books?|sops?|(?:standard-)?operating-procedures)$/;
/** Folders that hold runbooks among other things: a page there must show something of the trade. */
const LIKELY_FOLDER = /^(?:alerts?|on-?call|procedures?|troubleshooting|operations)$/;
const POSTMORTEM_FOLDER = /^(?:post-?mortems?|incidents?|incident-(?:reports?|reviews?)|outages?|rcas?|retrospectives?)$/;

/** Pages about a repository or a folder, whatever stands in them. */
const ABOUT_PAGE =
  /^(?:readme|index|summary|toc|glossary|contributing|changelog|changes|history|license|licence|notice|authors|maintainers|owners|security|support|code[-_]of[-_]conduct|to-?do|_.*)$/;
const TEMPLATE_PAGE = /^(?:templates?|templates?[-_.].*|.*[-_.]templates?)$/;

const RUNBOOK_NAME = /(?:^|[-_.])(?:run-?book|play-?book|sop)(?:[-_.]|$)/;
const SAYS_RUNBOOK = /^(?:run ?-?book|play ?-?book|sop|standard operating procedure)(?: *[:–—|(]| +- | +(?:for|to)\b)/i;
const ENDS_RUNBOOK = /\b(?:run ?book|play ?book)$/i;
/** "Adding a new runbook" is about runbooks; "Log restore runbook" is one. */
const ABOUT_RUNBOOKS = /\b(?:an?|the|new|your|our|this|every|each)(?: \w+)? (?:run ?book|play ?book)$/i;
const SAYS_POSTMORTEM = /\bpost-? ?mortem\b|\bincident (?:report|review|on)\b|\bretrospective\b|\broot cause analysis\b|\brca\b/i;
/** A runbook is for any day; a title with a date in it tells of one event. */
const DATED =
  /\b(?:19|20)\d\d[-/. ](?:0?[1-9]|1[0-2])\b|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d\b|\b\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b/i;
/** `KubePodCrashLooping`, `etcdNoLeader`: how alerts are named, and so the pages that explain them. */
const ALERT_NAME = /^[A-Za-z]+[a-z0-9][A-Z][A-Za-z0-9]+(?:\s|$)/;

const NOT_OURS: Recognition = Object.freeze({ sure: 0, why: 'nothing says that it is a runbook' });

/** Whether a document is a runbook: what it says of itself, then its headings, then where it lies and what it is called. */
export function recognise(glance: Glance): Recognition {
  if (glance.declared !== undefined && /^(?:run-?book|play-?book|sop)$/.test(glance.declared)) {
    return { sure: 1, why: `front matter says “${glance.declared}”` };
  }
  const { folders, stem } = partsOf(glance.path);
  const titles = titlesOf(glance);
  const concepts = conceptsOf([...titles, ...glance.headings.slice(0, MOST_HEADINGS).map((heading) => heading.text)]);
  if (isAboutPage(folders, stem) || isPostmortem(glance, titles, folders, concepts)) return NOT_OURS;
  return (
    byTitle(titles, glance, concepts) ??
    byFolder(folders, titles, glance, concepts) ??
    byHeadings(glance, concepts) ??
    byName(stem, glance, concepts)
  );
}

function isAboutPage(folders: readonly string[], stem: string): boolean {
  return (
    ABOUT_PAGE.test(stem) ||
    TEMPLATE_PAGE.test(stem) ||
    folders.some((folder) => /^(?:\.github|[._-]?(?:issue-|pull-request-)?templates?)$/.test(folder))
  );
}

/** Decides for the page: a postmortem has steps and a resolution too, but of what was done once. */
function isPostmortem(glance: Glance, titles: readonly string[], folders: readonly string[], concepts: Concepts): boolean {
  if (glance.declared !== undefined && /^(?:post-?mortem|incident|rca)/.test(glance.declared)) return true;
  if (titles.some((title) => SAYS_RUNBOOK.test(title))) return false;
  if (titles.some((title) => SAYS_POSTMORTEM.test(title) || DATED.test(title))) return true;
  if (nearestTelling(folders) === 'postmortem') return true;
  return concepts.aftermath.size >= 3 && (concepts.aftermath.has('timeline') || concepts.aftermath.has('actions'));
}

function byTitle(titles: readonly string[], glance: Glance, concepts: Concepts): Recognition | undefined {
  const says = titles.find((title) => SAYS_RUNBOOK.test(title));
  if (says !== undefined) return { sure: 0.95, why: `title says “${says}”` };
  const ends = titles.find((title) => ENDS_RUNBOOK.test(title) && !ABOUT_RUNBOOKS.test(title));
  return ends !== undefined && showsTrade(glance, concepts) ? { sure: 0.8, why: `title says “${ends}”` } : undefined;
}

function byFolder(folders: readonly string[], titles: readonly string[], glance: Glance, concepts: Concepts): Recognition | undefined {
  const telling = nearestTelling(folders);
  const folder = `${folders.findLast((name) => RUNBOOK_FOLDER.test(name) || LIKELY_FOLDER.test(name)) ?? ''}/`;
  if (telling === 'runbook') return { sure: 0.85, why: `lies in ${folder}` };
  if (telling !== 'likely') return undefined;
  if (concepts.trade.size > 0 || (glance.shellBlocks > 0 && concepts.readme.size < 2)) {
    return { sure: 0.7, why: `lies in ${folder} and has the headings or the commands of a runbook` };
  }
  return titles.some((title) => ALERT_NAME.test(title)) ? { sure: 0.6, why: `lies in ${folder} and is named as an alert` } : undefined;
}

function byHeadings(glance: Glance, concepts: Concepts): Recognition | undefined {
  const { trade, manual, readme } = concepts;
  const count = trade.size + manual.size - 2 * onlyAftermath(concepts) - readme.size;
  const enough = trade.size === 0 ? count >= 3 && glance.shellBlocks > 0 : count >= (glance.shellBlocks > 0 ? 2 : 3);
  if (!enough) return undefined;
  const names = [...trade, ...manual].slice(0, 4).join(', ');
  return { sure: trade.size >= 3 ? 0.8 : 0.6, why: `has the headings of a runbook: ${names}` };
}

function byName(stem: string, glance: Glance, concepts: Concepts): Recognition {
  return RUNBOOK_NAME.test(stem) && showsTrade(glance, concepts) ? { sure: 0.6, why: `is called ${stem}` } : NOT_OURS;
}

function showsTrade(glance: Glance, concepts: Concepts): boolean {
  return glance.shellBlocks > 0 || concepts.trade.size + concepts.manual.size > 0;
}

/** The nearest folder that says anything decides: `runbooks/incidents/` holds incidents. */
function nearestTelling(folders: readonly string[]): 'runbook' | 'likely' | 'postmortem' | undefined {
  for (const folder of [...folders].reverse()) {
    if (RUNBOOK_FOLDER.test(folder)) return 'runbook';
    if (POSTMORTEM_FOLDER.test(folder)) return 'postmortem';
    if (LIKELY_FOLDER.test(folder)) return 'likely';
  }
  return undefined;
}

/** What the document is called: its front matter's title and its first heading of the first level. */
function titlesOf(glance: Glance): readonly string[] {
  const first = glance.headings.find((heading) => heading.depth === 1);
  return [glance.title, first?.text].filter((title) => title !== undefined).map((title) => title.slice(0, LONGEST_TITLE).trim());
}

function partsOf(path: string): { readonly folders: readonly string[]; readonly stem: string } {
  const parts = path.toLowerCase().replaceAll('_', '-').split('/');
  const file = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const dot = file.indexOf('.', 1);
  return { folders: parts.slice(0, -1), stem: dot === -1 ? file : file.slice(0, dot) };
}
