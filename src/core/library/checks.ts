import type { DocumentCard, Report, WorkspaceRule } from '../rules/index.ts';
import type { Library } from './library.ts';

interface Run {
  readonly card: string;
  /** Key → its revision when it was asked for; another one, and the run is void. */
  readonly asked: ReadonlyMap<string, number>;
  readonly reports: readonly Report[];
}

/** Hears of a workspace whose documents a rule asks for while they are not known. */
interface Wanting {
  wantWorkspace(root: string): void;
}

/** The runs of workspace rules on one document, kept until an answer that a rule was given has changed. */
export class WorkspaceRuns {
  readonly #library: Library;
  readonly #known: Wanting;
  readonly #runs = new Map<string, Run>();

  constructor(library: Library, known: Wanting) {
    this.#library = library;
    this.#known = known;
  }

  /** What the rule says of the document, run again only where its card or an answer is another than before. */
  reports(rule: WorkspaceRule, card: DocumentCard): readonly Report[] {
    const state = `${JSON.stringify(card)} ${String(this.#library.isComplete(card.root))}`;
    const before = this.#runs.get(rule.id);
    if (before?.card === state && [...before.asked].every(([key, revision]) => this.#library.revision(key) === revision))
      return before.reports;
    const asked = new Map<string, number>();
    const reports: Report[] = [];
    const catalogue = this.#library.catalogue(card.uri, (key, revision) => {
      asked.set(key, revision);
      if (card.root !== '' && !this.#library.isComplete(card.root)) this.#known.wantWorkspace(card.root);
    });
    rule.check({ card, catalogue, report: (stated) => reports.push(stated) });
    this.#runs.set(rule.id, { card: state, asked, reports });
    return reports;
  }
}
