import { raised, sectionPath, type OutlineNode, type Session, type Step } from '../../core/index.ts';
import { openDocuments, type Opened, type Reading } from '../open.ts';

/** `steady list`: what there is. Text shows documents of ours with their outline; JSON every file that was looked at. */
export async function list(reading: Reading, json: boolean): Promise<number> {
  if (!json) {
    for await (const opened of openDocuments(reading)) process.stdout.write(asText(opened));
    return 0;
  }
  // Nothing is printed before the first document is open: a call that cannot be carried out leaves standard output empty.
  let before = '[';
  for await (const opened of openDocuments(reading)) {
    process.stdout.write(`${before}\n${JSON.stringify(asJson(opened))}`);
    before = ',';
  }
  process.stdout.write(before === '[' ? '[]\n' : '\n]\n');
  return 0;
}

function asText({ shown, session }: Opened): string {
  if (session.kind === undefined) return '';
  const show = (node: OutlineNode, depth: number): string => {
    const step = node.step === undefined ? undefined : shownStep(session, node.step);
    const effect = step === undefined ? '' : ` [${step.reading.run === 'copy' ? 'copy' : step.reading.effect}]`;
    return `${'  '.repeat(depth)}${node.label}${effect}\n${node.children.map((child) => show(child, depth + 1)).join('')}`;
  };
  const outline = session.outline().map((node) => show(node, 1));
  return `${shown}: ${session.kind}: ${session.title}\n${outline.join('')}`;
}

/** With its class raised where `.steady.yaml` says so, as it would run. */
function shownStep(session: Session, id: string): Step | undefined {
  const step = session.step(id);
  return step && raised(step, session.destroys);
}

function asJson({ shown, session }: Opened): unknown {
  const { kind, title, parts } = session;
  const base = {
    path: shown,
    kind: kind ?? null,
    title,
    parts: parts.map((part) => ({ ...part, line: part.line + 1, endLine: part.endLine + 1 })),
    outline: session.outline().map(outlineJson),
  };
  return kind === undefined ? base : { ...base, blocks: blocks(session) };
}

function outlineJson({ id, label, kind, range, step, children }: OutlineNode): unknown {
  const base = { id, label, kind, line: range.start.line + 1, endLine: range.end.line + 1 };
  return { ...base, ...(step === undefined ? {} : { step }), children: children.map(outlineJson) };
}

function blocks(session: Session): unknown[] {
  const { sections, steps } = session.procedure();
  return steps.map((step) => blockJson(raised(step, session.destroys), sectionPath(sections, step.section)));
}

function blockJson({ id, hash, label, range, block, reading }: Step, section: readonly string[]): unknown {
  return {
    id,
    label,
    line: range.start.line + 1,
    endLine: range.end.line + 1,
    language: block.language ?? null,
    section,
    inList: block.listDepth > 0,
    text: block.text,
    run: reading.run,
    ...(reading.why === undefined ? {} : { why: reading.why }),
    ...(reading.script === undefined ? {} : { script: reading.script }),
    commands: reading.commands.map(({ text, effect }) => ({ text, effect })),
    skippedLines: reading.skippedLines,
    inputs: reading.inputs.map(({ name, form }) => ({ name, form })),
    effect: reading.effect,
    interactive: reading.interactive,
    neverEnds: reading.neverEnds,
    hash,
  };
}
