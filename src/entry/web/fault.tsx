import type { ErrorComponentProps } from '@tanstack/react-router';
import { Button } from 'antd';
import { Empty, Page } from '../../platform/ui/page.tsx';
import { defineTexts } from '../../platform/ui/texts.ts';

const useTexts = defineTexts('fault', {
  title: { 'zh-CN': '这个页面出错了', 'zh-TW': '這個頁面出錯了', en: 'This page failed' },
  says: {
    'zh-CN': '已保存的内容不受影响。请重新加载；仍然出错，请把下面这行发给管理员：',
    'zh-TW': '已儲存的內容不受影響。請重新載入；仍然出錯，請把下面這行傳給管理員：',
    en: 'What was saved is safe. Load the page again; if it fails again, send the line below to an administrator:',
  },
  reload: { 'zh-CN': '重新加载', 'zh-TW': '重新載入', en: 'Load again' },
});

/** A fault of the program's own: said in the reader's language, with what somebody needs who is to mend it. */
export function FaultPage({ error }: ErrorComponentProps) {
  const t = useTexts();
  return (
    <Page title={t('title')}>
      <Empty
        says={t('says')}
        offer={
          <>
            <code>{error instanceof Error ? error.message : String(error)}</code>
            <Button onClick={() => window.location.reload()}>{t('reload')}</Button>
          </>
        }
      />
    </Page>
  );
}
