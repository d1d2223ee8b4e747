import { useAppealTexts } from './texts.ts';

/** Until when a step is to be done; past it, said in words and not by colour alone. */
export function Due({ day }: { readonly day: string | null }) {
  const t = useAppealTexts();
  if (day === null) return <span className="note">—</span>;
  const today = new Intl.DateTimeFormat('sv-SE').format(new Date());
  const late = day < today;
  return (
    <span className={late ? 'appeal-due appeal-late' : 'appeal-due'}>
      {t('dueBy', { day })}
      {late && ` · ${t('late')}`}
    </span>
  );
}
