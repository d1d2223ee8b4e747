import { Button } from 'antd';
import type { Problem } from '../../../base/problem.ts';
import type { CaseResult } from '../../../plan/index.ts';
import { Section } from '../../../platform/ui/page.tsx';
import { useLang, useSay } from '../../../platform/ui/texts.ts';
import type { Studied } from './studied.ts';
import { usePlanTexts } from './texts.ts';

export interface Spot {
  readonly line: number;
  readonly column: number;
}

interface PanelProps {
  readonly studied: Studied;
  readonly goTo: (spot: Spot) => void;
}

/** Everything the check says, errors first; a click leads to the place in the text. */
export function CheckPanel({ studied, goTo }: PanelProps) {
  const t = usePlanTexts();
  const { problems, errors } = studied;
  const warnings = problems.filter((one) => one.severity === 'warning').length;
  const order = { error: 0, warning: 1, info: 2 } as const;
  const sorted = [...problems].sort((a, b) => order[a.severity] - order[b.severity]);
  return (
    <Section title={t('problems')} note={t('counts', { errors, warnings })}>
      {problems.length === 0 && studied.text !== '' && <p>{t('noProblems')}</p>}
      <ul className="studio-problems" aria-live="polite">
        {sorted.map((problem) => (
          <ProblemLine key={keyOf(problem)} problem={problem} goTo={goTo} />
        ))}
      </ul>
    </Section>
  );
}

function keyOf({ code, where, message }: Problem): string {
  return `${code} ${where.line}:${where.column} ${message.en}`;
}

function ProblemLine({ problem, goTo }: { readonly problem: Problem; readonly goTo: (spot: Spot) => void }) {
  const lang = useLang();
  const { line = 1, column = 1 } = problem.where;
  return (
    <li className={`studio-${problem.severity}`}>
      <button type="button" className="studio-problem" onClick={() => goTo({ line, column })}>
        {line}:{column} · {problem.message[lang]}
      </button>
      <span className="note">{problem.fix[lang]}</span>
    </li>
  );
}

/** The plan's worked examples, run on every change. */
export function CasesPanel({ studied, goTo, onAccept }: PanelProps & { readonly onAccept: (() => void) | null }) {
  const t = usePlanTexts();
  const { cases } = studied;
  const passed = cases.filter((one) => one.passed).length;
  return (
    <Section title={t('cases')} note={cases.length > 0 ? t('casesPassed', { passed, total: cases.length }) : undefined}>
      {cases.length === 0 && studied.plan !== null && studied.errors === 0 && <p>{t('noCases')}</p>}
      {onAccept !== null && passed < cases.length && (
        <div className="plan-bar studio-accept">
          <Button size="small" onClick={onAccept}>
            {t('accept')}
          </Button>
          <span className="note">{t('acceptNote')}</span>
        </div>
      )}
      <ul className="studio-problems">
        {[...cases]
          .sort((a, b) => Number(a.passed) - Number(b.passed))
          .map((one) => (
            <CaseLine key={`${one.case.at.line}`} result={one} goTo={goTo} />
          ))}
      </ul>
    </Section>
  );
}

function CaseLine({ result, goTo }: { readonly result: CaseResult; readonly goTo: (spot: Spot) => void }) {
  const t = usePlanTexts();
  const say = useSay();
  const lang = useLang();
  return (
    <li className={result.passed ? '' : 'studio-error'}>
      <button type="button" className="studio-problem" onClick={() => goTo(result.case.at)}>
        {say(result.case.name)}
      </button>
      <span className={result.passed ? 'note studio-passed' : 'note studio-failed'}>
        {result.passed ? t('passed') : t('failed')}
      </span>
      {result.problems.map((problem) => (
        <span key={problem.message.en} className="note">
          {problem.message[lang]}
        </span>
      ))}
    </li>
  );
}
