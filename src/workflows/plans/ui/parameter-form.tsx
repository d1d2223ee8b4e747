import { unitName } from '../../../base/quantity.ts';
import type { Parameter, Plan } from '../../../plan/index.ts';
import { Section } from '../../../platform/ui/page.tsx';
import { PasteHint } from '../../../platform/ui/paste/hint.tsx';
import { usePaste } from '../../../platform/ui/paste/use-paste.tsx';
import { useLang, useSay } from '../../../platform/ui/texts.ts';
import { setValue, type YamlPath } from '../edit.ts';
import { type PlanRow, withValues } from '../pasting.ts';
import { useNumbersToPaste } from './paste-numbers.ts';
import { usePlanTexts } from './texts.ts';
import { Written } from './written.tsx';

interface FormProps {
  readonly plan: Plan | null;
  readonly text: string;
  readonly readOnly: boolean;
  readonly onChange: (text: string) => void;
}

/** The numbers an organisation may change, as a form over the text: every change is written in place. */
export function ParameterForm({ plan, text, readOnly, onChange }: FormProps) {
  const t = usePlanTexts();
  const say = useSay();
  const rows = (plan?.parameters ?? []).flatMap((parameter) => rowsOf(parameter, say(parameter.title)));
  const columns = [{ id: 'value', title: t('value') }];
  const paste = usePaste(useNumbersToPaste({ rows, columns, text, readOnly }), (cells) =>
    onChange(withValues(text, rows, cells)),
  );
  const cellOf = (id: string) => `${rows.findIndex((row) => row.id === id)} 0`;
  const write = (path: YamlPath, value: string) => {
    const edited = setValue(text, path, value);
    if (edited !== undefined) onChange(edited);
    return edited !== undefined;
  };
  return (
    <Section title={t('parameters')} note={readOnly ? undefined : t('parametersNote')}>
      {!readOnly && plan !== null && (
        <p className="note">
          <PasteHint />
        </p>
      )}
      {plan === null ? (
        <p>{t('noParameters')}</p>
      ) : (
        <div className="table-frame">
          <table className="table" onPaste={paste.onPaste}>
            <caption className="visually-hidden">{t('parameters')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('name')}</th>
                <th scope="col" className="number">
                  {t('value')}
                </th>
                <th scope="col">{t('unit')}</th>
              </tr>
            </thead>
            <tbody>
              {plan.parameters.map((parameter) => (
                <ParameterRows
                  key={parameter.id}
                  parameter={parameter}
                  readOnly={readOnly}
                  write={write}
                  cellOf={cellOf}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {paste.panel}
    </Section>
  );
}

interface RowsProps {
  readonly parameter: Parameter;
  readonly readOnly: boolean;
  readonly write: (path: YamlPath, value: string) => boolean;
  readonly cellOf: (row: string) => string;
}

const tableRow = (id: string, keys: readonly string[]) => [id, ...keys].join('\n');

/** What can be pasted of a parameter: its value, or each of its table. */
function rowsOf({ id, title, table }: Parameter, said: string): readonly PlanRow[] {
  const names = [id, ...Object.values(title)];
  const shown = said || id;
  if (table === null) return [{ id, title: shown, names, cells: { value: ['parameters', id, 'value'] } }];
  return table.map(({ keys }) => ({
    id: tableRow(id, keys),
    title: `${shown} ${keys.join(' · ')}`,
    names: [keys.join(' '), keys.join(' · ')],
    cells: { value: ['parameters', id, 'values', ...keys] },
  }));
}

function ParameterRows({ parameter, readOnly, write, cellOf }: RowsProps) {
  const lang = useLang();
  const say = useSay();
  const { id, unit, value, table, note } = parameter;
  const title = say(parameter.title) || id;
  const at: YamlPath = ['parameters', id];
  const name = (
    <Written
      label={id}
      value={title}
      disabled={readOnly}
      wide
      write={(typed) => write([...at, 'title', lang], typed)}
    />
  );
  // As a reader says it; the text beside says `yuan/points`.
  const written = (
    <td className="note" title={unit}>
      {unitName(unit)[lang]}
    </td>
  );
  if (table === null) {
    return (
      <tr title={say(note)}>
        <td>{name}</td>
        <td className="number">
          <Written
            label={title}
            cell={cellOf(id)}
            value={value?.toString() ?? ''}
            disabled={readOnly}
            write={(typed) => write([...at, 'value'], typed)}
          />
        </td>
        {written}
      </tr>
    );
  }
  return (
    <>
      <tr title={say(note)}>
        <td colSpan={2}>{name}</td>
        {written}
      </tr>
      {table.map((row) => (
        <tr key={row.keys.join(' ')}>
          <td className="note">{row.keys.join(' · ')}</td>
          <td className="number">
            <Written
              label={`${title} ${row.keys.join(' ')}`}
              cell={cellOf(tableRow(id, row.keys))}
              value={row.value.toString()}
              disabled={readOnly}
              write={(typed) => write([...at, 'values', ...row.keys], typed)}
            />
          </td>
          <td />
        </tr>
      ))}
    </>
  );
}
