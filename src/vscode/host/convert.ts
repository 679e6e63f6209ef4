import * as vscode from 'vscode';
import type { ConfigProblem, Finding, Range, Severity, TextChange } from '../../core/index.ts';

/** core's types ↔ VS Code's. Both count lines and UTF-16 columns from 0, so nothing is lost. */
export function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.column, end.line, end.column);
}

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

export function toDiagnostic(finding: Finding, document: vscode.Uri): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(toRange(finding.range), finding.message, SEVERITIES[finding.severity]);
  diagnostic.source = 'Steady';
  diagnostic.code = { value: finding.rule, target: ruleUri(finding.rule) };
  if (finding.related !== undefined) {
    diagnostic.relatedInformation = finding.related.map(
      ({ message, range, uri }) =>
        new vscode.DiagnosticRelatedInformation(
          new vscode.Location(uri === undefined ? document : vscode.Uri.parse(uri, true), toRange(range)),
          message,
        ),
    );
  }
  return diagnostic;
}

export function toConfigDiagnostic({ range, message }: ConfigProblem): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(toRange(range), message, vscode.DiagnosticSeverity.Warning);
  diagnostic.source = 'Steady';
  return diagnostic;
}

/** The virtual page of a rule: no network is needed to read why something is found. */
export function ruleUri(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme: 'steady-rule', path: `/${rule}.md` });
}

/**
 * Changes as core takes them. Inserted text is written with the document's own line ends, as VS Code itself stores it whatever was
 * pasted. All changes of one event refer to the text before it and come last one first, so they can be applied in turn.
 */
export function toChanges(event: vscode.TextDocumentChangeEvent): TextChange[] {
  const eol = event.document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  return [...event.contentChanges]
    .sort((a, b) => b.rangeOffset - a.rangeOffset)
    .map(({ rangeOffset, rangeLength, text }) => ({ offset: rangeOffset, length: rangeLength, text: text.replace(/\r\n|\r|\n/g, eol) }));
}
