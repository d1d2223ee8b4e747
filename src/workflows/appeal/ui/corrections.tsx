import { Button } from 'antd';
import { blankCorrection, type Change, changesFor, firstCorrection } from './correction-choices.ts';
import { CorrectionFields } from './correction-fields.tsx';
import { useDecideTexts } from './decide-texts.ts';
import { Labelled } from './labelled.tsx';
import type { AppealDetail, Correction } from './read.ts';

interface CorrectionsProps {
  readonly appeal: AppealDetail;
  readonly corrections: readonly Correction[];
  readonly onChange: (corrections: readonly Correction[]) => void;
}

export function CorrectionsEditor({ appeal, corrections, onChange }: CorrectionsProps) {
  const t = useDecideTexts();
  const set = (at: number, next: Correction) => onChange(corrections.map((one, i) => (i === at ? next : one)));
  return (
    <div>
      <span className="appeal-legend">{t('corrections')}</span>
      {corrections.map((correction, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a correction has no identity but its place in the list.
        <div className={`appeal-correction appeal-correction-${correction.change}`} key={i}>
          <Labelled id={`change-${i}`} label={t('what')}>
            <select
              id={`change-${i}`}
              value={correction.change}
              onChange={(event) => set(i, blankCorrection(event.target.value as Change, appeal))}
            >
              {changesFor(appeal).map((change) => (
                <option key={change} value={change}>
                  {t(change)}
                </option>
              ))}
            </select>
          </Labelled>
          <CorrectionFields at={i} appeal={appeal} correction={correction} onChange={(next) => set(i, next)} />
          <Button onClick={() => onChange(corrections.filter((_, j) => j !== i))}>{t('remove')}</Button>
        </div>
      ))}
      <p>
        <Button onClick={() => onChange([...corrections, firstCorrection(appeal)])}>{t('addCorrection')}</Button>
      </p>
    </div>
  );
}
