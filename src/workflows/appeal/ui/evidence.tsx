import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FileField } from '../../../platform/ui/file-field.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { CLOSED } from '../model.ts';
import { Labelled } from './labelled.tsx';
import type { AppealDetail } from './read.ts';
import { EVIDENCE_FILES, sendEvidence } from './send-evidence.ts';
import { useAppealTexts } from './texts.ts';

export function Evidence({ appeal }: { readonly appeal: AppealDetail }) {
  const t = useAppealTexts();
  const queries = useQueryClient();
  const add = useMutation({
    mutationFn: (file: File) => sendEvidence(appeal.id, file),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['appeal', appeal.id] }),
  });
  const open = appeal.isMine && !CLOSED.includes(appeal.state) && appeal.evidence.length < 5;
  return (
    <>
      <ul className="appeal-files">
        {appeal.evidence.map((file) => (
          <li key={file.id}>
            <a href={`/api/appeals/${appeal.id}/evidence/${file.id}`} download>
              {file.name}
            </a>{' '}
            <span className="note">{Math.ceil(file.bytes / 1024)} KB</span>
          </li>
        ))}
      </ul>
      {open && (
        <Labelled id="add-evidence" label={t('addFile')} note={t('filesNote')}>
          <FileField
            key={appeal.evidence.length}
            id="add-evidence"
            accept={EVIDENCE_FILES}
            onChange={([file]) => file && add.mutate(file)}
          />
        </Labelled>
      )}
      <Failure error={add.error} />
    </>
  );
}
