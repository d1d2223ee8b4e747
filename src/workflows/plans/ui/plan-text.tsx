import { autocompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { basicSetup } from 'codemirror';
import { useEffect, useRef } from 'react';
import type { Problem } from '../../../base/problem.ts';
import { useLang } from '../../../platform/ui/texts.ts';

/** A name that a formula may use, and what it is called. */
export interface KnownName {
  readonly name: string;
  readonly title: string;
}

export interface PlanTextProps {
  readonly label: string;
  readonly text: string;
  readonly readOnly: boolean;
  readonly problems: readonly Problem[];
  readonly names: readonly KnownName[];
  readonly onChange: (text: string) => void;
  /** A place to go to; a new object goes there again. */
  readonly goTo: { readonly line: number; readonly column: number } | null;
}

/** The plan's text with its faults underlined where they are, and names completed. Loaded on demand. */
export function PlanText(props: PlanTextProps) {
  const { label, text, readOnly, problems, names, onChange, goTo } = props;
  const lang = useLang();
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const change = useRef(onChange);
  const known = useRef(names);
  const fixed = useRef(new Compartment());
  // Drawn with its text from the start: the margin of line numbers is as wide as it will be.
  const first = useRef(text);
  change.current = onChange;
  known.current = names;
  useEffect(() => {
    if (place.current === null) return undefined;
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: first.current,
        extensions: [
          basicSetup,
          yaml(),
          lintGutter(),
          autocompletion({ override: [(context) => completion(context, known.current)] }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) change.current(update.state.doc.toString());
          }),
          fixed.current.of([]),
          EditorView.theme(LOOK),
          syntaxHighlighting(INK),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, []);
  useEffect(() => {
    const attributes = EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' });
    const how = [attributes, EditorState.readOnly.of(readOnly)];
    view.current?.dispatch({ effects: fixed.current.reconfigure(how) });
  }, [label, readOnly]);
  useEffect(() => {
    const editor = view.current;
    const shown = editor?.state.doc.toString();
    if (editor && shown !== text) editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
  }, [text]);
  useEffect(() => {
    const editor = view.current;
    if (editor) editor.dispatch(setDiagnostics(editor.state, diagnostics(editor.state, problems, lang)));
  }, [problems, lang]);
  useEffect(() => {
    const editor = view.current;
    if (!editor || goTo === null) return;
    const at = offsetOf(editor.state, goTo.line, goTo.column);
    editor.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
    editor.focus();
  }, [goTo]);
  return <div className="studio-text" ref={place} />;
}

function diagnostics(state: EditorState, problems: readonly Problem[], lang: ReturnType<typeof useLang>): Diagnostic[] {
  return problems.map((problem) => {
    const from = offsetOf(state, problem.where.line ?? 1, problem.where.column ?? 1);
    const rest = state.doc.lineAt(from).text.slice(from - state.doc.lineAt(from).from);
    const length = /^[\p{L}\p{N}_.%-]+/u.exec(rest)?.[0].length ?? 1;
    const to = Math.min(from + length, state.doc.length);
    return { from, to, severity: problem.severity, message: `${problem.message[lang]} ${problem.fix[lang]}` };
  });
}

/** A place of the check as an offset; a place that is no longer there, as the nearest one that is. */
function offsetOf(state: EditorState, line: number, column: number): number {
  const found = state.doc.line(Math.min(Math.max(line, 1), state.doc.lines));
  return Math.min(found.from + column - 1, found.to);
}

function completion(context: CompletionContext, names: readonly KnownName[]): CompletionResult | null {
  const word = context.matchBefore(/[\p{L}_][\p{L}\p{N}_]*/u);
  if (!word && !context.explicit) return null;
  const options = names.map(({ name, title }) => ({ label: name, detail: title, type: 'variable' }));
  return { from: word?.from ?? context.pos, options, validFor: /^[\p{L}\p{N}_]*$/u };
}

const LOOK = {
  '&': { backgroundColor: 'var(--panel)', color: 'var(--ink)', fontSize: '13px' },
  '.cm-content': { fontFamily: 'var(--mono)', caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--paper)', color: 'var(--muted)', borderRight: '1px solid var(--line)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, var(--accent) 8%, transparent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--accent-soft)',
  },
  '.cm-tooltip': { backgroundColor: 'var(--panel)', color: 'var(--ink)', border: '1px solid var(--line-strong)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--panel)' },
};

const INK = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--accent)' },
  { tag: tags.comment, color: 'var(--muted)', fontStyle: 'italic' },
  { tag: [tags.string, tags.content], color: 'var(--ink)' },
]);
