import { ApiProblem, type ProblemItem } from './api.ts';
import './problems.css';
import { defineTexts } from './texts.ts';

const useTexts = defineTexts('problems', {
  offline: {
    'zh-CN': '连不上服务器。',
    'zh-TW': '連不上伺服器。',
    en: 'The server cannot be reached.',
  },
  offlineFix: {
    'zh-CN': '检查网络后重试；已保存的内容不会丢失。',
    'zh-TW': '檢查網路後重試；已儲存的內容不會遺失。',
    en: 'Check the network and try again; what was saved is not lost.',
  },
  signInBeside: {
    'zh-CN': '在新标签页登录，再回到这里继续；填好的内容还在。',
    'zh-TW': '在新分頁登入，再回到這裡繼續；填好的內容還在。',
    en: 'Sign in in another tab, then go on here: what you filled in is still there.',
  },
});

/** What went wrong, where, and what to do: the same everywhere. */
export function Problems({ problems }: { readonly problems: readonly ProblemItem[] }) {
  if (problems.length === 0) return null;
  return (
    <div role="alert">
      <ul className="problems">
        {problems.map((p) => (
          <li key={`${p.code} ${p.place} ${p.message}`} className={`problem problem-${p.severity}`}>
            {p.place !== '' && <span className="problem-place">{p.place}</span>}
            <span className="problem-message">{p.message}</span>
            <span className="problem-fix">{p.fix}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A session that ends in the middle of a form takes nothing with it: to leave the page would. */
const SIGNED_OUT = 'access.signed-out';

/** The same for whatever a query or a write threw. */
export function Failure({ error }: { readonly error: unknown }) {
  const t = useTexts();
  if (error === null || error === undefined) return null;
  if (error instanceof ApiProblem && error.problems.length > 0)
    return (
      <>
        <Problems problems={error.problems} />
        {error.problems.some(({ code }) => code === SIGNED_OUT) && (
          <a href="/" target="_blank" rel="noreferrer">
            {t('signInBeside')}
          </a>
        )}
      </>
    );
  const item = {
    code: 'offline',
    severity: 'error',
    message: t('offline'),
    fix: t('offlineFix'),
    place: '',
    where: {},
  } as const;
  return <Problems problems={[item]} />;
}
