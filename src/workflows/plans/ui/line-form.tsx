import type { Bound, Plan, Step } from '../../../plan/index.ts';
import { Section } from '../../../platform/ui/page.tsx';
import { usePaste } from '../../../platform/ui/paste/use-paste.tsx';
import { useLang, useSay } from '../../../platform/ui/texts.ts';
import { setValue, type YamlPath } from '../edit.ts';
import { insertItem, removeItem } from '../edit-list.ts';
import { type PlanRow, withValues } from '../pasting.ts';
import { type FormLine, formLines, resultWord, stepBefore, weightSum } from '../steps.ts';
import { useNumbersToPaste } from './paste-numbers.ts';
import { usePlanTexts } from './texts.ts';
import { Written } from './written.tsx';

interface FormProps {
  readonly plan: Plan;
  readonly text: string;
  readonly readOnly: boolean;
  readonly onChange: (text: string) => void;
}

/** Titles of lines, edges and values of their steps, weights of their parts, as a form over the text. */
export function LineForm({ plan, text, readOnly, onChange }: FormProps) {
  const t = usePlanTexts();
  const take = (edited: string | undefined) => {
    if (edited !== undefined) onChange(edited);
    return edited !== undefined;
  };
  const hand: Hand = {
    readOnly,
    text,
    onChange,
    write: (path, value) => take(setValue(text, path, value)),
    insert: (path, index, entry) => take(insertItem(text, path, index, entry)),
    remove: (path, index) => take(removeItem(text, path, index)),
  };
  return (
    <Section title={t('lines')} note={readOnly ? undefined : t('linesNote')}>
      <div className="table-frame">
        <table className="table">
          <caption className="visually-hidden">{t('lines')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('edge')}</th>
              <th scope="col" className="number">
                {t('value')}
              </th>
              <th scope="col">
                <span className="visually-hidden">{t('addStep')}</span>
              </th>
            </tr>
          </thead>
          {formLines(plan).map((one) => (
            <LineRows key={one.line.id} one={one} hand={hand} />
          ))}
        </table>
      </div>
    </Section>
  );
}

/** What the form does to the text. */
interface Hand {
  readonly readOnly: boolean;
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** Whether the text took it. */
  readonly write: (path: YamlPath, value: string) => boolean;
  readonly insert: (path: YamlPath, index: number, entry: string) => void;
  readonly remove: (path: YamlPath, index: number) => void;
}

interface RowsProps {
  readonly one: FormLine;
  readonly hand: Hand;
}

function LineRows({ one, hand }: RowsProps) {
  const lang = useLang();
  const say = useSay();
  const t = usePlanTexts();
  const { id, title, note } = one.line;
  const rows = rowsOf(one, (n) => t('step', { n }));
  const columns = Object.keys(COLUMN_WORDS)
    .filter((column) => rows.some(({ cells }) => column in cells))
    .map((column) => ({ id: column, title: t(COLUMN_WORDS[column] ?? 'value') }));
  const paste = usePaste(useNumbersToPaste({ rows, columns, text: hand.text, readOnly: hand.readOnly }), (cells) =>
    hand.onChange(withValues(hand.text, rows, cells)),
  );
  return (
    <tbody onPaste={paste.onPaste}>
      <tr title={say(note)}>
        <th scope="rowgroup" colSpan={3}>
          <Written
            label={id}
            value={say(title) || id}
            disabled={hand.readOnly}
            wide
            write={(typed) => hand.write(['lines', id, 'title', lang], typed)}
          />
        </th>
      </tr>
      <StepRows one={one} hand={hand} />
      <PartRows one={one} hand={hand} />
      {paste.panel && (
        <tr>
          <td colSpan={3}>{paste.panel}</td>
        </tr>
      )}
    </tbody>
  );
}

const COLUMN_WORDS: Readonly<Record<string, 'edge' | 'value' | 'weight'>> = {
  edge: 'edge',
  edge2: 'edge',
  value: 'value',
  weight: 'weight',
};

/** What can be pasted of a line: the edges and values of its steps, or the weights of its parts. */
function rowsOf({ line, stepped, weighted, at }: FormLine, step: (n: number) => string): readonly PlanRow[] {
  const parts = weighted?.parts ?? [];
  const steps = stepped?.steps ?? [];
  return [
    ...parts.map(({ of }, index) => ({
      id: `${index}`,
      title: of.text,
      names: [of.text],
      cells: { weight: [...at, index, 'weight'] },
    })),
    ...steps.map((one, index) => ({
      id: `${index}`,
      title: step(index + 1),
      names: [],
      cells: Object.fromEntries([
        ...boundsOf(one).map((bound, i) => [EDGES[i], [...at, index, bound.word]]),
        ['value', [...at, index, stepped ? resultWord(stepped, one) : line.id]],
      ]),
    })),
  ];
}

const EDGES = ['edge', 'edge2'] as const;

function boundsOf({ lower, upper }: Step): readonly Bound[] {
  return [lower, upper].filter((bound) => bound !== null);
}

function StepRows({ one: { line, stepped, at }, hand }: RowsProps) {
  const t = usePlanTexts();
  const say = useSay();
  if (stepped === null) return null;
  const title = say(line.title) || line.id;
  const edges = Math.max(...stepped.steps.map((step) => boundsOf(step).length));
  return stepped.steps.map((step, index) => {
    const name = `${title} ${t('step', { n: index + 1 })}`;
    const bounds = boundsOf(step);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place among the others.
      <tr key={index}>
        <td>
          {bounds.length === 0 && <span className="note">{t('otherwise')}</span>}
          {bounds.map((bound, i) => (
            <Edge key={bound.word} bound={bound} name={name} cell={`${index} ${i}`} at={[...at, index]} hand={hand} />
          ))}
        </td>
        <td className="number">
          <Written
            label={name}
            cell={`${index} ${edges}`}
            value={step.result.text}
            disabled={hand.readOnly}
            write={(typed) => hand.write([...at, index, resultWord(stepped, step)], typed)}
          />
        </td>
        <td className="studio-steps">
          {!hand.readOnly && (
            <>
              <button
                type="button"
                aria-label={`${t('addStep')}: ${name}`}
                title={t('addStep')}
                onClick={() => hand.insert(at, index, stepBefore(stepped, index))}
              >
                +
              </button>
              <button
                type="button"
                aria-label={`${t('removeStep')}: ${name}`}
                title={t('removeStep')}
                disabled={stepped.steps.length < 2}
                onClick={() => hand.remove(at, index)}
              >
                −
              </button>
            </>
          )}
        </td>
      </tr>
    );
  });
}

interface EdgeProps {
  readonly bound: Bound;
  readonly name: string;
  readonly cell: string;
  readonly at: YamlPath;
  readonly hand: Hand;
}

function Edge({ bound, name, cell, at, hand }: EdgeProps) {
  const t = usePlanTexts();
  return (
    <span className="studio-edge">
      {t(bound.word)}
      <Written
        label={`${name} ${t(bound.word)}`}
        cell={cell}
        value={bound.value.text}
        disabled={hand.readOnly}
        write={(typed) => hand.write([...at, bound.word], typed)}
      />
    </span>
  );
}

function PartRows({ one: { weighted, at }, hand }: RowsProps) {
  const t = usePlanTexts();
  if (weighted === null) return null;
  const sum = weightSum(weighted.parts.map(({ weight }) => weight.text));
  return (
    <>
      {weighted.parts.map(({ of, weight }, index) => (
        <tr key={of.text}>
          <td className="note">{of.text}</td>
          <td className="number">
            <Written
              label={`${t('weight')} ${of.text}`}
              cell={`${index} 0`}
              value={weight.text}
              disabled={hand.readOnly}
              write={(typed) => hand.write([...at, index, 'weight'], typed)}
            />
          </td>
          <td />
        </tr>
      ))}
      {sum !== null && (
        <tr>
          <td colSpan={3} className="note">
            {t('weights', { sum })}
          </td>
        </tr>
      )}
    </>
  );
}
