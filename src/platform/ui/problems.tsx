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

/** The same for whatever a query or a write threw. */
export function Failure({ error }: { readonly error: unknown }) {
  const t = useTexts();
  if (error === null || error === undefined) return null;
  if (error instanceof ApiProblem && error.problems.length > 0) return <Problems problems={error.problems} />;
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
