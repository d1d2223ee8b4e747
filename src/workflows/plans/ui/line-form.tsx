import type { Bound, Plan } from '../../../plan/index.ts';
import { Section } from '../../../platform/ui/page.tsx';
import { useLang, useSay } from '../../../platform/ui/texts.ts';
import { setValue, type YamlPath } from '../edit.ts';
import { insertItem, removeItem } from '../edit-list.ts';
import { type FormLine, formLines, resultWord, stepBefore, weightSum } from '../steps.ts';
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
  const { id, title, note } = one.line;
  return (
    <tbody>
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
    </tbody>
  );
}

function StepRows({ one: { line, stepped, at }, hand }: RowsProps) {
  const t = usePlanTexts();
  const say = useSay();
  if (stepped === null) return null;
  const title = say(line.title) || line.id;
  return stepped.steps.map((step, index) => {
    const name = `${title} ${t('step', { n: index + 1 })}`;
    const bounds = [step.lower, step.upper].filter((bound) => bound !== null);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place among the others.
      <tr key={index}>
        <td>
          {bounds.length === 0 && <span className="note">{t('otherwise')}</span>}
          {bounds.map((bound) => (
            <Edge key={bound.word} bound={bound} name={name} at={[...at, index]} hand={hand} />
          ))}
        </td>
        <td className="number">
          <Written
            label={name}
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
  readonly at: YamlPath;
  readonly hand: Hand;
}

function Edge({ bound, name, at, hand }: EdgeProps) {
  const t = usePlanTexts();
  return (
    <span className="studio-edge">
      {t(bound.word)}
      <Written
        label={`${name} ${t(bound.word)}`}
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
