import type { OutlineNode } from '../room.ts';
import type { Step } from '../steps/index.ts';
import type { DocumentFacts, StepBrief } from './facts.ts';

/** Label, id, lines and columns of the start and the end; then the children of a section, or the hash and the nature of a step. */
type Packed = readonly [string, string, number, number, number, number, readonly Packed[]] | PackedStep;
type PackedStep = readonly [string, string, number, number, number, number, string, StepBrief['run'], StepBrief['effect']];

/** The sections and steps of a document without its text. */
export interface KeptOutline {
  readonly nodes: readonly OutlineNode[];
  readonly steps: readonly StepBrief[];
  readonly step: (id: string) => StepBrief | undefined;
}

/** An outline as a short text: most of what a workspace's index weighs is outlines. */
export function packOutline(nodes: readonly OutlineNode[], steps: readonly Step[]): string {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const pack = (node: OutlineNode): Packed => {
    const { start, end } = node.range;
    const step = node.step === undefined ? undefined : byId.get(node.step);
    const place = [node.label, node.id, start.line, start.column, end.line, end.column] as const;
    return step === undefined ? [...place, node.children.map(pack)] : [...place, step.hash, step.reading.run, step.reading.effect];
  };
  return JSON.stringify(nodes.map(pack));
}

const kept = new WeakMap<DocumentFacts, KeptOutline>();

/** The outline of a document's facts, unpacked when it is first asked for. */
export function readOutline(facts: DocumentFacts): KeptOutline {
  let outline = kept.get(facts);
  if (outline === undefined) kept.set(facts, (outline = unpack(facts.outline)));
  return outline;
}

function unpack(packed: string): KeptOutline {
  const steps = new Map<string, StepBrief>();
  const node = (from: Packed): OutlineNode => {
    const [label, id, line, column, endLine, endColumn] = from;
    const range = { start: { line, column }, end: { line: endLine, column: endColumn } };
    if (!isStep(from)) return { id, label, kind: 'section', range, children: from[6].map(node) };
    steps.set(id, { id, hash: from[6], run: from[7], effect: from[8] });
    return { id, label, kind: 'step', range, step: id, children: [] };
  };
  const nodes = (JSON.parse(packed) as readonly Packed[]).map(node);
  return { nodes, steps: [...steps.values()], step: (id) => steps.get(id) };
}

function isStep(packed: Packed): packed is PackedStep {
  return typeof packed[6] === 'string';
}
