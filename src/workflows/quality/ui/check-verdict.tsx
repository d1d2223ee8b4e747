import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { Failure } from '../../../platform/ui/problems.tsx';
import { Answered, Contest, Findings, Result } from './marks.tsx';
import type { CheckDetail } from './read.ts';
import { useQualityTexts } from './texts.ts';

export function CheckVerdict({ detail }: { readonly detail: CheckDetail }) {
  const t = useQualityTexts();
  const queries = useQueryClient();
  const { check, mayAnswer } = detail;
  const me = useMe().data;
  const mayAppeal = me != null && reaches(me, 'appeal.file');
  const confirm = useMutation({
    mutationFn: () => answer(api.POST('/api/quality/checks/{id}/confirm', { params: { path: { id: check.id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['quality'] }),
  });
  return (
    <div className={check.result?.critical ? 'sums sums-critical' : 'sums'}>
      <div className="sums-line">
        <span className="sums-value">
          <Result check={check} />
        </span>
        <Findings check={check} />
        <span className="sums-state">
          <Answered check={check} urgent={mayAnswer} />
        </span>
      </div>
      {check.remark !== '' && <p className="sums-remark">{check.remark}</p>}
      {mayAnswer && (
        <div className="sheet-moves">
          <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate()}>
            {t('confirm')}
          </Button>
          {mayAppeal && <Contest check={check} className="sheet-contest" />}
          <span className="note">{t('answerUntil', { until: check.result?.answerUntil ?? '' })}</span>
        </div>
      )}
      <Failure error={confirm.error} />
    </div>
  );
}
