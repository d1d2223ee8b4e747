import { Link } from '@tanstack/react-router';
import { instantText } from '../../platform/ui/instant.ts';
import { useSay } from '../../platform/ui/texts.ts';
import type { NoticeRow } from './queries.ts';
import { useNoticeTexts } from './texts.ts';

export function Notice({ row, onFollow }: { readonly row: NoticeRow; readonly onFollow: () => void }) {
  const t = useNoticeTexts();
  const say = useSay();
  return (
    <li className={row.readAt === null ? 'notice notice-unread' : 'notice'}>
      <Link to={row.link as never} onClick={onFollow}>
        {say(row.text)}
      </Link>
      <span className="note">
        {row.readAt === null && <span className="visually-hidden">{t('isUnread')} · </span>}
        <time dateTime={row.at}>{instantText(row.at)}</time>
      </span>
    </li>
  );
}
