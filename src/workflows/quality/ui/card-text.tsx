import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { Section } from '../../../platform/ui/page.tsx';
import { Failure, Problems } from '../../../platform/ui/problems.tsx';
import type { CardVersion } from './card-version.ts';
import { useSetupTexts } from './setup-texts.ts';

export function CardText({ one }: { readonly one: CardVersion }) {
  const t = useSetupTexts();
  const queries = useQueryClient();
  const [text, setText] = useState(one.text);
  const path = { card: one.card, version: one.version };
  const save = useMutation({
    mutationFn: () =>
      answer(
        api.PUT('/api/quality/cards/{card}/{version}', { params: { path }, body: { text, revision: one.revision } }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['quality'] }),
  });
  const me = useMe().data;
  const mayEdit = me != null && reaches(me, 'quality.card', 'all');
  return (
    <Section title={t('text')}>
      <Input.TextArea
        className="card-text"
        aria-label={t('text')}
        value={text}
        readOnly={!mayEdit}
        spellCheck={false}
        rows={Math.min(28, Math.max(12, text.split('\n').length))}
        autoSize={{ minRows: 12, maxRows: 28 }}
        onChange={(event) => setText(event.target.value)}
      />
      {mayEdit && (
        <div className="sheet-moves">
          <Button type="primary" disabled={text === one.text} loading={save.isPending} onClick={() => save.mutate()}>
            {t('save')}
          </Button>
        </div>
      )}
      <Failure error={save.error} />
      <Problems problems={one.problems} />
    </Section>
  );
}
